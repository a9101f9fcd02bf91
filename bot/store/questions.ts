import { withoutSecrets } from '../escalation/secrets.ts';
import type { DeferredWrites } from './deferredWrites.ts';

/** A question that got no answer, or several to choose from. */
export interface UnansweredQuestion {
  /** The same whenever the question is delivered: it counts once. */
  readonly id: string;
  readonly kind: 'unknown' | 'choices';
  readonly locale: string;
  readonly text: string;
  readonly at: Date;
}

export interface Questions {
  /** Counts a question soon; nobody waits for it. */
  unanswered(question: UnansweredQuestion): void;
}

interface QuestionsOptions {
  /** The organization wants the words, too, not only the count. */
  readonly keepText: boolean;
}

const MAX_TEXT = 500;
const ADDRESS = /[^\s@<>()]+@[^\s@<>()]+/g;
/** What would change how a terminal shows the report. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

export function createQuestions(writes: DeferredWrites, { keepText }: QuestionsOptions): Questions {
  return {
    unanswered({ id, kind, locale, text, at }) {
      writes.add(
        'INSERT INTO questions (id, kind, locale, text, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [id, kind, locale, keepText ? anonymous(text) : null, at.getTime()],
      );
    },
  };
}

/** The words without secrets and addresses of people. */
function anonymous(text: string): string {
  return withoutSecrets(text)
    .replace(ADDRESS, '▮▮▮▮')
    .replace(CONTROL, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}
