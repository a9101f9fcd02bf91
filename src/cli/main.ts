import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json';
import { UserError } from './userError.ts';

const program = new Command('enrollkit')
  .description(packageJson.description)
  .version(packageJson.version)
  .exitOverride()
  .showHelpAfterError('(add --help to see what this command takes)');

function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--config <file>', 'the organization’s config file', 'enrollkit.config.yaml');
}

command('check', 'validate the config and every record')
  .option('--json', 'print the problems as JSON')
  .option('--stale <days>', 'also list records whose facts were last checked more than this many days ago')
  .action(async (options) => (await import('./check.ts')).check(options));

command('ask', 'answer a question from the content')
  .argument('[question]', 'the question, in quotes')
  .option('--locale <locale>', 'language of the person who asks')
  .option('--batch <file>', 'a JSON array of { "q", "lang"? }, or - for standard input')
  .option('--json', 'print the answer as JSON')
  .action(async (question, options) => (await import('./ask.ts')).ask(question, options));

command('export', 'print the knowledge as JSON')
  .option('--locale <locale>', 'the language to export')
  .action(async (options) => (await import('./export.ts')).exportKnowledge(options));

command('build', 'build the site, the knowledge and the bot into build/').action(async (options) =>
  (await import('./build.ts')).build(options),
);

command('start', 'serve the site and the bot, building them first if anything changed')
  .option('--port <port>', 'the port to listen on', process.env['PORT'] ?? '3978')
  .option('--host <host>', 'the address to listen on', process.env['HOST'] ?? '127.0.0.1')
  .addOption(new Option('--only-bot', 'serve the bot from the sources, without a site').hideHelp())
  .action(async (options) =>
    (await import('./start.ts')).start(options, {
      build: async (config) => (await import('./build.ts')).build({ config }),
      knowledge: async (config) => {
        const { built, knowledges, openProject } = await import('./project.ts');
        return built(knowledges(openProject(config)));
      },
    }),
  );

command('dev', 'the site with hot reload and the bot with restart, while you write').action(async (options) =>
  (await import('./dev.ts')).dev(options),
);

command('package', 'write the Teams app package into build/teams/')
  .option('--app-version <version>', 'a higher one for an update in Teams; that of EnrollKit if left out')
  .action(async (options) => (await import('./package.ts')).packageTeamsApp(options));

command('report', 'what the bot was asked, what helped, and what has no answer yet')
  .option('--days <days>', 'how far to look back', '30')
  .option('--json', 'print everything as JSON')
  .action(async (options) => (await import('./report.ts')).report(options));

command('doctor', 'check what is live: site, discovery, bot, Teams package')
  .option('--url <address>', 'ask this server instead of the addresses of the config')
  .option('--json', 'print the findings as JSON')
  .action(async (options) => (await import('./doctor.ts')).doctor(options));

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UserError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
});
