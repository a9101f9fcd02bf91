import { strToU8, unzipSync, zipSync } from 'fflate';
import { colorIcon, outlineIcon } from './icons.ts';
import { COLOR_ICON, OUTLINE_ICON, type TeamsApp, teamsManifest } from './manifest.ts';
import { type PackageFiles, packageProblems } from './validate.ts';

/** A package that Teams would not take; `problems` has a line for each reason. */
export class PackageError extends Error {
  override name = 'PackageError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The Teams app package is not valid:\n${problems.join('\n')}`);
    this.problems = problems;
  }
}

/**
 * The Teams app package, a zip; the same app gives the same bytes.
 * @throws PackageError
 */
export function buildTeamsPackage(app: TeamsApp): Uint8Array {
  const files = teamsPackageFiles(app);
  const problems = packageProblems(files);
  if (problems.length > 0) throw new PackageError(problems);
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  // The first moment that a zip can hold. It holds local time, so the date is made of local parts.
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: new Date(1980, 0, 1) });
}

/** The files of a package; undefined for what is no zip. */
export function readTeamsPackage(zip: Uint8Array): PackageFiles | undefined {
  try {
    return unzipSync(zip);
  } catch {
    return undefined;
  }
}

/** The files of the package before they are zipped. */
export function teamsPackageFiles(app: TeamsApp): PackageFiles {
  const { manifest, localizations } = teamsManifest(app);
  const texts = Object.entries({ 'manifest.json': manifest, ...localizations });
  return {
    ...Object.fromEntries(
      texts.map(([name, value]) => [name, strToU8(`${JSON.stringify(value, null, 2)}\n`)]),
    ),
    [COLOR_ICON]: colorIcon(manifest.accentColor),
    [OUTLINE_ICON]: outlineIcon(),
  };
}
