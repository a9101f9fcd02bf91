import type { ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { contactIn } from '../contact.ts';
import { type Knowledge, localeBase, siteIndex } from '../knowledge.ts';
import { fillMessage, type MessageKey, type Messages } from '../messages.ts';
import { parseMarkdown } from '../parse.ts';
import type { KnowledgeRecord } from '../record.ts';
import { resolveLinks, resolveTree } from '../resolve.ts';
import { MAIN_GUIDE } from '../sections.ts';
import { type Snippet, treeSnippet } from '../snippet.ts';

/** The occasions on which an organization writes to its people, in order. */
export const OCCASIONS = ['invitation', 'reminder', 'enrollment-day'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const CHANNELS = ['email', 'teams'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A text ready to send, but for its blanks, `[date]`. */
export interface RolloutText extends Snippet {
  readonly occasion: Occasion;
  readonly channel: Channel;
  /** Of an email. */
  readonly subject?: string;
}

/** The guide that the organization's people enroll with. */
export function enrollmentGuide({ config, records }: Knowledge): KnowledgeRecord | undefined {
  return [MAIN_GUIDE, ...config.enrollment.methods]
    .map((id) => records.find((record) => record.id === id))
    .find((record) => record !== undefined);
}

/** Every text of every occasion; none where no guide is published. */
export function rolloutTexts(knowledge: Knowledge, messages: Messages): RolloutText[] {
  if (!enrollmentGuide(knowledge)) return [];
  const { url } = knowledge.config.site;
  return OCCASIONS.flatMap((occasion) =>
    CHANNELS.map((channel): RolloutText => {
      const tree = rolloutTree(knowledge, messages, `rollout.${occasion}.${channel}`);
      tree.children.push(...contact(knowledge, messages));
      if (channel === 'email')
        tree.children.push(...markdown(knowledge, messages['rollout.signature']).children);
      markBlanks(tree);
      return {
        occasion,
        channel,
        ...(channel === 'email' ? { subject: messages[`rollout.${occasion}.subject`] } : {}),
        ...treeSnippet(tree, messages, url),
      };
    }),
  );
}

/** One of the Markdown texts, filled for an organization, with links to its own pages. */
export function rolloutTree(knowledge: Knowledge, messages: Messages, key: MessageKey): Root {
  const tree = markdown(knowledge, messages[key]);
  const guide = enrollmentGuide(knowledge);
  visit(tree, 'link', (link) => {
    if (link.url !== 'guide:' || !guide) return;
    link.url = guide.url;
    link.children = [{ type: 'text', value: guide.title }];
  });
  return tree;
}

function markdown(knowledge: Knowledge, text: string): Root {
  const { config, locale } = knowledge;
  const tree = parseMarkdown(text);
  resolveTree(tree, { config, locale });
  resolveLinks(tree, siteIndex(knowledge), localeBase(config, locale).slice(0, -1));
  return tree;
}

/** Who helps, and each way to reach them on a line. */
function contact({ config, locale }: Knowledge, messages: Messages): RootContent[] {
  const { name, email, phone, url, hours } = contactIn(locale, config.support);
  const link = (address: string, words: string): PhrasingContent => ({
    type: 'link',
    url: address,
    children: [{ type: 'text', value: words }],
  });
  const ways: PhrasingContent[] = [
    ...(email ? [link(`mailto:${email}`, email)] : []),
    ...(phone ? [link(`tel:${phone.replace(/[^+\d]/g, '')}`, phone)] : []),
    ...(url ? [link(url, url)] : []),
    ...(hours ? [{ type: 'text' as const, value: fillMessage(messages['contact.hours'], { hours }) }] : []),
  ];
  const paragraph = (child: PhrasingContent): Paragraph => ({ type: 'paragraph', children: [child] });
  const ask = paragraph({ type: 'text', value: fillMessage(messages['rollout.contact'], { name }) });
  const items = ways.map((way): ListItem => ({ type: 'listItem', children: [paragraph(way)] }));
  return items.length > 0 ? [ask, { type: 'list', spread: false, children: items }] : [ask];
}

/** Makes `[date]` stand out, so that nobody sends it. */
function markBlanks(tree: Root): void {
  visit(tree, 'text', (node, index, parent) => {
    const parts = node.value.split(/(\[[^\]]+\])/);
    if (parts.length === 1 || !parent || index === undefined) return undefined;
    const nodes = parts.filter(Boolean).map((value): PhrasingContent => {
      const text = { type: 'text' as const, value };
      return value.startsWith('[') ? { type: 'emphasis', data: { hName: 'mark' }, children: [text] } : text;
    });
    (parent.children as Nodes[]).splice(index, 1, ...nodes);
    return index + nodes.length;
  });
}
