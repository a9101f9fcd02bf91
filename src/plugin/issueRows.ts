import type { Knowledge } from '../content/knowledge.ts';
import { shownTexts } from '../content/onScreen.ts';
import type { IosRange, KnowledgeRecord, OnScreenText, Severity, WhoFixes } from '../content/record.ts';
import type { PageLink } from './pageData.ts';

/** An issue as a line of the symptom index and of the helpdesk's table. */
export interface IssueRow extends PageLink {
  readonly id: string;
  readonly onScreen: readonly OnScreenText[];
  readonly errorCodes: readonly string[];
  readonly ios?: IosRange;
  readonly whoFixes: WhoFixes;
  readonly severity: Severity;
  /** Where in a guide it happens, and the guide's title. */
  readonly step?: PageLink & { readonly guide: string; readonly number: number };
}

/** Every issue of a knowledge, by its code; an organization's own issue without one comes last. */
export function issueRows({ records }: Knowledge): IssueRow[] {
  const guides = new Map(records.map((record) => [record.id, record]));
  return records
    .filter(({ kind }) => kind === 'issue')
    .map((record) => issueRow(record, record.step && guides.get(record.step.guide)))
    .sort((a, b) => (a.code ?? '~').localeCompare(b.code ?? '~') || a.title.localeCompare(b.title));
}

function issueRow(record: KnowledgeRecord, guide: KnowledgeRecord | undefined): IssueRow {
  const step = guide?.steps.find(({ id }) => id === record.step?.step);
  return {
    id: record.id,
    title: record.title,
    url: record.url,
    ...(record.code ? { code: record.code } : {}),
    onScreen: shownTexts(record.onScreen),
    errorCodes: record.errorCodes,
    ...(record.ios ? { ios: record.ios } : {}),
    whoFixes: record.whoFixes ?? 'helpdesk',
    severity: record.severity ?? 'medium',
    ...(guide && step
      ? { step: { title: step.text, url: step.url, guide: guide.title, number: step.number } }
      : {}),
  };
}
