import type { Answer, Match } from './answer.ts';
import { type CodeHit, createCodeMatcher } from './codes.ts';
import { EXACT, POSSIBLE, SURE } from './confidence.ts';
import { localeAmong, localeOf } from './language.ts';
import { normalize } from './normalize.ts';
import { createScreenMatcher, type ScreenHit } from './onScreen.ts';
import { type Candidate, createRetrieval } from './retrieval.ts';
import type { SearchIndex } from './searchIndex.ts';
import { smalltalk } from './smalltalk.ts';
import { createWordingMatcher, type WordingHit } from './wordings.ts';

export interface Engine {
  /** One answer; `locale` breaks the tie where the words do not tell the language. */
  ask(question: string, options?: { readonly locale?: string | undefined }): Answer;
  /** The records that fit, best first, without a judgement whether one of them is meant. */
  search(
    question: string,
    options?: { readonly locale?: string | undefined; readonly limit?: number },
  ): readonly Match[];
}

const CHOICES = 4;
const NEAREST = 3;
/** A record is among the choices if it is at least this likely, as a share of the first. */
const CHOICE_SHARE = 0.2;
/** On-screen texts are alike if the question holds this much the same share of them. */
const SAME_SHARE = 0.02;
/** The nearest phrase is the reason from here on; below, the words that both have are. */
const PHRASE_DECIDES = 0.4;

/** An engine over the indexes of all locales, at least one; the first is for languages that are not there. */
export function createEngine(indexes: readonly SearchIndex[]): Engine {
  const locals = indexes.map(createLocal);
  const locales = indexes.map(({ locale }) => locale);
  const local = (locale: string | undefined) => {
    const found = locals.find((one) => one.locale === locale);
    if (!found) throw new Error('found no index, expected at least one');
    return found;
  };

  return {
    ask(question, { locale: client } = {}) {
      const said = smalltalk(question);
      if (said) {
        const { locale } = local(localeAmong(said.languages, locales, client));
        return { kind: 'smalltalk', topic: said.topic, matches: [], locale };
      }
      const asked = local(localeOf(question, locales, client));
      return normalize(question)
        ? asked.answer(question)
        : { kind: 'unknown', matches: [], locale: asked.locale };
    },
    search(question, { locale: client, limit = CHOICES } = {}) {
      if (!normalize(question)) return [];
      return local(localeOf(question, locales, client))
        .search(question)
        .slice(0, limit);
    },
  };
}

/** Answers in one language. */
function createLocal(index: SearchIndex) {
  const { locale } = index;
  // Made when somebody first asks in this language: most sites are read in one.
  let stages: ReturnType<typeof createStages> | undefined;
  const find = (question: string) => {
    stages ??= createStages(index);
    return stages(question);
  };

  return {
    locale,
    answer(question: string): Answer {
      const { certain, refused, candidates } = find(question);
      const offered = candidates.filter((one) => one.offered).map(wordsMatch);
      if (certain.length > 0) return oneOrChoices(certain, locale);
      if (refused) return { kind: 'not-offered', id: refused, matches: offered.slice(0, NEAREST), locale };
      const [first, ...others] = offered;
      if (first && first.confidence >= SURE)
        return { kind: 'answer', matches: [first, ...others.slice(0, NEAREST - 1)], locale };
      if (first && first.confidence >= POSSIBLE) {
        const [second, ...rest] = others;
        const likely = rest.filter(({ confidence }) => confidence >= first.confidence * CHOICE_SHARE);
        if (second)
          return { kind: 'choices', matches: [first, second, ...likely.slice(0, CHOICES - 2)], locale };
      }
      return { kind: 'unknown', matches: offered.slice(0, NEAREST), locale };
    },
    search(question: string): Match[] {
      const { certain, candidates } = find(question);
      const known = new Set(certain.map(({ id }) => id));
      return [...certain, ...candidates.filter((one) => one.offered && !known.has(one.id)).map(wordsMatch)];
    },
  };
}

/** All stages of one locale: what is certain by code, wording or screen, and what the words make likely. */
function createStages(index: SearchIndex) {
  const codes = createCodeMatcher(index.records);
  const wordings = createWordingMatcher(index);
  const screen = createScreenMatcher(index.records);
  const retrieve = createRetrieval(index);
  const offered = new Set(index.records.map(({ id }) => id));

  return (question: string) => {
    const candidates = retrieve(question);
    const worded = wordings(question);
    const certain = [
      () => codes(question).map(codeMatch),
      () => worded.filter(({ id }) => offered.has(id)).map(wordingMatch),
      () => (worded.length > 0 ? [] : screenMatches(screen(question), candidates)),
    ].reduce<Match[]>((found, stage) => (found.length > 0 ? found : stage()), []);
    const [best] = candidates;
    const refused =
      worded.find(({ id }) => !offered.has(id))?.id ??
      (best && !best.offered && best.confidence >= SURE ? best.id : undefined);
    return { certain, refused, candidates };
  };
}

/** One match is the answer, several are a choice. */
function oneOrChoices(matches: readonly Match[], locale: string): Answer {
  const [first, second, ...rest] = matches as [Match, ...Match[]];
  return second
    ? { kind: 'choices', matches: [first, second, ...rest.slice(0, CHOICES - 2)], locale }
    : { kind: 'answer', matches: [first], locale };
}

function codeMatch({ id, code }: CodeHit, _position: number, all: readonly CodeHit[]): Match {
  return { id, confidence: round(EXACT / all.length), reason: { by: 'code', matched: code } };
}

function wordingMatch({ id, text }: WordingHit, _position: number, all: readonly WordingHit[]): Match {
  return { id, confidence: round(EXACT / all.length), reason: { by: 'phrase', matched: text } };
}

/** The hits that hold as much of the question as the best one does, in the order of what else is in it. */
function screenMatches(hits: readonly ScreenHit[], candidates: readonly Candidate[]): Match[] {
  const alike = hits.filter(({ share }) => share >= (hits[0]?.share ?? 0) - SAME_SHARE);
  const rank = (id: string) => candidates.findIndex((candidate) => candidate.id === id);
  return alike
    .map(({ id, text, share }): Match => {
      const confidence = round((0.7 + 0.29 * share) / alike.length);
      return { id, confidence, reason: { by: 'on-screen', matched: text } };
    })
    .sort((a, b) => rank(a.id) - rank(b.id));
}

function wordsMatch({ id, confidence, phrase, signals, words }: Candidate): Match {
  return phrase && signals.wordMax >= PHRASE_DECIDES
    ? { id, confidence, reason: { by: 'phrase', matched: phrase } }
    : { id, confidence, reason: { by: 'words', matched: words.join(' ') } };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
