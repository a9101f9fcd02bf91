import type { Gate, Signs } from '../confidence.ts';

/** The signs of a question, and whether the first record was right. */
export interface Judged {
  readonly signs: Signs;
  readonly right: boolean;
}

const SIGNS = ['first', 'none', 'lead', 'margin', 'known'] as const satisfies readonly (keyof Signs)[];
const STEPS = 4000;
const RATE = 0.5;
const PULL = 0.003;

/** Learns the logistic that makes signs a probability, by gradient descent on standardized signs. */
export function learnGate(judged: readonly Judged[]): Gate {
  const scales = SIGNS.map((sign) => {
    const values = judged.map(({ signs }) => signs[sign]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation =
      Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
    return { mean, deviation };
  });
  const rows = judged.map(({ signs, right }) => ({
    right: right ? 1 : 0,
    values: SIGNS.map((sign, position) => {
      const { mean = 0, deviation = 1 } = scales[position] ?? {};
      return (signs[sign] - mean) / deviation;
    }),
  }));
  let bias = 0;
  let weights = SIGNS.map(() => 0);
  for (let step = 0; step < STEPS; step += 1) {
    let biasGradient = 0;
    const gradients = SIGNS.map(() => 0);
    for (const { right, values } of rows) {
      const sum = values.reduce((total, value, position) => total + value * (weights[position] ?? 0), bias);
      const error = right - 1 / (1 + Math.exp(-sum));
      biasGradient += error;
      values.forEach((value, position) => {
        gradients[position] = (gradients[position] ?? 0) + error * value;
      });
    }
    bias += (RATE * biasGradient) / rows.length;
    weights = weights.map(
      (weight, position) => weight + RATE * ((gradients[position] ?? 0) / rows.length - PULL * weight),
    );
  }
  const unscaled = weights.map((weight, position) => weight / (scales[position]?.deviation ?? 1));
  const shift = unscaled.reduce((sum, weight, position) => sum + weight * (scales[position]?.mean ?? 0), 0);
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  const learned = Object.fromEntries(SIGNS.map((sign, position) => [sign, round(unscaled[position] ?? 0)]));
  return { ...(learned as { [sign in keyof Signs]: number }), bias: round(bias - shift) };
}
