import { isUtf8 } from 'node:buffer';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Problem } from './problem.ts';
import { type Config, configSchema } from './schema.ts';
import { type Path, parseYaml, validateYaml } from './yaml.ts';

const MAX_BYTES = 1_000_000;

/** A config, and where in its file an option is, for problems that only show beside the content. */
export type LoadedConfig =
  | { readonly ok: true; readonly value: Config; readonly problemAt: ProblemAt }
  | { readonly ok: false; readonly problems: readonly Problem[] };
/** A problem with an option or, at `atKey`, with its name. */
export type ProblemAt = (option: Path, message: string, atKey?: boolean) => Problem;

/** Reads and validates a config file. All problems at once; the files it names must exist. */
export function loadConfig(path: string): LoadedConfig {
  const inProject = relative(process.cwd(), path).split('\\').join('/');
  const file = inProject && !inProject.startsWith('..') ? inProject : path;
  const fileProblem = (message: string): LoadedConfig => ({
    ok: false,
    problems: [{ file, line: 1, column: 1, message }],
  });
  if (!existsSync(path))
    return fileProblem('found no such file, expected your config; write its path after --config');
  const stats = statSync(path);
  if (stats.isDirectory())
    return fileProblem('found a folder, expected a file; write the path of your config');
  if (stats.size > MAX_BYTES)
    return fileProblem(
      `found a file of ${(stats.size / 1e6).toFixed(1)} MB, expected a config of less than 1 MB`,
    );
  if (!isReadable(path))
    return fileProblem('found a file that may not be read, expected one that you may open');
  const bytes = readFileSync(path);
  if (bytes.includes(0)) return fileProblem('found a file that is not text, expected a config in YAML');
  if (!isUtf8(bytes))
    return fileProblem('found letters that are not UTF-8, expected text in UTF-8, save the file as UTF-8');
  const source = bytes.toString('utf8');
  if (!source.replace(/^\s*#.*$/gm, '').trim())
    return fileProblem('found an empty file, expected a config; start from the sample enrollkit.config.yaml');

  const validated = validateYaml(configSchema, source, { file });
  if (!validated.ok) return validated;
  const parsed = parseYaml(source, { file });
  if (!parsed.ok) return parsed;
  const problems = missingFiles(validated.value, path).map(({ option, value }) =>
    parsed.value.problemAt(option, `found "${value}", which is no file, expected a picture in static/`),
  );
  return problems.length > 0 ? { ok: false, problems } : { ...validated, problemAt: parsed.value.problemAt };
}

function missingFiles({ brand }: Config, configPath: string): { option: string[]; value: string }[] {
  const files = [
    { option: ['brand', 'logo', 'light'], value: brand.logo.light },
    // The light one again where no dark one is written: one mistake, named once.
    ...(brand.logo.dark === brand.logo.light
      ? []
      : [{ option: ['brand', 'logo', 'dark'], value: brand.logo.dark }]),
    { option: ['brand', 'favicon'], value: brand.favicon },
  ];
  const places = [dirname(configPath), process.cwd()];
  const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
  return files.filter(({ value }) => !places.some((place) => isFile(resolve(place, value))));
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
