import type { Knowledge } from '../content/knowledge.ts';
import { fillMessage, type MessageKey, type Messages } from '../content/messages.ts';
import {
  type IosRange,
  type QuestionId,
  type ReadinessAnswer,
  readinessQuestions,
  readinessWays,
  type Target,
} from '../content/readiness.ts';
import { anchorsOf } from '../content/resolve.ts';
import type { PageLink } from './pageData.ts';
import { textsOf } from './texts.ts';

/** The readiness check of an organization, its targets found and its texts filled. */
export interface StartPage {
  readonly texts: { readonly [key: string]: string };
  readonly questions: readonly StartQuestion[];
  /** Guides for whoever may start, the best one first. */
  readonly ways: readonly Way[];
}

export interface StartQuestion {
  readonly id: QuestionId;
  readonly title: string;
  readonly hint?: string;
  readonly answers: readonly StartAnswer[];
}

export interface StartAnswer {
  readonly id: string;
  readonly text: string;
  readonly ios?: IosRange;
  /** Whether it ends the check: something would stop the reader, or another page is the way. */
  readonly ends: boolean;
  /** Where an end leads, or what to read first; an end without a page leads to the people who help. */
  readonly page?: LinkWithLead;
  /** Whether the page is another way and no obstacle. */
  readonly leads?: true;
  /** Parts of guides that do not concern whoever answers this. */
  readonly hides: readonly Target[];
}

export interface LinkWithLead extends PageLink {
  readonly description: string;
}

export interface Way extends LinkWithLead {
  readonly id: string;
  readonly hasSteps: boolean;
}

export function startPage(knowledge: Knowledge, messages: Messages): StartPage {
  const find = pageFinder(knowledge);
  return {
    texts: textsOf(messages, /^start\./),
    questions: readinessQuestions(knowledge.config).map(({ id, answers }) => {
      const hint = messages[`start.${id}.hint` as MessageKey];
      return {
        id,
        title: messages[`start.${id}`],
        ...(hint ? { hint } : {}),
        answers: answers.map((answer) => startAnswer(id, answer, find, messages)),
      };
    }),
    ways: readinessWays(knowledge.config).flatMap((target): Way[] => {
      const record = knowledge.records.find(({ id }) => id === target.record);
      const page = find(target);
      return record && page ? [{ ...page, id: record.id, hasSteps: record.steps.length > 1 }] : [];
    }),
  };
}

function startAnswer(
  question: QuestionId,
  { id, ios, stops, leads, first, hides = [] }: ReadinessAnswer,
  find: (target: Target) => LinkWithLead | undefined,
  messages: Messages,
): StartAnswer {
  const firstOf = (targets: readonly Target[] = []) => targets.flatMap((target) => find(target) ?? [])[0];
  const way = firstOf(leads);
  const page = way ?? firstOf(stops) ?? firstOf(first);
  return {
    id,
    text: ios ? iosText(ios, messages) : messages[`start.${question}.${id}` as MessageKey],
    ...(ios ? { ios } : {}),
    ends: Boolean(way ?? stops),
    ...(page ? { page } : {}),
    ...(way ? { leads: true } : {}),
    hides,
  };
}

function iosText({ from, below = '' }: IosRange, messages: Messages): string {
  if (!from) return fillMessage(messages['start.ios.below'], { below });
  if (!below) return fillMessage(messages['start.ios.from'], { from });
  const to = versionBefore(below);
  return fillMessage(messages[to === from ? 'start.ios.only' : 'start.ios.to'], { from, to });
}

/** What people call the last version below another: 26 before 27, 15.4 before 15.5. */
function versionBefore(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return minor > 0 ? `${major}.${minor - 1}` : `${major - 1}`;
}

function pageFinder({ records }: Knowledge): (target: Target) => LinkWithLead | undefined {
  const byId = new Map(records.map((record) => [record.id, record]));
  return ({ record: id, anchor }) => {
    const record = byId.get(id);
    if (!record) return undefined;
    const hash = anchor && anchorsOf(record.tree).includes(anchor) ? `#${anchor}` : '';
    const { title, description, url, code } = record;
    return { title, description, url: url + hash, ...(code ? { code } : {}) };
  };
}
