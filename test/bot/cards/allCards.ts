import type { AdaptiveCard } from '../../../bot/cards/adaptiveCard.ts';
import { caseCard, deliveredCard, otherWaysCard, receiptCard } from '../../../bot/cards/caseCard.ts';
import { CASE_STATES, type Case, MAX_ANSWER } from '../../../bot/escalation/case.ts';
import { createReplies, type LocalizedKnowledge, type Replies } from '../../../bot/replies.ts';
import type { Answer, Match } from '../../../src/answers/answer.ts';
import type { Config } from '../../../src/config/schema.ts';
import { DONE } from '../../../src/content/stepMode.ts';

/** A card that the bot can send, with what it answers. */
export interface SentCard {
  readonly to: string;
  readonly version: '1.5' | '1.3';
  readonly card: AdaptiveCard<string>;
}

type Escalation = Config['support']['escalation'];

/** Every way in which a config can let the bot pass on whom it cannot help. */
export const ESCALATIONS: readonly Escalation[] = [
  { to: 'mail', showHelperName: false },
  { to: 'phone', showHelperName: false },
  {
    to: 'ticket',
    urlTemplate: 'https://servicedesk.contoso.com/new?title={subject}&text={text}&code={code}',
    showHelperName: false,
  },
  { to: 'teams-channel', teamsChannelId: '19:helpdesk@thread.tacv2', showHelperName: true },
  { to: 'off', showHelperName: false },
];

const QUESTION = 'my screen says something else, and I need my mail';

/** Every card that the bot can send about what it knows, in one language. */
export function allCards(local: LocalizedKnowledge): SentCard[] {
  return [
    ...recordCards(local),
    ...ESCALATIONS.flatMap((escalation) => talkCards(withEscalation(local, escalation))),
    ...caseCards(local),
  ];
}

/** The cards of each record: page, steps, issues of a step, link, search. */
export function recordCards(written: LocalizedKnowledge): SentCard[] {
  const local = withPictures(written);
  const replies = repliesOf(local);
  const { records, config } = local.knowledge;
  return records.flatMap(({ id, url, steps }) => [
    ...sent(id, replies.toPick(id, local.knowledge.locale).card),
    ...[...steps.map((step) => step.id), ...(steps.length > 0 ? [DONE] : [])].flatMap((step) => [
      ...sent(`${id}#${step}`, replies.toWalk({ record: id, step }, local.knowledge.locale).card),
      ...sent(
        `issues of ${id}#${step}`,
        replies.toWalk({ record: id, step, issues: true }, local.knowledge.locale).card,
      ),
    ]),
    ...sent(`link to ${url}`, replies.unfurl(new URL(url, config.site.url).href)?.card, '1.3'),
  ]);
}

/** The cards of a talk that belong to no single record. */
export function talkCards(local: LocalizedKnowledge): SentCard[] {
  const { records, notOffered, locale, config } = local.knowledge;
  const [first] = records;
  const issue = records.find(({ code, steps }) => code && steps.length > 1) ?? first;
  const near = records.slice(0, 6).map(({ id }) => match(id)) as [Match, Match, ...Match[]];
  const answers: { readonly [question: string]: Answer } = {
    'an answer with others': { kind: 'answer', matches: near, locale },
    choices: { kind: 'choices', matches: near, locale },
    'nothing near': { kind: 'unknown', matches: [], locale },
    'something near': { kind: 'unknown', matches: near.slice(0, 3), locale },
    hello: { kind: 'smalltalk', topic: 'greeting', matches: [], locale },
    help: { kind: 'smalltalk', topic: 'help', matches: [], locale },
    ...Object.fromEntries(
      notOffered.map(({ id, title }): [string, Answer] => [
        title,
        { kind: 'not-offered', id, matches: near.slice(0, 2), locale },
      ]),
    ),
  };
  const replies = repliesOf(local, (question) => answers[question] as Answer);
  const about = {
    question: QUESTION,
    ...(issue ? { record: issue.id, step: issue.steps[0]?.id ?? '' } : {}),
  };
  const cards = [
    ...Object.keys(answers).flatMap((question) => sent(question, replies.toQuestion(question, locale).card)),
    ...sent('an empty message', replies.toQuestion(' ', locale).card),
    ...sent('step 3', replies.toQuestion('step 3', locale).card),
    ...sent('step 99', replies.toQuestion('step 99', locale).card),
    ...sent('a record that is gone', replies.toPick('gone', locale).card),
    ...sent('somebody new', replies.welcome(locale).card),
    ...sent('a breakdown', replies.failed(locale).card),
    ...sent('helped', replies.toVote({ record: first?.id ?? '', helpful: true }, locale).card),
    ...sent('did not help', replies.toVote({ record: first?.id ?? '', helpful: false }, locale).card),
    ...sent('asked too often', replies.tooMany(locale).card),
    ...sent('talk to a person', replies.toPerson({ question: QUESTION }, locale).card),
    ...sent('talk to a person about a step', replies.toPerson(about, locale).card),
    ...replies.search('', locale).flatMap(({ card }) => sent('nothing typed in the search', card)),
  ];
  return cards.map(({ to, ...card }) => ({ to: `${to} (${config.support.escalation.to})`, ...card }));
}

