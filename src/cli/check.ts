import { formatProblem, type Problem } from '../config/problem.ts';
import { overdue } from '../content/freshness.ts';
import { isShown } from '../content/knowledge.ts';
import { inspect, type Project } from './project.ts';
import { UserError } from './userError.ts';

interface Options {
  readonly config: string;
  readonly json?: boolean;
  /** Days after which facts want to be compared with their sources again. */
  readonly stale?: string;
}

/** Prints every problem of the config and the content; exit code 1 if there is one. */
export function check({ config, json, stale }: Options): void {
  const { problems, project } = inspect(config);
  const all = [...problems, ...(project && stale ? staleRecords(project, days(stale)) : [])];
  if (json) process.stdout.write(`${JSON.stringify({ problems: all }, null, 2)}\n`);
  else if (all.length > 0) process.stdout.write(`${all.map(formatProblem).join('\n')}\n`);
  else process.stdout.write(`${config} and ${project?.content.sources.length} records: no problems found.\n`);
  if (all.length > 0) process.exitCode = 1;
}

/** Records that this organization shows and that want another look, the oldest first. */
function staleRecords({ config, content }: Project, limit: number): Problem[] {
  const shown = content.sources.filter(({ frontMatter }) => isShown(frontMatter, config));
  return overdue(shown, limit, new Date()).map(({ source, days }) => ({
    file: source.file,
    line: source.verifiedLine,
    column: 1,
    message: `found ${source.frontMatter.verified.date}, which is ${days} days ago, expected at most ${limit}; compare the facts with their sources and write the date of today`,
  }));
}

function days(written: string): number {
  if (!/^\d{1,5}$/.test(written))
    throw new UserError(`found --stale ${written}, expected a number of days, write --stale 180`);
  return Number(written);
}
