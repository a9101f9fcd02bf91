import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliver, message, openTarget, post, type Target } from './target.ts';

let target: Target;

beforeEach(async () => {
  target = await openTarget();
}, 120_000);
afterEach(async () => {
  await target.close();
});

const isOurs = process.env['CONFORMANCE_URL'] === undefined;

test.runIf(isOurs)(
  'SIGTERM finishes the turn in progress, refuses new ones, and the process ends well',
  async () => {
    const { started, channel } = target;
    if (!started) return;
    const slow = held();
    channel.answers.push(slow.answer);
    const turn = deliver(target, message(target));
    await slow.begun;
    started.child.kill('SIGTERM');
    await expect.poll(() => started.log().join()).toContain('"stopping"');
    const refused = await post(target, message(target));
    expect([refused.status, refused.headers['connection'], refused.body]).toEqual([
      503,
      'close',
      { error: 'The server is stopping.' },
    ]);
    slow.release();
    expect((await turn).status).toBe(200);
    expect(channel.taken.length).toBe(1);
    expect(await started.ended).toBe(0);
    expect(started.log().map((line) => JSON.parse(line).event)).toEqual(['stopping', 'stopped']);
  },
  120_000,
);

test.runIf(isOurs)(
  'connections that nothing happens on do not keep the process',
  async () => {
    const { started, url } = target;
    const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve));
    started?.child.kill('SIGTERM');
    expect(await started?.ended).toBe(0);
  },
  120_000,
);

test.runIf(isOurs)(
  'a second signal ends the process at once',
  async () => {
    const { started, channel } = target;
    if (!started) return;
    const slow = held();
    channel.answers.push(slow.answer);
    const turn = deliver(target, message(target)).catch(() => 'cut off');
    await slow.begun;
    started.child.kill('SIGTERM');
    await expect.poll(() => started.log().join()).toContain('"stopping"');
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(1);
    expect(await turn).toBe('cut off');
    slow.release();
  },
  120_000,
);

/** An answer of the connector that waits until it is released. */
function held() {
  let begin = () => {};
  let release = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { begun, release: () => release(), answer: { status: 200, begin: () => begin(), until } };
}
