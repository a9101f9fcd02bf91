import { expect, test } from 'vitest';
import { answerCard } from '../../../bot/cards/answerCard.ts';
import { MESSAGES } from '../../../src/content/messages.ts';
import { cardProblems, textBlocks, unescapeMarkdown } from '../cardRules.ts';
import { GUIDE, makeConfig, makeKnowledge, makeRecord, PRIVACY, SIGN_IN_FAILED } from '../factories.ts';

const card = answerCard(SIGN_IN_FAILED, makeKnowledge(), MESSAGES, [PRIVACY]);

test('a card of an issue says what happened, what the screen says and what to do, in order', () => {
  expect(textBlocks(card.body).map(({ text }) => text)).toEqual([
    'Sign-in failed',
    'Code E01 · You can fix this yourself',
    'Your phone could not sign you in.',
    'What your screen says',
    'Sign In Failed',
    'The app … is installed.',
    'Where: alert in Settings',
    'This is not your fault.',
    '1',
    'Open Settings and tap VPN & Device Management.',
    'You find it under [General](https://help.contoso.com/guides/account-driven-user-enrollment#open-settings).',
    'Before you go on',
    'Save your photos before.',
    '2',
    'Remove Authenticator (version 6\\_8).',
    'If this is not it, look here:',
    'What Contoso can see',
    'Need a person? Ask the Contoso helpdesk.',
    'Hours: 8 to 17',
  ]);
  expect(cardProblems(card)).toEqual([]);
});

test('the buttons guide, open the page, lead to a person, and ask for what else it could be', () => {
  const walk = { enrollkit: { walk: { record: 'sign-in-failed', step: 'open-settings' } } };
  expect(card.actions).toEqual([
    {
      type: 'Action.Execute',
      title: 'Guide me',
      verb: 'walk',
      data: walk,
      fallback: { type: 'Action.Submit', title: 'Guide me', data: walk },
    },
    {
      type: 'Action.OpenUrl',
      title: 'Open the full page',
      url: 'https://help.contoso.com/issues/sign-in-failed',
    },
    {
      type: 'Action.Submit',
      title: 'Talk to a person',
      data: { enrollkit: { person: { question: '', record: 'sign-in-failed' } } },
    },
    { type: 'Action.Submit', title: 'What Contoso can see', data: { enrollkit: { ask: 'privacy' } } },
  ]);
});

test('the steps on the card are those of the record, word for word', () => {
  const steps = textBlocks(card.body).filter(({ id }) => id?.startsWith('step-'));
  expect(steps.map(({ id, text }) => ({ id, text: unescapeMarkdown(text) }))).toEqual(
    SIGN_IN_FAILED.steps.map(({ id, text }) => ({ id: `step-${id}`, text })),
  );
});

test('lists, tables, code, and headings become what Teams can show', () => {
  const record = makeRecord(
    [
      '## In *short*',
      '1. One\n2. Two\n   - Two a',
      '| App | Price |\n|---|---|\n| Outlook | none |',
      '| App | Price | From |\n|---|---|---|\n| **Teams** | none | Apple |',
      '```\ncurl -I\n\nexit\n```',
      '![A drawing](/img/a.png)',
      '---',
      ':::admin\nHidden.\n:::',
    ].join('\n\n'),
  );
  const elements = answerCard(record, makeKnowledge(), MESSAGES).body;
  expect(textBlocks(elements).slice(2, -2)).toEqual([
    { type: 'TextBlock', text: 'In short', wrap: true, style: 'heading', size: 'Medium', weight: 'Bolder' },
    { type: 'TextBlock', text: '1. One\n2. Two\n   - Two a', wrap: true },
    { type: 'TextBlock', text: '- **Outlook**: none', wrap: true },
    { type: 'TextBlock', text: '- **Teams**; Price: none; From: Apple', wrap: true },
    { type: 'TextBlock', text: 'curl -I', wrap: true, fontType: 'Monospace', spacing: 'None' },
    { type: 'TextBlock', text: 'exit', wrap: true, fontType: 'Monospace', spacing: 'None' },
    { type: 'TextBlock', text: 'A drawing', wrap: true },
  ]);
});

