import type { Answer, Match } from '../src/answers/answer.ts';
import type { Config } from '../src/config/schema.ts';
import { type Knowledge, localeBase } from '../src/content/knowledge.ts';
import { fillMessage, type MessageKey, type Messages } from '../src/content/messages.ts';
import type { KnowledgeRecord } from '../src/content/record.ts';
import { DONE } from '../src/content/stepMode.ts';
import type { AdaptiveCard, CardAction, CastVote, PersonRequest, Walk } from './cards/adaptiveCard.ts';
import { answerCard } from './cards/answerCard.ts';
import { choicesCard, recordButton } from './cards/choicesCard.ts';
import { contactElements, helpdeskName } from './cards/contact.ts';
import { absoluteUrl } from './cards/links.ts';
import { personActions, personCard } from './cards/personCard.ts';
import { type LinkedPage, preview, unfurledCard } from './cards/previewCard.ts';
import { doneCard, issuesAt, stepCard } from './cards/stepCard.ts';
import { textCard } from './cards/textCard.ts';
import type { Packet } from './escalation/packet.ts';

/** What the bot says. */
export interface Reply {
  readonly kind:
    | Answer['kind']
    | 'step'
    | 'person'
    | 'case'
    | 'voted'
    | 'others'
    | 'empty'
    | 'welcome'
    | 'failed'
    | 'too-many';
  /** One line for a notification. */
  readonly summary: string;
  /** Everything in plain text, for whoever shows no cards. */
  readonly text: string;
  readonly card?: AdaptiveCard;
  /** What it counts as; most replies count as nothing. */
  readonly counts?: Count;
}

/** What the organization wants to know of a reply, in the locale that it is written in. */
export type Count =
  | { readonly as: 'answer'; readonly record: string; readonly locale: string }
  | {
      readonly as: 'unanswered';
      readonly kind: 'unknown' | 'choices';
      readonly question: string;
      readonly locale: string;
    }
  | {
      readonly as: 'vote';
      /** Undefined where the record of an old card is gone. */
      readonly record?: string;
      readonly step?: string;
      readonly helpful: boolean;
      readonly locale: string;
    };

/** The records of one locale with the interface texts of that locale. */
export interface LocalizedKnowledge {
  readonly knowledge: Knowledge;
  readonly messages: Messages;
}

export interface Replies {
  /** The reply to a question in the reader's own words. Never empty. */
  toQuestion(question: string, locale?: string): Reply;
  /** The reply to a button: the record with this id. */
  toPick(id: string, locale?: string): Reply;
  /** The reply to a button of the step mode. An old card may name a step that is gone: then the record. */
  toWalk(walk: Walk['enrollkit']['walk'], locale?: string): Reply;
  /**
   * The reply to “Talk to a person”: what a person would get, to read and to send. The name of who asks is part
   * of it where it goes to a channel, where nothing else says it.
   */
  toPerson(request: PersonRequest, locale?: string, name?: string): Reply;
  /** The reply to a vote: thanks, or what else it could be. */
  toVote(vote: CastVote['enrollkit']['vote'], locale?: string): Reply;
  /** The locale in which somebody is answered. */
  localeFor(locale?: string): string;
  /** Records for a message extension, best first; those that most people need where nothing is typed. */
  search(words: string, locale?: string): readonly SearchResult[];
  /** What a link to a page of the site becomes in a message; undefined for any other link. */
  unfurl(url: string): SearchResult | undefined;
  welcome(locale?: string): Reply;
  /** When answering broke. */
  failed(locale?: string): Reply;
  /** When somebody asks too often. */
  tooMany(locale?: string): Reply;
}

/** A record to put into a message: how it looks in the list, and the card. */
export interface SearchResult {
  readonly card: AdaptiveCard<string>;
  readonly preview: ReturnType<typeof preview>;
}

interface RepliesOptions {
  /** One entry per locale; the first is for readers whose language is not there. */
  readonly locales: readonly [LocalizedKnowledge, ...LocalizedKnowledge[]];
  readonly ask: (question: string, options: { locale: string }) => Answer;
  readonly search: (words: string, options: { locale: string; limit: number }) => readonly Match[];
  /** For the time in what a person gets. */
  readonly now: () => Date;
}

// Far more than a screen holds; what is longer is not a question.
const MAX_QUESTION = 2_000;
const MAX_OTHERS = 2;
const MAX_RESULTS = 10;
const MAX_AT_STEP = 6;

