import type { Answer } from '../../src/answers/answer.ts';
import type { Engine } from '../../src/answers/engine.ts';
import type { Questions } from './questions.ts';

/** How well an engine answers a set of questions; shares from 0 to 1. */
export interface Quality {
  readonly first: number;
  readonly top3: number;
  readonly refused: number;
  /** Vague questions that get choices, all of them fitting or the first two. */
  readonly vague: number;
  readonly smalltalk: number;
  /** Of the answers with a confidence of at least 0.9, those that are right. */
  readonly sureAndRight: number;
  /** Confidence from, how many answers, how many right. */
  readonly reliability: readonly (readonly [from: number, answers: number, right: number])[];
  /** What went wrong, a line each. */
  readonly misses: readonly string[];
}

const BINS = [0.9, 0.8, 0.7, 0.6, 0.4, 0.2, 0] as const;

export function measure(engine: Engine, questions: Questions): Quality {
  const misses: string[] = [];
  const miss = (what: string, q: string, { kind, matches }: Answer) => {
    misses.push(
      `${what}  ${q}  → ${kind} ${matches
        .slice(0, 3)
        .map(({ id }) => id)
        .join(', ')}`,
    );
    return false;
  };
  const ids = ({ matches }: Answer) => matches.map(({ id }) => id);
  const asked = questions.in.map(({ q, accept }) => ({ q, accept, answer: engine.ask(q) }));
  const isFirst = ({ accept, answer }: (typeof asked)[number]) => accept.includes(ids(answer)[0] ?? '');
  const share = (right: readonly unknown[], all: readonly unknown[]) =>
    all.length > 0 ? right.length / all.length : 1;
  const sure = asked.map((one) => ({
    right: isFirst(one),
    confidence: one.answer.matches[0]?.confidence ?? 0,
  }));
  const from = (low: number, high: number) =>
    sure.filter(({ confidence }) => confidence >= low && confidence < high);
  const certain = from(BINS[0], 2);
  return {
    first: share(
      asked.filter((one) => isFirst(one) || miss('not first', one.q, one.answer)),
      asked,
    ),
    top3: share(
      asked.filter(({ accept, answer }) =>
        ids(answer)
          .slice(0, 3)
          .some((id) => accept.includes(id)),
      ),
      asked,
    ),
    refused: share(
      questions.out.filter((q) => engine.ask(q).kind === 'unknown' || miss('not refused', q, engine.ask(q))),
      questions.out,
    ),
    vague: share(
      questions.vague.filter(({ q, accept }) => {
        const answer = engine.ask(q);
        const fits =
          answer.kind === 'choices' &&
          ids(answer)
            .slice(0, 2)
            .some((id) => accept.includes(id));
        return fits || miss('not choices', q, answer);
      }),
      questions.vague,
    ),
    smalltalk: share(
      questions.smalltalk.filter(
        (q) => engine.ask(q).kind === 'smalltalk' || miss('not small talk', q, engine.ask(q)),
      ),
      questions.smalltalk,
    ),
    sureAndRight: share(
      certain.filter(({ right }) => right),
      certain,
    ),
    reliability: BINS.map((low, position) => {
      const answers = from(low, BINS[position - 1] ?? 2);
      return [low, answers.length, answers.filter(({ right }) => right).length] as const;
    }),
    misses,
  };
}
