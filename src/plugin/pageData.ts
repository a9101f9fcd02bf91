import type { Audience } from '../config/schema.ts';
import { type Contact, contactIn } from '../content/contact.ts';
import { type Knowledge, localeBase } from '../content/knowledge.ts';
import type { MessageKey, Messages } from '../content/messages.ts';
import { shownTexts } from '../content/onScreen.ts';
import type {
  KnowledgeRecord,
  OnScreenText,
  RecordKind,
  Severity,
  Source,
  Verified,
  WhoFixes,
} from '../content/record.ts';
import { COMMON_ISSUES, MAIN_GUIDE, SECTIONS } from '../content/sections.ts';
import type { Snippet } from '../content/snippet.ts';
import { socialCardUrl } from '../content/socialCard.ts';
import { buildName } from './buildName.ts';
import { feedbackTemplate } from './feedback.ts';
import { isForListPages, listPageLinks } from './listPages.ts';
import { shortLinkPath } from './shortLinks.ts';

/** What a page of the site knows about its record beyond the Markdown; in `frontMatter.record`. */
export interface PageRecord {
  readonly id: string;
  readonly kind: RecordKind;
  readonly code?: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly audience: Audience;
  readonly onScreen: readonly OnScreenText[];
  readonly errorCodes: readonly string[];
  readonly whoFixes?: WhoFixes;
  readonly severity?: Severity;
  readonly doubt?: string;
  readonly sources: readonly Source[];
  readonly verified: Verified;
  /** The day of that in words. Made here, because a phone takes long to load what knows months. */
  readonly verifiedOn: string;
  /** Who helps with this, where it is not the organization's helpdesk. */
  readonly contact?: Contact;
  readonly related: readonly PageLink[];
  /** Issues that happen at a step of this guide, by step id. */
  readonly issuesByStep: { readonly [stepId: string]: readonly PageLink[] };
  /** The guide step at which this issue happens. */
  readonly happensAt?: PageLink;
  /** Language of the text where it is not the page's: nobody has translated it yet. */
  readonly untranslated?: string;
  /** Address of the short link, `https://…/i/E07`, for issues. */
  readonly shortLink?: string;
  /** Address of the picture that stands for the page where a link to it is shown. */
  readonly socialCard: string;
  /** What stands on paper, beside its QR code: the short link, else the page's own address. */
  readonly printed: string;
}

/** A link to a record or a step of one. `url` is a site path with base path and locale in it. */
export interface PageLink {
  readonly title: string;
  readonly url: string;
  readonly code?: string;
}

/** Texts of records that are loaded when somebody asks or copies, by record id. */
export interface AnswerTexts {
  readonly [id: string]: {
    /** What an employee reads, as HTML for the panel. */
    readonly answer: string;
    /** What the copy buttons copy. */
    readonly snippet: Snippet;
  };
}

/** What every page knows: plugin global data of `enrollkit`, per locale. */
export interface SiteData {
  readonly organization: string;
  readonly contact: Contact;
  readonly messages: { readonly [key: string]: string };
  readonly symptoms: PageLink;
  /** The readiness check. */
  readonly start: PageLink;
  /** Address of the picture for pages that are no record. */
  readonly socialCard: string;
  /** Where a reader reports what is not right, with `{page}` and `{id}` to fill in; see `feedback.ts`. */
  readonly feedback?: string;
}

/** What the front page shows. */
export interface FrontPage {
  /** How to set up a phone, and what work can see; the organization may have hidden them. */
  readonly setUp?: PageLink;
  readonly privacy?: PageLink;
  /** What most people ask, by what their screen says. */
  readonly common: readonly CommonIssue[];
  readonly sections: readonly PageSection[];
}

export interface CommonIssue extends PageLink {
  /** What the screen says, where it says something. */
  readonly screen?: string;
}

/** A group of pages on the front page. */
export interface PageSection {
  readonly id: string;
  readonly title: string;
  readonly audience: Audience;
  readonly links: readonly PageLink[];
}

/** The data of every page of a knowledge, by record id. */
export function pageRecords(knowledge: Knowledge, messages: Messages): ReadonlyMap<string, PageRecord> {
  const byId = new Map(knowledge.records.map((record) => [record.id, record]));
  return new Map(
    knowledge.records.map((record) => [record.id, pageRecord(record, knowledge, byId, messages)]),
  );
}

