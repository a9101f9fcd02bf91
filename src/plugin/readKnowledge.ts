import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { buildKnowledge, type Knowledge } from '../content/knowledge.ts';
import type { Messages } from '../content/messages.ts';
import { type Content, readContent, readMessages } from '../content/read.ts';

interface Memo {
  stamp: string;
  content?: Content;
  readonly knowledges: Map<string, Knowledge>;
}

// Docusaurus evaluates the config and each plugin afresh for every locale, so that a variable of this
// module would be forgotten; reading and parsing every record six times would take longer than the build.
const MEMO = Symbol.for('enrollkit.knowledge');
const memory = globalThis as unknown as { [MEMO]?: Memo };

/** The records as they are on the disk now; read again only if a file has changed. */
export function currentContent(siteDir: string): Content {
  const memo = currentMemo(siteDir);
  memo.content ??= readContent(siteDir);
  return memo.content;
}

/** The knowledge of a locale and its interface texts, as the files are now. */
export function currentKnowledge(
  siteDir: string,
  config: Config,
  locale: string,
): { knowledge: Knowledge; messages: Messages } {
  const messages = readMessages(siteDir, locale);
  const { sources } = currentContent(siteDir);
  const { knowledges } = currentMemo(siteDir);
  const key = JSON.stringify([locale, config]);
  const knowledge = knowledges.get(key) ?? buildKnowledge(sources, { config, locale, messages });
  knowledges.set(key, knowledge);
  return { knowledge, messages };
}

function currentMemo(siteDir: string): Memo {
  const stamp = stampOf(siteDir);
  const memo =
    memory[MEMO]?.stamp === stamp ? memory[MEMO] : { stamp, knowledges: new Map<string, Knowledge>() };
  memory[MEMO] = memo;
  return memo;
}

function stampOf(siteDir: string): string {
  return ['docs', 'i18n']
    .flatMap((folder) => readdirSync(join(siteDir, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${statSync(path).mtimeMs}`)
    .join('\n');
}
