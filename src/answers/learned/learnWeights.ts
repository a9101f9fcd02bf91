import type { Corpus } from '../corpus.ts';
import { type Evidence, worth } from '../evidence.ts';
import { usualWeight } from './weights.ts';

const EPOCHS = 4;
/** Share of the terms of a text that is left out each time it is seen, so that no term is relied on alone. */
const DROPPED = 0.5;
const RATE = 0.1;
/** Pull of a weight back to the usual one. */
const PULL = 0.001;
const FIRST_GRADIENT = 0.05;

/**
 * Learns how much each term counts as evidence: the weights under which the softmax over all classes
 * gives each text its own class. A text's own counts are left out when it is looked at, or it would
 * vote for itself. Stochastic gradient descent with AdaGrad (Duchi, Hazan, Singer, 2011, "Adaptive
 * Subgradient Methods"); the same corpus gives the same weights.
 */
export function learnWeights(
  { ids, texts, wordTerms, letterTerms }: Corpus,
  evidence: Evidence,
): Float32Array {
  const { classes, starts, owners, counts } = evidence;
  const usual = Float32Array.from(ids.keys(), usualWeight);
  const weights = usual.slice();
  const squares = new Float32Array(ids.size).fill(FIRST_GRADIENT);
  const random = createRandom(7);
  const order = texts.map((_, text) => text);
  const scores = new Float64Array(classes);

  /** What a term says for one of its classes, without what this text itself said. */
  const say = (position: number, term: number, own: number, weight: number) => {
    const owner = owners[position] as number;
    const count = (counts[position] as number) - (owner === own ? weight : 0);
    return count > 1e-6 ? worth(evidence, term, owner, count) : 0;
  };

  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const text of order) {
      const { owner: own, weight } = texts[text] as (typeof texts)[number];
      const terms = [...(wordTerms[text] ?? []), ...(letterTerms[text] ?? [])].filter(
        () => random() >= DROPPED,
      );
      scores.fill(0);
      for (const term of terms)
        for (let position = starts[term] as number; position < (starts[term + 1] as number); position += 1) {
          const owner = owners[position] as number;
          scores[owner] =
            (scores[owner] as number) + (weights[term] as number) * say(position, term, own, weight);
        }
      errors(scores, own);
      for (const term of terms) {
        let gradient = 0;
        for (let position = starts[term] as number; position < (starts[term + 1] as number); position += 1)
          gradient += (scores[owners[position] as number] as number) * say(position, term, own, weight);
        const pulled = gradient * weight + PULL * ((weights[term] as number) - (usual[term] as number));
        squares[term] = (squares[term] as number) + pulled * pulled;
        weights[term] = Math.max(
          0,
          (weights[term] as number) - (RATE * pulled) / Math.sqrt(squares[term] as number),
        );
      }
    }
  }
  return weights;
}

/** Scores → how far the softmax is from the right class, in place. */
function errors(scores: Float64Array, right: number): void {
  const top = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let owner = 0; owner < scores.length; owner += 1) {
    scores[owner] = Math.exp((scores[owner] as number) - top);
    sum += scores[owner] as number;
  }
  for (let owner = 0; owner < scores.length; owner += 1) scores[owner] = (scores[owner] as number) / sum;
  scores[right] = (scores[right] as number) - 1;
}

/** Numbers from 0 to 1 that are the same every time: a linear congruential generator. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other] as number, list[last] as number];
  }
}
