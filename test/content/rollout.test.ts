import { describe, expect, test } from 'vitest';
import { type Config, METHODS } from '../../src/config/schema.ts';
import { buildKnowledge, type Knowledge } from '../../src/content/knowledge.ts';
import { readContent, readMessages } from '../../src/content/read.ts';
import { draftMail } from '../../src/content/rollout/eml.ts';
import { rolloutTexts } from '../../src/content/rollout/texts.ts';
import { rolloutFiles } from '../../src/plugin/rollout.ts';
import { config } from './factories.ts';

const { sources } = readContent('.');

const knowledgeOf = (of: Config, locale = 'en') =>
  buildKnowledge(sources, { config: of, locale, messages: readMessages('.', locale) });
const textsOf = (knowledge: Knowledge) => rolloutTexts(knowledge, readMessages('.', knowledge.locale));

const withContact = config({
  support: {
    name: 'the service desk',
    email: 'help@contoso.com',
    escalation: { to: 'off', showHelperName: false },
  },
});

const contoso = knowledgeOf(withContact);
const texts = textsOf(contoso);

test('each occasion has a text for email and one for Teams', () => {
  expect(texts.map(({ occasion, channel, subject }) => [occasion, channel, subject])).toEqual([
    ['invitation', 'email', 'Your own iPhone or iPad for work'],
    ['invitation', 'teams', undefined],
    ['reminder', 'email', 'Reminder: your own iPhone or iPad for work'],
    ['reminder', 'teams', undefined],
    ['enrollment-day', 'email', 'Today: set up your iPhone or iPad for work'],
    ['enrollment-day', 'teams', undefined],
  ]);
});

test('the reminder for Teams is whole: what to do, the address of the guide, who helps', () => {
  const reminder = texts[3];
  const guide = 'https://help.contoso.com/guides/account-driven-user-enrollment';
  expect(reminder?.text).toBe(
    [
      'Reminder: your own iPhone or iPad for work',
      'If you want to use your own phone for work and have not set it up yet, please do it by [date]. It takes about 15 minutes.',
      'Stuck? A failed try does no harm. Tell the service desk what your screen says.',
      `Start here: Set up your iPhone or iPad for work at Contoso: ${guide}`,
      'Questions? Ask the service desk.',
      '- help@contoso.com',
    ].join('\n\n'),
  );
  expect(reminder?.html).toContain(`<a href="${guide}">Set up your iPhone or iPad for work at Contoso</a>`);
  expect(reminder?.html).toContain('<mark>[date]</mark>');
});

describe.each(['en', 'de'])('in %s', (locale) => {
  test.each(METHODS)(
    'every text for %s links to pages that are there and leaves nothing unfilled',
    (method) => {
      const of = config({ enrollment: { methods: [method] } });
      const knowledge = knowledgeOf(of, locale);
      const urls = new Set(knowledge.records.map(({ url }) => of.site.url + url));
      for (const { text, html } of textsOf(knowledge)) {
        expect(text).not.toMatch(/[{}]|:::|guide:|\]\(/);
        const links = [...html.matchAll(/href="(https:[^"#]*)/g)].map((match) => match[1]);
        expect(links.length).toBeGreaterThan(0);
        expect(links.filter((link) => !urls.has(link ?? ''))).toEqual([]);
      }
    },
  );
});

test('what the organization does not use is not spoken of', () => {
  const without = textsOf(knowledgeOf(config({ enrollment: { authenticator: false } })));
  expect(without.filter(({ text }) => /install Microsoft Authenticator/.test(text))).toEqual([]);
});

test('an organization whose name is code gets it as words', () => {
  const [invitation] = textsOf(
    knowledgeOf(config({ organization: { name: '<img src=x onerror=alert(1)>[x](y)' } })),
  );
  expect(invitation?.html).not.toContain('<img');
  expect(invitation?.text).toContain('<img src=x onerror=alert(1)>[x](y)');
});

test('a draft opens with its subject and both forms of the text, in any letters', () => {
  const subject = 'Erinnerung: Richte dein iPhone oder iPad jetzt für die Arbeit ein, bitte schön 📱';
  const mail = draftMail(subject, { text: 'Grüße\nzwei', html: '<p>Grüße</p>' });
  const [head = '', ...rest] = mail.split('\r\n\r\n');
  const encoded = [...head.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)].map((match) => match[1] as string);
  expect(encoded.map((word) => Buffer.from(word, 'base64').toString()).join('')).toBe(subject);
  expect(head).toMatch(/^X-Unsent: 1$/m);
  expect(head).not.toMatch(/^(From|To|Date|Message-ID):/im);
  expect(Math.max(...mail.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(mail).not.toMatch(/[^\x20-\x7e\r\n]|[^\r]\n/);
  const bodies = rest
    .map((part) => part.split('\r\n--')[0] ?? '')
    .filter((part) => /^[A-Za-z0-9+/=\r\n]+$/.test(part))
    .map((part) => Buffer.from(part, 'base64').toString());
  expect(bodies).toEqual(['Grüße\r\nzwei', '<p>Grüße</p>']);
});

test('the files to download are named by occasion and channel', () => {
  const files = rolloutFiles(contoso, readMessages('.', 'en'));
  expect(files.map(({ path }) => path)).toEqual(
    ['invitation', 'reminder', 'enrollment-day'].flatMap((occasion) => [
      `admin/rollout/${occasion}-email.eml`,
      `admin/rollout/${occasion}-email.html`,
      `admin/rollout/${occasion}-email.txt`,
      `admin/rollout/${occasion}-teams.html`,
      `admin/rollout/${occasion}-teams.txt`,
    ]),
  );
});
