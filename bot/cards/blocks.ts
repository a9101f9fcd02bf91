import type { BlockContent, DefinitionContent, List, ListItem, RootContent, Table } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Messages } from '../../src/content/messages.ts';
import type { Step } from '../../src/content/record.ts';
import { inlineText } from '../../src/content/resolve.ts';
import { splitLabel } from '../../src/content/text.ts';
import { type CardElement, type Column, container, textBlock } from './adaptiveCard.ts';
import { escapeMarkdown, inlineMarkdown } from './markdown.ts';

type Block = RootContent | BlockContent | DefinitionContent;

export interface BlockContext {
  readonly steps: readonly Step[];
  readonly messages: Messages;
  /** Address of the site, for links from one page to another. */
  readonly siteUrl: string;
}

const CALLOUT_STYLES = { note: 'accent', warning: 'warning', danger: 'attention' } as const;

/** Blocks of a resolved record as card elements, in reading order, without the parts for the helpdesk and administrators. */
export function blockElements(blocks: readonly Block[], context: BlockContext): CardElement[] {
  return blocks.flatMap((block) => elementsOf(block, context));
}

function elementsOf(block: Block, context: BlockContext): CardElement[] {
  switch (block.type) {
    case 'paragraph':
      return textBlock(inlineMarkdown(block.children, context.siteUrl));
    case 'heading':
      return textBlock(escapeMarkdown(inlineText(block.children)), {
        style: 'heading',
        size: 'Medium',
        weight: 'Bolder',
      });
    case 'list':
      return textBlock(listLines(block, context).join('\n'));
    case 'code':
      return block.value.split('\n').flatMap((line) => codeLine(line));
    case 'table':
      return textBlock(tableLines(block, context).join('\n'));
    case 'blockquote':
      return container(blockElements(block.children, context), 'emphasis');
    case 'containerDirective':
      return containerElements(block, context);
    default:
      return [];
  }
}

function containerElements(block: ContainerDirective, context: BlockContext): CardElement[] {
  switch (block.name) {
    case 'step':
      return stepElements(block, context);
    case 'note':
    case 'warning':
    case 'danger': {
      const [label, children] = splitLabel(block.children);
      const title = textBlock(escapeMarkdown(label || context.messages[`callout.${block.name}`]), {
        weight: 'Bolder',
      });
      return container([...title, ...blockElements(children, context)], CALLOUT_STYLES[block.name]);
    }
    default:
      return [];
  }
}

function stepElements(block: ContainerDirective, context: BlockContext): CardElement[] {
  const step = context.steps.find(({ id }) => id === block.attributes?.['id']);
  if (!step) return [];
  const action = block.children.findIndex((child) => child.type === 'paragraph');
  const details = blockElements(block.children.toSpliced(action, action < 0 ? 0 : 1), context);
  return [
    {
      type: 'ColumnSet',
      columns: [
        column('auto', textBlock(String(step.number), { weight: 'Bolder', color: 'Accent' })),
        column('stretch', [
          ...textBlock(escapeMarkdown(step.text), { id: `step-${step.id}` }),
          ...details.map((detail) =>
            detail.type === 'TextBlock' ? { ...detail, isSubtle: true as const } : detail,
          ),
        ]),
      ],
    },
  ];
}

function column(width: Column['width'], items: readonly CardElement[]): Column {
  return { type: 'Column', width, items };
}

function listLines(list: List, context: BlockContext): string[] {
  return list.children.flatMap((item, position) => {
    const bullet = list.ordered ? `${(list.start ?? 1) + position}. ` : '- ';
    const [first = '', ...nested] = itemLines(item, context);
    return [bullet + first, ...nested.map((line) => `   ${line}`)];
  });
}

/** The words of a list item on one line, then one line for each item of a list inside it. */
function itemLines(item: ListItem, context: BlockContext): string[] {
  const words = item.children.map((child) =>
    child.type === 'paragraph' ? inlineMarkdown(child.children, context.siteUrl) : codeWords(child),
  );
  const nested = item.children.flatMap((child) => (child.type === 'list' ? listLines(child, context) : []));
  return [words.filter(Boolean).join(' '), ...nested];
}

function codeWords(block: Block): string {
  return block.type === 'code' ? escapeMarkdown(block.value) : '';
}

/**
 * A row a line: the first cell, then the others. Of two columns the heads say little; of more, each cell
 * stands after the head of its column.
 */
function tableLines(table: Table, { siteUrl }: BlockContext): string[] {
  const [head, ...rows] = table.children.map((row) =>
    row.children.map((cell) => inlineMarkdown(cell.children, siteUrl).trim()),
  );
  return rows.map(([first = '', ...cells]) => {
    const term = first && !first.includes('*') ? `**${first}**` : first;
    const [only, ...more] = cells;
    if (more.length === 0) return `- ${[term, only].filter(Boolean).join(': ')}`;
    const rest = cells.map((cell, index) => `${head?.[index + 1] ?? ''}: ${cell}`);
    return `- ${[term, ...rest].join('; ')}`;
  });
}

function codeLine(line: string): CardElement[] {
  return textBlock(escapeMarkdown(line), { fontType: 'Monospace', spacing: 'None' });
}
