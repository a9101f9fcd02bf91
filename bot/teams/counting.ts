import { randomUUID } from 'node:crypto';
import { describeError, type Log } from '../log.ts';
import type { Replies, Reply } from '../replies.ts';
import type { BotStore } from '../store/botStore.ts';
import { keyOf } from '../store/key.ts';
import type { IncomingActivity } from './activity.ts';

/** Keeps what replies and activities count as, under names from which no person or conversation can be told. */
export interface Counting {
  /** Keeps the vote that a reply answers, if it does; false if that failed, so that nobody is thanked for it. */
  vote(activity: IncomingActivity, reply: Reply): Promise<boolean>;
  /** Keeps a vote by the thumbs under a message; false if that failed. */
  thumb(activity: IncomingActivity): Promise<boolean>;
  /** Counts a reply that was sent; `message` is the id that the channel gave it. Nobody waits. */
  sent(activity: IncomingActivity, reply: Reply, message: string | undefined): void;
}

interface CountingOptions {
  readonly store: BotStore;
  readonly replies: Pick<Replies, 'localeFor'>;
  readonly now: () => Date;
  readonly log: Log;
}

export function createCounting({ store, replies, now, log }: CountingOptions): Counting {
  const { feedback, questions } = store;

  async function kept(writing: Promise<void>): Promise<boolean> {
    try {
      await writing;
      return true;
    } catch (error) {
      log({ event: 'store-failed', ...describeError(error) });
      return false;
    }
  }

  return {
    async vote(activity, { counts }) {
      if (counts?.as !== 'vote') return true;
      const { record, step, helpful, locale } = counts;
      return kept(
        feedback.vote({ id: voteId(activity), record, step, helpful, source: 'card', locale, at: now() }),
      );
    },
    async thumb(activity) {
      const helpful = thumbOf(activity.value);
      if (helpful === undefined || !activity.replyToId) return true;
      const message = messageKey(activity, activity.replyToId);
      const locale = replies.localeFor(activity.locale);
      return kept(
        feedback.vote({ id: voteId(activity), message, helpful, source: 'teams', locale, at: now() }),
      );
    },
    sent(activity, { counts }, message) {
      if (counts?.as === 'answer') {
        const { record, locale } = counts;
        feedback.shown({ message: messageKey(activity, message), record, locale, at: now() });
      } else if (counts?.as === 'unanswered') {
        const { kind, locale, question: text } = counts;
        questions.unanswered({ id: activityKey(activity), kind, locale, text, at: now() });
      }
    },
  };
}

/** One for each person and message: who changes their mind has voted once. */
function voteId(activity: IncomingActivity): string {
  const { conversation, from, replyToId } = activity;
  return replyToId ? keyOf('vote', conversation.id, replyToId, from?.id ?? '') : activityKey(activity);
}

function activityKey({ conversation, id = randomUUID() }: IncomingActivity): string {
  return keyOf('activity', conversation.id, id);
}

/** A message in a thread belongs to the conversation of its channel, under the same id. */
function messageKey({ conversation }: IncomingActivity, message: string = randomUUID()): string {
  return keyOf('message', conversation.id.replace(/;messageid=.*$/, ''), message);
}

/** Source: Microsoft Teams, "Feedback buttons": `reaction` is `like` or `dislike`. What is written beside it is not read. */
function thumbOf(value: unknown): boolean | undefined {
  const action =
    typeof value === 'object' && value !== null && 'actionValue' in value ? value.actionValue : undefined;
  const reaction =
    typeof action === 'object' && action !== null && 'reaction' in action ? action.reaction : undefined;
  return reaction === 'like' ? true : reaction === 'dislike' ? false : undefined;
}
