import { expect, test } from 'vitest';
import { createEngine } from '../../src/answers/engine.ts';
import { everythingIndex } from './index.ts';

const engine = createEngine([everythingIndex()]);
/** `FUZZ_INPUTS=1000000 npx vitest run --config test/vitest.config.mts test/answers/fuzz.test.ts` tries a million. */
const INPUTS = Number(process.env['FUZZ_INPUTS'] ?? 2000);
const MS_EACH = 20;
const SLOWEST_MS = 50;

/** The same inputs every time: letters of all scripts, control characters, emoji, right-to-left, our own words. */
function* inputs(): Generator<string> {
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
  for (const piece of ['a', 'sign in failed ', '%@ ', '日本語', '🎉', 'E01 ', '\u202e'])
    yield piece.repeat(100_000 / piece.length);
  for (let input = 0; input < INPUTS; input += 1)
    yield Array.from({ length: 1 + random(60) }, () => pieces[random(pieces.length)]?.() ?? '').join('');
}

test(
  'no input breaks the engine or keeps it busy for long',
  () => {
    const kinds = new Set<string>();
    const slow: string[] = [];
    for (const input of inputs()) {
      const took = timed(() => kinds.add(engine.ask(input).kind));
      engine.search(input, { limit: 1 });
      // Asked again, because the first time may have met a garbage collection.
      if (took > SLOWEST_MS && timed(() => engine.ask(input)) > SLOWEST_MS) slow.push(input.slice(0, 80));
    }
    expect(slow).toEqual([]);
    const known = ['answer', 'choices', 'unknown', 'smalltalk', 'not-offered'];
    expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
  },
  60_000 + INPUTS * MS_EACH,
);

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