/** The cards of what goes to people in a channel, in every state, with the longest answer there can be. */
export function caseCards({ knowledge, messages }: LocalizedKnowledge): SentCard[] {
  const asked: Case = {
    id: '11112222-3333-4444-5555-666677778888',
    locale: 'de',
    packet: `My question: ${QUESTION}\nTime: 2026-11-25 08:30 UTC`,
    employee: {
      serviceUrl: 'https://127.0.0.1',
      channelId: 'msteams',
      conversation: 'a',
      bot: 'b',
      user: 'c',
    },
    state: 'open',
    version: 1,
    shown: 0,
    told: false,
    attempts: 0,
  };
  const claimed = {
    helper: { id: '29:helper', name: 'Chris Green' },
    claimedAt: Date.UTC(2026, 10, 25, 9),
  };
  const answered = {
    ...claimed,
    answer: 'Restart your phone. '.repeat(MAX_ANSWER / 20),
    answeredAt: Date.UTC(2026, 10, 25, 10),
  };
  const inState = (state: Case['state']): Case => {
    const known = { open: {}, posted: {}, claimed }[state as string] ?? answered;
    return { ...asked, ...known, state };
  };
  const note = { note: messages['case.empty'], draft: 'Restart' };
  return [
    ...CASE_STATES.flatMap((state) =>
      sent(`helpdesk, ${state}`, caseCard(inState(state), knowledge, messages, note)),
    ),
    ...sent('receipt', receiptCard(asked, knowledge, messages)),
    ...sent('an answer by a person', deliveredCard(inState('delivered'), knowledge, messages)),
    ...(['escalation.notSent', 'escalation.delayed', 'escalation.gaveUp'] as const).flatMap((key) =>
      sent(key, otherWaysCard(key, knowledge, messages)),
    ),
  ];
}

/** As after a build, which draws the screens: here every step has a picture. */
function withPictures({ knowledge, messages }: LocalizedKnowledge): LocalizedKnowledge {
  const { basePath } = knowledge.config.site;
  const records = knowledge.records.map((record) => ({
    ...record,
    steps: record.steps.map((step) => ({
      ...step,
      picture: `${basePath}screens/${record.id}/${step.id}.${record.locale}.png`,
    })),
  }));
  return { knowledge: { ...knowledge, records }, messages };
}

function withEscalation(
  { knowledge, messages }: LocalizedKnowledge,
  escalation: Escalation,
): LocalizedKnowledge {
  const { config } = knowledge;
  return {
    knowledge: { ...knowledge, config: { ...config, support: { ...config.support, escalation } } },
    messages,
  };
}

function repliesOf(local: LocalizedKnowledge, ask: (question: string) => Answer = () => NOTHING): Replies {
  return createReplies({
    locales: [local],
    ask,
    search: () => [],
    now: () => new Date('2026-11-25T08:30:00Z'),
  });
}

const NOTHING: Answer = { kind: 'unknown', matches: [], locale: 'en' };

function match(id: string): Match {
  return { id, confidence: 0.9, reason: { by: 'words', matched: id } };
}

function sent(
  to: string,
  card: AdaptiveCard<string> | undefined,
  version: SentCard['version'] = '1.5',
): SentCard[] {
  return card ? [{ to, version, card }] : [];
}
