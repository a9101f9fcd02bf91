import { resolve } from 'node:path';
import { buildSearchIndex } from '../answers/searchIndex.ts';
import { loadConfig } from '../config/load.ts';
import { formatProblem, type Problem } from '../config/problem.ts';
import type { Config } from '../config/schema.ts';
import { contentProblems } from '../content/check.ts';
import { overrideProblems } from '../content/checkOverrides.ts';
import { readinessProblems } from '../content/checkReadiness.ts';
import { buildKnowledge, type Knowledge } from '../content/knowledge.ts';
import { type Content, readContent, readMessages } from '../content/read.ts';
import type { Built } from './built.ts';
import { root } from './root.ts';
import { UserError } from './userError.ts';

export interface Project {
  readonly config: Config;
  readonly content: Content;
}

/** Everything that is wrong with a config and the records, and the project where nothing is. */
export function inspect(configFile: string): { problems: readonly Problem[]; project?: Project } {
  const loaded = loadConfig(resolve(root, configFile));
  const content = readContent(root);
  const problems = [
    ...(loaded.ok ? overrideProblems(content.sources, loaded.value, loaded.problemAt) : loaded.problems),
    ...content.problems,
    ...(loaded.ok ? contentProblems(content.sources, loaded.value) : []),
    ...(loaded.ok ? readinessProblems(content.sources, loaded.value) : []),
  ];
  return loaded.ok && problems.length === 0
    ? { problems, project: { config: loaded.value, content } }
    : { problems };
}

/** The project, or a {@link UserError} that lists every problem. */
export function openProject(configFile: string): Project {
  const { problems, project } = inspect(configFile);
  if (!project) throw new UserError(problems.map(formatProblem).join('\n'));
  return project;
}

/** The knowledge of each locale of the site, the default first. */
export function knowledges({ config, content }: Project): Knowledge[] {
  return config.site.locales.map((locale) =>
    buildKnowledge(content.sources, { config, locale, messages: readMessages(root, locale) }),
  );
}

/** What a server needs of the knowledge of all locales. */
export function built(all: readonly Knowledge[]): Built {
  return {
    knowledges: all,
    indexes: all.map(buildSearchIndex),
    messages: Object.fromEntries(all.map(({ locale }) => [locale, readMessages(root, locale)])),
  };
}
