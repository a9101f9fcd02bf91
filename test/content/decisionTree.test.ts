import { expect, test } from 'vitest';
import { decisionTree, type TreeIssue } from '../../src/content/decisionTree.ts';
import { fillMessage, MESSAGES } from '../../src/content/messages.ts';
import type { Say } from '../../src/content/triage.ts';

const say: Say = (key, values = {}) => fillMessage(MESSAGES[key], values);
const where = 'alert';
const step = { guide: 'Set up', number: 5, title: 'Type your address.' };

function issue(code: string, fields: Partial<TreeIssue> = {}): TreeIssue {
  return { id: `issue-${code}`, code, onScreen: [], errorCodes: [], related: [], step, ...fields };
}

const failed = (message: string) => [{ title: 'Sign In Failed', message, where }];

test('each answer leads to the issue, or to the next question about those that are left', () => {
  const issues = [
    issue('E01', { onScreen: failed('It is installed.') }),
    issue('E03', { onScreen: [{ title: 'Sign-in failed', message: 'No services.', where }] }),
    issue('E09', { onScreen: failed('No services.'), ios: { from: '27' } }),
    issue('E11', { onScreen: [{ message: 'The account is invalid', where }] }),
    issue('E12'),
    issue('E70', { step: { ...step, number: 9 } }),
  ];
  expect(decisionTree(issues, 'Sign In Failed', say)).toEqual({
    titles: ['Sign In Failed', 'Sign-in failed'],
    nodes: [
      {
        id: 'start',
        fact: 'screen',
        branches: [
          { words: 'It is installed.', literal: true, to: 'e01' },
          { words: 'No services.', literal: true, to: 'e03-e09-ios' },
          { words: 'Something else', literal: false, to: 'something-else' },
        ],
      },
      { id: 'e01', issues: ['issue-E01'] },
      {
        id: 'e03-e09-ios',
        fact: 'ios',
        branches: [
          { words: 'Older than iOS 27', literal: false, to: 'e03' },
          { words: 'iOS 27 or later', literal: false, to: 'e03-e09' },
        ],
      },
      { id: 'e03', issues: ['issue-E03'] },
      { id: 'e03-e09', issues: ['issue-E09', 'issue-E03'] },
      {
        id: 'something-else',
        fact: 'screen',
        branches: [
          { words: 'The account is invalid', literal: true, to: 'e11' },
          { words: 'None of these, or no message', literal: false, to: 'e12' },
        ],
      },
      { id: 'e11', issues: ['issue-E11'] },
      { id: 'e12', issues: ['issue-E12'] },
    ],
  });
});

test('issues that nothing tells apart begin with the one that the others name as related', () => {
  const issues = [
    issue('E04', { onScreen: failed('No services.'), related: ['issue-E05'] }),
    issue('E05', { onScreen: failed('No services.') }),
    issue('E06', { onScreen: failed('No services.'), related: ['issue-E05'] }),
  ];
  expect(decisionTree(issues, 'Sign In Failed', say)?.nodes).toEqual([
    {
      id: 'start',
      fact: 'screen',
      branches: [{ words: 'No services.', literal: true, to: 'e04-e05-e06' }],
    },
    { id: 'e04-e05-e06', issues: ['issue-E05', 'issue-E04', 'issue-E06'] },
  ]);
});

test('there is no tree for a title that no issue shows', () => {
  expect(decisionTree([issue('E01')], 'Sign In Failed', say)).toBeUndefined();
});
