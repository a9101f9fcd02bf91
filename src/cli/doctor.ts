import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { formatProblem } from '../config/problem.ts';
import type { Config } from '../config/schema.ts';
import { botFindings } from './doctor/bot.ts';
import { certificateFindings } from './doctor/certificate.ts';
import { discoveryFindings } from './doctor/discovery.ts';
import { environmentFindings } from './doctor/environment.ts';
import { type Finding, findingsOf, formatFindings, inOrder } from './doctor/finding.ts';
import { siteFindings } from './doctor/site.ts';
import { packageFindings } from './doctor/teamsPackage.ts';
import { buildFolder } from './freshness.ts';
import { inspect, knowledges, type Project } from './project.ts';
import { UserError } from './userError.ts';

interface Options {
  readonly config: string;
  /** A server to ask instead of the addresses of the config. */
  readonly url?: string;
  readonly json?: boolean;
}

/** Looks at everything that must be right for the site and the bot to work, and prints all of it; exit code 1 if something is not. */
export async function doctor({ config, url, json }: Options): Promise<void> {
  const { problems, project } = inspect(config);
  const { ok, fail } = findingsOf('config');
  const findings = inOrder(
    project
      ? [
          ok(`${config} and ${project.content.sources.length} records have no problem`),
          ...(await liveFindings(project, url === undefined ? undefined : originOf(url))),
        ]
      : problems.map((problem) => fail(formatProblem(problem))),
  );
  const isWell = findings.every(({ state }) => state !== 'fail');
  process.stdout.write(
    json ? `${JSON.stringify({ ok: isWell, findings }, null, 2)}\n` : `${formatFindings(findings)}\n`,
  );
  if (!isWell) process.exitCode = 1;
}

async function liveFindings(project: Project, server: string | undefined): Promise<Finding[]> {
  const { config } = project;
  const all = knowledges(project);
  const now = new Date();
  const origin = server ?? config.site.url;
  const zip = join(buildFolder, 'teams', 'enrollkit.zip');
  const live = await Promise.all([
    certificateFindings('site', new URL(origin), now),
    siteFindings(origin, all),
    ...discoveryOrigins(config, server).flatMap((domain) => [
      discoveryFindings(domain, config),
      ...(domain === origin ? [] : [certificateFindings('discovery', new URL(domain), now)]),
    ]),
    botFindings(origin),
  ]);
  return [
    ...environmentFindings(process.env, config, now),
    ...live.flat(),
    ...packageFindings(existsSync(zip) ? readFileSync(zip) : undefined, {
      config,
      botId: process.env['MicrosoftAppId']?.trim(),
      version: packageJson.version,
    }),
  ];
}

/** Where iOS asks: at every domain that stands behind an @. */
function discoveryOrigins({ organization }: Config, server: string | undefined): string[] {
  return server ? [server] : organization.signInDomains.map((domain) => `https://${domain}`);
}

function originOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UserError(`found --url ${url}, expected an address such as https://help.contoso.com`);
  return new URL(url).origin;
}
