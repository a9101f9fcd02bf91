import type { Audience } from '../config/schema.ts';
import { type Knowledge, localeBase } from '../content/knowledge.ts';
import type { MessageKey, Messages } from '../content/messages.ts';
import { enrollmentGuide } from '../content/rollout/texts.ts';
import type { SectionId } from '../content/sections.ts';
import { deskIssues, signInFailedTree } from './desk.ts';
import { issueRows } from './issueRows.ts';
import { ledgerRows } from './ledger.ts';
import type { PageLink } from './pageData.ts';
import { posterData, rolloutData } from './rollout.ts';
import { startPage } from './startPage.ts';

interface ListPage {
  /** Below the base path of the locale. */
  readonly path: string;
  readonly component: string;
  readonly audience: Audience;
  /** The section that links to it; without one, whole-site navigation does. */
  readonly section?: SectionId;
  readonly title: MessageKey;
  /** Beginnings of the keys of the interface texts that this page shows and no page of a record does. */
  readonly words: readonly string[];
  /** Whether the organization has anything to show on it; always, if left out. */
  readonly exists?: (knowledge: Knowledge, messages: Messages) => boolean;
  /** Props of the component, beside its `words`. */
  readonly props: (knowledge: Knowledge, messages: Messages) => { readonly [prop: string]: unknown };
}

const TREE_PATH = 'helpdesk/sign-in-failed';

/** Pages that are not a record but made of all of them. */
const LIST_PAGES: readonly ListPage[] = [
  {
    path: 'issues',
    component: '@theme/SymptomIndex',
    audience: 'employee',
    title: 'symptoms.title',
    words: ['symptoms.'],
    props: (knowledge) => ({ issues: issueRows(knowledge) }),
  },
  {
    path: 'start',
    component: '@theme/Start',
    audience: 'employee',
    title: 'start.title',
    words: [],
    props: (knowledge, messages) => ({ start: startPage(knowledge, messages) }),
  },
  {
    path: 'helpdesk',
    component: '@theme/Desk',
    audience: 'helpdesk',
    section: 'helpdesk',
    title: 'desk.title',
    words: ['desk.', 'ticket.', 'triage.', 'symptoms.step', 'issueTable.', 'whoFixes.', 'severity.'],
    props: (knowledge, messages) => ({
      issues: deskIssues(knowledge, messages),
      tree: listPageLinks(knowledge, messages, 'helpdesk').find(({ url }) => url.endsWith(TREE_PATH)) ?? null,
    }),
  },
  {
    path: TREE_PATH,
    component: '@theme/DecisionTree',
    audience: 'helpdesk',
    section: 'helpdesk',
    title: 'tree.title',
    words: ['tree.', 'desk.ask.', 'desk.check', 'desk.fixes', 'whoFixes.'],
    exists: (knowledge, messages) => signInFailedTree(knowledge, messages) !== undefined,
    props: (knowledge, messages) => ({ tree: signInFailedTree(knowledge, messages) }),
  },
  {
    path: 'admin/rollout',
    component: '@theme/Rollout',
    audience: 'admin',
    section: 'admin-rollout',
    title: 'rolloutPage.title',
    words: ['rolloutPage.'],
    exists: (knowledge) => enrollmentGuide(knowledge) !== undefined,
    props: (knowledge, messages) => ({ rollout: rolloutData(knowledge, messages) }),
  },
  {
    path: 'admin/rollout/poster',
    component: '@theme/Poster',
    audience: 'admin',
    section: 'admin-rollout',
    title: 'rolloutPage.poster',
    words: ['poster.', 'rollout.contact'],
    exists: (knowledge) => enrollmentGuide(knowledge) !== undefined,
    props: (knowledge, messages) => ({ poster: posterData(knowledge, messages) }),
  },
  {
    path: 'admin/ledger',
    component: '@theme/Ledger',
    audience: 'admin',
    section: 'admin-operation',
    title: 'ledger.title',
    words: ['ledger.', 'confidence.'],
    props: (knowledge) => ({ records: ledgerRows(knowledge) }),
  },
];

/** The list pages that an organization publishes. */
export function listPages(knowledge: Knowledge, messages: Messages): readonly ListPage[] {
  return LIST_PAGES.filter(
    ({ audience, exists }) =>
      knowledge.config.audiences.includes(audience) && (exists?.(knowledge, messages) ?? true),
  );
}

/** Links to the list pages of a section; without a section, to those of the whole site. */
export function listPageLinks(knowledge: Knowledge, messages: Messages, section?: SectionId): PageLink[] {
  const base = localeBase(knowledge.config, knowledge.locale);
  return listPages(knowledge, messages)
    .filter((page) => page.section === section)
    .map(({ path, title }) => ({ title: messages[title], url: base + path }));
}

/** The interface texts that a list page has for itself. */
export function pageWords({ words }: ListPage, messages: Messages): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(messages).filter(([key]) => startsWithOne(key, words)));
}

/** Whether an interface text is shown on list pages alone, which bring their own. */
export function isForListPages(key: string): boolean {
  return LIST_PAGES.some(({ words }) => startsWithOne(key, words));
}

function startsWithOne(key: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => key.startsWith(beginning));
}
