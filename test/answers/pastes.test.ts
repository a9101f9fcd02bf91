import { expect, test } from 'vitest';
import { createEngine } from '../../src/answers/engine.ts';
import { normalize } from '../../src/answers/normalize.ts';
import { everythingIndex } from './index.ts';

const index = everythingIndex();
const engine = createEngine([index]);

/** Every message of every record that says enough to be told from others, with the records that hold it. */
const messages = new Map<string, string[]>();
for (const { id, onScreen } of index.records)
  for (const { message } of onScreen)
    if (message && message.split(/\s+/).length >= 6)
      messages.set(message, [...(messages.get(message) ?? []), id]);

// Whoever pastes one of these may have cut off the other.
for (const [message, ids] of messages)
  for (const { id, onScreen } of index.records)
    if (onScreen.some((shown) => normalize(shown.message ?? '').startsWith(normalize(message)))) ids.push(id);

const filled = (message: string) => message.replace(/%(\d\$)?@/g, 'Contoso Ltd.');
const cut = (message: string, from: number, to: number) => message.split(' ').slice(from, to).join(' ');

test.each<[string, (message: string) => string]>([
  ['as it stands', filled],
  [
    'in capitals with plain quotes',
    (message) => filled(message).toUpperCase().replace(/[“”]/g, '"').replace(/’/g, "'"),
  ],
  ['inside a sentence', (message) => `hi, my phone says ${filled(message)} what shall I do now?`],
  [
    'with a letter that was read wrongly',
    (message) => filled(message).replace(/([a-z]{3})i([a-z]{3})/, '$1l$2'),
  ],
  ['without its last word', (message) => cut(filled(message), 0, -1)],
  ['without its first word', (message) => cut(filled(message), 1, Number.POSITIVE_INFINITY)],
])('a pasted message %s finds its record first', (_how, paste) => {
  const wrong = [...messages].filter(
    ([message, ids]) => !ids.includes(engine.ask(paste(message)).matches[0]?.id ?? ''),
  );
  expect(wrong.map(([message, ids]) => `${ids.join()}: ${message}`)).toEqual([]);
});

test('every code of every record finds it, however it is written', () => {
  const wrong = index.records.flatMap(({ id, code, errorCodes }) =>
    [code, code?.toLowerCase(), code?.replace(/(\D)(\d)/, '$1 $2'), ...errorCodes].flatMap((written) => {
      const found = written ? engine.ask(`what is ${written}?`).matches.map((match) => match.id) : [id];
      return found.includes(id) ? [] : [`${written}: ${id}`];
    }),
  );
  expect(wrong).toEqual([]);
});
