import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

// The same syntax that Docusaurus sets up for `.md`, so that both readers see the same tree.
const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(remarkGfm).freeze();

// A build reads each record once for every language and check, in modules that Docusaurus makes anew for
// every language. Only records and the config are parsed here, never what a stranger sends.
const PARSED = Symbol.for('enrollkit.parsed');
const memory = globalThis as unknown as { [PARSED]?: Map<string, Root> };

/** Markdown of a record → tree with directive nodes, one's own to change; front matter stays a `yaml` node. */
export function parseMarkdown(source: string): Root {
  memory[PARSED] ??= new Map();
  const parsed = memory[PARSED].get(source) ?? parser.parse(source);
  memory[PARSED].set(source, parsed);
  return structuredClone(parsed);
}

/** A file split at its front matter: the YAML, the line it starts on, and the Markdown body. */
export interface SplitSource {
  readonly yaml: string;
  /** Lines of the file before the first line of the YAML. */
  readonly yamlLine: number;
  readonly body: string;
}

/** Splits a file at its front matter; the YAML is empty where there is none. */
export function splitFrontMatter(source: string): SplitSource {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!match) return { yaml: '', yamlLine: 0, body: source };
  return { yaml: match[1] as string, yamlLine: 1, body: source.slice(match[0].length) };
}
