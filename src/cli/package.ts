import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TeamsAppLocale } from '../../bot/package/manifest.ts';
import { buildTeamsPackage, PackageError } from '../../bot/package/zip.ts';
import packageJson from '../../package.json';
import { readMessages } from '../content/read.ts';
import { buildFolder } from './freshness.ts';
import { knowledges, openProject } from './project.ts';
import { root } from './root.ts';
import { UserError } from './userError.ts';

/** Stands for the bot until it is registered, so that the package can be looked at before. */
const UNREGISTERED = '00000000-0000-0000-0000-000000000000';

/** Writes the Teams app package; the same bytes for the same content and bot. */
export function packageTeamsApp({ config, appVersion }: { config: string; appVersion?: string }): void {
  const botId = process.env['MicrosoftAppId']?.trim();
  const [first, ...others] = knowledges(openProject(config)).map(
    (knowledge): TeamsAppLocale => ({ knowledge, messages: readMessages(root, knowledge.locale) }),
  );
  const file = join(buildFolder, 'teams', 'enrollkit.zip');
  try {
    const locales = [first as TeamsAppLocale, ...others] as const;
    const zip = buildTeamsPackage({
      locales,
      botId: botId || UNREGISTERED,
      version: appVersion ?? packageJson.version,
    });
    mkdirSync(join(buildFolder, 'teams'), { recursive: true });
    writeFileSync(file, zip);
  } catch (error) {
    if (error instanceof PackageError) throw new UserError(error.message);
    throw error;
  }
  process.stdout.write('build/teams/enrollkit.zip\n');
  if (!botId)
    process.stderr.write('Not for Teams yet: set MicrosoftAppId to the id of your bot and package again.\n');
}
