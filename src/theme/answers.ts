import textsUrl from '@generated/enrollkit/default/texts.answers.json';
import type { Answer, Match } from '../answers/answer.ts';
import type { AnswerTexts, PageLink } from '../plugin/pageData.ts';

export type AnswersRequest =
  | { readonly id: number; readonly want: 'answer'; readonly question: string }
  | { readonly id: number; readonly want: 'matches'; readonly question: string; readonly limit: number };

export interface AnswersReply {
  readonly id: number;
  readonly answer?: Answer;
  readonly matches?: readonly Match[];
}

/** A record by its name, for lists. */
export interface Titled extends PageLink {
  readonly id: string;
  readonly description: string;
  /** The first message that its screen shows, to compare with one's own. */
  readonly screen?: string;
}

/** What the worker says first: the records that it can name, and what the organization does not offer. */
export interface Titles {
  readonly records: readonly Titled[];
  readonly notOffered: readonly (readonly [id: string, title: string])[];
}

/** The answer engine of this page's language. Nothing that is asked leaves the browser. */
export interface Answers {
  ask(question: string): Promise<Answer>;
  search(question: string, limit: number): Promise<readonly Match[]>;
  /** Titles and addresses of the records. */
  readonly records: ReadonlyMap<string, Titled>;
  /** Titles of what the organization does not offer. */
  readonly notOffered: ReadonlyMap<string, string>;
}

let loading: Promise<Answers> | undefined;

/** The same engine as the bot's; loaded on first use, works offline after that. */
export function loadAnswers(): Promise<Answers> {
  loading ??= start().catch((error: unknown) => {
    // Somebody may be offline now and not the next time.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(): Promise<Answers> {
  const worker = new Worker(
    new URL(/* webpackChunkName: "answers-worker" */ './answersWorker.ts', import.meta.url),
  );
  const { records, notOffered } = await new Promise<Titles>((done, fail) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Titles>) => done(data), { once: true });
    worker.addEventListener('error', fail, { once: true });
  });
  const waiting = new Map<number, (reply: AnswersReply) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<AnswersReply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  const request = (wanted: (id: number) => AnswersRequest) =>
    new Promise<AnswersReply>((done) => {
      last += 1;
      waiting.set(last, done);
      worker.postMessage(wanted(last));
    });
  return {
    ask: async (question) => (await request((id) => ({ id, want: 'answer', question }))).answer as Answer,
    search: async (question, limit) =>
      (await request((id) => ({ id, want: 'matches', question, limit }))).matches ?? [],
    records: new Map(records.map((record) => [record.id, record])),
    notOffered: new Map(notOffered),
  };
}

let texts: Promise<AnswerTexts> | undefined;

/** The texts of all records, for the panel and the copy buttons; loaded on first use. */
export function loadTexts(): Promise<AnswerTexts> {
  texts ??= fetch(textsUrl)
    .then((response) => {
      if (!response.ok) throw new Error(`The texts answered ${response.status}.`);
      return response.json();
    })
    .catch((error: unknown) => {
      texts = undefined;
      throw error;
    });
  return texts;
}
