import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

/** Folder → the folders it may import from. Itself is always allowed. */
const MAY_IMPORT: { readonly [folder: string]: readonly string[] } = {
  'src/config': [],
  'src/content': ['src/config'],
  'src/answers': ['src/content', 'src/config'],
  'src/pictures': ['src/content', 'src/config'],
  'src/plugin': ['src/answers', 'src/content', 'src/config'],
  'src/offline': [],
  'src/theme': ['src/answers', 'src/offline', 'src/plugin', 'src/content', 'src/config'],
  'src/cli': [
    'src/answers',
    'src/pictures',
    'src/plugin',
    'src/content',
    'src/config',
    'bot/cards',
    'bot/package',
    'bot/server',
    'bot/store',
    'bot/teams',
    'bot',
  ],
  'bot/escalation': ['src/content', 'src/config'],
  'bot/store': ['bot/escalation'],
  'bot/cards': ['bot/escalation', 'src/answers', 'src/content', 'src/config'],
  'bot/package': ['src/content', 'src/config'],
  'bot/teams': ['bot', 'bot/cards', 'bot/escalation', 'bot/store', 'src/content', 'src/config'],
  'bot/server': ['bot', 'bot/teams', 'src/content', 'src/config'],
  bot: ['bot/cards', 'bot/escalation', 'src/answers', 'src/content', 'src/config'],
};

/** From these folders the browser gets everything but types. */
const IN_THE_BROWSER = ['src/answers', 'src/offline', 'src/theme'];

interface Import {
  readonly from: string;
  readonly line: number;
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

const imports = ['src', 'bot'].flatMap((top) =>
  readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .flatMap((entry) => importsOf(posix.join(...join(entry.parentPath, entry.name).split('\\')))),
);

test('every folder imports only from the folders it stands above', () => {
  const wrong = imports.filter(({ file, specifier }) => {
    if (!specifier.startsWith('.')) return false;
    const from = folderOf(file);
    const to = folderOf(posix.join(posix.dirname(file), specifier));
    return from !== to && !to.startsWith('package.json') && !MAY_IMPORT[from]?.includes(to);
  });
  expect(wrong.map(describeImport)).toEqual([]);
});

test('only bot/teams imports the Bot Framework SDK', () => {
  const wrong = imports.filter(
    ({ file, specifier }) => /^(botbuilder|botframework-)/.test(specifier) && !file.startsWith('bot/teams/'),
  );
  expect(wrong.map(describeImport)).toEqual([]);
});

test('what reaches the browser imports no Node module and no schema library', () => {
  const wrong = imports.filter(
    ({ file, specifier, typeOnly }) =>
      IN_THE_BROWSER.includes(folderOf(file)) &&
      !typeOnly &&
      /^(node:|zod$|yaml$|\.\.\/.*(config|plugin)\/)/.test(specifier),
  );
  expect(wrong.map(describeImport)).toEqual([]);
});

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(IMPORT)].map((match) => ({
    match,
    typeOnly: Boolean(match[1]) || /^import\s*\{(\s*type\s[^,}]+,?)+\s*\}/.test(match[0]),
    specifier: match[2],
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({
    match,
    typeOnly: /(:\s*|\bas\s|=\s)$/.test(text.slice(0, match.index)) && text[match.index - 1] !== '(',
    specifier: match[1],
  }));
  return [...found, ...dynamic].map(({ match, typeOnly, specifier }) => ({
    from: folderOf(file),
    line: text.slice(0, match.index).split('\n').length,
    file,
    specifier: specifier as string,
    typeOnly,
  }));
}

function folderOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  if (second.includes('.') || second === '') return top;
  return `${top}/${second}`;
}

function describeImport({ file, line, specifier }: Import): string {
  return `${file}:${line}  imports ${specifier}`;
}
