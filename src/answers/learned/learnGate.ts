import type { Gate, Signs } from '../confidence.ts';

/** The signs of a text, and what is known of it. */
export interface Judged {
  readonly signs: Signs;
  /** It is about one of the records. */
  readonly ours: boolean;
  /** The first record was right. */
  readonly right: boolean;
}

const SIGNS = [
  'first',
  'none',
  'lead',
  'margin',
  'known',
  'agree',
  'nearer',
  'length',
] as const satisfies readonly (keyof Signs)[];
const STEPS = 3000;
const RATE = 0.5;
const PULL = 0.01;
/** A question as people ask it says more than a phrase that an engine without it had to find. */
const QUESTION_WEIGHT = 8;

/** A text as the logistic sees it: values of one meaning each, whether they mean yes, and how much it counts. */
interface Row {
  readonly values: readonly number[];
  readonly yes: boolean;
  readonly weight: number;
}

/**
 * Learns the logistic that makes signs a probability. It is the mean of two: whether a text is ours,
 * from phrases and other subjects that the engine was not given, and whether the first record is right,
 * from questions. What that mean is worth as a probability is then read from the questions.
 */
export function learnGate(questions: readonly Judged[], unseen: readonly Judged[]): Gate {
  const valuesOf = ({ signs }: Judged) => SIGNS.map((sign) => signs[sign]);
  const isRight = logistic(questions.map((one) => ({ values: valuesOf(one), yes: one.right, weight: 1 })));
  const isOurs = logistic([
    ...questions.map((one) => ({ values: valuesOf(one), yes: one.ours, weight: QUESTION_WEIGHT })),
    ...unseen.map((one) => ({ values: valuesOf(one), yes: one.ours, weight: 1 })),
  ]);
  const mean = SIGNS.map((_, sign) => ((isRight.weights[sign] ?? 0) + (isOurs.weights[sign] ?? 0)) / 2);
  const sum = (one: Judged) =>
    valuesOf(one).reduce((total, value, sign) => total + value * (mean[sign] ?? 0), 0);
  const {
    weights: [scale = 1],
    bias,
  } = logistic(questions.map((one) => ({ values: [sum(one)], yes: one.right, weight: 1 })));
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  const learned = Object.fromEntries(SIGNS.map((sign, index) => [sign, round(scale * (mean[index] ?? 0))]));
  return { ...(learned as { [sign in keyof Signs]: number }), bias: round(bias) };
}

/** Logistic regression by gradient descent on standardized values, with a pull to nothing. */
function logistic(rows: readonly Row[]): { readonly weights: readonly number[]; readonly bias: number } {
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  const count = rows[0]?.values.length ?? 0;
  const scales = Array.from({ length: count }, (_, column) => {
    const mean = rows.reduce((sum, { values, weight }) => sum + weight * (values[column] ?? 0), 0) / all;
    const variance =
      rows.reduce((sum, { values, weight }) => sum + weight * ((values[column] ?? 0) - mean) ** 2, 0) / all;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  const standardized = rows.map(({ values, yes, weight }) => ({
    values: values.map(
      (value, column) => (value - (scales[column]?.mean ?? 0)) / (scales[column]?.deviation ?? 1),
    ),
    target: yes ? 1 : 0,
    weight: weight / all,
  }));
  let bias = 0;
  let weights = scales.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    let biasGradient = 0;
    const gradients = scales.map(() => 0);
    for (const { values, target, weight } of standardized) {
      const sum = values.reduce((total, value, column) => total + value * (weights[column] ?? 0), bias);
      const error = weight * (target - 1 / (1 + Math.exp(-sum)));
      biasGradient += error;
      values.forEach((value, column) => {
        gradients[column] = (gradients[column] ?? 0) + error * value;
      });
    }
    bias += RATE * biasGradient;
    weights = weights.map((weight, column) => weight + RATE * ((gradients[column] ?? 0) - PULL * weight));
  }
  const unscaled = weights.map((weight, column) => weight / (scales[column]?.deviation ?? 1));
  const shift = unscaled.reduce((sum, weight, column) => sum + weight * (scales[column]?.mean ?? 0), 0);
  return { weights: unscaled, bias: bias - shift };
}
