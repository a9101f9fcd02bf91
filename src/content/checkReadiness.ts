import type { Problem } from '../config/problem.ts';
import type { Config } from '../config/schema.ts';
import { meant } from '../config/yaml.ts';
import { anchorsByPath } from './check.ts';
import type { RecordSource } from './knowledge.ts';
import { readinessTargets } from './readiness.ts';

/** Where the readiness check of a config leads to a record or an anchor that is not there. */
export function readinessProblems(sources: readonly RecordSource[], config: Config): Problem[] {
  const byId = new Map(sources.map((source) => [source.frontMatter.id, source]));
  const problems = new Map<string, Problem>();
  for (const { record, anchor } of readinessTargets(config)) {
    const source = byId.get(record);
    const known = source && anchor ? (anchorsByPath([source]).get(source.path) ?? []) : [];
    if (source && (!anchor || known.includes(anchor))) continue;
    const message = source
      ? `found no anchor ${anchor}, expected it: the readiness check leads there${meant(anchor ?? '', known)}`
      : `found no record ${record}, expected it: the readiness check leads there${meant(record, [...byId.keys()])}`;
    problems.set(message, { file: source?.file ?? 'docs', line: 1, column: 1, message });
  }
  return [...problems.values()];
}
