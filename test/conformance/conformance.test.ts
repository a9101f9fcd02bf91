import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Json, OUTBOUND_TOKEN } from './channel.ts';
import { HOSTILE } from './hostileTokens.ts';
import { type Expected, SCENARIOS } from './scenarios.ts';
import { deliver, message, openTarget, post, type Target } from './target.ts';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
}, 120_000);
afterAll(async () => {
  await target.close();
});
beforeEach(() => {
  target.channel.sent.length = 0;
  target.channel.taken.length = 0;
  target.channel.answers.length = 0;
});

test.each(named(SCENARIOS))('%s', async (_, { posts, connector = [], taken }) => {
  target.channel.answers.push(...connector);
  const person = message(target);
  let last = person;
  for (const { activity, times = 1, status = 200, body } of posts) {
    const tenant = person['conversation'] as object;
    const conversation = { ...tenant, ...((activity['conversation'] as object) ?? {}) };
    last = { ...message(target), from: person['from'], ...activity, conversation };
    const answers = await Promise.all(Array.from({ length: times }, () => deliver(target, last)));
    for (const answered of answers) {
      expect(answered.status).toBe(status);
      if (body !== undefined) expect(answered.body).toEqual(matching(body));
    }
  }
  expect(target.channel.taken).toEqual(taken.map((expected) => matching(filled(expected, last))));
});

test('what the bot sends carries its own token, never the caller’s', async () => {
  await deliver(target, message(target));
  expect(target.channel.sent.map(({ authorization }) => authorization)).toEqual([`Bearer ${OUTBOUND_TOKEN}`]);
});

test('there are more than sixty hostile requests, each one different', () => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  expect(new Set(HOSTILE.map(({ what }) => what)).size).toBe(HOSTILE.length);
});

