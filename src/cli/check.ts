import { formatProblem } from '../config/problem.ts';
import { inspect } from './project.ts';

/** Prints every problem of the config and the content; exit code 1 if there is one. */
export function check({ config, json }: { config: string; json?: boolean }): void {
  const { problems, project } = inspect(config);
  if (json) process.stdout.write(`${JSON.stringify({ problems }, null, 2)}\n`);
  else if (problems.length > 0) process.stdout.write(`${problems.map(formatProblem).join('\n')}\n`);
  else process.stdout.write(`${config} and ${project?.content.sources.length} records: no problems found.\n`);
  if (problems.length > 0) process.exitCode = 1;
}
