import type { TeamsManifest } from '../../../bot/package/manifest.ts';
import { packageProblems } from '../../../bot/package/validate.ts';
import { readTeamsPackage } from '../../../bot/package/zip.ts';
import type { Config } from '../../config/schema.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warn, fail } = findingsOf('package');

const AGAIN = 'run enrollkit package with the variables of the server, and upload the file again';

/** A package as it would be uploaded, against the bot and the site; `undefined` where there is no file. */
export function packageFindings(
  zip: Uint8Array | undefined,
  {
    config,
    botId,
    version,
  }: { readonly config: Config; readonly botId: string | undefined; readonly version: string },
): Finding[] {
  if (!zip) return [warn('found no build/teams/enrollkit.zip; run enrollkit package')];
  const files = readTeamsPackage(zip);
  const problems = files ? packageProblems(files) : ['it is no zip'];
  if (!files || problems.length > 0)
    return problems.map((problem) => fail(`build/teams/enrollkit.zip: ${problem}; ${AGAIN}`));
  const manifest: TeamsManifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
  const wrong = [
    ...botProblems(manifest, botId),
    ...hostProblems(manifest, config),
    ...(isOlder(manifest.version, version)
      ? [
          `found version ${manifest.version} in the package, expected ${version} of this EnrollKit, or a higher one`,
        ]
      : []),
  ];
  if (wrong.length > 0) return wrong.map((problem) => fail(`${problem}; ${AGAIN}`));
  return isUnregistered(manifest)
    ? [warn(`found no bot in the package, which is only to be looked at; ${AGAIN}`)]
    : [ok(`build/teams/enrollkit.zip, version ${manifest.version}, is for this bot and this site`)];
}

/** Whether one version of three numbers comes before another one. */
function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

function botProblems({ bots: [bot] }: TeamsManifest, botId: string | undefined): string[] {
  return botId && bot.botId !== botId.toLowerCase()
    ? ['found another bot in the package than MicrosoftAppId']
    : [];
}

/** Made before the bot was registered: its id is all zeros. */
function isUnregistered({ bots: [bot] }: TeamsManifest): boolean {
  return /^[0-]+$/.test(bot.botId);
}

function hostProblems({ validDomains }: TeamsManifest, { site }: Config): string[] {
  const { host } = new URL(site.url);
  return validDomains.includes(host)
    ? []
    : [`found ${validDomains.join(', ')} in validDomains, expected ${host}`];
}
