import { fillMessage, type MessageKey } from '../src/content/messages.ts';
import type { CaseOnCard, PersonRequest } from './cards/adaptiveCard.ts';
import { type CaseCardNote, caseCard, otherWaysCard, receiptCard } from './cards/caseCard.ts';
import { personCard } from './cards/personCard.ts';
import { type Address, type Case, type Cases, type Helper, MAX_ANSWER } from './escalation/case.ts';
import { packetText } from './escalation/packet.ts';
import { withoutSecrets } from './escalation/secrets.ts';
import { describeError, type Log } from './log.ts';
import { type LocalizedKnowledge, localeOf, packetOf, type Reply } from './replies.ts';

/** An employee who sends a question to people. */
export interface Employee {
  readonly name: string;
  readonly address: Address;
  readonly locale?: string | undefined;
}

/** What a button of a helpdesk's card sends, and from where. */
export interface HelpdeskPress {
  readonly helper: Helper;
  /** Id of the channel in which the button was pressed; undefined anywhere else. */
  readonly channel?: string | undefined;
}

/** Questions to people: from an employee to the channel of the helpdesk. What is sent later is the outbox's. */
export interface Helpdesk {
  /** Saves what an employee has confirmed. The reply is a receipt, or says that nothing was saved. */
  send(request: PersonRequest, employee: Employee): Promise<Reply>;
  claim(pressed: CaseOnCard, by: HelpdeskPress): Promise<Reply>;
  answer(pressed: CaseOnCard, text: string, by: HelpdeskPress): Promise<Reply>;
}

interface HelpdeskOptions {
  readonly locales: readonly [LocalizedKnowledge, ...LocalizedKnowledge[]];
  /** Without a store there is no channel, and employees hear of the other ways. */
  readonly cases?: Cases | undefined;
  /** Called when there is something to send. */
  readonly saved: () => void;
  readonly now: () => Date;
  /** An id that nobody can guess. */
  readonly newId: () => string;
  readonly log: Log;
}

export function createHelpdesk({ locales, cases, saved, now, newId, log }: HelpdeskOptions): Helpdesk {
  // The channel is one for everybody, so it speaks the organization's own language.
  const [inChannel] = locales;
  const { escalation } = inChannel.knowledge.config.support;
  const time = () => now().getTime();

  const shown = (of: Case, note: CaseCardNote = {}) => {
    const card = caseCard(of, inChannel.knowledge, inChannel.messages, note);
    return {
      kind: 'case',
      summary: card.fallbackText.split('\n')[0] ?? '',
      text: card.fallbackText,
      card,
    } as const;
  };
  const says = (key: MessageKey): Reply => {
    const text = inChannel.messages[key];
    return { kind: 'case', summary: text, text };
  };

  /** What both buttons of the helpdesk have in common: who may press them, and a case that is still there. */
  async function withCase(
    { case: id }: CaseOnCard,
    { channel }: HelpdeskPress,
    work: (cases: Cases) => Promise<CaseCardNote>,
  ): Promise<Reply> {
    if (escalation.to !== 'teams-channel' || !channel || channel !== escalation.teamsChannelId)
      return says('case.elsewhere');
    if (!cases) return says('case.failed');
    try {
      if (!(await cases.find(id))) return says('case.gone');
      const note = await work(cases);
      const now = await cases.find(id);
      saved();
      return now ? shown(now, note) : says('case.gone');
    } catch (error) {
      log({ event: 'case-not-saved', ...describeError(error) });
      return says('case.failed');
    }
  }

  return {
    async send(request, { name, address, locale }) {
      const local = localeOf(locales, locale);
      const { knowledge, messages } = local;
      const packet = { ...packetOf(request, local, now()), name };
      if (hasSecrets(request)) {
        const card = personCard(packet, knowledge, messages, { removed: true });
        return { kind: 'person', summary: messages['escalation.removed'], text: card.fallbackText, card };
      }
      try {
        if (!cases || escalation.to !== 'teams-channel') return otherWays(local);
        const one = await cases.open(
          {
            id: newId(),
            request: JSON.stringify([address.conversation, address.user, request.time ?? newId()]),
            locale: knowledge.locale,
            packet: packetText(packet, messages),
            employee: address,
          },
          time(),
        );
        saved();
        const card = receiptCard(one, knowledge, messages);
        const [summary = ''] = card.fallbackText.split('\n');
        return { kind: 'case', summary, text: card.fallbackText, card };
      } catch (error) {
        log({ event: 'case-not-saved', ...describeError(error) });
        return otherWays(local);
      }
    },
    claim: (pressed, by) =>
      withCase(pressed, by, async (all) => {
        await all.claim(pressed.case, pressed.version, by.helper, time());
        return {};
      }),
    answer: (pressed, written, by) =>
      withCase(pressed, by, async (all) => {
        const typed = written.trim().slice(0, MAX_ANSWER);
        const text = withoutSecrets(typed);
        if (!text) return { note: inChannel.messages['case.empty'] };
        if (text !== typed) return { note: inChannel.messages['case.removed'], draft: text };
        if (await all.answer(pressed.case, by.helper, text, time())) return {};
        return refusedAnswer(await all.find(pressed.case), by.helper, text);
      }),
  };

  /** Says why an answer was not taken; nothing where the same press arrives twice. */
  function refusedAnswer(of: Case | undefined, helper: Helper, text: string): CaseCardNote {
    const { messages } = inChannel;
    if (of?.state === 'claimed') {
      const person = of.helper?.name || messages['case.somebody'];
      return { note: fillMessage(messages['case.taken'], { person }), draft: text };
    }
    if (of?.answer === undefined || (of.answer === text && of.helper?.id === helper.id)) return {};
    return { note: messages['case.answered'] };
  }
}

function otherWays({ knowledge, messages }: LocalizedKnowledge): Reply {
  const card = otherWaysCard('escalation.notSent', knowledge, messages);
  return { kind: 'failed', summary: card.fallbackText, text: card.fallbackText, card };
}

function hasSecrets({ question, ios = '', tried = '' }: PersonRequest): boolean {
  return [question, ios, tried].some((written) => withoutSecrets(written) !== written);
}
