import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/content/parse.ts';

test('who changes a tree changes only their own', () => {
  const first = parseMarkdown(':::step{#a}\nTap it.\n:::');
  first.children = [];
  expect(parseMarkdown(':::step{#a}\nTap it.\n:::').children.map(({ type }) => type)).toEqual([
    'containerDirective',
  ]);
});
