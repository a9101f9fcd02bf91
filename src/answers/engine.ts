import { shownWords } from '../content/onScreen.ts';
import type { Answer, Match } from './answer.ts';
import { type CodeHit, createCodeMatcher } from './codes.ts';
import { EXACT, POSSIBLE, SURE } from './confidence.ts';
import { localeAmong, localeOf } from './language.ts';
import { normalize, words } from './normalize.ts';
import { createScreenMatcher, type ScreenHit } from './onScreen.ts';
import { type Prepared, prepare } from './prepared.ts';
import { createRanking, type Ranking } from './ranking.ts';
import type { SearchIndex } from './searchIndex.ts';
import { smalltalk } from './smalltalk.ts';
import { isVague } from './vague.ts';

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
/** A record is among the choices if its score is at least this share of the first one's. */
const CHOICE_SHARE = 0.5;
/** On-screen texts are alike if the question holds as many words of them, but for this. */
const SAME_WORDS = 0.5;
/** So much of a text may be missing at the end of a paste, beside one that is there as a whole. */
const CUT_OFF = 0.3;
/** So many words round a pasted message (“my phone says …”) tell nothing apart. */
const WORDS_AROUND = 3;
/** What is shorter is a title; what people mean by it is learned. */
const MESSAGE_WORDS = 5;
/** The nearest phrase is the reason from here on; below, the words that both have are. */
const PHRASE_DECIDES = 0.4;
/** A record without a rival is the answer from here on: there is nothing to choose from. */
const ALONE = 0.45;
/** Who says little gets choices, unless there is hardly a doubt. */
const HARDLY_A_DOUBT = 0.95;
/** Lead at which even what is vague is about something else. */
const SAYS_OTHERWISE = -1;

/**
 * An engine over the indexes of all locales, at least one; the first is for languages that are not
 * there. `preparedFor` spares the half second that preparing takes where it was done before.
 */
