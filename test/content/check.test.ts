import { expect, test } from 'vitest';
import { formatProblem } from '../../src/config/problem.ts';
import { contentProblems } from '../../src/content/check.ts';
import type { RecordSource } from '../../src/content/knowledge.ts';
import { config, source } from './factories.ts';

const problemsOf = (...sources: RecordSource[]) => contentProblems(sources, config()).map(formatProblem);

test.each([
  [
    'an unknown variable',
    'At {organization.nam}.',
    ['11:1  found the variable {organization.nam}, expected one; did you mean organization.name?'],
  ],
  [
    'an unknown directive',
    ':::tip\nHi.\n:::',
    [
      '11:1  found the directive tip, expected one of step, when, unless, note, warning, danger, helpdesk, admin, label, on-screen',
    ],
  ],
  [
    'a stray fence',
    'One.\n\n:::',
    ['13:1  found ::: that opens or closes nothing; a block around another needs more colons than it'],
  ],
  [
    'an unknown condition',
    ':::when{clod="global"}\nHi.\n:::',
    [
      '11:1  found the condition clod, expected one of method, accounts, cloud, audience, userChoice, jit, authenticator, companyPortalWebApp, privacyStatement, privacyUrl, iosBelow',
    ],
  ],
  [
    'an unknown label',
    'Tap :label[setings].',
    ['11:5  found the label setings, expected the id of one; did you mean settings?'],
  ],
  [
    'a heading with a variable and no id',
    '## At {organization.name}',
    ['11:1  found a heading with a variable and no id of its own, write {#some-id} at its end'],
  ],
  [
    'a step named like a screen of step mode',
    ':::step{#done}\nOpen Settings.\n:::',
    ['11:1  found the step id done, expected another: step mode has a screen of that name'],
  ],
  [
    'a second title',
    '# Hello',
    ['11:1  found a # heading, expected ## or deeper: the title is the first heading'],
  ],
  [
    'a column without a heading',
    '| | time |\n|---|---|\n| valid | 1 hour |',
    ['11:1  found a column without a heading, expected words in every cell of the first row'],
  ],
  [
    'an image without alt text',
    '![](https://contoso.com/a.png)',
    ['11:1  found an image without alt text, expected ![what it shows](…)'],
  ],
  [
    'a relative link',
    '[x](./other)',
    [
      '11:1  found a link to ./other, expected https://… or a record from the root, such as /issues/passcode-required',
    ],
  ],
  [
    'a link to no record',
    '[x](/issues/exampel)',
    ['11:1  found a link to /issues/exampel, expected a record; did you mean /issues/example?'],
  ],
  [
    'a link to no anchor',
    '[x](/issues/example#fix)',
    ['11:1  found a link to #fix, expected an anchor of /issues/example'],
  ],
  [
    'HTML',
    '<b>x</b>',
    ['11:1  found HTML, expected Markdown only', '11:5  found HTML, expected Markdown only'],
  ],
  [
    'a step without an id',
    ':::step\nDo.\n:::',
    ['11:1  found a step without an id, expected :::step{#some-id}'],
  ],
])('%s is a problem with its place', (_what, body, expected) => {
  expect(problemsOf(source({ body }))).toEqual(expected.map((line) => `docs/issues/example.md:${line}`));
});

test('a code that two records have is a problem of the second', () => {
  expect(problemsOf(source(), source({ id: 'other' }))).toEqual([
    'docs/issues/other.md:1:1  found the code E01, which docs/issues/example.md has already; write another one',
  ]);
});

test('a record that no organization can reach is a problem', () => {
  expect(problemsOf(source({ when: { jit: true, userChoice: false } }))).toEqual([
    'docs/issues/example.md:1:1  found conditions that no organization can meet; write fewer of them',
  ]);
});

test('a translation must have the steps of its base file', () => {
  const translation = {
    file: 'i18n/de/docusaurus-plugin-content-docs/current/issues/example.md',
    frontMatter: { title: 'Beispiel', description: 'Ein Beispiel.', phrases: [] },
    body: ':::step{#tippen}\nTippe.\n:::',
    bodyLine: 5,
  };
  expect(
    problemsOf({ ...source({ body: ':::step{#tap}\nTap.\n:::' }), translations: { de: translation } }),
  ).toEqual([
    `${translation.file}:1:1  found the steps tippen, expected those of docs/issues/example.md: tap`,
  ]);
});