const SMALLTALK = {
  greeting: 'bot.welcome',
  help: 'bot.help',
  thanks: 'bot.thanks',
  goodbye: 'bot.goodbye',
} as const satisfies { readonly [topic: string]: MessageKey };

/** The bot without Teams: a question in, a reply out. Remembers nothing between two calls. */
export function createReplies({ locales, ask, search, now }: RepliesOptions): Replies {
  const pick = (locale: string | undefined) => localeOf(locales, locale);
  return {
    toQuestion(question, locale) {
      const local = pick(locale);
      const words = question.trim().slice(0, MAX_QUESTION);
      if (!words) return sentence(local, 'empty', 'bot.empty', starters(local));
      const typed = typedStep(words);
      if (typed !== undefined) return mainGuideStep(typed, local);
      const answer = ask(words, { locale: local.knowledge.locale });
      // Who asks in a language of the site is answered in it, whatever the client speaks.
      const reply = replyTo(answer, pick(answer.locale), words);
      return reply.kind === 'unknown' || reply.kind === 'choices'
        ? { ...reply, counts: { as: 'unanswered', kind: reply.kind, question: words, locale: answer.locale } }
        : reply;
    },
    toPick(id, locale) {
      const local = pick(locale);
      const record = local.knowledge.records.find((candidate) => candidate.id === id);
      return record ? recordReply(record, local) : unknown([], local);
    },
    toWalk: (walk, locale) => walkReply(walk, pick(locale)),
    toPerson(request, locale, name) {
      const local = pick(locale);
      const { knowledge, messages } = local;
      const isPosted = knowledge.config.support.escalation.to === 'teams-channel';
      const packet = { ...packetOf(request, local, now()), ...(isPosted ? { name } : {}) };
      const card = personCard(packet, knowledge, messages);
      return { kind: 'person', summary: messages['escalation.person'], text: card.fallbackText, card };
    },
    toVote(vote, locale) {
      const local = pick(locale);
      const near = (words: string) =>
        search(words, { locale: local.knowledge.locale, limit: MAX_RESULTS }).map(({ id }) => id);
      return voteReply(vote, local, near);
    },
    localeFor: (locale) => pick(locale).knowledge.locale,
    search(words, locale) {
      const { knowledge, messages } = pick(locale);
      const typed = words.trim().slice(0, MAX_QUESTION);
      const found = typed
        ? recordsOf(search(typed, { locale: knowledge.locale, limit: MAX_RESULTS }), knowledge)
        : knowledge.records.slice(0, MAX_RESULTS);
      return found.map((record) => ({
        card: answerCard(record, knowledge, messages),
        preview: preview(record),
      }));
    },
    unfurl(url) {
      const path = pathOnSite(url, locales[0].knowledge.config);
      if (path === undefined) return undefined;
      for (const { knowledge, messages } of locales) {
        const record = knowledge.records.find((one) => isPageOf(one, path));
        if (record) return unfurled(record, record.url, knowledge.config, messages);
      }
      // The longest path first: that of the main language is the beginning of all others.
      const { knowledge, messages } =
        [...locales]
          .sort((a, b) => baseOf(b).length - baseOf(a).length)
          .find((one) => `${path}/`.startsWith(baseOf(one))) ?? locales[0];
      const { organization, locale } = knowledge;
      const title = messages['home.card'];
      const description = fillMessage(messages['home.lead'], { organization });
      return unfurled({ title, description, locale }, path, knowledge.config, messages);
    },
    welcome: (locale) => sentence(pick(locale), 'welcome', 'bot.welcome', starters(pick(locale))),
    failed: (locale) => sentence(pick(locale), 'failed', 'bot.failed'),
    tooMany: (locale) => sentence(pick(locale), 'too-many', 'bot.tooMany'),
  };
}

function replyTo(answer: Answer, local: LocalizedKnowledge, question: string): Reply {
  if (answer.kind === 'smalltalk') return smalltalk(answer.topic, local);
  const records = recordsOf(answer.matches, local.knowledge);
  switch (answer.kind) {
    case 'answer': {
      const [record, ...others] = records;
      return record
        ? recordReply(record, local, others.slice(0, MAX_OTHERS), question)
        : unknown([], local, question);
    }
    case 'choices':
      return records.length > 0
        ? choices('choices', local.messages['bot.choices'], records, local)
        : unknown([], local);
    case 'not-offered': {
      const { organization, notOffered } = local.knowledge;
      const title = notOffered.find(({ id }) => id === answer.id)?.title ?? answer.id;
      return choices(
        'not-offered',
        fillMessage(local.messages['bot.notOffered'], { organization, title }),
        records,
        local,
      );
    }
    case 'unknown':
      return unknown(records, local, question);
  }
}

