import type { Answer, Match } from '../src/answers/answer.ts';
import type { Knowledge } from '../src/content/knowledge.ts';
import { fillMessage, type MessageKey, type Messages } from '../src/content/messages.ts';
import type { KnowledgeRecord } from '../src/content/record.ts';
import type { AdaptiveCard, CardAction } from './cards/adaptiveCard.ts';
import { answerCard } from './cards/answerCard.ts';
import { choicesCard, recordButton } from './cards/choicesCard.ts';
import { contactActions, contactElements, helpdeskName } from './cards/contact.ts';
import { absoluteUrl } from './cards/links.ts';
import { textCard } from './cards/textCard.ts';

/** What the bot says. */
export interface Reply {
  readonly kind: Answer['kind'] | 'empty' | 'welcome' | 'failed';
  /** One line for a notification. */
  readonly summary: string;
  /** Everything in plain text, for whoever shows no cards. */
  readonly text: string;
  readonly card?: AdaptiveCard;
}

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
  welcome(locale?: string): Reply;
  /** When answering broke. */
  failed(locale?: string): Reply;
}

interface RepliesOptions {
  /** One entry per locale; the first is for readers whose language is not there. */
  readonly locales: readonly [LocalizedKnowledge, ...LocalizedKnowledge[]];
  readonly ask: (question: string, options: { locale: string }) => Answer;
}

// Far more than a screen holds; what is longer is not a question.
const MAX_QUESTION = 2_000;
const MAX_OTHERS = 2;

const SMALLTALK = {
  greeting: 'bot.welcome',
  help: 'bot.help',
  thanks: 'bot.thanks',
  goodbye: 'bot.goodbye',
} as const satisfies { readonly [topic: string]: MessageKey };

/** The bot without Teams: a question in, a reply out. Remembers nothing between two calls. */
export function createReplies({ locales, ask }: RepliesOptions): Replies {
  const pick = (locale: string | undefined) => localeOf(locales, locale);
  return {
    toQuestion(question, locale) {
      const local = pick(locale);
      const words = question.trim().slice(0, MAX_QUESTION);
      if (!words) return sentence(local, 'empty', 'bot.empty', starters(local));
      const answer = ask(words, { locale: local.knowledge.locale });
      // Who asks in a language of the site is answered in it, whatever the client speaks.
      return replyTo(answer, pick(answer.locale));
    },
    toPick(id, locale) {
      const local = pick(locale);
      const record = local.knowledge.records.find((candidate) => candidate.id === id);
      return record ? recordReply(record, local) : unknown([], local);
    },
    welcome: (locale) => sentence(pick(locale), 'welcome', 'bot.welcome', starters(pick(locale))),
    failed: (locale) => sentence(pick(locale), 'failed', 'bot.failed'),
  };
}

function replyTo(answer: Answer, local: LocalizedKnowledge): Reply {
  if (answer.kind === 'smalltalk') return smalltalk(answer.topic, local);
  const records = recordsOf(answer.matches, local.knowledge);
  switch (answer.kind) {
    case 'answer': {
      const [record, ...others] = records;
      return record ? recordReply(record, local, others.slice(0, MAX_OTHERS)) : unknown([], local);
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
      return unknown(records, local);
  }
}

function smalltalk(topic: keyof typeof SMALLTALK, local: LocalizedKnowledge): Reply {
  const buttons = topic === 'greeting' || topic === 'help' ? starters(local) : [];
  return sentence(local, 'smalltalk', SMALLTALK[topic], buttons);
}

function recordReply(
  record: KnowledgeRecord,
  local: LocalizedKnowledge,
  others: readonly KnowledgeRecord[] = [],
): Reply {
  const { knowledge, messages } = local;
  const url = absoluteUrl(record.url, knowledge.config.site.url);
  return {
    kind: 'answer',
    summary: record.title,
    text: [record.title, record.description, record.text, url].filter(Boolean).join('\n\n'),
    card: answerCard(record, knowledge, messages, others),
  };
}

function unknown(records: readonly KnowledgeRecord[], local: LocalizedKnowledge): Reply {
  const text = local.messages[records.length > 0 ? 'bot.unknown' : 'bot.unknownNothing'];
  return choices('unknown', text, records, local);
}

function choices(
  kind: Reply['kind'],
  text: string,
  records: readonly KnowledgeRecord[],
  { knowledge, messages }: LocalizedKnowledge,
): Reply {
  const { config, locale } = knowledge;
  const contact = { config, locale, messages };
  const withContact =
    kind === 'choices' ? {} : { contact: contactElements(contact), actions: contactActions(contact) };
  const lines = records.map(({ title, url }) => `${title}\n${absoluteUrl(url, config.site.url)}`);
  return {
    kind,
    summary: text,
    text: [text, ...lines].join('\n\n'),
    card: choicesCard(text, records, { lang: locale, ...withContact }),
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

function localeOf(locales: RepliesOptions['locales'], wanted = ''): LocalizedKnowledge {
  const language = (locale: string) => locale.toLowerCase().split('-')[0];
  return (
    locales.find(({ knowledge }) => knowledge.locale.toLowerCase() === wanted.toLowerCase()) ??
    locales.find(({ knowledge }) => language(knowledge.locale) === language(wanted)) ??
    locales[0]
  );
}