test('a hostile organization name is shown and not interpreted', () => {
  const name = '[Win](https://example.com) **now** <b>{{DATE(2026-11-25T00:00:00Z)}}';
  const config = makeConfig({ name, support: { name, hours: name } });
  const record = makeRecord(
    'Ask {organization.name} for [{organization.name}](https://contoso.com).\n\n:::step{#a}\nCall {organization.name}.\n:::',
    { title: name, description: name, doubt: name },
    config,
  );
  const hostile = answerCard(record, makeKnowledge({ config }), MESSAGES);
  const links = textBlocks(hostile.body).flatMap(({ text }) =>
    [...text.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, url]) => url),
  );
  expect(links).toEqual(['https://contoso.com/']);
  expect(
    textBlocks(hostile.body).filter(({ text }) => /(?<!\\)\*\*|(?<!\\)<b>|(?<!\\)\{\{/.test(text)),
  ).toEqual([]);
  expect(cardProblems(hostile)).toEqual([]);
});

test('a record that is too long for a message is cut and points to its page', () => {
  const markdown = Array.from(
    { length: 80 },
    (_, index) => `:::step{#s${index}}\nTap “Weiter”. ${'ö'.repeat(400)}\n:::`,
  );
  const long = answerCard(makeRecord(markdown.join('\n\n')), makeKnowledge(), MESSAGES);
  const texts = textBlocks(long.body).map(({ text }) => text);
  expect(cardProblems(long)).toEqual([]);
  expect(texts).toContain('[Open the full page](https://help.contoso.com/issues/sign-in-failed)');
  expect(texts.filter((text) => text.startsWith('Tap')).length).toBeGreaterThan(20);
});

test('without contacts the card names no person', () => {
  const config = makeConfig({ support: { email: undefined, phone: undefined, url: 'http://contoso.com' } });
  const lonely = answerCard(PRIVACY, makeKnowledge({ config }), MESSAGES);
  expect(textBlocks(lonely.body).map(({ text }) => text)).toEqual([
    'What Contoso can see',
    'Little.',
    'Your photos stay yours.',
  ]);
});

test('in a conversation with the bot the card asks whether it helped, within six buttons', () => {
  const everyone = makeConfig({ support: { escalation: { to: 'off', showHelperName: false } } });
  const asked = (record: typeof SIGN_IN_FAILED, config = makeConfig()) =>
    answerCard(record, makeKnowledge({ config }), MESSAGES, [PRIVACY], 'my pin is 123456', { votes: true });
  const titles = ({ actions = [] }: ReturnType<typeof asked>) => actions.map(({ title }) => title);
  expect(titles(asked(SIGN_IN_FAILED))).toEqual([
    'Guide me',
    'Open the full page',
    'This helped',
    'It says something else',
    'Talk to a person',
    'What Contoso can see',
  ]);
  expect(titles(asked(GUIDE, everyone))).toEqual([
    'Open the full page',
    'This helped',
    'I meant something else',
    'Email the Contoso helpdesk',
    'Call +1 (555) 0100',
    'Open a request',
  ]);
  const [, , helped, other] = asked(SIGN_IN_FAILED).actions ?? [];
  expect([helped, other]).toEqual([
    {
      type: 'Action.Submit',
      title: 'This helped',
      data: { enrollkit: { vote: { record: 'sign-in-failed', helpful: true } } },
    },
    {
      type: 'Action.Submit',
      title: 'It says something else',
      data: { enrollkit: { vote: { record: 'sign-in-failed', helpful: false, question: 'my pin is ▮▮▮▮' } } },
    },
  ]);
  expect(cardProblems(asked(SIGN_IN_FAILED))).toEqual([]);
});
