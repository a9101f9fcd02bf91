import type { Audience } from '../config/schema.ts';
import { type Knowledge, localeBase } from '../content/knowledge.ts';
import type { MessageKey, Messages } from '../content/messages.ts';
import type { SectionId } from '../content/sections.ts';
import { issueRows } from './issueRows.ts';
import { ledgerRows } from './ledger.ts';
import type { PageLink } from './pageData.ts';
import { startPage } from './startPage.ts';

interface ListPage {
  /** Below the base path of the locale. */
  readonly path: string;
  readonly component: string;
  readonly audience: Audience;
  /** The section that links to it; without one, whole-site navigation does. */
  readonly section?: SectionId;
  readonly title: MessageKey;
  /** Props of the component. */
  readonly props: (knowledge: Knowledge, messages: Messages) => { readonly [prop: string]: unknown };
}

/** Pages that are not a record but a list over all of them. */
const LIST_PAGES: readonly ListPage[] = [
  {
    path: 'issues',
    component: '@theme/SymptomIndex',
    audience: 'employee',
    title: 'symptoms.title',
    props: (knowledge) => ({ issues: issueRows(knowledge) }),
  },
  {
    path: 'start',
    component: '@theme/Start',
    audience: 'employee',
    title: 'start.title',
    props: (knowledge, messages) => ({ start: startPage(knowledge, messages) }),
  },
  {
    path: 'helpdesk',
    component: '@theme/IssueTable',
    audience: 'helpdesk',
    section: 'helpdesk',
    title: 'issueTable.title',
    props: (knowledge) => ({ issues: issueRows(knowledge) }),
  },
  {
    path: 'admin/ledger',
    component: '@theme/Ledger',
    audience: 'admin',
    section: 'admin-operation',
    title: 'ledger.title',
    props: (knowledge) => ({ records: ledgerRows(knowledge) }),
  },
];

/** The list pages that an organization publishes. */
export function listPages({ config }: Knowledge): readonly ListPage[] {
  return LIST_PAGES.filter(({ audience }) => config.audiences.includes(audience));
}

/** Links to the list pages of a section; without a section, to those of the whole site. */
export function listPageLinks(knowledge: Knowledge, messages: Messages, section?: SectionId): PageLink[] {
  const base = localeBase(knowledge.config, knowledge.locale);
  return listPages(knowledge)
    .filter((page) => page.section === section)
    .map(({ path, title }) => ({ title: messages[title], url: base + path }));
}
