import { writeSync } from 'node:fs';
import { openDatabase } from '../../../bot/store/database.ts';
import { createDeferredWrites } from '../../../bot/store/deferredWrites.ts';
import { createFeedback } from '../../../bot/store/feedback.ts';

// Keeps votes until it is killed, a few at a time, each delivered twice; prints the id of each that is acknowledged.
const AT_A_TIME = 4;

async function main(): Promise<void> {
  const [, , database = '', run = ''] = process.argv;
  const opened = await openDatabase(JSON.parse(database));
  const feedback = createFeedback(opened, createDeferredWrites(opened, { onError: () => undefined }));
  const vote = (id: string) =>
    feedback.vote({
      id,
      record: 'sign-in-failed',
      helpful: true,
      source: 'card',
      locale: 'en',
      at: new Date(),
    });
  const voter = async (name: number) => {
    for (let count = 0; ; count += 1) {
      const id = `${run}-${name}-${count}`;
      await Promise.all([vote(id), vote(id)]);
      writeSync(1, `${id}\n`);
      // As in a server, what comes in has its turn between two votes.
      await new Promise((next) => setImmediate(next));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, (_, name) => voter(name)));
}

void main();
