import { expect, test } from 'vitest';
import { createCredentialsCheck } from '../../../bot/teams/credentialsCheck.ts';

const problem = (environment: { [name: string]: string }) =>
  createCredentialsCheck({ MicrosoftAppId: 'id', ...environment }, () => new Date('2026-11-25T12:00:00Z'))();

test.each([
  [undefined, undefined],
  ['2027-03-31', undefined],
  ['2026-12-10', undefined],
  ['2026-12-09T12:00:00Z', 'credentials expire on 2026-12-09; make a new secret in Entra'],
  ['2026-11-26', 'credentials expire on 2026-11-26; make a new secret in Entra'],
  ['2026-11-25', 'credentials expired on 2026-11-25; make a new secret in Entra'],
  ['2025-01-01T00:00:00Z', 'credentials expired on 2025-01-01; make a new secret in Entra'],
])('on 25 November 2026, credentials that expire on %s: %s', (date, expected) => {
  expect(problem(date ? { ENROLLKIT_CREDENTIALS_EXPIRE: date } : {})).toBe(expected);
});

test('without an app id credentials are missing', () => {
  expect(problem({ MicrosoftAppId: '' })).toBe('credentials are missing; set MicrosoftAppId');
});

test.each(['tomorrow', '31.03.2027', '2027-02-30', '2027-13-01', '2027-03-31Tnoon', '1767225600'])(
  '%s is not a date, and the bot does not start with it',
  (date) => {
    expect(() => problem({ ENROLLKIT_CREDENTIALS_EXPIRE: date })).toThrow(
      `ENROLLKIT_CREDENTIALS_EXPIRE is ${date}, expected a date such as 2027-03-31`,
    );
  },
);
