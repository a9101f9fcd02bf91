import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { formatProblem } from '../../src/config/problem.ts';
import type { Override } from '../../src/config/schema.ts';
import { overrideProblems } from '../../src/content/checkOverrides.ts';
import { config, knowledge, source } from './factories.ts';

const ours = source({
  body: 'It is not your fault.\n\n:::step{#open}\nOpen Settings.\n\nIt is gray.\n:::\n\n:::step{#tap}\nTap Go.\n:::',
});

const withOverride = (override: Override, locale = 'en') =>
  knowledge([ours], config({ overrides: { example: override } as never }), locale).records[0];

test('an organization’s own title, step and note stand in place of ours, everything else stays', () => {
  const record = withOverride({
    title: 'Not on the guest network',
    steps: { open: 'Leave the guest Wi-Fi of {organization.name}.' },
    note: 'Our guest Wi-Fi blocks this. See [the map](https://contoso.com/wifi).',
  });
  expect({ title: record?.title, description: record?.description, text: record?.text }).toEqual({
    title: 'Not on the guest network',
    description: 'An example.',
    text: 'Contoso: Our guest Wi-Fi blocks this. See the map.\n\nIt is not your fault.\n\n1. Leave the guest Wi-Fi of Contoso.\n\n2. Tap Go.',
  });
});

test('words for one language leave the page in the others as it is', () => {
  const override = { title: { de: 'Nicht im Gastnetz' } };
  expect(withOverride(override)?.title).toBe('Example');
});

test('another contact belongs to that record alone', () => {
  expect(
    withOverride(
      { contact: { name: { en: 'the identity team', de: 'das Identitätsteam' }, phone: '+1 555 0199' } },
      'de',
    )?.contact,
  ).toEqual({
    name: 'das Identitätsteam',
    phone: '+1 555 0199',
  });
});

test('a hidden record is gone, and links to it become words', () => {
  const other = source({
    id: 'other',
    code: 'E02',
    body: 'See [that page](/issues/example).',
    related: ['example'],
  });
  const { records } = knowledge([ours, other], config({ overrides: { example: { hidden: true } } as never }));
  expect(records.map(({ id, text, related }) => ({ id, text, related }))).toEqual([
    { id: 'other', text: 'See that page.', related: [] },
  ]);
});

test('what an override names must exist, and its Markdown must be right', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'enrollkit-overrides-')), 'enrollkit.config.yaml');
  const lines = [
    'overrides:',
    '  exampel: { title: Something }',
    '  example:',
    '    note: <b>Read this</b>',
    '    steps:',
    '      opne: Open it.',
    '      tap: "- a list"',
  ];
  const sample = readFileSync('enrollkit.config.yaml', 'utf8');
  writeFileSync(path, `${sample}\n${lines.join('\n')}\n`);
  const loaded = loadConfig(path);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  const first = sample.split('\n').length + 1;
  const found = overrideProblems([ours], loaded.value, loaded.problemAt).map(
    ({ line, column, message }) => `${line - first}:${column}  ${message}`,
  );
  expect(found).toEqual([
    '1:3  found the page exampel, expected the id of one; did you mean example?',
    '5:7  found the step opne, expected one of open, tap; did you mean open?',
    '3:11  found HTML, expected Markdown only',
    '3:11  found HTML, expected Markdown only',
    '6:12  found a step that does not begin with its action, expected a sentence first',
  ]);
});
