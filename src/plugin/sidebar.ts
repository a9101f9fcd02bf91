import type { Knowledge } from '../content/knowledge.ts';
import type { Messages } from '../content/messages.ts';
import { SECTIONS, type SectionId } from '../content/sections.ts';
import { listPageLinks } from './listPages.ts';

/** A sidebar category as Docusaurus takes it. */
export interface SidebarCategory {
  readonly type: 'category';
  readonly label: string;
  readonly key: string;
  readonly collapsible: boolean;
  readonly collapsed: boolean;
  readonly items: (SidebarDoc | SidebarLink)[];
}

interface SidebarDoc {
  readonly type: 'doc';
  readonly id: string;
  readonly label: string;
}

interface SidebarLink {
  readonly type: 'link';
  readonly href: string;
  readonly label: string;
}

/** One group for each section that has pages, in the order of `sections.ts`; the symptom index above them. */
export function sidebarItems(knowledge: Knowledge, messages: Messages): (SidebarCategory | SidebarLink)[] {
  const links = (section?: SectionId) =>
    listPageLinks(knowledge, messages, section).map(
      ({ title, url }): SidebarLink => ({ type: 'link', href: url, label: title }),
    );
  const categories = SECTIONS.flatMap(({ id }): SidebarCategory[] => {
    const docs = knowledge.records
      .filter((record) => record.section === id)
      .map((record): SidebarDoc => ({ type: 'doc', id: record.docId, label: record.title }));
    const items = [...links(id), ...docs];
    if (items.length === 0) return [];
    return [
      {
        type: 'category',
        label: messages[`section.${id}`],
        key: id,
        collapsible: true,
        collapsed: id !== 'set-up',
        items,
      },
    ];
  });
  return [...links(), ...categories];
}
