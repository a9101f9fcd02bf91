import { basename } from 'node:path';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Config } from '../config/schema.ts';
import { overrideTree } from '../content/overrides.ts';
import { resolveLinks, resolveTree, type SiteIndex } from '../content/resolve.ts';
import { splitLabel } from '../content/text.ts';
import { localeOf } from './parseFrontMatter.ts';

export interface RemarkOptions {
  /** Also what makes the bundler's cache forget the pages of another organization. */
  readonly config: Config;
  readonly index: SiteIndex;
}

/** The page's tree is the bot's tree; only at the very end do its directives become components. */
export function remarkRecord({ config, index }: RemarkOptions) {
  return (tree: Root, file: VFile) => {
    const context = { config, locale: localeOf(file.path) };
    overrideTree(tree, { ...context, id: basename(file.path, '.md') });
    resolveTree(tree, context);
    resolveLinks(tree, index);
    nameComponents(tree);
  };
}

/** Gives directive nodes the element names that `src/theme/MDXComponents` renders. */
function nameComponents(tree: Root): void {
  visit(tree, (node) => {
    if (node.type === 'containerDirective') {
      const { name } = node;
      if (name === 'step') {
        node.data = {
          hName: 'step',
          hProperties: { id: node.attributes?.['id'] ?? '', number: `${node.data?.number}` },
        };
      } else if (name === 'note' || name === 'warning' || name === 'danger') {
        const [title, children] = splitLabel(node.children);
        node.children = [...children];
        node.data = { hName: 'callout', hProperties: { kind: name, ...(title ? { title } : {}) } };
      } else if (name === 'helpdesk' || name === 'admin') {
        node.data = { hName: 'audiencepart', hProperties: { audience: name } };
      }
    }
    if (node.type === 'textDirective' && (node.name === 'label' || node.name === 'on-screen')) {
      const english = node.data?.english;
      node.children = [{ type: 'text', value: textOf(node) }];
      node.data = { hName: 'screenwords', hProperties: english ? { english } : {} };
    }
  });
}
