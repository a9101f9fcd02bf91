import type { Answer, Match } from './answer.ts';
import { matchCodes } from './codes.ts';
import { languageOf } from './language.ts';
import { createScreenMatcher, type ScreenHit } from './onScreen.ts';
import { createRetrieval, type Retrieved } from './retrieval.ts';
import type { SearchIndex } from './searchIndex.ts';
import { smalltalkTopic } from './smalltalk.ts';

export interface Engine {
  /** One answer; `locale` breaks the tie where the words do not tell the language. */
  ask(question: string, options?: { readonly locale?: string | undefined }): Answer;
  /** The records that fit, best first, without a judgement whether one of them is meant. */
  search(
    question: string,
    options?: { readonly locale?: string | undefined; readonly limit?: number },
  ): readonly Match[];
}

// Where an answer turns into a choice and a choice into "not sure". Measured with `npm run bench`
// over authors' phrases that were left out; move them only with figures.
const SURE = 0.6;
const POSSIBLE = 0.3;
/** A hit on the screen or by code speaks louder than words. */
const CODE_CONFIDENCE = 0.99;
/** Two on-screen texts within this share of one another are both candidates. */
const SAME_SHARE = 0.02;
const CHOICES = 4;
const NEAREST = 3;

/** An engine over the indexes of all locales; the first is for languages that are not there. */
export function createEngine(indexes: readonly SearchIndex[]): Engine {
  const locals = indexes.map(createLocal);
  const pick = (question: string, locale?: string) => {
    const wanted = languageOf(
      question,
      indexes.map((index) => index.locale),
      locale,
    );
    const local = locals.find(({ index }) => index.locale === wanted) ?? locals[0];
    if (!local) throw new Error('an engine needs at least one index');
    return local;
  };

  function find(question: string, { index, screen, retrieve }: (typeof locals)[number]) {
    const codes = matchCodes(question, index.records).map(
      ({ id, code }): Match => ({ id, confidence: CODE_CONFIDENCE, reason: { by: 'code', matched: code } }),
    );
    const onScreen = sharpest(screen(question));
    const retrieved = retrieve(question);
    return { codes, onScreen, retrieved };
  }

  return {
    ask(question, { locale } = {}) {
      const local = pick(question, locale);
      const base = { locale: local.index.locale };
      const topic = smalltalkTopic(question);
      if (topic) return { ...base, kind: 'smalltalk', topic, matches: [] };
      if (!question.trim()) return { ...base, kind: 'unknown', matches: [] };
      const { codes, onScreen, retrieved } = find(question, local);
      if (codes.length > 0) return choose(codes, base.locale);
      if (onScreen.length > 0)
        return choose(
          onScreen.map((hit) => screenMatch(hit, onScreen.length)),
          base.locale,
        );

      const [best] = retrieved;
      const offered = retrieved.filter((one) => one.offered).map((one) => phraseMatch(one, retrieved));
      if (best && !best.offered && best.nearness >= SURE)
        return { ...base, kind: 'not-offered', id: best.id, matches: offered.slice(0, NEAREST) };
      const [first, second] = offered;
      if (first && first.confidence >= SURE)
        return { ...base, kind: 'answer', matches: [first, ...offered.slice(1, NEAREST)] };
      if (first && second && first.confidence >= POSSIBLE)
        return { ...base, kind: 'choices', matches: [first, second, ...offered.slice(2, CHOICES)] };
      return { ...base, kind: 'unknown', matches: offered.slice(0, NEAREST) };
    },
    search(question, { locale, limit = CHOICES } = {}) {
      if (!question.trim()) return [];
      const local = pick(question, locale);
      const { codes, onScreen, retrieved } = find(question, local);
      const all = [
        ...codes,
        ...onScreen.map((hit) => screenMatch(hit, onScreen.length)),
        ...retrieved.filter((one) => one.offered).map((one) => phraseMatch(one, retrieved)),
      ];
      return all
        .filter(({ id }, position) => all.findIndex((other) => other.id === id) === position)
        .slice(0, limit);
    },
  };
}

/** What answers in one language; made when somebody first asks in it. */
function createLocal(index: SearchIndex) {
  let screen: ReturnType<typeof createScreenMatcher> | undefined;
  let retrieve: ReturnType<typeof createRetrieval> | undefined;
  return {
    index,
    screen(question: string) {
      screen ??= createScreenMatcher(index.records);
      return screen(question);
    },
    retrieve(question: string) {
      retrieve ??= createRetrieval(index);
      return retrieve(question);
    },
  };
}

/** One match is the answer, several are a choice. */
function choose(matches: readonly Match[], locale: string): Answer {
  const [first, second, ...rest] = matches;
  if (first && second)
    return {
      kind: 'choices',
      matches: [first, second, ...rest].slice(0, CHOICES) as [Match, Match, ...Match[]],
      locale,
    };
  if (first) return { kind: 'answer', matches: [first], locale };
  return { kind: 'unknown', matches: [], locale };
}

/** The hits that hold as much of the question as the best one does. */
function sharpest(hits: readonly ScreenHit[]): ScreenHit[] {
  const [best] = hits;
  return best ? hits.filter(({ share }) => share >= best.share - SAME_SHARE).slice(0, CHOICES) : [];
}

function screenMatch({ id, text, share }: ScreenHit, candidates: number): Match {
  return {
    id,
    confidence: round((0.7 + 0.29 * share) / candidates),
    reason: { by: 'on-screen', matched: text },
  };
}

function phraseMatch({ id, nearness, score, phrase }: Retrieved, all: readonly Retrieved[]): Match {
  const rival = all.find((other) => other.id !== id)?.score ?? 0;
  const margin = Math.max(0, score - rival);
  const lead = nearness >= POSSIBLE ? Math.min(0.25, margin) : 0;
  const confidence = Math.min(0.99, nearness + lead);
  return {
    id,
    confidence: round(confidence),
    reason: { by: nearness >= SURE ? 'phrase' : 'words', matched: phrase },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
