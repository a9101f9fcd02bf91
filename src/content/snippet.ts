import { toHtml } from 'hast-util-to-html';
import type { Nodes, PhrasingContent, Root } from 'mdast';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { AUDIENCES } from '../config/schema.ts';
import type { Messages } from './messages.ts';
import type { KnowledgeRecord } from './record.ts';
import { inlineText } from './resolve.ts';
import { renderText, splitLabel } from './text.ts';

/** A record ready to paste into a ticket or a chat: what an employee reads, and where the page is. */
export interface Snippet {
  readonly text: string;
  readonly html: string;
}

/** The snippet of a record. `siteUrl` is the site's address without a path. */
export function snippetOf(record: KnowledgeRecord, messages: Messages, siteUrl: string): Snippet {
  const url = siteUrl + record.url;
  const tree = forEmployees(record.tree, siteUrl);
  return {
    text: [record.title, record.description, renderText(tree, messages), url].filter(Boolean).join('\n\n'),
    html: htmlOf(
      [
        paragraph({ type: 'strong', children: [text(record.title)] }),
        paragraph(text(record.description)),
        ...tree.children,
        paragraph({ type: 'link', url, children: [text(url)] }),
      ],
      messages,
    ),
  };
}

/** What an employee reads of a record, as HTML for a page of the site: no title, links without the host. */
export function answerHtml(record: KnowledgeRecord, messages: Messages): string {
  return htmlOf([paragraph(text(record.description)), ...forEmployees(record.tree, '').children], messages);
}

/** The part of a record for one audience, as HTML for a page of the site; empty where there is none. */
export function partHtml(
  record: KnowledgeRecord,
  audience: 'helpdesk' | 'admin',
  messages: Messages,
): string {
  const part = record.tree.children.find(
    (node) => node.type === 'containerDirective' && node.name === audience,
  );
  return part?.type === 'containerDirective' ? htmlOf(part.children, messages) : '';
}

/** A text outside the site: every link leads to `siteUrl`, and plain text has the address behind its words. */
export function treeSnippet(tree: Root, messages: Messages, siteUrl: string): Snippet {
  const absolute = structuredClone(tree);
  makeAbsolute(absolute, siteUrl);
  const html = htmlOf(absolute.children, messages);
  addAddresses(absolute);
  return { text: renderText(absolute, messages), html };
}

function addAddresses(tree: Root): void {
  visit(tree, 'link', (link) => {
    const words = inlineText(link.children);
    if (/^https?:/.test(link.url) && link.url !== words) link.children.push(text(`: ${link.url}`));
  });
}

function htmlOf(children: Root['children'], messages: Messages): string {
  return toHtml(toHast({ type: 'root', children }, { handlers: handlers(messages) }));
}

function paragraph(child: PhrasingContent): Root['children'][number] {
  return { type: 'paragraph', children: [child] };
}

/** Without the parts for the helpdesk and administrators, and with links that work outside the site. */
function forEmployees(tree: Root, siteUrl: string): Root {
  const copy = structuredClone(tree);
  copy.children = copy.children.filter(
    (node) => !(node.type === 'containerDirective' && AUDIENCES.some((audience) => audience === node.name)),
  );
  makeAbsolute(copy, siteUrl);
  return copy;
}

function makeAbsolute(node: Nodes, siteUrl: string): void {
  if (node.type === 'link' && node.url.startsWith('/')) node.url = siteUrl + node.url;
  if ('children' in node) for (const child of node.children) makeAbsolute(child, siteUrl);
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}

// What other programs keep of pasted HTML differs: paragraphs, bold and lists survive everywhere.
function handlers(messages: Messages): Handlers {
  return {
    containerDirective(state, node) {
      const [label, children] = splitLabel<Root['children'][number]>(node.children);
      const blocks = { ...node, children: [...children] };
      if (node.name === 'step')
        return {
          type: 'element',
          tagName: 'ol',
          properties: { start: node.data.number },
          children: [{ type: 'element', tagName: 'li', properties: {}, children: state.all(blocks) }],
        };
      const kind = node.name as 'note' | 'warning' | 'danger';
      const title = [
        {
          type: 'element' as const,
          tagName: 'strong',
          properties: {},
          children: [text(label || messages[`callout.${kind}`])],
        },
      ];
      return [
        { type: 'element', tagName: 'p', properties: {}, children: title },
        ...(state.all(blocks) as []),
      ];
    },
    textDirective(state, node) {
      const english = node.data?.english ? [text(` (${node.data.english})`)] : [];
      return [{ type: 'element', tagName: 'strong', properties: {}, children: state.all(node) }, ...english];
    },
  };
}
