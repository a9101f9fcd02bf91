import type { Database } from './database.ts';
import { createDeferredWrites } from './deferredWrites.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createQuestions, type Questions } from './questions.ts';
import { forgetOld } from './retention.ts';

/** Where votes and counts are kept. */
export interface BotStore {
  readonly feedback: Feedback;
  readonly questions: Questions;
}

interface BotStoreOptions {
  /** The organization wants the words of questions without an answer. */
  readonly keepQuestions: boolean;
  /** Counts that nobody waits for could not be written. */
  readonly onError: (error: unknown) => void;
}

const DAY = 86_400_000;

/** The store of a running bot. It forgets by itself what is too old; `close` writes what is waiting. */
export function createBotStore(
  database: Database,
  { keepQuestions, onError }: BotStoreOptions,
): BotStore & { close(): Promise<void> } {
  const writes = createDeferredWrites(database, { onError });
  let forgetting = Promise.resolve();
  const forget = () => {
    forgetting = forgetOld(database, new Date()).catch(onError);
  };
  forget();
  const daily = setInterval(forget, DAY).unref();
  return {
    feedback: createFeedback(database, writes),
    questions: createQuestions(writes, { keepText: keepQuestions }),
    async close() {
      clearInterval(daily);
      await forgetting;
      await writes.flush();
    },
  };
}
