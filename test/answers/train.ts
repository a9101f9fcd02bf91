import { writeFileSync } from 'node:fs';
import { classesOf } from '../../src/answers/classes.ts';
import { createCorpus } from '../../src/answers/corpus.ts';
import { createEvidence } from '../../src/answers/evidence.ts';
import { learnGate } from '../../src/answers/learned/learnGate.ts';
import { learnWeights } from '../../src/answers/learned/learnWeights.ts';
import { usualWeight } from '../../src/answers/prepared.ts';
import { createRanking } from '../../src/answers/ranking.ts';
import { everythingIndex } from './index.ts';
import { readQuestions } from './questions.ts';

// Writes src/answers/learned/en.json: `npm run train`, after phrases or negatives have changed much.
const FILE = 'src/answers/learned/en.json';
/** Terms of fewer texts, or whose weight is near the usual one, are not worth their bytes. */
const MIN_TEXTS = 4;
const MIN_CHANGE = 0.45;

const started = Date.now();
const index = everythingIndex();
const { texts, count } = classesOf(index);
const corpus = createCorpus(texts, count, index.locale);
const learned = learnWeights(corpus, createEvidence(corpus));

const frequencies = new Int32Array(corpus.ids.size);
for (const terms of [...corpus.wordTerms, ...corpus.letterTerms])
  for (const term of terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
const weights: { [term: string]: number } = {};
for (const [term, id] of corpus.ids) {
  const usual = usualWeight(term);
  const weight = Math.round((learned[id] ?? usual) * 100) / 100;
  if ((frequencies[id] ?? 0) >= MIN_TEXTS && Math.abs(weight / usual - 1) >= MIN_CHANGE)
    weights[term] = weight;
}

const rank = createRanking({ ...index, learned: { weights, gate: index.learned.gate } });
const questions = readQuestions('calibration.en');
const judged = [...questions.in, ...questions.out.map((q) => ({ q, accept: [] }))].map(({ q, accept }) => {
  const { candidates, signs } = rank(q);
  return { signs, right: accept.some((id) => id === candidates[0]?.id) };
});
const gate = learnGate(judged);
writeFileSync(FILE, `${JSON.stringify({ gate, weights }, null, 1)}\n`);
process.stdout.write(
  `${texts.length} texts, ${corpus.ids.size} terms, ${Object.keys(weights).length} weights, ${Date.now() - started} ms\n${JSON.stringify(gate)}\n`,
);
