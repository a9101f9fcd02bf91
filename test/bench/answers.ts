import { createEngine } from '../../src/answers/engine.ts';
import { buildSearchIndex } from '../../src/answers/searchIndex.ts';
import { loadConfig } from '../../src/config/load.ts';
import { buildKnowledge } from '../../src/content/knowledge.ts';
import { readContent, readMessages } from '../../src/content/read.ts';
import type { Figure } from './bench.ts';

const EVERYTHING = 'test/fixtures/everything.yaml';

/** The engine alone, over every record, asked what authors wrote down and half of it again, cut short. */
export async function benchAnswers(): Promise<Figure[]> {
  const loaded = loadConfig(EVERYTHING);
  if (!loaded.ok) throw new Error(`${EVERYTHING} is not valid`);
  const knowledge = buildKnowledge(readContent('.').sources, {
    config: loaded.value,
    locale: 'en',
    messages: readMessages('.', 'en'),
  });
  const started = performance.now();
  const engine = createEngine([buildSearchIndex(knowledge)]);
  engine.ask('sign in failed');
  const ready = performance.now() - started;
  const questions = knowledge.records.flatMap(({ phrases }) =>
    phrases.map((phrase) => phrase.slice(0, phrase.length * 0.7)),
  );
  const times = questions.map((question) => {
    const asked = performance.now();
    engine.ask(question);
    return performance.now() - asked;
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return [
    { what: 'answers, from records to the first answer', value: Math.round(ready), unit: 'ms' },
    { what: 'answers, one question, median', value: at(0.5), unit: 'ms' },
    { what: 'answers, one question, 99th percentile', value: at(0.99), unit: 'ms' },
  ];
}
