import GithubSlugger from 'github-slugger';
import type { Heading, Link, Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { AUDIENCES, type Config } from '../config/schema.ts';
import { conditionsHold } from './conditions.ts';
import { isDirective } from './directives.ts';
import { labelWords } from './labels.ts';
import { shownWords } from './onScreen.ts';
import { fillVariables } from './variables.ts';

declare module 'mdast-util-directive' {
  interface ContainerDirectiveData {
    /** Of a step: its position among the steps that are shown, from 1. */
    number?: number;
  }
  interface TextDirectiveData {
    /** Of a label: the English word, where the words are in another language. */
    english?: string;
    /** Of a label: its id. */
    label?: string;
  }
}

/** Anchors of the records that an organization shows, by site path without base: `/guides/<id>`. */
export type SiteIndex = { readonly [path: string]: readonly string[] };

export interface ResolveContext {
  readonly config: Config;
  readonly locale: string;
}

/**
 * Gives a tree its meaning for one config and locale, in place: conditions applied, variables and
 * labels filled, steps numbered, headings given their ids. Directive nodes stay for the renderer.
 */
export function resolveTree(tree: Root, { config, locale }: ResolveContext): void {
  applyConditions(tree, config);
  let stepNumber = 0;
  visit(tree, (node, index, parent) => {
    if (node.type === 'textDirective') resolveTextDirective(node, locale);
    if (node.type === 'containerDirective' && node.name === 'step') {
      stepNumber += 1;
      node.data = { ...node.data, number: stepNumber };
    }
    if ('value' in node && node.type !== 'yaml') node.value = fillVariables(node.value, config, locale);
    if ('url' in node) node.url = fillVariables(node.url, config, locale);
    if (node.type === 'image' && node.alt) node.alt = fillVariables(node.alt, config, locale);
    if (node.type === 'textDirective' && !isDirective(node.name) && parent && index !== undefined) {
      (parent as Parent).children[index] = { type: 'text', value: proseOf(node) };
    }
    return undefined;
  });
  giveHeadingIds(tree);
}

/** Ids that a link can point to: steps, headings, and remarks with an id of a resolved tree. */
export function anchorsOf(tree: Root): string[] {
  const anchors: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'heading') anchors.push(headingId(node));
    const id = node.type === 'containerDirective' && node.attributes?.['id'];
    if (id) anchors.push(id);
  });
  return anchors;
}

/**
 * Makes links to records that this organization does not have plain words, and drops an anchor
 * that its version of the page does not have. `base` is put before every link to a record.
 */
export function resolveLinks(tree: Root, index: SiteIndex, base = ''): void {
  visit(tree, 'link', (node: Link, position, parent) => {
    const target = recordLink(node.url);
    if (!target) return undefined;
    const anchors = index[target.path];
    if (!anchors) {
      parent?.children.splice(position as number, 1, ...node.children);
      return [SKIP, position as number];
    }
    const anchor = target.anchor && anchors.includes(target.anchor) ? `#${target.anchor}` : '';
    node.url = base + target.path + anchor;
    return undefined;
  });
}

/** Path and anchor of a link to a record, `/issues/<id>#<anchor>`; undefined for any other link. */
export function recordLink(url: string): { path: string; anchor?: string } | undefined {
  const match = /^(\/(?:guides|issues|articles|admin)\/[a-z0-9-]+)\/?(?:#(.*))?$/.exec(url);
  if (!match) return undefined;
  return { path: match[1] as string, ...(match[2] ? { anchor: match[2] } : {}) };
}

/** The id of a step directive; undefined for any other node. */
export function stepId(node: Nodes): string | undefined {
  return node.type === 'containerDirective' && node.name === 'step'
    ? (node.attributes?.['id'] ?? '')
    : undefined;
}

/** Ids of all steps in a tree, in order. */
export function stepIds(tree: Root): string[] {
  const ids: string[] = [];
  visit(tree, (node) => {
    const id = stepId(node);
    if (id) ids.push(id);
  });
  return ids;
}

export function headingId(heading: Heading): string {
  return String(heading.data?.hProperties?.['id'] ?? '');
}

function applyConditions(tree: Root, config: Config): void {
  visit(tree, (node, index, parent) => {
    if (!isDirectiveNode(node) || !parent || index === undefined) return undefined;
    const keep = keepsChildren(node, config);
    if (keep === undefined) return undefined;
    (parent as Parent).children.splice(index, 1, ...(keep ? (node.children as RootContent[]) : []));
    return [SKIP, index];
  });
}

/** For a condition: whether its children stay. For a part for one audience: whether to drop it. */
function keepsChildren(
  node: ContainerDirective | LeafDirective | TextDirective,
  config: Config,
): boolean | undefined {
  if (node.name === 'when') return conditionsHold(node.attributes ?? {}, config);
  if (node.name === 'unless') return !conditionsHold(node.attributes ?? {}, config);
  const audience = AUDIENCES.find((candidate) => candidate === node.name);
  return audience && !config.audiences.includes(audience) ? false : undefined;
}

function resolveTextDirective(node: TextDirective, locale: string): void {
  if (node.name === 'on-screen')
    visit(node, 'text', (words) => {
      words.value = shownWords(words.value);
    });
  if (node.name !== 'label') return;
  const id = textOf(node);
  const label = labelWords(id, locale);
  if (!label) return;
  node.children = [{ type: 'text', value: label.words }];
  node.data = { ...node.data, label: id, ...(label.english ? { english: label.english } : {}) };
}

/** `10:30` and `ratio a:b` are read as directives; this is what the author wrote. */
function proseOf(node: TextDirective): string {
  const words = textOf(node);
  return `:${node.name}${words ? `[${words}]` : ''}`;
}

/** Gives every heading its id: the one written at its end, else one made from its words. */
export function giveHeadingIds(tree: Root): void {
  const slugger = new GithubSlugger();
  visit(tree, 'heading', (heading: Heading) => {
    const last = heading.children.at(-1);
    const explicit = last?.type === 'text' ? /^(.*?)\s*\{#([\w-]+)\}\s*$/s.exec(last.value) : null;
    if (explicit && last?.type === 'text') {
      last.value = explicit[1] as string;
      if (!last.value) heading.children.pop();
    }
    const id = explicit ? slugger.slug(explicit[2] as string, true) : slugger.slug(textOf(heading));
    heading.data = { ...heading.data, hProperties: { id } };
  });
}

function isDirectiveNode(node: Nodes): node is ContainerDirective | LeafDirective | TextDirective {
  return node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective';
}

/** The children of a paragraph-like node as plain words; a label keeps its English twin in brackets. */
export function inlineText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'break') return '\n';
      if (node.type === 'textDirective') {
        const english = node.data?.english;
        return inlineText(node.children) + (english ? ` (${english})` : '');
      }
      if ('children' in node) return inlineText(node.children as PhrasingContent[]);
      if (node.type === 'image') return node.alt ?? '';
      return 'value' in node && node.type !== 'html' ? node.value : '';
    })
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, ' ');
}
