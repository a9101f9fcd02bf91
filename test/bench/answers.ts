import { gzipSync } from 'node:zlib';
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { createEngine } from '../../src/answers/engine.ts';
import { packIndex } from '../../src/answers/packed.ts';
import type { SearchIndex } from '../../src/answers/searchIndex.ts';
import { everythingIndex } from '../answers/index.ts';
import { type Question, readQuestions } from '../answers/questions.ts';
import type { Figure } from './bench.ts';

/** Ids, best first, each with what the engine makes of how well it fits. */
type Search = (question: string) => Promise<readonly Hit[]> | readonly Hit[];

interface Hit {
  readonly id: string;
  readonly score: number;
}

interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const REFUSED = 0.95;
const SHOWN = 10;

/** The engine beside the search libraries that people reach for: same records, same phrases, same questions. */
export async function benchAnswers(): Promise<Figure[]> {
  const index = everythingIndex();
  const documents = documentsOf(index);
  const { in: questions, out } = readQuestions('judge.en');
  const engines: readonly [string, () => Promise<Search> | Search][] = [
    ['EnrollKit', () => ownSearch(index)],
    ['MiniSearch', () => miniSearch(documents)],
    ['Lunr', () => lunrSearch(documents)],
    ['Orama', () => orama(documents)],
    ['FlexSearch', () => flexSearch(documents)],
    ['Fuse', () => fuse(documents)],
  ];
  const figures: Figure[] = [];
  for (const [name, make] of engines) figures.push(...(await figuresOf(name, make, questions, out)));
  figures.push({
    what: 'answers, what a phone loads for one language, gzip',
    value: Math.round(gzipSync(JSON.stringify(packIndex(index)), { level: 9 }).length / 1000),
    unit: 'kB',
    atMost: 300,
  });
  for (const times of [1, 10, 100]) figures.push(...growth(index, questions, times));
  return figures;
}

async function figuresOf(
  name: string,
  make: () => Promise<Search> | Search,
  questions: readonly Question[],
  out: readonly string[],
): Promise<Figure[]> {
  const search = await make();
  // What has run often is compiled: a question is not alone on a server, and typing asks many.
  for (const { q } of questions) await search(q);
  const times: number[] = [];
  const timed = async (question: string) => {
    const started = performance.now();
    const hits = await search(question);
    times.push(performance.now() - started);
    return hits;
  };
  const asked: { hits: readonly Hit[]; accept: readonly string[] }[] = [];
  for (const { q, accept } of questions) asked.push({ hits: await timed(q), accept });
  const others: number[] = [];
  for (const question of out) others.push((await timed(question))[0]?.score ?? 0);
  const limit = others.sort((a, b) => a - b)[Math.floor(others.length * REFUSED)] ?? 0;
  const right = asked.filter(({ hits, accept }) => accept.includes(hits[0]?.id ?? ''));
  const inThree = asked.filter(({ hits, accept }) => hits.slice(0, 3).some(({ id }) => accept.includes(id)));
  const kept = right.filter(({ hits }) => (hits[0]?.score ?? 0) > limit);
  const percent = (part: readonly unknown[]) => Math.round((part.length / asked.length) * 1000) / 10;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  return [
    { what: `${name}, right record first`, value: percent(right), unit: '%' },
    { what: `${name}, in the first three`, value: percent(inThree), unit: '%' },
    {
      what: `${name}, right and kept while refusing 95 % of other questions`,
      value: percent(kept),
      unit: '%',
    },
    { what: `${name}, one question, median`, value: at(0.5), unit: 'ms' },
    {
      what: `${name}, one question, 99th percentile`,
      value: at(0.99),
      unit: 'ms',
      ...(name === 'EnrollKit' ? { atMost: 2 } : {}),
    },
  ];
}

/** How long preparing and asking take with many times the records, each with words of its own. */
function growth(index: SearchIndex, questions: readonly Question[], times: number): Figure[] {
  const copies = Array.from({ length: times }, (_, copy) =>
    copy === 0
      ? index.records
      : index.records.map((record) => ({
          ...record,
          id: `${record.id}-${copy}`,
          phrases: record.phrases.map((phrase) => `${phrase} ${copy}${record.id.slice(0, 5)}`),
        })),
  ).flat();
  const started = performance.now();
  const engine = createEngine([{ ...index, records: copies }]);
  engine.ask('warm up, please');
  const ready = performance.now() - started;
  for (const { q } of questions) engine.ask(q);
  const each = questions.map(({ q }) => {
    const asked = performance.now();
    engine.ask(q);
    return performance.now() - asked;
  });
  each.sort((a, b) => a - b);
  const what = `answers with ${times} × the records`;
  return [
    { what: `${what}, preparing`, value: Math.round(ready), unit: 'ms' },
    {
      what: `${what}, one question, 99th percentile`,
      value: Math.round((each[Math.floor(each.length * 0.99)] ?? 0) * 100) / 100,
      unit: 'ms',
      ...(times === 100 ? { atMost: 10 } : {}),
    },
  ];
}

function documentsOf({ records }: SearchIndex): Document[] {
  return records.map(({ id, title, description, phrases, onScreen, errorCodes }) => ({
    id,
    title,
    text: [
      description,
      ...phrases,
      ...onScreen.flatMap((shown) => [shown.title ?? '', shown.message ?? '']),
      ...errorCodes,
    ].join('\n'),
  }));
}

function ownSearch(index: SearchIndex): Search {
  const engine = createEngine([index]);
  return (question) => engine.ask(question).matches.map(({ id, confidence }) => ({ id, score: confidence }));
}

function miniSearch(documents: readonly Document[]): Search {
  const search = new MiniSearch<Document>({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 } },
  });
  search.addAll(documents);
  return (question) =>
    search.search(question, { fuzzy: 0.2, prefix: true }).map(({ id, score }) => ({ id, score }));
}

function lunrSearch(documents: readonly Document[]): Search {
  const index = lunr(function build() {
    this.ref('id');
    this.field('title', { boost: 2 });
    this.field('text');
    for (const document of documents) this.add(document);
  });
  return (question) =>
    index.search(question.replace(/[^\p{L}\p{N}\s]/gu, ' ')).map(({ ref, score }) => ({ id: ref, score }));
}

async function orama(documents: readonly Document[]): Promise<Search> {
  const database = create({ schema: { id: 'string', title: 'string', text: 'string' } as const });
  await insertMultiple(database, [...documents]);
  return async (question) => {
    const { hits } = await oramaSearch(database, {
      term: question,
      properties: ['title', 'text'],
      boost: { title: 2 },
      threshold: 1,
      limit: SHOWN,
    });
    return hits.map(({ document, score }) => ({ id: String(document.id), score }));
  };
}

function flexSearch(documents: readonly Document[]): Search {
  const index = new FlexSearch.Index({ tokenize: 'forward', context: true });
  const ids = documents.map(({ id }) => id);
  documents.forEach(({ title, text }, position) => {
    index.add(
      position,
      `${title}
${text}`,
    );
  });
  // It ranks without telling scores.
  return (question) =>
    index
      .search(question, { limit: SHOWN, suggest: true })
      .map((position, rank) => ({ id: ids[Number(position)] ?? '', score: 1 / (rank + 1) }));
}

function fuse(documents: readonly Document[]): Search {
  const index = new Fuse([...documents], {
    keys: [{ name: 'title', weight: 2 }, 'text'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.6,
  });
  return (question) =>
    index
      .search(question.slice(0, 200), { limit: SHOWN })
      .map(({ item, score = 1 }) => ({ id: item.id, score: 1 - score }));
}
