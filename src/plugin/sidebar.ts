import type { Knowledge } from '../content/knowledge.ts';
import type { Messages } from '../content/messages.ts';
import { SECTIONS } from '../content/sections.ts';

/** A sidebar category as Docusaurus takes it. */
export interface SidebarCategory {
  readonly type: 'category';
  readonly label: string;
  readonly key: string;
  readonly collapsible: boolean;
  readonly collapsed: boolean;
  readonly items: { readonly type: 'doc'; readonly id: string; readonly label: string }[];
}

/** One group for each section that has records, in the order of `sections.ts`. */
export function sidebarItems(knowledge: Knowledge, messages: Messages): SidebarCategory[] {
  return SECTIONS.flatMap(({ id }): SidebarCategory[] => {
    const records = knowledge.records.filter((record) => record.section === id);
    if (records.length === 0) return [];
    return [
      {
        type: 'category',
        label: messages[`section.${id}`],
        key: id,
        collapsible: true,
        collapsed: id !== 'set-up',
        items: records.map((record) => ({ type: 'doc', id: docId(record.url), label: record.title })),
      },
    ];
  });
}

function docId(url: string): string {
  return url.split('/').slice(-2).join('/');
}
