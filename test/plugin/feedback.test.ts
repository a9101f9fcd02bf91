import { expect, test } from 'vitest';
import { MESSAGES } from '../../src/content/messages.ts';
import { buildName } from '../../src/plugin/buildName.ts';
import { feedbackTemplate } from '../../src/plugin/feedback.ts';
import { config, knowledge, source } from '../content/factories.ts';

const withFeedback = (feedback: string) =>
  config({ support: { feedback, name: 'the desk', escalation: { to: 'off', showHelperName: false } } });

test('without an address the question is not asked', () => {
  expect(feedbackTemplate(config(), MESSAGES, '1-a')).toBeUndefined();
});

test('a form gets the build; the page and its id are filled in by the page', () => {
  const form = 'https://forms.contoso.com/pages?page={page}&id={id}&build={build}';
  expect(feedbackTemplate(withFeedback(form), MESSAGES, '0.1.0-a b')).toBe(
    'https://forms.contoso.com/pages?page={page}&id={id}&build=0.1.0-a%20b',
  );
});

test('a mail says which page of which build it is about', () => {
  const template = feedbackTemplate(withFeedback('pages@contoso.com'), MESSAGES, '0.1.0-abc') as string;
  const mail = new URL(template.replaceAll('{page}', 'https%3A%2F%2Fa%26b').replaceAll('{id}', 'not-safari'));
  expect(mail.pathname).toBe('pages@contoso.com');
  expect(mail.searchParams.get('subject')).toBe('Is this right? not-safari');
  expect(mail.searchParams.get('body')).toBe(
    'What is not right:\r\n\r\n\r\nPage: https://a&b\r\nId: not-safari\r\nBuild: 0.1.0-abc',
  );
});

test('the same texts have the same build name, and a changed word another', () => {
  const name = (body: string) => buildName(knowledge([source({ body })]));
  expect(name('One.')).toBe(name('One.'));
  expect(name('One.')).not.toBe(name('Two.'));
  expect(name('One.')).toMatch(/^\d+\.\d+\.\d+-[0-9a-f]{8}$/);
});
