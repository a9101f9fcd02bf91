import { expect, test } from 'vitest';
import { withoutSecrets } from '../../bot/escalation/secrets.ts';

test.each([
  ['my password is Summer2026!', 'my password is ▮▮▮▮'],
  ['Passwort: geheim', 'Passwort: ▮▮▮▮'],
  ['the code = 48213377 does not work', 'the code = ▮▮▮▮ does not work'],
  ['it sent 123456 and 123-456', 'it sent ▮▮▮▮ and ▮▮▮▮'],
  ['key 7K3M-PQ2X-99AB-LMN4', 'key ▮▮▮▮'],
  ['tap: x7!Q', 'tap: ▮▮▮▮'],
  ['I typed Winter!2026abc', 'I typed ▮▮▮▮'],
])('“%s” is sent as “%s”', (text, sent) => expect(withoutSecrets(text)).toBe(sent));

test.each([
  'AADSTS50055',
  'E07',
  'iOS 17.4.1 on an iPhone 15',
  'error 80180013',
  'my password does not work',
])('“%s” stays as it is', (text) => expect(withoutSecrets(text)).toBe(text));
