import { readFileSync } from 'node:fs';
import type { Answer } from '../answers/answer.ts';
import { createEngine } from '../answers/engine.ts';
import { buildSearchIndex } from '../answers/searchIndex.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { knowledges, openProject } from './project.ts';
import { UserError } from './userError.ts';

interface Options {
  readonly config: string;
  readonly locale?: string;
  readonly batch?: string;
  readonly json?: boolean;
}

interface Question {
  readonly q: string;
  readonly lang?: string;
}

/** Answers one question, or a file of them with one JSON line each. */
export function ask(question: string | undefined, { config, locale, batch, json }: Options): void {
  if ((question === undefined) === (batch === undefined))
    throw new UserError('found no question, or a question and --batch; write one of them: enrollkit ask "…"');
  const all = knowledges(openProject(config));
  const engine = createEngine(all.map(buildSearchIndex));
  const answerLine = ({ q, lang }: Question) => {
    const started = performance.now();
    const answer = engine.ask(q, lang ? { locale: lang } : {});
    return line(answer, all, performance.now() - started);
  };
  if (batch !== undefined) {
    for (const item of readQuestions(batch)) process.stdout.write(`${JSON.stringify(answerLine(item))}\n`);
  } else if (json) {
    process.stdout.write(
      `${JSON.stringify(answerLine({ q: question as string, ...(locale ? { lang: locale } : {}) }))}\n`,
    );
  } else {
    process.stdout.write(`${describe(engine.ask(question as string, locale ? { locale } : {}), all)}\n`);
  }
}

function readQuestions(file: string): readonly Question[] {
  try {
    const questions: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
    if (Array.isArray(questions) && questions.every((item) => typeof item?.q === 'string')) return questions;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new UserError(`${file}  found no file that can be read.`);
  }
  throw new UserError(
    `${file}  expected a JSON array such as [{ "q": "it will not let me in", "lang": "en" }]`,
  );
}

function line(answer: Answer, all: readonly Knowledge[], milliseconds: number) {
  const [best] = answer.matches;
  const record = best && findRecord(all, answer.locale, best.id);
  return {
    kind: answer.kind,
    ids: answer.matches.map(({ id }) => id),
    confidence: best?.confidence ?? 0,
    locale: answer.locale,
    title: record?.title ?? '',
    url: record?.url ?? '',
    ms: Math.round(milliseconds * 1000) / 1000,
  };
}

function describe(answer: Answer, all: readonly Knowledge[]): string {
  const records = answer.matches.flatMap(({ id, confidence, reason }) => {
    const record = findRecord(all, answer.locale, id);
    return record
      ? [{ record, why: `${reason.by}: ${reason.matched}`, sure: `${Math.round(confidence * 100)} %` }]
      : [];
  });
  const [best] = records;
  if (answer.kind === 'answer' && best) {
    const { record } = best;
    return `${record.title}\n\n${record.description}\n\n${record.text}\n\n${record.url}\n(${best.sure} sure, ${best.why})`;
  }
  const list = records.map(({ record, sure }) => `- ${record.title} (${sure}) ${record.url}`);
  return [answer.kind, ...list].join('\n');
}

function findRecord(all: readonly Knowledge[], locale: string, id: string) {
  const knowledge = all.find((candidate) => candidate.locale === locale) ?? all[0];
  return knowledge?.records.find((record) => record.id === id);
}
