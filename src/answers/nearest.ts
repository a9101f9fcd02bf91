/** A text that speaks for a record: its title, a phrase, words on the screen. */
export interface Voice {
  readonly id: string;
  readonly text: string;
}

/** How near the texts of one record are to a question, each from 0 to 1. */
export interface Nearness {
  /** The nearest text. */
  readonly voice: Voice;
  readonly max: number;
  /** Mean of the nearest three; what is missing counts as 0. */
  readonly mean: number;
}

type Terms = (text: string) => readonly string[];

const VOICES = 3;

/** Compares a question with every text: cosine of TF-IDF vectors over the terms that `termsOf` makes. */
export function createNearest(
  voices: readonly Voice[],
  termsOf: Terms,
): (question: string) => ReadonlyMap<string, Nearness> {
  const counted = voices.map(({ text }) => countsOf(termsOf(text)));
  const frequency = new Map<string, number>();
  for (const counts of counted)
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const idf = (term: string) => Math.log(1 + voices.length / ((frequency.get(term) ?? 0) + 0.5));
  const postings = new Map<string, { readonly voice: number; readonly weight: number }[]>();
  counted.forEach((counts, voice) => {
    for (const [term, weight] of unitVector(counts, idf)) {
      const list = postings.get(term);
      if (list) list.push({ voice, weight });
      else postings.set(term, [{ voice, weight }]);
    }
  });

  return (question) => {
    const cosines = new Float64Array(voices.length);
    for (const [term, weight] of unitVector(countsOf(termsOf(question)), idf))
      for (const posting of postings.get(term) ?? [])
        cosines[posting.voice] = (cosines[posting.voice] ?? 0) + weight * posting.weight;
    const byRecord = new Map<string, { readonly voice: Voice; readonly cosine: number }[]>();
    voices.forEach((voice, index) => {
      const cosine = cosines[index] ?? 0;
      if (cosine === 0) return;
      const list = byRecord.get(voice.id);
      if (list) list.push({ voice, cosine });
      else byRecord.set(voice.id, [{ voice, cosine }]);
    });
    return new Map([...byRecord].map(([id, list]) => [id, nearnessOf(list)]));
  };
}

function nearnessOf(list: { readonly voice: Voice; readonly cosine: number }[]): Nearness {
  const nearest = list.sort((a, b) => b.cosine - a.cosine).slice(0, VOICES);
  const [first] = nearest as [(typeof nearest)[number]];
  return {
    voice: first.voice,
    max: Math.min(1, first.cosine),
    mean: Math.min(1, nearest.reduce((sum, { cosine }) => sum + cosine, 0) / VOICES),
  };
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function unitVector(counts: ReadonlyMap<string, number>, idf: (term: string) => number): [string, number][] {
  const weighted = [...counts].map(([term, count]): [string, number] => [
    term,
    (1 + Math.log(count)) * idf(term),
  ]);
  const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
  return weighted.map(([term, weight]) => [term, weight / length]);
}
