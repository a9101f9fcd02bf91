import {
  answersAbout,
  asHeard,
  type Candidate,
  type Fact,
  type FactAnswer,
  factsAfter,
  questionsFor,
  type Say,
} from './triage.ts';

/** An issue as the tree needs it. */
export interface TreeIssue extends Candidate {
  readonly code?: string;
  /** Ids of related records. */
  readonly related: readonly string[];
}

/** What to ask when an alert has a certain title, and which issue each answer leads to. */
export interface DecisionTree {
  /** The title, in each spelling that screens have. */
  readonly titles: readonly string[];
  /** A question before those that its answers lead to; the first is the beginning. */
  readonly nodes: readonly TreeNode[];
}

/** A question, or the issues that the answers before it have led to. `id` is its permanent anchor. */
export type TreeNode = TreeQuestion | { readonly id: string; readonly issues: readonly string[] };

interface TreeQuestion {
  readonly id: string;
  readonly fact: Fact;
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly words: string;
  /** Whether the words are those of a screen or a system. */
  readonly literal: boolean;
  /** Id of the node that comes next. */
  readonly to: string;
}

/** The anchor of the first question. */
export const TREE_START = 'start';
/** The anchor of the question for whoever reads other words under the title. */
export const TREE_OTHERWISE = 'something-else';

/**
 * The tree of an alert's title, from the issues alone; undefined where none shows that title. Whoever
 * reads words that no issue with this title has is asked about the other issues of the same steps.
 */
export function decisionTree(
  issues: readonly TreeIssue[],
  title: string,
  say: Say,
): DecisionTree | undefined {
  const hasTitle = (shown = '') => asHeard(shown) === asHeard(title);
  const titled = issues.filter(({ onScreen }) => onScreen.some((shown) => hasTitle(shown.title)));
  if (titled.length === 0) return undefined;
  const places = new Set(titled.map(placeOf));
  const others = issues.filter(
    (issue) => issue.step && places.has(placeOf(issue)) && !titled.includes(issue),
  );
  const titles = titled.flatMap(({ onScreen }) => onScreen.flatMap((shown) => shown.title ?? []));

  const start = question(TREE_START, 'screen', titled, answersAbout('screen', titled, say));
  if (others.length === 0) return { titles: distinct(titles.filter(hasTitle)), nodes: firstOfEach(start) };
  const [root, ...rest] = start;
  const otherwise = { words: say('tree.otherwise'), literal: false, to: TREE_OTHERWISE };
  return {
    titles: distinct(titles.filter(hasTitle)),
    nodes: firstOfEach([
      { ...(root as TreeQuestion), branches: [...(root as TreeQuestion).branches, otherwise] },
      ...rest,
      ...grow(others, factsAfter('step'), TREE_OTHERWISE),
    ]),
  };

  /** The node for these candidates and all that come after it; facts are those not asked about yet. */
  function grow(candidates: readonly TreeIssue[], facts: readonly Fact[], id?: string): TreeNode[] {
    const [asked] = questionsFor(candidates, say, facts);
    const name = id ?? nodeId(candidates, asked?.fact);
    return asked
      ? question(name, asked.fact, candidates, asked.answers, facts)
      : [{ id: name, issues: inOrder(candidates).map((issue) => issue.id) }];
  }

  function question(
    id: string,
    fact: Fact,
    candidates: readonly TreeIssue[],
    answers: readonly FactAnswer[],
    facts?: readonly Fact[],
  ): TreeNode[] {
    const left = factsAfter(fact, facts);
    const next = answers.map(({ words, literal, ids }) => ({
      words,
      literal,
      nodes: grow(
        candidates.filter((one) => ids.includes(one.id)),
        left,
      ),
    }));
    const branches = next.map(({ words, literal, nodes: [to] }) => ({ words, literal, to: to?.id ?? id }));
    return [{ id, fact, branches }, ...next.flatMap(({ nodes }) => nodes)];
  }
}

function placeOf({ step }: TreeIssue): string {
  return step ? `${step.guide} ${step.number}` : '';
}

/** `e03-e09-ios` for a question, `e01` for an issue: made of codes, which never change. */
function nodeId(candidates: readonly TreeIssue[], fact?: Fact): string {
  const codes = candidates.map(({ code, id }) => (code ?? id).toLowerCase());
  return [...codes, ...(fact ? [fact] : [])].join('-');
}

/**
 * Issues that nothing on the phone tells apart: first what holds for certain iOS versions only, then
 * what most of the others name as related, because it leads on to them.
 */
function inOrder(candidates: readonly TreeIssue[]): readonly TreeIssue[] {
  const named = ({ id }: TreeIssue) => candidates.filter(({ related }) => related.includes(id)).length;
  return candidates.toSorted(
    (a, b) => Number(Boolean(b.ios)) - Number(Boolean(a.ios)) || named(b) - named(a),
  );
}

function firstOfEach(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.filter(({ id }, position) => nodes.findIndex((node) => node.id === id) === position);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
