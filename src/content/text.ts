import type { BlockContent, DefinitionContent, List, Root, RootContent, Table } from 'mdast';
import type { Messages } from './messages.ts';
import { inlineText } from './resolve.ts';

type Block = RootContent | BlockContent | DefinitionContent;

/** A resolved record as plain text, in reading order: what a helpdesk pastes into a ticket. */
export function renderText(tree: Root, messages: Messages): string {
  return blocksText(tree.children, messages);
}

/** The action of a step: its first paragraph, as one line. */
export function actionText(children: readonly Block[]): string {
  const first = children.find((child) => child.type === 'paragraph');
  return first?.type === 'paragraph' ? inlineText(first.children).trim() : '';
}

function blocksText(blocks: readonly Block[], messages: Messages): string {
  return blocks
    .map((block) => blockText(block, messages))
    .filter(Boolean)
    .join('\n\n');
}

function blockText(block: Block, messages: Messages): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children).trim();
    case 'list':
      return listText(block, messages);
    case 'code':
      return block.value;
    case 'table':
      return tableText(block);
    case 'blockquote':
      return blocksText(block.children, messages);
    case 'containerDirective':
      return containerText(block.name, block, messages);
    default:
      return '';
  }
}

function containerText(
  name: string,
  block: Extract<Block, { type: 'containerDirective' }>,
  messages: Messages,
): string {
  const [label, children] = splitLabel(block.children);
  const body = blocksText(children, messages);
  switch (name) {
    case 'step':
      return indent(`${block.data?.number}. `, body);
    case 'note':
    case 'warning':
    case 'danger':
      return `${label || messages[`callout.${name}`]}: ${body}`;
    case 'helpdesk':
    case 'admin':
      return `${messages[`record.${name}`]}\n${body}`;
    default:
      return body;
  }
}

/** The `[label]` of a container and the blocks after it. */
export function splitLabel<B extends Block>(children: readonly B[]): [string, readonly B[]] {
  const [first, ...rest] = children;
  return first?.type === 'paragraph' && first.data?.directiveLabel
    ? [inlineText(first.children), rest]
    : ['', children];
}

function listText(list: List, messages: Messages): string {
  return list.children
    .map((item, position) => {
      const bullet = list.ordered ? `${(list.start ?? 1) + position}. ` : '- ';
      return indent(bullet, item.children.map((child) => blockText(child, messages)).join('\n'));
    })
    .join('\n');
}

function tableText(table: Table): string {
  return table.children
    .map((row) => row.children.map((cell) => inlineText(cell.children)).join(' | '))
    .join('\n');
}

function indent(bullet: string, body: string): string {
  return bullet + body.replaceAll('\n', `\n${' '.repeat(bullet.length)}`).replace(/ +$/gm, '');
}
