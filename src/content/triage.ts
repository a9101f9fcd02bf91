import { compareVersions } from './iosVersion.ts';
import type { MessageKey } from './messages.ts';
import type { IosRange, OnScreenText } from './record.ts';

/** What a record says about itself that a caller can confirm. */
export interface Candidate {
  readonly id: string;
  readonly onScreen: readonly OnScreenText[];
  readonly errorCodes: readonly string[];
  readonly ios?: IosRange;
  /** Where in a guide it happens. */
  readonly step?: { readonly guide: string; readonly number: number; readonly title: string };
}

/** What can be asked about, in the order in which a caller finds it easy to answer. */
const FACTS = ['screen', 'code', 'ios', 'step'] as const;
export type Fact = (typeof FACTS)[number];

/** A question whose answers leave different candidates. */
export interface Question {
  readonly fact: Fact;
  readonly answers: readonly FactAnswer[];
}

/** One thing that a caller may answer. `ids` are the candidates that it leaves, in their order. */
export interface FactAnswer {
  readonly words: string;
  /** Whether the words are those of a screen or a system, which nobody rewords. */
  readonly literal: boolean;
  readonly ids: readonly string[];
}

/** An interface text with its names filled in. */
export type Say = (key: MessageKey, values?: { readonly [name: string]: string }) => string;

/**
 * Questions that tell issues apart, the one that leaves the fewest first. They are made of nothing but
 * what the records say: where they say the same, there is no question.
 */
export function questionsFor(
  candidates: readonly Candidate[],
  say: Say,
  facts: readonly Fact[] = FACTS,
): Question[] {
  return facts
    .map((fact) => ({ fact, answers: answersAbout(fact, candidates, say) }))
    .filter(({ answers }) => answers.some(({ ids }) => ids.length < candidates.length))
    .toSorted((a, b) => remaining(a) - remaining(b));
}

/** Everything that a caller may answer about a fact. */
export function answersAbout(fact: Fact, candidates: readonly Candidate[], say: Say): FactAnswer[] {
  return ANSWERS[fact](candidates, say);
}

/** The facts that are left to ask about after one of them. */
export function factsAfter(fact: Fact, facts: readonly Fact[] = FACTS): Fact[] {
  return facts.filter((other) => other !== fact);
}

/** How many candidates are left after an answer, on average over the candidates. */
function remaining({ answers }: Question): number {
  const all = answers.reduce((sum, { ids }) => sum + ids.length, 0);
  return answers.reduce((sum, { ids }) => sum + ids.length ** 2, 0) / all;
}

const ANSWERS: { readonly [fact in Fact]: (of: readonly Candidate[], say: Say) => FactAnswer[] } = {
  screen(candidates, say) {
    const titles = candidates.flatMap(({ onScreen }) => onScreen.flatMap(({ title }) => title ?? []));
    const severalTitles = new Set(titles.map(asHeard)).size > 1;
    const wordings: { key: string; words: string; ids: Set<string> }[] = [];
    for (const { id, onScreen } of candidates)
      for (const shown of onScreen) {
        const words = wordsOf(shown, severalTitles);
        const key = asHeard(words);
        // A caller may stop reading early: the beginning of a message counts as the message.
        const same = wordings.find((one) => one.key.startsWith(key) || key.startsWith(one.key));
        if (!same) wordings.push({ key, words, ids: new Set([id]) });
        else {
          same.ids.add(id);
          if (key.length > same.key.length) Object.assign(same, { key, words });
        }
      }
    const answers = wordings.map(({ words, ids }) => ({ words, literal: true, ids: [...ids] }));
    return withNone(answers, candidates, say('triage.screen.none'), ({ onScreen }) => onScreen.length === 0);
  },

  code(candidates, say) {
    const codes = [...new Set(candidates.flatMap(({ errorCodes }) => errorCodes))];
    const answers = codes.map((words) => ({
      words,
      literal: true,
      ids: idsOf(candidates, ({ errorCodes }) => errorCodes.includes(words)),
    }));
    const none = say('triage.code.none');
    return withNone(answers, candidates, none, ({ errorCodes }) => errorCodes.length === 0);
  },

  ios(candidates, say) {
    const answers = stretches(candidates).map(({ from, below }) => ({
      words:
        from && below
          ? say('triage.ios.between', { from, below })
          : from
            ? say('triage.ios.from', { from })
            : say('triage.ios.below', { below: below ?? '' }),
      literal: false,
      ids: idsOf(candidates, ({ ios }) => reaches(ios, from, below)),
    }));
    return answers.filter(({ ids }) => ids.length > 0);
  },

  step(candidates, say) {
    const steps = candidates.flatMap(({ step }) => step ?? []);
    const guides = new Set(steps.map(({ guide }) => guide));
    const nameOf = ({ guide, number, title }: NonNullable<Candidate['step']>) => {
      const name = say('symptoms.step', { number: String(number), step: title });
      return guides.size > 1 ? `${guide}. ${name}` : name;
    };
    const answers = [...new Set(steps.map(nameOf))].map((words) => ({
      words,
      literal: false,
      ids: idsOf(candidates, ({ step }) => step !== undefined && nameOf(step) === words),
    }));
    return withNone(answers, candidates, say('triage.step.none'), ({ step }) => step === undefined);
  },
};

/** The words on a screen as the answer to a question. The title alone tells nothing where all have the same. */
function wordsOf({ title, message }: OnScreenText, withTitle: boolean): string {
  return message && title && withTitle ? `${title}: ${message}` : (message ?? title ?? '');
}

/** Words as two people hear the same: without case, hyphens, kinds of quotation marks, and the last period. */
export function asHeard(words: string): string {
  return words
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[-‐‑–]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();
}

/** Stretches of iOS versions, oldest first, in each of which the same candidates are possible. */
function stretches(candidates: readonly Candidate[]): { from?: string; below?: string }[] {
  const cuts = candidates
    .flatMap(({ ios }) => [ios?.from, ios?.to && next(ios.to)])
    .filter((cut): cut is string => Boolean(cut))
    .toSorted(compareVersions);
  const distinct = cuts.filter(
    (cut, position) => position === 0 || compareVersions(cut, cuts[position - 1] ?? '') !== 0,
  );
  if (distinct.length === 0) return [];
  return [undefined, ...distinct].map((from, position) => {
    const below = distinct[position];
    return { ...(from ? { from } : {}), ...(below ? { below } : {}) };
  });
}

/** The first version after one and everything that belongs to it: `16.3` → `16.4`, `16` → `17`. */
function next(version: string): string {
  const parts = version.split('.').map(Number);
  parts[parts.length - 1] = (parts.at(-1) ?? 0) + 1;
  return parts.join('.');
}

/** Whether a range covers a stretch. Every range begins and ends at a cut, so that touching is covering. */
function reaches(ios: IosRange | undefined, from: string | undefined, below: string | undefined): boolean {
  const endsBefore = ios?.to && from && compareVersions(next(ios.to), from) <= 0;
  const startsAfter = ios?.from && below && compareVersions(ios.from, below) >= 0;
  return !endsBefore && !startsAfter;
}

function withNone(
  answers: readonly FactAnswer[],
  candidates: readonly Candidate[],
  words: string,
  hasNone: (candidate: Candidate) => boolean,
): FactAnswer[] {
  const ids = idsOf(candidates, hasNone);
  return ids.length > 0 ? [...answers, { words, literal: false, ids }] : [...answers];
}

function idsOf(candidates: readonly Candidate[], fits: (candidate: Candidate) => boolean): string[] {
  return candidates.filter(fits).map(({ id }) => id);
}
