import { expect, test } from 'vitest';
import { createEngine } from '../../src/answers/engine.ts';
import { everythingIndex } from './index.ts';

const engine = createEngine([everythingIndex()]);
const INPUTS = 2000;
const SLOWEST = 50;

/** The same inputs every time: letters of all scripts, control characters, emoji, right-to-left, our own words. */
function inputs(): string[] {
  let state = 42;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
  const pieces = [
    () => String.fromCodePoint(random(0xd7ff)),
    () => String.fromCodePoint(0x1f300 + random(0x300)),
    () => String.fromCharCode(random(32)),
    () =>
      ['\u202e', '\u200f', '\ud800', '\uffff', '%@', '(a+)+$', '"', '\\', '<b>', '\n'][random(10)] as string,
    () =>
      [' sign in failed ', ' E01 ', ' authenticator ', ' パスワード ', ' العمل ', ' Straße '][
        random(6)
      ] as string,
  ];
  return Array.from({ length: INPUTS }, () =>
    Array.from({ length: 1 + random(60) }, () => pieces[random(pieces.length)]?.() ?? '').join(''),
  );
}

test('no input breaks the engine or keeps it busy for long', () => {
  const long = ['a', 'sign in failed ', '%@ ', '日本語', '🎉', 'E01 ', '\u202e'].map((piece) =>
    piece.repeat(100_000 / piece.length),
  );
  const slow = [...inputs(), ...long].flatMap((input) => {
    const started = performance.now();
    const { kind } = engine.ask(input);
    engine.search(input);
    const took = performance.now() - started;
    expect(['answer', 'choices', 'unknown', 'smalltalk', 'not-offered']).toContain(kind);
    // Twice, because the first one may have met a garbage collection.
    const again = performance.now();
    engine.ask(input);
    return Math.min(took, performance.now() - again) > SLOWEST ? [input.slice(0, 80)] : [];
  });
  expect(slow).toEqual([]);
});
