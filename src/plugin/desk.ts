import { type DecisionTree, decisionTree } from '../content/decisionTree.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { fillMessage, type Messages } from '../content/messages.ts';
import { partHtml } from '../content/snippet.ts';
import type { Say } from '../content/triage.ts';
import { type IssueRow, issueRows } from './issueRows.ts';
import { shortLinkOf } from './pageData.ts';

/** An issue with what the helpdesk's desk shows of it, beside the texts that every page can load. */
export interface DeskIssue extends IssueRow {
  readonly shortLink?: string;
  /** What the helpdesk checks first, as HTML; empty where the record says nothing. */
  readonly checks: string;
}

/** A decision tree as a page: its questions, and the issues at its ends. */
export interface TreePage extends DecisionTree {
  /** By id, those that the tree leads to. */
  readonly results: { readonly [id: string]: TreeResult };
}

export interface TreeResult extends IssueRow {
  readonly description: string;
  /** The actions of its fix, in order. */
  readonly steps: readonly string[];
  readonly checks: string;
}

const SIGN_IN_FAILED = 'Sign In Failed';

export function deskIssues(knowledge: Knowledge, messages: Messages): DeskIssue[] {
  const byId = new Map(knowledge.records.map((record) => [record.id, record]));
  return issueRows(knowledge).flatMap((row) => {
    const record = byId.get(row.id);
    if (!record) return [];
    return [{ ...row, ...shortLinkOf(record, knowledge), checks: partHtml(record, 'helpdesk', messages) }];
  });
}

/** What to ask when a phone says "Sign In Failed"; undefined where no published issue shows that title. */
export function signInFailedTree(knowledge: Knowledge, messages: Messages): TreePage | undefined {
  const say: Say = (key, values = {}) => fillMessage(messages[key], values);
  const tree = decisionTree(withRelated(knowledge), SIGN_IN_FAILED, say);
  if (!tree) return undefined;
  const ends = new Set(tree.nodes.flatMap((node) => ('issues' in node ? node.issues : [])));
  const byId = new Map(knowledge.records.map((record) => [record.id, record]));
  const results = issueRows(knowledge).flatMap((row): [string, TreeResult][] => {
    const record = byId.get(row.id);
    if (!record || !ends.has(row.id)) return [];
    const { description, steps } = record;
    const checks = partHtml(record, 'helpdesk', messages);
    return [[row.id, { ...row, description, steps: steps.map(({ text }) => text), checks }]];
  });
  return { ...tree, results: Object.fromEntries(results) };
}

function withRelated(knowledge: Knowledge) {
  const related = new Map(knowledge.records.map((record) => [record.id, record.related]));
  return issueRows(knowledge).map((row) => ({ ...row, related: related.get(row.id) ?? [] }));
}