// The word for a step in the languages that people write in, before its number or after it.
const TYPED_STEP =
  /^(?:.{0,20}\s)?(?:step|schritt|étape|etape|paso|passo|stap|ステップ|步骤)\s*(?:number|nr\.?|no\.?)?\s*(\d{1,2})[.!]?$/iu;

/** The number in “step 6” or “I'm on step 6”; undefined where that is not what somebody wrote. */
function typedStep(words: string): number | undefined {
  const number = TYPED_STEP.exec(words)?.[1];
  return number === undefined ? undefined : Number(number);
}

function mainGuideStep(number: number, local: LocalizedKnowledge): Reply {
  const { knowledge, messages } = local;
  const guide = knowledge.records.find(({ id }) => id === knowledge.config.enrollment.methods[0]);
  if (!guide) return unknown([], local);
  const step = guide.steps.find((one) => one.number === number);
  if (step) return walkReply({ record: guide.id, step: step.id }, local);
  const text = fillMessage(messages['bot.noStep'], {
    number: String(number),
    title: guide.title,
    count: String(guide.steps.length),
  });
  return choices('choices', text, [guide], local);
}

function walkReply(
  { record: id, step: stepId, issues }: Walk['enrollkit']['walk'],
  local: LocalizedKnowledge,
): Reply {
  const { knowledge, messages } = local;
  const record = knowledge.records.find((one) => one.id === id);
  if (!record) return unknown([], local);
  if (stepId === DONE) {
    const text = messages['bot.doneCheck'];
    return { kind: 'step', summary: text, text, card: doneCard(record, knowledge, messages) };
  }
  const step = record.steps.find((one) => one.id === stepId);
  if (!step) return recordReply(record, local);
  if (issues)
    return choices('choices', messages['bot.otherwiseChoices'], issuesAt(knowledge, record, step), local, {
      limit: MAX_AT_STEP,
    });
  return {
    kind: 'step',
    summary: step.text,
    text: [step.text, absoluteUrl(step.url, knowledge.config.site.url)].join('\n\n'),
    card: stepCard(record, step, knowledge, messages),
  };
}

/** The path of a link to the site; undefined for any other link. */
function pathOnSite(url: string, { site }: Config): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return origin === site.url && `${pathname}/`.startsWith(site.basePath) ? pathname : undefined;
}

function baseOf({ knowledge: { config, locale } }: LocalizedKnowledge): string {
  return localeBase(config, locale);
}

function unfurled(page: LinkedPage, path: string, { site }: Config, messages: Messages): SearchResult {
  return { card: unfurledCard(page, absoluteUrl(path, site.url), messages), preview: preview(page) };
}

function isPageOf({ url, code }: KnowledgeRecord, path: string): boolean {
  const page = path.replace(/\/$/, '');
  return page === url || (code !== undefined && page.toLowerCase().endsWith(`/i/${code.toLowerCase()}`));
}

function smalltalk(topic: keyof typeof SMALLTALK, local: LocalizedKnowledge): Reply {
  const buttons = topic === 'greeting' || topic === 'help' ? starters(local) : [];
  return sentence(local, 'smalltalk', SMALLTALK[topic], buttons);
}

function recordReply(
  record: KnowledgeRecord,
  local: LocalizedKnowledge,
  others: readonly KnowledgeRecord[] = [],
  question = '',
): Reply {
  const { knowledge, messages } = local;
  const url = absoluteUrl(record.url, knowledge.config.site.url);
  return {
    kind: 'answer',
    summary: record.title,
    text: [record.title, record.description, record.text, url].filter(Boolean).join('\n\n'),
    card: answerCard(record, knowledge, messages, others, question, { votes: true }),
    counts: { as: 'answer', record: record.id, locale: knowledge.locale },
  };
}

