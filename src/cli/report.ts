import { stringify } from 'yaml';
import { type Counts, countsSince, type QuestionCount } from '../../bot/store/counts.ts';
import { KEPT_DAYS } from '../../bot/store/retention.ts';
import { createEngine } from '../answers/engine.ts';
import { type Group, groupAsked } from '../answers/groups.ts';
import { buildSearchIndex } from '../answers/searchIndex.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { openExistingDatabase } from './database.ts';
import { knowledges, openProject } from './project.ts';
import { UserError } from './userError.ts';

interface Options {
  readonly config: string;
  readonly days: string;
  readonly json?: boolean;
}

/** A record with what people made of it. */
interface RecordLine {
  readonly id: string;
  readonly code?: string;
  /** Empty where the record is gone. */
  readonly title: string;
  readonly shown: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

interface QuestionGroup extends Group {
  readonly locale: string;
  /** Id of the record that is nearest to the first of the questions. */
  readonly nearest?: string;
}

interface Report {
  readonly days: number;
  readonly records: readonly RecordLine[];
  /** Votes on messages of which is no longer known what they showed. */
  readonly otherVotes: { readonly helpful: number; readonly unhelpful: number };
  readonly unanswered: { readonly unknown: number; readonly choices: number };
  /** Empty where the organization keeps no questions. */
  readonly questions: readonly QuestionGroup[];
}

const DAY = 86_400_000;
const MAX_RECORDS = 10;
const MAX_GROUPS = 30;
const MAX_TEXTS = 10;

/** Prints what was shown, what helped, and what people asked that has no answer. */
export async function report({ config, days: written, json }: Options): Promise<void> {
  const days = daysOf(written);
  const counts = await countsOf(days);
  const all = knowledges(openProject(config));
  const made = reportOf(counts, all, days);
  process.stdout.write(json ? `${JSON.stringify(made, null, 2)}\n` : describe(made, all));
}

async function countsOf(days: number): Promise<Counts> {
  const database = await openExistingDatabase(process.env);
  try {
    return await countsSince(database, new Date(Date.now() - days * DAY));
  } finally {
    await database.close();
  }
}

function daysOf(written: string): number {
  const days = /^\d{1,3}$/.test(written) ? Number(written) : 0;
  if (days >= 1 && days <= KEPT_DAYS) return days;
  throw new UserError(
    `found --days ${written}, expected a number of days from 1 to ${KEPT_DAYS}, write --days 30`,
  );
}

function reportOf({ records, questions }: Counts, all: readonly Knowledge[], days: number): Report {
  const known = new Map(all.flatMap((knowledge) => knowledge.records).map((one) => [one.id, one]));
  // The default locale is the first one, and its titles are those to show.
  for (const one of all[0]?.records ?? []) known.set(one.id, one);
  const other = records.find(({ record }) => record === undefined);
  const total = (kind: QuestionCount['kind']) =>
    questions.reduce((sum, one) => sum + (one.kind === kind ? one.count : 0), 0);
  return {
    days,
    records: records.flatMap(({ record: id, ...counted }) => {
      const record = id === undefined ? undefined : known.get(id);
      return id === undefined
        ? []
        : [{ id, ...(record?.code ? { code: record.code } : {}), title: record?.title ?? '', ...counted }];
    }),
    otherVotes: { helpful: other?.helpful ?? 0, unhelpful: other?.unhelpful ?? 0 },
    unanswered: { unknown: total('unknown'), choices: total('choices') },
    questions: groupsOf(questions, all),
  };
}

function groupsOf(questions: readonly QuestionCount[], all: readonly Knowledge[]): QuestionGroup[] {
  const asked = questions.flatMap(({ locale, text, count }) => (text ? [{ locale, text, count }] : []));
  if (asked.length === 0) return [];
  const engine = createEngine(all.map(buildSearchIndex));
  return [...new Set(asked.map(({ locale }) => locale))]
    .flatMap((locale) =>
      groupAsked(
        asked.filter((one) => one.locale === locale),
        locale,
        all.find((knowledge) => knowledge.locale === locale)?.records.flatMap(({ phrases }) => phrases),
      ).map((group) => {
        const [match] = engine.search(group.texts[0]?.text ?? '', { locale, limit: 1 });
        return { locale, ...(match ? { nearest: match.id } : {}), ...group };
      }),
    )
    .sort((a, b) => b.count - a.count);
}

function describe(made: Report, all: readonly Knowledge[]): string {
  const { days, records, otherVotes, unanswered, questions } = made;
  const shown = records.filter((one) => one.shown > 0).slice(0, MAX_RECORDS);
  const unhelpful = records
    .filter((one) => one.unhelpful > 0)
    .sort((a, b) => b.unhelpful - a.unhelpful || a.helpful - b.helpful)
    .slice(0, MAX_RECORDS);
  const { helpful: yes, unhelpful: no } = otherVotes;
  return [
    `The last ${days} ${days === 1 ? 'day' : 'days'}`,
    '',
    'Shown most often',
    ...listed(shown.map((one) => `${amount(one.shown)}  ${nameOf(one)}${votesOf(one)}`)),
    '',
    'Said to be no help',
    ...listed(unhelpful.map((one) => `${amount(one.unhelpful)}  ${nameOf(one)}${votesOf(one)}`)),
    ...(yes + no > 0 ? [`Votes on messages that are no longer known: ${yes} yes, ${no} no`] : []),
    '',
    `Questions without an answer: ${unanswered.unknown}, with several to choose from: ${unanswered.choices}`,
    ...(questions.length > 0 ? phrases(questions, all) : wordsMissing(unanswered, all)),
    '',
  ].join('\n');
}

/** A YAML list for each group, ready to be pasted under `phrases:` of a page. */
function phrases(groups: readonly QuestionGroup[], all: readonly Knowledge[]): string[] {
  return [
    'Paste what belongs to a page under its phrases:',
    ...groups.slice(0, MAX_GROUPS).flatMap(({ locale, nearest, count, texts }) => {
      const page = all.flatMap(({ records }) => records).find(({ id }) => id === nearest);
      const list = stringify(
        texts.slice(0, MAX_TEXTS).map(({ text }) => text),
        { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 },
      );
      return [
        '',
        `  # asked ${count === 1 ? 'once' : `${count} times`}, ${locale}${page ? `, nearest page ${page.docId}` : ''}`,
        ...list
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`),
      ];
    }),
    ...(groups.length > MAX_GROUPS ? ['', `${groups.length - MAX_GROUPS} more with --json`] : []),
  ];
}

function wordsMissing({ unknown, choices }: Report['unanswered'], [first]: readonly Knowledge[]): string[] {
  return unknown + choices > 0 && !first?.config.bot.keepQuestions
    ? ['Their words are not kept. To keep them, write bot: keepQuestions: true into the config.']
    : [];
}

function listed(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['  nothing'];
}

function amount(count: number): string {
  return String(count).padStart(6);
}

function nameOf({ id, code, title }: RecordLine): string {
  return [code, title || `${id} (no such page)`].filter(Boolean).join(' ');
}

function votesOf({ helpful, unhelpful }: RecordLine): string {
  return helpful + unhelpful > 0 ? ` (helped: ${helpful} yes, ${unhelpful} no)` : '';
}
