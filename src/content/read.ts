import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Problem } from '../config/problem.ts';
import { validateYaml } from '../config/yaml.ts';
import { frontMatterSchema, ownFrontMatterSchema, translationSchema } from './frontMatter.ts';
import type { RecordSource, TranslationSource } from './knowledge.ts';
import { MESSAGES, type Messages } from './messages.ts';
import { splitFrontMatter } from './parse.ts';

export interface Content {
  readonly sources: readonly RecordSource[];
  readonly problems: readonly Problem[];
}

/** Folder in `docs/` that is the organization's alone: no update of EnrollKit touches it. */
const OWN_FOLDER = 'own';
const TRANSLATED_DOCS = join('docusaurus-plugin-content-docs', 'current');

/** Reads every record under `docs/` and its translations under `i18n/`, from a project's root. */
export function readContent(root: string): Content {
  const problems: Problem[] = [];
  const sources = markdownFiles(join(root, 'docs')).flatMap((path) => {
    const source = readRecord(root, path, problems);
    return source ? [source] : [];
  });
  return { sources, problems };
}

/** Locales that have a folder under `i18n/`. */
export function translatedLocales(root: string): string[] {
  const folder = join(root, 'i18n');
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
}

/** Interface texts of a locale; what is not translated is English. */
export function readMessages(root: string, locale: string): Messages {
  const file = join(root, 'i18n', locale, 'enrollkit.json');
  return existsSync(file) ? { ...MESSAGES, ...JSON.parse(readFileSync(file, 'utf8')) } : MESSAGES;
}

function readRecord(root: string, path: string, problems: Problem[]): RecordSource | undefined {
  const file = posix(relative(root, path));
  const inDocs = relative(join(root, 'docs'), path);
  const docId = posix(inDocs).replace(/\.md$/, '');
  const own = docId.startsWith(`${OWN_FOLDER}/`);
  const { yaml, yamlLine, body, bodyLine } = readSplit(path);
  const result = validateYaml(own ? ownFrontMatterSchema : frontMatterSchema, yaml, {
    file,
    lineOffset: yamlLine,
  });
  if (!result.ok) {
    problems.push(...result.problems);
    return undefined;
  }
  if (result.value.id !== basename(path, '.md')) {
    const message = `found the id ${result.value.id}, expected the name of the file, write id: ${basename(path, '.md')}`;
    problems.push({ file, line: 2, column: 1, message });
  }
  const translations = Object.fromEntries(
    translatedLocales(root).flatMap((locale): [string, TranslationSource][] => {
      const translation = readTranslation(
        root,
        join(root, 'i18n', locale, TRANSLATED_DOCS, inDocs),
        problems,
      );
      return translation ? [[locale, translation]] : [];
    }),
  );
  return {
    file,
    docId,
    own,
    path: `/${own ? docId.slice(OWN_FOLDER.length + 1) : docId}`,
    frontMatter: result.value,
    body,
    bodyLine,
    verifiedLine: yamlLine + 1 + yaml.split('\n').findIndex((line) => line.startsWith('verified:')),
    translations,
  };
}

function readTranslation(root: string, path: string, problems: Problem[]): TranslationSource | undefined {
  if (!existsSync(path)) return undefined;
  const file = posix(relative(root, path));
  const { yaml, yamlLine, body, bodyLine } = readSplit(path);
  const result = validateYaml(translationSchema, yaml, { file, lineOffset: yamlLine });
  if (result.ok) return { file, frontMatter: result.value, body, bodyLine };
  problems.push(...result.problems);
  return undefined;
}

function readSplit(path: string) {
  const source = readFileSync(path, 'utf8');
  const split = splitFrontMatter(source);
  const bodyLine = source.slice(0, source.length - split.body.length).split('\n').length - 1;
  return { ...split, bodyLine };
}

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function posix(path: string): string {
  return path.split(sep).join('/');
}