test.each(named(HOSTILE))('%s: refused', async (_, { status, headers, body, path }) => {
  const before = target.started?.log().length ?? 0;
  const sent = (await headers?.(target)) ?? [];
  const address = await path?.(target);
  const answered = await post(target, body?.(target) ?? message(target), sent, address);
  expect({ status: answered.status, body: answered.body }).toEqual({
    status,
    body: { error: expect.stringMatching(/^[\w' .,]{10,80}$/) },
  });
  expect(target.channel.sent).toEqual([]);
  if (!target.started) return;
  const [line = '', ...more] = await linesAfter(target.started, before);
  const { error } = answered.body as { readonly error: string };
  expect([JSON.parse(line), more]).toMatchObject([{ event: 'refused', status, reason: error }, []]);
  expect(secretsIn([...sent, address ?? '']).filter((secret) => line.includes(secret))).toEqual([]);
});

test('every refusal has left one line in the log and is counted', async () => {
  if (!target.started) return;
  const lines = target.started.log().filter((line) => JSON.parse(line).event === 'refused');
  expect(lines.length).toBe(HOSTILE.length);
  const metrics = await metricsOf(target);
  const counts = [...metrics.matchAll(/^enrollkit_refusals_total\{status="\d+"\} (\d+)$/gm)];
  expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(HOSTILE.length);
});

const MARKER = 'zzMARKERzz';

test('what somebody writes is in no line of the log and in no metric, whatever becomes of it', async () => {
  if (!target.started) return;
  const { channel } = target;
  const token = await channel.sign();
  const authorized = ['Authorization', `Bearer ${token}`];
  const before = target.started.log().length;
  const good: readonly Json[] = [
    { text: MARKER },
    { text: MARKER, deliveryMode: 'expectReplies' },
    { text: MARKER, id: MARKER, locale: MARKER, from: { id: MARKER, name: MARKER } },
    { text: undefined, value: { enrollkit: { ask: MARKER } } },
    { text: undefined, value: { enrollkit: { walk: { record: MARKER, step: MARKER } } } },
    { text: undefined, value: { enrollkit: { person: { question: MARKER } } } },
    ...[
      'composeExtension/query',
      'composeExtension/queryLink',
      'adaptiveCard/action',
      'message/submitAction',
      MARKER,
    ].map((name) => ({
      type: 'invoke',
      name,
      value: {
        parameters: [{ name: 'words', value: MARKER }],
        url: `https://help.contoso.com/${MARKER}`,
        action: { data: { enrollkit: { ask: MARKER } } },
        actionValue: { reaction: MARKER, feedback: MARKER },
      },
    })),
  ];
  for (const activity of good) await deliver(target, { ...message(target), ...activity });
  for (const status of [400, 401, 403, 413, 429]) {
    channel.answers.push({ status });
    await deliver(target, message(target, { text: MARKER }));
  }
  const bad: readonly Json[] = [
    { channelId: MARKER },
    { serviceUrl: `https://${MARKER}/` },
    { conversation: { id: MARKER, tenantId: MARKER } },
    { locale: { text: MARKER } },
    { [MARKER]: 1, type: 5 },
  ];
  for (const activity of bad) await post(target, message(target, { text: MARKER, ...activity }), authorized);
  await post(target, `{"text": "${MARKER}`, authorized);
  await post(target, JSON.stringify({ text: MARKER.repeat(40_000) }), authorized);
  await post(target, message(target), ['Authorization', `Bearer ${MARKER}`]);
  await post(target, message(target), ['Authorization', `Bearer ${await channel.sign({ iss: MARKER })}`]);
  await post(target, message(target), authorized, `/api/messages/${MARKER}`);
  await expect.poll(() => target.started?.log().length).toBeGreaterThan(before + 12);
  const log = target.started.log().join('\n');
  expect(log).not.toContain(MARKER);
  expect(await metricsOf(target)).not.toContain(MARKER);
});

test('the metrics are in the form that Prometheus reads', async () => {
  const lines = (await metricsOf(target)).split('\n');
  expect(lines.pop()).toBe('');
  const types = new Map<string, string>();
  const samples = new Map<string, number>();
  for (const line of lines) {
    const [, name = '', type = ''] = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line) ?? [];
    const [, series = '', value = ''] =
      /^(\w+(?:\{\w+="[^"\\\n]*"(?:,\w+="[^"\\\n]*")*\})?) (-?[\d.]+(?:e[+-]\d+)?)$/.exec(line) ?? [];
    const isHelp = /^# HELP \w+ \S.*$/.test(line);
    expect([line, Boolean(name || series || isHelp)]).toEqual([line, true]);
    if (name) types.set(name, type);
    if (series) {
      const family = series.replace(/\{.*/, '').replace(/_(bucket|sum|count)$/, '');
      expect([series, types.has(family) || types.has(series.replace(/\{.*/, ''))]).toEqual([series, true]);
      expect(samples.has(series)).toBe(false);
      samples.set(series, Number(value));
    }
  }
  expect(Object.fromEntries(types)).toMatchObject({
    enrollkit_turn_duration_seconds: 'histogram',
    enrollkit_turns_total: 'counter',
    enrollkit_answers_total: 'counter',
    enrollkit_refusals_total: 'counter',
    enrollkit_duplicates_total: 'counter',
    enrollkit_rate_limited_total: 'counter',
    enrollkit_send_failures_total: 'counter',
  });
  const buckets = [...samples].filter(([series]) => series.includes('_bucket{')).map(([, count]) => count);
  expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
  const turns = samples.get('enrollkit_turns_total');
  expect([buckets.at(-1), samples.get('enrollkit_turn_duration_seconds_count')]).toEqual([turns, turns]);
  expect(turns).toBeGreaterThan(0);
  expect(samples.get('enrollkit_duplicates_total')).toBeGreaterThan(0);
});

test('after all that a good token is still good', async () => {
  const { status } = await deliver(target, message(target));
  expect([status, target.channel.taken.length]).toEqual([200, 1]);
});

function named<T extends { readonly what: string }>(all: readonly T[]): [string, T][] {
  return all.map((one) => [one.what, one]);
}

async function metricsOf({ url }: Target): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

/** The lines that the server writes next; a moment passes before the first is here. */
async function linesAfter({ log }: NonNullable<Target['started']>, before: number): Promise<string[]> {
  await expect.poll(() => log().length).toBeGreaterThan(before);
  return log().slice(before);
}

/** The parts of what was sent that are long enough to be more than a word. */
function secretsIn(sent: readonly string[]): string[] {
  return sent.flatMap((text) => text.split(/[\s.=,]+/)).filter((part) => part.length > 15);
}

function filled({ path, ...expected }: Expected, activity: { readonly [key: string]: unknown }): object {
  const { id } = activity['conversation'] as { readonly id: string };
  const address = path
    ?.replace('{conversation}', encodeURIComponent(id))
    .replace('{id}', String(activity['id']));
  return { ...expected, ...(address ? { path: address } : {}) };
}

/** What is expected as data, as a matcher: of objects a part, of lists all entries. */
function matching(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(matching);
  if (typeof expected !== 'object' || expected === null) return expected;
  if ('$holding' in expected) return expect.stringContaining(String(expected.$holding));
  if ('$beginningWith' in expected) {
    const entries = (expected.$beginningWith as readonly unknown[]).map(matching);
    return expect.toSatisfy((list: unknown) => {
      expect(Array.isArray(list) ? list.slice(0, entries.length) : list).toEqual(entries);
      return true;
    });
  }
  const properties = Object.entries(expected).map(([key, value]) => [key, matching(value)]);
  return properties.length === 0 ? {} : expect.objectContaining(Object.fromEntries(properties));
}
