import { expect, test } from 'vitest';
import * as z from 'zod';
import { byPlace, formatProblem } from '../../src/config/problem.ts';
import { validateYaml } from '../../src/config/yaml.ts';

const schema = z.strictObject({
  id: z.string(),
  kind: z.enum(['guide', 'issue']),
  step: z.strictObject({ guide: z.string() }).optional(),
});

function linesOf(source: string, lineOffset?: number): string[] {
  const place = { file: 'docs/issues/a.md', ...(lineOffset === undefined ? {} : { lineOffset }) };
  const validated = validateYaml(schema, source, place);
  return validated.ok ? [] : validated.problems.map(formatProblem);
}

test('a problem in front matter is placed by the lines of its whole file', () => {
  expect(linesOf('id: a\nkind: isue\n', 1)).toEqual([
    'docs/issues/a.md:3:7  found "isue", expected guide or issue; did you mean issue?',
  ]);
});

test('what is missing is placed at the option around it, what is unknown at its own name', () => {
  expect(linesOf('id: a\nkind: issue\nstep:\n  guidee: b\n')).toEqual([
    'docs/issues/a.md:3:1  found no guide, expected text',
    'docs/issues/a.md:4:3  found the option guidee, expected one of guide; did you mean guide?',
  ]);
});

test('problems stand in the order of reading', () => {
  const problem = (file: string, line: number, column: number) => ({ file, line, column, message: '' });
  const inOrder = [problem('a', 2, 9), problem('a', 10, 1), problem('a', 10, 2), problem('b', 1, 1)];
  expect([...inOrder].reverse().sort(byPlace)).toEqual(inOrder);
});