function voteReply(
  { record: id, step: stepId, helpful, question = '' }: CastVote['enrollkit']['vote'],
  local: LocalizedKnowledge,
  near: (words: string) => readonly string[],
): Reply {
  const { records, locale } = local.knowledge;
  const record = records.find((one) => one.id === id);
  const step = record?.steps.find((one) => one.id === stepId);
  const counts: Count = {
    as: 'vote',
    ...(record ? { record: record.id } : {}),
    ...(step ? { step: step.id } : {}),
    helpful,
    locale,
  };
  if (helpful) return { ...sentence(local, 'voted', 'bot.voted'), counts };
  const ids = [
    ...sameScreen(record, records),
    ...near(question || (record?.title ?? '')),
    ...(record?.related ?? []),
  ];
  const others = [...new Set(ids)].flatMap((other) =>
    other === id ? [] : (records.find((one) => one.id === other) ?? []),
  );
  const text = local.messages[others.length > 0 ? 'bot.others' : 'bot.noOthers'];
  return { ...choices('others', text, others, local, { question }), counts };
}

/** Issues whose alerts have a title of this one: on a screen they are told apart by the message alone. */
function sameScreen(record: KnowledgeRecord | undefined, records: readonly KnowledgeRecord[]): string[] {
  const titles = new Set(record?.onScreen.flatMap(({ title }) => title ?? []));
  return records
    .filter(({ onScreen }) => onScreen.some(({ title }) => title && titles.has(title)))
    .map(({ id }) => id);
}

function unknown(records: readonly KnowledgeRecord[], local: LocalizedKnowledge, question = ''): Reply {
  const text = local.messages[records.length > 0 ? 'bot.unknown' : 'bot.unknownNothing'];
  return choices('unknown', text, records, local, { question });
}

function choices(
  kind: Reply['kind'],
  text: string,
  records: readonly KnowledgeRecord[],
  { knowledge, messages }: LocalizedKnowledge,
  { limit, question = '' }: { readonly limit?: number; readonly question?: string } = {},
): Reply {
  const { config, locale } = knowledge;
  const contact = { config, locale, messages };
  const withContact =
    kind === 'choices'
      ? {}
      : { contact: contactElements(contact), actions: personActions(contact, { question }) };
  const lines = records.map(({ title, url }) => `${title}\n${absoluteUrl(url, config.site.url)}`);
  return {
    kind,
    summary: text,
    text: [text, ...lines].join('\n\n'),
    card: choicesCard(text, records, { lang: locale, ...withContact, ...(limit ? { limit } : {}) }),
  };
}

function sentence(
  local: LocalizedKnowledge,
  kind: Reply['kind'],
  key: MessageKey,
  buttons: readonly CardAction[] = [],
): Reply {
  const { knowledge, messages } = local;
  const { config, locale, organization } = knowledge;
  const text = fillMessage(messages[key], { organization, name: helpdeskName({ config, locale, messages }) });
  return {
    kind,
    summary: text,
    text,
    ...(buttons.length > 0 ? { card: textCard(text, locale, buttons) } : {}),
  };
}

/** Where most people want to go: the main guide, and what the organization can see. */
function starters({ knowledge, messages }: LocalizedKnowledge): CardAction[] {
  const { config, records, organization } = knowledge;
  const guide = records.find(({ id }) => id === config.enrollment.methods[0]);
  const privacy = records.find(({ section }) => section === 'privacy');
  return [
    ...(guide ? [recordButton(messages['home.setUp'], guide.id)] : []),
    ...(privacy ? [recordButton(fillMessage(messages['home.privacy'], { organization }), privacy.id)] : []),
  ];
}

function recordsOf(matches: readonly Match[], knowledge: Knowledge): KnowledgeRecord[] {
  return matches.flatMap(({ id }) => knowledge.records.find((record) => record.id === id) ?? []);
}

/** The packet of a request, with the records that it names; what is gone is left out. */
export function packetOf(request: PersonRequest, { knowledge }: LocalizedKnowledge, now: Date): Packet {
  const { question, record: id, step: stepId, time = '', ios, tried } = request;
  const record = knowledge.records.find((one) => one.id === id);
  const step = record?.steps.find((one) => one.id === stepId);
  const asked = new Date(time);
  return { question, record, step, ios, tried, time: Number.isNaN(asked.getTime()) ? now : asked };
}

/** The texts for a reader: those of the wanted locale or language, else the first ones. */
export function localeOf(locales: RepliesOptions['locales'], wanted = ''): LocalizedKnowledge {
  const language = (locale: string) => locale.toLowerCase().split('-')[0];
  return (
    locales.find(({ knowledge }) => knowledge.locale.toLowerCase() === wanted.toLowerCase()) ??
    locales.find(({ knowledge }) => language(knowledge.locale) === language(wanted)) ??
    locales[0]
  );
}