export function createEngine(
  indexes: readonly SearchIndex[],
  preparedFor: (index: SearchIndex) => Prepared = prepare,
): Engine {
  const locals = indexes.map((index) => createLocal(index, preparedFor));
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

/** Where one question ends and the next begins. */
const PARTS = /[.!?;,\n]+|\b(?:and|also|und|außerdem|et|y|e)\b/iu;
const PART_WORDS = 3;
const MAX_PARTS = 6;

/** Answers in one language. */
function createLocal(index: SearchIndex, preparedFor: (index: SearchIndex) => Prepared) {
  const { locale } = index;
  // Made when somebody first asks in this language: most sites are read in one.
  let stages: ReturnType<typeof createStages> | undefined;
  const find = (question: string) => {
    stages ??= createStages(index, preparedFor(index));
    return stages(question);
  };

  return {
    locale,
    answer(question: string): Answer {
      const { certain, likely, confidence, signs, refused } = find(question);
      if (certain.length > 0) return oneOrChoices(certain, locale);
      if (refused) return { kind: 'not-offered', id: refused, matches: offeredInstead(index), locale };
      const [first, second, ...rest] = likely;
      const mayBeAny =
        isVague(question, locale) &&
        signs.known === 1 &&
        signs.lead > SAYS_OTHERWISE &&
        confidence < HARDLY_A_DOUBT;
      const isAlone = !second && confidence >= ALONE;
      if (first && (confidence >= SURE || isAlone) && !mayBeAny)
        return {
          kind: 'answer',
          matches: [first, ...(second ? [second] : []), ...rest.slice(0, NEAREST - 2)],
          locale,
        };
      if (first && second && (confidence >= POSSIBLE || mayBeAny))
        return { kind: 'choices', matches: [first, second, ...rest.slice(0, CHOICES - 2)], locale };
      const several = severalAt(question, find);
      if (several) return { kind: 'choices', matches: several, locale };
      return { kind: 'unknown', matches: likely.slice(0, NEAREST), locale };
    },
    search(question: string): Match[] {
      const { certain, likely } = find(question);
      // A code means its record, and nothing beside it.
      if (certain[0]?.reason.by === 'code') return [...certain];
      const known = new Set(certain.map(({ id }) => id));
      return [...certain, ...likely.filter(({ id }) => !known.has(id))];
    },
  };
}

/** All stages of one locale: what is certain by code or screen, and what the words make likely. */
function createStages(index: SearchIndex, prepared: Prepared) {
  const codes = createCodeMatcher(index.records);
  const screen = createScreenMatcher(index.records);
  const rank = createRanking(index, prepared);
  const offered = new Set(index.records.map(({ id }) => id));

  return (question: string) => {
    const ranking = rank(question);
    const { candidates, confidence, signs } = ranking;
    const byCode = codes(question).map(codeMatch);
    // Other devices and apps show sentences like ours; then the rest of the question is about something else.
    const asked = words(question).length;
    const shown = screen(question).filter(({ common }) => signs.lead > 0 || common > asked - 1);
    const byScreen = alike(shown);
    const common = byScreen[0]?.common ?? 0;
    // A message alone says nothing for one of the records that show it: then the usual one, which comes before the
    // special ones in the order of the records. Whatever else is in a question decides better.
    const isMessage = common >= MESSAGE_WORDS && asked - common <= WORDS_AROUND;
    const order = isMessage ? index.records : [...candidates, ...index.records];
    const certain = byCode.length > 0 ? byCode : screenMatches(byScreen, order);
    const [best] = candidates;
    const refused = best && !offered.has(best.id) && confidence >= POSSIBLE ? best.id : undefined;
    return { certain, confidence, signs, refused, likely: likelyMatches(ranking, offered) };
  };
}

/** What the organization offers instead of something that it does not: its ways to enroll. */
function offeredInstead({ offers }: SearchIndex): Match[] {
  return offers.map((id) => ({ id, confidence: 1, reason: { by: 'words', matched: '' } }));
}

/** Whoever asks several things at once: what each part of the question means, two things at least. */
function severalAt(
  question: string,
  find: (part: string) => ReturnType<ReturnType<typeof createStages>>,
): readonly [Match, Match, ...Match[]] | undefined {
  const parts = question.split(PARTS).filter((part) => words(part).length >= PART_WORDS);
  if (parts.length < 2 || parts.length > MAX_PARTS) return undefined;
  const meant = new Map<string, Match>();
  for (const part of parts) {
    const { certain, likely, confidence } = find(part);
    const match = certain[0] ?? (confidence >= POSSIBLE ? likely[0] : undefined);
    if (match) meant.set(match.id, match);
  }
  const [first, second, ...rest] = meant.values();
  return first && second ? [first, second, ...rest.slice(0, CHOICES - 2)] : undefined;
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

/** The hits that hold as much of the question as the best one does. */
function alike(hits: readonly ScreenHit[]): readonly ScreenHit[] {
  const [best] = hits;
  return hits.filter(
    ({ common, share }) => best && common >= best.common - SAME_WORDS && share >= best.share - CUT_OFF,
  );
}

/** Records that show the same text, one as likely as the other, in this order. */
function screenMatches(hits: readonly ScreenHit[], order: readonly { readonly id: string }[]): Match[] {
  const rank = (id: string) => order.findIndex((one) => one.id === id);
  const confidence = round((0.7 + 0.29 * (hits[0]?.share ?? 0)) / hits.length);
  return hits
    .map(
      ({ id, text }): Match => ({ id, confidence, reason: { by: 'on-screen', matched: shownWords(text) } }),
    )
    .sort((a, b) => rank(a.id) - rank(b.id));
}

/** What is offered, best first: the first with the confidence, each other with its share of it. */
function likelyMatches({ candidates, confidence }: Ranking, offered: ReadonlySet<string>): Match[] {
  const top = candidates[0]?.score ?? 0;
  return candidates
    .filter(({ id, score }) => offered.has(id) && score >= top * CHOICE_SHARE)
    .map(({ id, score, nearest, similarity, words }) => ({
      id,
      confidence: round(confidence * (top > 0 ? Math.exp(score - top) : 1)),
      reason:
        similarity >= PHRASE_DECIDES
          ? { by: 'phrase', matched: nearest }
          : { by: 'words', matched: words.join(' ') },
    }));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
