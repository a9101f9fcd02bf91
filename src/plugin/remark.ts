import { basename } from 'node:path';
import type { Nodes, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { Config } from '../config/schema.ts';
import { labelWords } from '../content/labels.ts';
import { MESSAGES, type Messages } from '../content/messages.ts';
import { overrideTree } from '../content/overrides.ts';
import { resolveLinks, resolveTree, type SiteIndex, stepId } from '../content/resolve.ts';
import { describeScreen } from '../content/screens/describe.ts';
import { differsByIos } from '../content/screens/screen.ts';
import { stepScreen } from '../content/screens/stepScreen.ts';
import { splitLabel } from '../content/text.ts';
import { localeOf } from './parseFrontMatter.ts';
import { screenHtml } from './screenHtml.ts';

declare module 'mdast-util-directive' {
  interface ContainerDirectiveData {
    /** Of a step: its screen as HTML, and in words. */
    drawn?: { readonly html: string; readonly words: string };
  }
}

export interface RemarkOptions {
  /** Also what makes the bundler's cache forget the pages of another organization. */
  readonly config: Config;
  readonly index: SiteIndex;
  /** Interface texts by the language of a page's Markdown. */
  readonly messages: { readonly [locale: string]: Messages };
}

/** The page's tree is the bot's tree; only at the very end do its directives become components. */
export function remarkRecord({ config, index, messages }: RemarkOptions) {
  return (tree: Root, file: VFile) => {
    const locale = localeOf(file.path);
    const context = { config, locale };
    overrideTree(tree, { ...context, id: basename(file.path, '.md') });
    resolveTree(tree, context);
    resolveLinks(tree, index);
    drawScreens(tree, context, messages[locale] ?? MESSAGES);
    nameComponents(tree);
  };
}

// A page with fewer is drawn as the reader has chosen elsewhere.
const MIN_FOR_CHOICE = 3;

/** Puts the drawn screen of each step into its node, and the choice of the device before the first. */
function drawScreens(tree: Root, context: { config: Config; locale: string }, messages: Messages): void {
  const line = (label: string) => ({ text: labelWords(label, context.locale)?.words ?? label });
  const firstPage = { settings: line('settings'), general: line('general') };
  const screens = tree.children.flatMap((node) => {
    const screen = isStep(node) && stepScreen(node, context);
    if (!screen) return [];
    const drawn = { html: screenHtml(screen, firstPage), words: describeScreen(screen, messages) };
    node.data = { ...node.data, drawn };
    return [screen];
  });
  if (screens.length < MIN_FOR_CHOICE) return;
  const choice = {
    hName: 'screenchoice',
    hProperties: screens.some(differsByIos) ? { ios: 'true' } : {},
  };
  const first = tree.children.findIndex(isStep);
  tree.children.splice(first, 0, { type: 'paragraph', children: [], data: choice });
}

function isStep(node: Nodes): node is ContainerDirective {
  return stepId(node) !== undefined;
}

/** Gives directive nodes the element names that `src/theme/MDXComponents` renders. */
function nameComponents(tree: Root): void {
  visit(tree, (node) => {
    if (node.type === 'containerDirective') {
      const { name } = node;
      if (name === 'step') {
        node.data = {
          hName: 'step',
          hProperties: {
            id: node.attributes?.['id'] ?? '',
            number: `${node.data?.number}`,
            ...node.data?.drawn,
          },
        };
      } else if (name === 'note' || name === 'warning' || name === 'danger') {
        const [title, children] = splitLabel(node.children);
        node.children = [...children];
        const id = node.attributes?.['id'];
        node.data = {
          hName: 'callout',
          hProperties: { kind: name, ...(title ? { title } : {}), ...(id ? { id } : {}) },
        };
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