function pageRecord(
  record: KnowledgeRecord,
  knowledge: Knowledge,
  byId: ReadonlyMap<string, KnowledgeRecord>,
  messages: Messages,
): PageRecord {
  const { config, locale } = knowledge;
  const guide = record.step && byId.get(record.step.guide);
  const step = guide?.steps.find(({ id }) => id === record.step?.step);
  const issuesHere = knowledge.records.filter((issue) => issue.step?.guide === record.id);
  return {
    id: record.id,
    kind: record.kind,
    ...(record.code ? { code: record.code } : {}),
    ...shortLinkOf(record, knowledge),
    printed: printedAddress(record, knowledge),
    section: record.section,
    sectionTitle: messages[`section.${record.section}` as MessageKey],
    audience: record.audience,
    onScreen: shownTexts(record.onScreen),
    errorCodes: record.errorCodes,
    ...(record.whoFixes ? { whoFixes: record.whoFixes } : {}),
    ...(record.severity ? { severity: record.severity } : {}),
    ...(record.doubt ? { doubt: record.doubt } : {}),
    sources: record.sources,
    verified: record.verified,
    verifiedOn: dayInWords(record.verified.date, locale),
    socialCard: socialCardUrl(config, record.id, record.locale),
    ...(record.contact ? { contact: record.contact } : {}),
    related: record.related.flatMap((id) => linkTo(byId.get(id))),
    issuesByStep: Object.fromEntries(
      record.steps.map(({ id }) => [
        id,
        issuesHere.filter((issue) => issue.step?.step === id).flatMap(linkTo),
      ]),
    ),
    ...(step ? { happensAt: { title: step.text, url: step.url } } : {}),
    ...(record.locale === knowledge.locale ? {} : { untranslated: record.locale }),
  };
}

function dayInWords(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** The address of a record on paper: the short link where there is one. */
export function printedAddress(record: KnowledgeRecord, knowledge: Knowledge): string {
  return shortLinkOf(record, knowledge).shortLink ?? knowledge.config.site.url + record.url;
}

/** The short link of an issue that has a code, with the host. */
export function shortLinkOf(
  { code }: KnowledgeRecord,
  { config, locale }: Knowledge,
): { readonly shortLink?: string } {
  if (!code) return {};
  return { shortLink: config.site.url + localeBase(config, locale).slice(0, -1) + shortLinkPath(code) };
}

// What only the bot and the build say is not sent to every reader of a page.
const NOT_ON_PAGES =
  /^(section\.|escalation\.|case\.|rollout\.|feedback\.(?!link)|home\.card$|way\.|stepMode\.(?!open$|resume$|again$)|start\.(?!title$)|screen\.(?!choice)|bot\.(?!help$|thanks$|goodbye$|unknown|choices$|notOffered$))/;

/** What every page knows about the organization and the content. */
export function siteData(knowledge: Knowledge, messages: Messages): SiteData {
  const { config, locale } = knowledge;
  const [symptoms, start] = listPageLinks(knowledge, messages);
  const feedback = feedbackTemplate(config, messages, buildName(knowledge));
  return {
    organization: config.organization.name,
    contact: contactIn(locale, config.support),
    messages: Object.fromEntries(
      Object.entries(messages).filter(([key]) => !NOT_ON_PAGES.test(key) && !isForListPages(key)),
    ),
    symptoms: symptoms as PageLink,
    start: start as PageLink,
    socialCard: socialCardUrl(config, 'home', locale),
    ...(feedback ? { feedback } : {}),
  };
}

// What work can see depends on how people enroll.
const PRIVACY_PAGES = ['privacy-user-enrollment', 'privacy-device-enrollment'];

export function frontPage(knowledge: Knowledge, messages: Messages): FrontPage {
  const first = (ids: readonly string[]) => ids.flatMap((id) => find(knowledge, id)).flatMap(linkTo)[0];
  const setUp = first([MAIN_GUIDE, ...knowledge.config.enrollment.methods]);
  const privacy = first(PRIVACY_PAGES);
  return {
    ...(setUp ? { setUp } : {}),
    ...(privacy ? { privacy } : {}),
    common: COMMON_ISSUES.flatMap((id) => find(knowledge, id)).map(commonIssue),
    sections: pageSections(knowledge, messages),
  };
}

function find({ records }: Knowledge, id: string): KnowledgeRecord[] {
  return records.filter((record) => record.id === id);
}

function commonIssue(record: KnowledgeRecord): CommonIssue {
  const { title, url, onScreen } = record;
  const [shown] = shownTexts(onScreen);
  const screen = shown?.message ?? shown?.title;
  return { title, url, ...(record.code ? { code: record.code } : {}), ...(screen ? { screen } : {}) };
}

/** The lists of the front page, in reading order. */
function pageSections(knowledge: Knowledge, messages: Messages): PageSection[] {
  return SECTIONS.map(({ id, audience }) => ({
    id,
    title: messages[`section.${id}`],
    audience,
    links: [
      ...listPageLinks(knowledge, messages, id),
      ...knowledge.records.filter((record) => record.section === id).flatMap(linkTo),
    ],
  })).filter(({ links }) => links.length > 0);
}

function linkTo(record: KnowledgeRecord | undefined): PageLink[] {
  return record
    ? [{ title: record.title, url: record.url, ...(record.code ? { code: record.code } : {}) }]
    : [];
}
