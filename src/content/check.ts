import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { byPlace, type Problem } from '../config/problem.ts';
import type { Config } from '../config/schema.ts';
import { meant } from '../config/yaml.ts';
import { conditionProblems } from './conditions.ts';
import { DIRECTIVES, type DirectiveForm, isDirective } from './directives.ts';
import { isReachable, type RecordSource } from './knowledge.ts';
import { LABEL_IDS } from './labels.ts';
import { parseMarkdown } from './parse.ts';
import { anchorsOf, giveHeadingIds, recordLink, stepId, stepIds } from './resolve.ts';
import { screenProblems } from './screens/checkScreen.ts';
import { BEFORE, DONE } from './stepMode.ts';
import { isVariable, VARIABLES, variablesIn } from './variables.ts';

type Report = (message: string, node?: Nodes) => void;

/** What authors got wrong in the records, beyond their front matter's shape. Sorted by place. */
export function contentProblems(sources: readonly RecordSource[], config: Config): Problem[] {
  const problems: Problem[] = [];
  const anchors = anchorsByPath(sources);
  for (const source of sources) {
    const report = reporter(source.file, source.bodyLine, problems);
    checkFrontMatter(source, sources, anchors, config, report);
    checkBody(parseMarkdown(source.body), anchors, report);
    for (const translation of Object.values(source.translations)) {
      const reportTranslation = reporter(translation.file, translation.bodyLine, problems);
      checkVariables(Object.values(translation.frontMatter).filter(isText), reportTranslation);
      checkBody(parseMarkdown(translation.body), anchors, reportTranslation);
      checkSameSteps(source, translation.body, reportTranslation);
    }
  }
  return problems.sort(byPlace);
}

function checkFrontMatter(
  source: RecordSource,
  sources: readonly RecordSource[],
  anchors: ReadonlyMap<string, readonly string[]>,
  config: Config,
  report: Report,
): void {
  const { frontMatter } = source;
  const { id, kind, code, related, step } = frontMatter;
  const ids = sources.map((other) => other.frontMatter.id);
  const first = (same: (other: RecordSource) => boolean) => sources.find(same) as RecordSource;
  const sameId = first((other) => other.frontMatter.id === id);
  if (sameId !== source) {
    const advice =
      source.own && !sameId.own ? `, or overrides: ${id}: in the config to change that page` : '';
    report(`found the id ${id}, which ${sameId.file} has already; write another one${advice}`);
  }
  if (code?.startsWith('E') === source.own)
    report(
      source.own
        ? `found the code ${code}, expected another letter than E, which is EnrollKit's; write ${code?.replace('E', 'C')}`
        : `found the code ${code}, expected one that begins with E`,
    );
  if (code) {
    const sameCode = first((other) => other.frontMatter.code === code);
    if (sameCode !== source)
      report(`found the code ${code}, which ${sameCode.file} has already; write another one`);
  }
  for (const field of source.own ? [] : (['code', 'whoFixes', 'severity'] as const))
    if (kind === 'issue' && !frontMatter[field]) report(`found an issue without ${field}, expected one`);
  for (const other of related)
    if (!ids.includes(other)) report(`found the related record ${other}, expected an id${meant(other, ids)}`);
  if (step) {
    const [guide = '', stepOfGuide = ''] = step.split('#');
    const steps = anchors.get(`/guides/${guide}`);
    if (!steps) report(`found the guide ${guide} in step, expected an id of a guide${meant(guide, ids)}`);
    else if (!steps.includes(stepOfGuide))
      report(`found the step ${stepOfGuide}, expected one of ${guide}${meant(stepOfGuide, steps)}`);
  }
  if (!isReachable(frontMatter, config))
    report('found conditions that no organization can meet; write fewer of them');
  checkVariables([frontMatter.title, frontMatter.description, frontMatter.doubt].filter(isText), report);
}

