import { join } from 'node:path';
import { loadConfig } from '../config/load.ts';
import { formatProblem, type Problem } from '../config/problem.ts';
import type { Config } from '../config/schema.ts';
import { overrideProblems } from '../content/checkOverrides.ts';
import type { Content } from '../content/read.ts';
import { currentContent } from './readKnowledge.ts';

/** Names the config file of a build, where it is not `enrollkit.config.yaml` at the root. */
export const CONFIG_VARIABLE = 'ENROLLKIT_CONFIG';
export const CONFIG_FILE = 'enrollkit.config.yaml';

export type Site =
  | { readonly ok: true; readonly config: Config; readonly content: Content }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the config and every record of a site; all problems at once. */
export function loadSite(root: string): Site {
  const loaded = loadConfig(process.env[CONFIG_VARIABLE] ?? join(root, CONFIG_FILE));
  const content = currentContent(root);
  const problems = [
    ...(loaded.ok ? overrideProblems(content.sources, loaded.value, loaded.problemAt) : loaded.problems),
    ...content.problems,
  ];
  return loaded.ok && problems.length === 0
    ? { ok: true, config: loaded.value, content }
    : { ok: false, problems };
}

export function describeProblems(problems: readonly Problem[]): string {
  return `The content cannot be published yet:\n${problems.map(formatProblem).join('\n')}`;
}
