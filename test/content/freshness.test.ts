import { expect, test } from 'vitest';
import { overdue } from '../../src/content/freshness.ts';
import { source } from './factories.ts';

test('lists what was checked too long ago, the oldest first', () => {
  const dated = (id: string, date: string) => source({ id, verified: { date } });
  const sources = [
    dated('today', '2026-11-25'),
    dated('limit', '2026-05-29'),
    dated('old', '2026-05-28'),
    dated('older', '2025-01-01'),
  ];
  expect(
    overdue(sources, 180, new Date('2026-11-25T09:00:00Z')).map(({ source, days }) => [
      source.frontMatter.id,
      days,
    ]),
  ).toEqual([
    ['older', 693],
    ['old', 181],
  ]);
});