/** Reports the mistakes in the Markdown of a record or of a part of one. */
export function checkBody(tree: Root, anchors: ReadonlyMap<string, readonly string[]>, report: Report): void {
  const seen = new Set<string>();
  visit(tree, (node, _index, parent) => {
    if (node.type === 'html') report('found HTML, expected Markdown only', node);
    if ('value' in node && node.type !== 'yaml') checkVariables([node.value], report, node);
    if (node.type === 'text' && /(^|\n)\s*:::/.test(node.value))
      report(
        'found ::: that opens or closes nothing; a block around another needs more colons than it',
        node,
      );
    if (node.type === 'heading') checkHeading(node, report);
    if (node.type === 'table' && node.children[0]?.children.some((cell) => !textOf(cell)))
      report('found a column without a heading, expected words in every cell of the first row', node);
    if (node.type === 'image' && !node.alt)
      report('found an image without alt text, expected ![what it shows](…)', node);
    if (node.type === 'link') checkLink(node.url, anchors, report, node);
    if (node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective')
      checkDirective(node, report);
    const id = stepId(node);
    if (id === undefined) return;
    if (parent?.type !== 'root' && !isCondition(parent)) report('found a step inside another block', node);
    if (!id) report('found a step without an id, expected :::step{#some-id}', node);
    if (seen.has(id)) report(`found the step id ${id} twice, expected it once`, node);
    if (id === BEFORE || id === DONE)
      report(`found the step id ${id}, expected another: step mode has a screen of that name`, node);
    seen.add(id);
    if ('children' in node && node.children[0]?.type !== 'paragraph')
      report('found a step that does not begin with its action, expected a sentence first', node);
    if (node.type === 'containerDirective') for (const message of screenProblems(node)) report(message, node);
  });
}

function checkHeading(node: Extract<Nodes, { type: 'heading' }>, report: Report): void {
  const text = textOf(node);
  if (node.depth === 1)
    report('found a # heading, expected ## or deeper: the title is the first heading', node);
  if (variablesIn(text).length > 0 && !/\{#[\w-]+\}\s*$/.test(text))
    report('found a heading with a variable and no id of its own, write {#some-id} at its end', node);
}

function checkLink(
  url: string,
  anchors: ReadonlyMap<string, readonly string[]>,
  report: Report,
  node: Nodes,
): void {
  if (/^(https:\/\/|mailto:|tel:|\{)/.test(url)) return;
  const target = recordLink(url);
  if (!target) {
    report(
      `found a link to ${url}, expected https://… or a record from the root, such as /issues/passcode-required`,
      node,
    );
    return;
  }
  const known = anchors.get(target.path);
  if (!known)
    report(
      `found a link to ${target.path}, expected a record${meant(target.path, [...anchors.keys()])}`,
      node,
    );
  else if (target.anchor && !known.includes(target.anchor))
    report(
      `found a link to #${target.anchor}, expected an anchor of ${target.path}${meant(target.anchor, known)}`,
      node,
    );
}

function checkDirective(
  node: Extract<Nodes, { type: 'containerDirective' | 'leafDirective' | 'textDirective' }>,
  report: Report,
): void {
  const { name } = node;
  const attributes = Object.entries(node.attributes ?? {});
  const words = textOf(node);
  if (!isDirective(name)) {
    const isProse = node.type === 'textDirective' && attributes.length === 0 && !words;
    if (!isProse)
      report(`found the directive ${name}, expected one of ${Object.keys(DIRECTIVES).join(', ')}`, node);
    return;
  }
  const {
    forms,
    attributes: allowed,
  }: { forms: readonly DirectiveForm[]; attributes: readonly string[] | 'conditions' } = DIRECTIVES[name];
  const form = node.type === 'textDirective' ? 'text' : 'container';
  if (node.type === 'leafDirective' || !forms.includes(form))
    report(
      `found ${name} in a form it does not have, write ${forms.map((one) => EXAMPLES[one](name)).join(' or ')}`,
      node,
    );
  if (allowed === 'conditions')
    for (const message of conditionProblems(node.attributes ?? {})) report(message, node);
  else
    for (const [attribute] of attributes)
      if (!allowed.includes(attribute))
        report(`found the attribute ${attribute} on ${name}, expected none such`, node);
  if (name === 'label' && !LABEL_IDS.includes(words))
    report(`found the label ${words}, expected the id of one${meant(words, LABEL_IDS)}`, node);
}

const EXAMPLES: { readonly [form in DirectiveForm]: (name: string) => string } = {
  container: (name) => `:::${name} … :::`,
  text: (name) => `:${name}[…]`,
};

function checkVariables(texts: readonly string[], report: Report, node?: Nodes): void {
  for (const name of texts.flatMap(variablesIn))
    if (!isVariable(name))
      report(`found the variable {${name}}, expected one${meant(name, Object.keys(VARIABLES))}`, node);
}

function checkSameSteps(source: RecordSource, translatedBody: string, report: Report): void {
  const base = parseMarkdown(source.body);
  const translated = parseMarkdown(translatedBody);
  const expected = stepIds(base).join(', ');
  const found = stepIds(translated).join(', ');
  if (found !== expected)
    report(`found the steps ${found || 'none'}, expected those of ${source.file}: ${expected || 'none'}`);
  else {
    const heads = stepHeads(base);
    for (const [index, [head, node]] of stepHeads(translated).entries()) {
      const expectedHead = heads[index]?.[0];
      if (head !== expectedHead)
        report(`found ${head}, expected the screen of ${source.file}; write ${expectedHead}`, node);
    }
  }
}

/** How each step of a tree begins, `:::step{#open screen="home"}`. */
function stepHeads(tree: Root): [string, Nodes][] {
  const heads: [string, Nodes][] = [];
  visit(tree, 'containerDirective', (node) => {
    if (node.name !== 'step') return;
    const { id, ...attributes } = node.attributes ?? {};
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
    heads.push([`:::step{#${id}${written.join('')}}`, node]);
  });
  return heads;
}

/** Anchors of every record, shown or not, by site path. */
export function anchorsByPath(sources: readonly RecordSource[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sources.map(({ path, body }) => {
      const tree = parseMarkdown(body);
      giveHeadingIds(tree);
      return [path, anchorsOf(tree)];
    }),
  );
}

function reporter(file: string, bodyLine: number, problems: Problem[]): Report {
  return (message, node) => {
    const start = node?.position?.start;
    problems.push({ file, line: start ? start.line + bodyLine : 1, column: start?.column ?? 1, message });
  };
}

function isCondition(node: Nodes | undefined): boolean {
  return node?.type === 'containerDirective' && (node.name === 'when' || node.name === 'unless');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
