import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Address, Cases, NewCase } from '../../../bot/escalation/case.ts';
import { createCases } from '../../../bot/store/cases.ts';
import { type Database, openDatabase } from '../../../bot/store/database.ts';
import { type PostgresServer, startPostgres } from './postgresServer.ts';

const EMPLOYEE: Address = {
  serviceUrl: 'https://smba.trafficmanager.net/teams/',
  channelId: 'msteams',
  conversation: 'a:conversation',
  conversationType: 'personal',
  tenant: '11111111-2222-3333-4444-555555555555',
  bot: '28:bot',
  user: '29:employee',
};
const MEGAN = { id: 'megan', name: 'Megan Bowen' };
const ALEX = { id: 'alex', name: 'Alex Wilber' };
const POST = { conversation: '19:helpdesk@thread.tacv2;messageid=1', message: '1' };
const NOW = 1_795_595_400_000;

const newCase = (id: string, request = id): NewCase => ({
  id,
  request,
  locale: 'en',
  packet: 'My question: “é” 🍎\nTime: now',
  employee: EMPLOYEE,
});

let server: PostgresServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'enrollkit-cases-'));
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe.each(['sqlite', 'postgres'] as const)('in %s', (kind) => {
  let database: Database;
  let another: Database;
  let cases: Cases;
  let others: Cases;

  beforeAll(async () => {
    const options = {
      file: join(folder, 'enrollkit.db'),
      databaseUrl: kind === 'postgres' ? server.url : undefined,
    };
    database = await openDatabase(options);
    another = await openDatabase(options);
    cases = createCases(database);
    others = createCases(another);
  });
  afterAll(async () => {
    await database.close();
    await another.close();
  });
  beforeEach(async () => {
    await database.query('DELETE FROM cases');
  });

  const open = {
    id: 'one',
    state: 'open',
    version: 1,
    shown: 0,
    locale: 'en',
    packet: 'My question: “é” 🍎\nTime: now',
    employee: EMPLOYEE,
    told: false,
    attempts: 0,
  };

  test('a case goes from open to delivered, and each server sees the same', async () => {
    expect(await cases.open(newCase('one'), NOW)).toEqual(open);
    expect(await cases.lease('a', NOW, NOW + 60)).toEqual(open);
    await cases.posted('one', POST, 1, NOW);
    const posted = { ...open, state: 'posted', shown: 1, post: POST };
    expect(await others.find('one')).toEqual(posted);
    expect(await cases.lease('a', NOW + 1_000, NOW + 2_000)).toBeUndefined();

    expect(await others.claim('one', 1, MEGAN, NOW + 1)).toBe(true);
    const claimed = { ...posted, state: 'claimed', version: 2, helper: MEGAN, claimedAt: NOW + 1 };
    expect(await cases.lease('a', NOW + 1, NOW + 60)).toEqual(claimed);
    await cases.shown('one', 2, NOW + 2);

    expect(await others.answer('one', MEGAN, 'Restart.', NOW + 3)).toBe(true);
    const answered = {
      ...claimed,
      state: 'answered',
      version: 3,
      shown: 2,
      answer: 'Restart.',
      answeredAt: NOW + 3,
    };
    expect(await cases.lease('a', NOW + 3, NOW + 60)).toEqual(answered);
    await cases.delivered('one', NOW + 4);
    const delivered = { ...answered, state: 'delivered', version: 4 };
    expect(await cases.lease('a', NOW + 4, NOW + 60)).toEqual(delivered);
    await cases.shown('one', 4, NOW + 5);
    expect(await cases.lease('a', NOW + 1_000_000, NOW + 2_000_000)).toBeUndefined();
    expect(await cases.count()).toEqual(new Map([['delivered', 1]]));
  });

  test('the same request opens one case, however often and from wherever it comes', async () => {
    const opened = await Promise.all(
      ['one', 'two', 'three', 'four'].map((id, index) =>
        (index % 2 ? cases : others).open(newCase(id, 'same'), NOW),
      ),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await cases.count()).toEqual(new Map([['open', 1]]));
  });

  test('two servers that look for work at the same moment never get the same case', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `case-${index}`);
    for (const id of ids) await cases.open(newCase(id), NOW);
    const leased: string[] = [];
    const drain = async (of: Cases, holder: string) => {
      let misses = 0;
      // PostgreSQL gives nothing to who comes second for the same case; the next look finds the next one.
      while (misses < 20) {
        const next = await of.lease(holder, NOW, NOW + 60_000);
        if (next) leased.push(next.id);
        else misses += 1;
      }
    };
    await Promise.all([drain(cases, 'a'), drain(others, 'b'), drain(cases, 'a'), drain(others, 'b')]);
    expect(leased.toSorted()).toEqual(ids.toSorted());
  });

  test('of several people who claim at the same moment one gets the case', async () => {
    await cases.open(newCase('one'), NOW);
    await cases.posted('one', POST, 1, NOW);
    const claims = await Promise.all([
      cases.claim('one', 1, MEGAN, NOW),
      others.claim('one', 1, ALEX, NOW),
      cases.claim('one', 1, MEGAN, NOW),
    ]);
    expect(claims.filter(Boolean).length).toBe(1);
    const holder = (await cases.find('one'))?.helper;
    const answers = await Promise.all(
      [MEGAN, ALEX, MEGAN, ALEX].map((helper, index) => cases.answer('one', helper, `answer ${index}`, NOW)),
    );
    expect(answers.filter(Boolean).length).toBe(1);
    expect((await cases.find('one'))?.helper).toEqual(holder);
  });

  test('a case cannot be claimed before it stands in the channel, nor answered by who does not have it', async () => {
    await cases.open(newCase('one'), NOW);
    expect(await cases.claim('one', 1, MEGAN, NOW)).toBe(false);
    expect(await cases.answer('one', MEGAN, 'x', NOW)).toBe(false);
    expect(await cases.find('one')).toEqual(open);
  });

  test('what failed waits, but an answer that came in meanwhile does not', async () => {
    await cases.open(newCase('one'), NOW);
    await cases.posted('one', POST, 1, NOW);
    await cases.claim('one', 1, MEGAN, NOW);
    const leased = await cases.lease('a', NOW, NOW + 60_000);
    await cases.answer('one', MEGAN, 'x', NOW + 1);
    if (!leased) throw new Error('nothing was leased');
    await cases.retry(leased, 'a', NOW + 600_000);
    const next = await cases.lease('a', NOW + 1, NOW + 60_000);
    expect([next?.state, next?.attempts]).toEqual(['answered', 0]);
    if (!next) throw new Error('nothing was leased');
    await cases.retry(next, 'a', NOW + 600_000);
    expect(await cases.lease('a', NOW + 599_999, NOW + 700_000)).toBeUndefined();
    expect((await cases.lease('a', NOW + 600_000, NOW + 700_000))?.attempts).toBe(1);
  });

  test('a card that changed while it was sent is sent again', async () => {
    await cases.open(newCase('one'), NOW);
    await cases.posted('one', POST, 1, NOW);
    await cases.claim('one', 1, MEGAN, NOW);
    await cases.lease('a', NOW, NOW + 60_000);
    await cases.claim('one', 2, ALEX, NOW + 1);
    await cases.shown('one', 2, NOW + 2);
    expect((await cases.lease('a', NOW + 2, NOW + 60_000))?.version).toBe(3);
  });

  test('a server that was too slow cannot put off what another has begun', async () => {
    await cases.open(newCase('one'), NOW);
    const slow = await cases.lease('slow', NOW, NOW + 1);
    await others.lease('quick', NOW + 1, NOW + 60_000);
    if (!slow) throw new Error('nothing was leased');
    await cases.retry(slow, 'slow', NOW + 900_000);
    expect(await cases.lease('third', NOW + 2, NOW + 60_000)).toBeUndefined();
    await cases.posted('one', POST, 1, NOW + 3);
    await others.posted('one', { conversation: 'another', message: '2' }, 1, NOW + 4);
    expect((await cases.find('one'))?.post).toEqual(POST);
  });

  test('cases at an end are forgotten after their time, others never', async () => {
    for (const id of ['old', 'new', 'waits']) await cases.open(newCase(id), NOW);
    await cases.undeliverable('old', NOW);
    await cases.undeliverable('new', NOW + 10);
    await cases.forget(NOW + 5);
    expect([
      await cases.find('old'),
      (await cases.find('new'))?.state,
      (await cases.find('waits'))?.state,
    ]).toEqual([undefined, 'undeliverable', 'open']);
  });

  test('open cases move to another channel, with nobody who has them', async () => {
    await cases.open(newCase('one'), NOW);
    await cases.posted('one', POST, 1, NOW);
    await cases.claim('one', 1, MEGAN, NOW);
    await cases.moveTo('19:helpdesk@thread.tacv2', NOW);
    expect((await cases.find('one'))?.state).toBe('claimed');
    await cases.moveTo('19:moved@thread.tacv2', NOW);
    expect(await cases.find('one')).toEqual({ ...open, version: 3 });
    await cases.told('one');
    expect((await cases.find('one'))?.told).toBe(true);
  });
});
