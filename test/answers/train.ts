import { writeFileSync } from 'node:fs';
import { classesOf } from '../../src/answers/classes.ts';
import { createCorpus } from '../../src/answers/corpus.ts';
import { createEvidence } from '../../src/answers/evidence.ts';
import { type Judged, learnGate } from '../../src/answers/learned/learnGate.ts';
import { learnWeights } from '../../src/answers/learned/learnWeights.ts';
import { levelsOf } from '../../src/answers/learned/weights.ts';
import { createRanking } from '../../src/answers/ranking.ts';
import type { SearchIndex } from '../../src/answers/searchIndex.ts';
import { everythingIndex } from './index.ts';
import { type Question, readQuestions } from './questions.ts';

// Writes src/answers/learned/en.json: `npm run train`, after phrases or negatives have changed much.
const FILE = 'src/answers/learned/en.json';
const FOLDS = 5;

const started = Date.now();
const index = everythingIndex();
const { texts, count } = classesOf(index);
const corpus = createCorpus(texts, count, index.locale);
const learned = learnWeights(corpus, createEvidence(corpus));

const levels = levelsOf(corpus, learned);

const trained: SearchIndex = { ...index, learned: { levels, gate: index.learned.gate } };
const questions = readQuestions('calibration.en');
const gate = learnGate(
  judge(trained, [...questions.in, ...questions.out.map((q) => ({ q, accept: [] }))]),
  Array.from({ length: FOLDS }, (_, fold) => judgeFold(fold)).flat(),
);
writeFileSync(FILE, `${JSON.stringify({ gate, levels }, null, 2)}\n`);
process.stdout.write(
  `${texts.length} texts, ${corpus.ids.size} terms, ${Object.keys(levels).length} weights, ${Date.now() - started} ms\n${JSON.stringify(gate)}\n`,
);

function judge(from: SearchIndex, asked: readonly Question[]): Judged[] {
  const rank = createRanking(from);
  return asked.map(({ q, accept }) => {
    const { candidates, signs } = rank(q);
    return { signs, ours: accept.length > 0, right: accept.some((id) => id === candidates[0]?.id) };
  });
}

/** The texts of one fold, judged by an engine that was not given it. */
function judgeFold(fold: number): Judged[] {
  const isLeftOut = (position: number) => position % FOLDS === fold;
  const rest = {
    ...trained,
    records: trained.records.map((record) => ({
      ...record,
      phrases: record.phrases.filter((_, position) => !isLeftOut(position)),
    })),
    negatives: trained.negatives.filter((_, position) => !isLeftOut(position)),
  };
  const leftOut = [
    ...trained.records.flatMap(({ id, phrases }) =>
      phrases.filter((_, position) => isLeftOut(position)).map((q) => ({ q, accept: [id] })),
    ),
    ...trained.negatives.filter((_, position) => isLeftOut(position)).map((q) => ({ q, accept: [] })),
  ];
  return judge(rest, leftOut);
}
