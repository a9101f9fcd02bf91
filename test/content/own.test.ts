import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/config/problem.ts';
import { contentProblems } from '../../src/content/check.ts';
import { readContent } from '../../src/content/read.ts';
import { config, knowledge } from './factories.ts';

/** A project with one of our records and an organization's own ones. */
function projectWith(own: { readonly [file: string]: readonly string[] }) {
  const root = mkdtempSync(join(tmpdir(), 'enrollkit-own-'));
  mkdirSync(join(root, 'docs/issues'), { recursive: true });
  mkdirSync(join(root, 'docs/own/issues'), { recursive: true });
  cpSync('docs/issues/passcode-required.md', join(root, 'docs/issues/passcode-required.md'));
  for (const [file, lines] of Object.entries(own))
    writeFileSync(
      join(root, 'docs/own/issues', file),
      ['---', ...lines, '---', '', 'Hold the badge to the phone.', ''].join('\n'),
    );
  const { sources, problems } = readContent(root);
  return { sources, problems: [...problems, ...contentProblems(sources, config())].map(formatProblem) };
}

const BADGE = [
  'id: badge-app-pin',
  'kind: issue',
  'section: apps',
  'title: The badge app asks for a PIN',
  'description: The badge app wants the PIN of your badge.',
  'verified: { date: 2026-11-25 }',
];

test('an own record stands at the same addresses as ours and may leave out more', () => {
  const { sources, problems } = projectWith({ 'badge-app-pin.md': BADGE });
  expect(problems.filter((problem) => problem.includes('badge'))).toEqual([]);
  const record = knowledge(sources).records.find(({ id }) => id === 'badge-app-pin');
  expect({ url: record?.url, docId: record?.docId, code: record?.code, text: record?.text }).toEqual({
    url: '/issues/badge-app-pin',
    docId: 'own/issues/badge-app-pin',
    code: undefined,
    text: 'Hold the badge to the phone.',
  });
});

test('an own record cannot take one of our ids or codes', () => {
  const taken = [...BADGE.map((line) => line.replace('badge-app-pin', 'passcode-required')), 'code: E99'];
  expect(
    projectWith({ 'passcode-required.md': taken }).problems.filter((problem) => problem.includes('own/')),
  ).toEqual([
    'docs/own/issues/passcode-required.md:1:1  found the id passcode-required, which docs/issues/passcode-required.md has already; write another one, or overrides: passcode-required: in the config to change that page',
    "docs/own/issues/passcode-required.md:1:1  found the code E99, expected another letter than E, which is EnrollKit's; write C99",
  ]);
});
