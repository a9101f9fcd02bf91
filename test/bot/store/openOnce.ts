import { openDatabase } from '../../../bot/store/database.ts';

// Opens a database and prints how many migrations are recorded in it.
async function main(): Promise<void> {
  const database = await openDatabase(JSON.parse(process.argv[2] ?? ''));
  const rows = await database.query('SELECT name FROM enrollkit_migrations');
  process.stdout.write(`${rows.length}\n`);
  await database.close();
}

void main();
