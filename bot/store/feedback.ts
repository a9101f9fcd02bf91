import type { Database } from './database.ts';
import type { DeferredWrites } from './deferredWrites.ts';

/** What somebody thinks of an answer. It says nothing of who that is. */
export interface Vote {
  /** The same whenever the vote is delivered or changed: it counts once, as it was given last. */
  readonly id: string;
  /** Id of the record; for a vote that Teams reports, what `message` showed. */
  readonly record?: string | undefined;
  readonly step?: string | undefined;
  readonly message?: string | undefined;
  readonly helpful: boolean;
  /** A button of our card, or the thumbs that Teams puts under a message. */
  readonly source: 'card' | 'teams';
  readonly locale: string;
  readonly at: Date;
}

/** A record that was sent as the answer. */
export interface ShownAnswer {
  /** Names the message, for a vote on it. */
  readonly message: string;
  readonly record: string;
  readonly locale: string;
  readonly at: Date;
}

export interface Feedback {
  /** Resolves when the vote is kept for good. */
  vote(vote: Vote): Promise<void>;
  /** Counts an answer soon; nobody waits for it. */
  shown(answer: ShownAnswer): void;
}

export function createFeedback(database: Database, writes: DeferredWrites): Feedback {
  return {
    async vote({ id, record, step, message, helpful, source, locale, at }) {
      // A thumb can come before the message that it is about is written.
      if (message) await writes.flush();
      await database.query(
        `INSERT INTO votes (id, record, step, helpful, source, locale, at)
        VALUES ($1, COALESCE($2, (SELECT record FROM answers WHERE message = $3)), $4, $5, $6, $7, $8)
        ON CONFLICT (id) DO UPDATE SET record = COALESCE(excluded.record, votes.record),
          helpful = excluded.helpful, at = excluded.at`,
        [id, record ?? null, message ?? null, step ?? null, helpful ? 1 : 0, source, locale, at.getTime()],
      );
    },
    shown({ message, record, locale, at }) {
      writes.add(
        'INSERT INTO answers (message, record, locale, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [message, record, locale, at.getTime()],
      );
    },
  };
}
