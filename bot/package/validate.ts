import { strFromU8 } from 'fflate';
import { COLOR_SIZE, OUTLINE_SIZE } from './icons.ts';
import { type Localization, MAX_LENGTHS, type TeamsManifest } from './manifest.ts';
import { pngSize } from './png.ts';

/** Files of a package by their name; all of them stand at the root of the zip. */
export interface PackageFiles {
  readonly [name: string]: Uint8Array;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HTTPS = /^https:\/\/[^/]/;
const VERSION = /^\d+\.\d+\.\d+$/;
// A wildcard stands for the first label, and at least a registered domain follows it.
const DOMAIN = /^(\*\.(?=[^.]+\.))?([a-z0-9-]+\.)+[a-z0-9-]+(:\d+)?$/i;
const REQUIRED_TEXTS = ['name.short', 'name.full', 'description.short', 'description.full'] as const;

/**
 * What Teams would refuse about a package of ours and the manifest schema does not look at, a line each;
 * none for a good one.
 */
export function packageProblems(files: PackageFiles): string[] {
  const manifest = parse<TeamsManifest>(files['manifest.json']);
  if (!manifest) return ['manifest.json: found no JSON object'];
  const { developer, icons, bots, composeExtensions, staticTabs, validDomains, localizationInfo } = manifest;
  const texts = { ...flatTexts(manifest), 'developer.name': developer.name };
  return [
    ...mismatch(manifest.version, VERSION, 'version', 'three numbers such as 1.0.0'),
    ...mismatch(manifest.id, GUID, 'id', 'a GUID'),
    ...bots.flatMap(({ botId }) =>
      mismatch(botId, GUID, 'bots[0].botId', 'the application (client) ID of the bot'),
    ),
    ...composeExtensions
      .filter(({ botId }) => botId !== bots[0].botId)
      .map(
        ({ botId }) =>
          `manifest.json: found ${botId} in composeExtensions[0].botId, expected that of the bot`,
      ),
    ...composeExtensions
      .flatMap(({ messageHandlers }) => messageHandlers.flatMap(({ value }) => value.domains))
      .filter((domain) => !validDomains.includes(domain))
      .map(
        (domain) =>
          `manifest.json: found links to ${domain} in composeExtensions[0], expected a host of validDomains`,
      ),
    ...tabProblems(staticTabs[1], validDomains),
    ...(['websiteUrl', 'privacyUrl', 'termsOfUseUrl'] as const).flatMap((key) =>
      mismatch(developer[key], HTTPS, `developer.${key}`, 'an address that starts with https://'),
    ),
    ...validDomains.flatMap((domain) =>
      mismatch(domain, DOMAIN, 'validDomains', 'a host such as help.contoso.com'),
    ),
    ...lengthProblems('manifest.json', texts),
    ...iconProblems(files, icons.color, COLOR_SIZE),
    ...iconProblems(files, icons.outline, OUTLINE_SIZE),
    ...localizationInfo.additionalLanguages.flatMap(({ file }) =>
      localizationProblems(files, file, manifest),
    ),
  ];
}

/** The schema takes a tab of any address; Teams shows only what is encrypted and on a host that the app names. */
function tabProblems(
  { contentUrl, websiteUrl }: TeamsManifest['staticTabs'][1],
  validDomains: readonly string[],
): string[] {
  return Object.entries({ contentUrl, websiteUrl }).flatMap(([key, url]) => [
    ...mismatch(url, HTTPS, `staticTabs[1].${key}`, 'an address that starts with https://'),
    ...(URL.canParse(url) && !validDomains.includes(new URL(url).host)
      ? [`manifest.json: found ${url} in staticTabs[1].${key}, expected a page on a host of validDomains`]
      : []),
  ]);
}

function localizationProblems(files: PackageFiles, file: string, manifest: TeamsManifest): string[] {
  const texts = parse<Localization>(files[file]);
  if (!texts) return [`${file}: found no such file, expected the texts of a language`];
  const known = flatTexts(manifest);
  return [
    ...REQUIRED_TEXTS.filter((key) => !texts[key]).map((key) => `${file}: found no ${key}`),
    ...Object.keys(texts)
      .filter((key) => !(key in known))
      .map((key) => `${file}: found ${key}, which the manifest does not have`),
    ...lengthProblems(file, texts),
  ];
}

/** Every text of a manifest that a language can replace, by its flat key. */
function flatTexts({ name, description, bots, composeExtensions, staticTabs }: TeamsManifest): Localization {
  const search = composeExtensions[0].commands[0];
  const commands = bots.flatMap(({ commandLists }) =>
    commandLists.flatMap((list, listIndex) =>
      list.commands.flatMap(({ title, description, prompt }, index) =>
        Object.entries({ title, description, prompt }).map(([part, text]) => [
          `bots[0].commandLists[${listIndex}].commands[${index}].${part}`,
          text,
        ]),
      ),
    ),
  );
  return {
    'composeExtensions[0].commands[0].title': search.title,
    'composeExtensions[0].commands[0].description': search.description,
    'composeExtensions[0].commands[0].parameters[0].title': search.parameters[0].title,
    'composeExtensions[0].commands[0].parameters[0].description': search.parameters[0].description,
    'staticTabs[1].name': staticTabs[1].name,
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(commands),
  };
}

function lengthProblems(file: string, texts: Localization): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const kind = key
      .replace(/^bots.*\./, 'command.')
      .replace(/^composeExtensions.*\./, 'extension.')
      .replace(/^staticTabs.*\./, 'tab.');
    const most = MAX_LENGTHS[kind as keyof typeof MAX_LENGTHS];
    if (text.trim() === '') return [`${file}: found no text in ${key}`];
    return text.length > most
      ? [`${file}: found ${text.length} characters in ${key}, expected at most ${most}`]
      : [];
  });
}

function iconProblems(files: PackageFiles, file: string, side: number): string[] {
  const size = files[file] && pngSize(files[file]);
  if (!size) return [`${file}: found no PNG`];
  const { width, height } = size;
  return width === side && height === side
    ? []
    : [`${file}: found ${width} × ${height} pixels, expected ${side} × ${side}`];
}

function mismatch(value: string, pattern: RegExp, key: string, what: string): string[] {
  return pattern.test(value) ? [] : [`manifest.json: found ${value} in ${key}, expected ${what}`];
}

function parse<Value extends object>(file: Uint8Array | undefined): Value | undefined {
  try {
    const value: unknown = file && JSON.parse(strFromU8(file));
    return typeof value === 'object' && value !== null ? (value as Value) : undefined;
  } catch {
    return undefined;
  }
}
