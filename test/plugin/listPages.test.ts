import { expect, test } from 'vitest';
import type { Audience } from '../../src/config/schema.ts';
import { MESSAGES } from '../../src/content/messages.ts';
import { listPages } from '../../src/plugin/listPages.ts';
import { siteData } from '../../src/plugin/pageData.ts';
import { config, knowledge, source } from '../content/factories.ts';

const issue = source({
  onScreen: [{ title: 'Sign In Failed', message: 'No.', where: 'alert' }],
  audience: 'employee',
});
const guide = source({ id: 'account-driven-user-enrollment', kind: 'guide', folder: 'guides' });

function pathsFor(audiences: readonly Audience[], sources = [issue, guide]): string[] {
  const of = config({ audiences: audiences as never });
  return listPages(knowledge(sources, of), MESSAGES).map(({ path }) => path);
}

test('a site for employees alone has no page of the helpdesk and none of administrators', () => {
  expect(pathsFor(['employee'])).toEqual(['issues', 'start']);
});

test('the helpdesk and administrators have theirs where the config publishes to them', () => {
  expect(pathsFor(['employee', 'helpdesk'])).toEqual([
    'issues',
    'start',
    'helpdesk',
    'helpdesk/sign-in-failed',
  ]);
  expect(pathsFor(['employee', 'admin'])).toEqual([
    'issues',
    'start',
    'admin/rollout',
    'admin/rollout/poster',
    'admin/ledger',
  ]);
});

test('a page that would be empty does not exist', () => {
  const other = source();
  expect(pathsFor(['employee', 'helpdesk', 'admin'], [other])).toEqual([
    'issues',
    'start',
    'helpdesk',
    'admin/ledger',
  ]);
});

test('what only one page says is not sent to every reader of every page', () => {
  const keys = Object.keys(siteData(knowledge([issue, guide]), MESSAGES).messages);
  expect(keys.filter((key) => /^(desk|tree|triage|ticket|rollout|poster|ledger|case)\./.test(key))).toEqual(
    [],
  );
  expect(keys).toContain('record.code');
});
