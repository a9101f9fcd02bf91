import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../bot/store/database.ts';
import { keyOf } from '../../bot/store/key.ts';
import type { Figure } from './bench.ts';
import { ensureBuilt, SERVER } from './bot.ts';
import {
  type Bot,
  bundlePrograms,
  type Connector,
  end,
  startBot,
  startConnector,
  TENANT,
} from './botProcesses.ts';
import { createSender, type Sender } from './load.ts';

const KILLS = Number(process.env['ENROLLKIT_BENCH_KILLS'] ?? 1_000);
/** Servers that are killed at the same time, each with its own database and its own employees. */
const LANES = 2;
const EMPLOYEES = 4;
/** Milliseconds from a server's first acknowledgement. */
const LONGEST_LIFE = 250;
/** Longer than a lease, with what is left to post. */
const TO_POST_MS = 180_000;

/** What one employee does: sends a question to people and votes; the same again until it is acknowledged. */
interface Act {
  readonly kind: 'case' | 'vote';
  /** Nobody else writes this word. */
  readonly word: string;
}

interface Lane {
  readonly name: string;
  readonly data: string;
  readonly connector: Connector;
  /** Words of what was acknowledged; of a case with the number that its receipt names. */
  readonly cases: Map<string, string>;
  readonly votes: Set<string>;
}

/**
 * The server, killed at random moments while employees send questions to people and vote. What was not
 * acknowledged is sent again, as people press a button again. Afterwards: what was acknowledged and is not there, or
 * twice, or never came to the channel.
 */
export async function benchCases(): Promise<Figure[]> {
  ensureBuilt();
  const programs = await bundlePrograms();
  const connector = await startConnector(programs);
  try {
    const lanes = Array.from({ length: LANES }, (_, index) => laneOf(String(index), connector));
    await Promise.all(lanes.map(killAgainAndAgain));
    return await countAll(lanes, connector);
  } finally {
    await end(connector);
    programs.remove();
  }
}

function laneOf(name: string, connector: Connector): Lane {
  const data = mkdtempSync(join(tmpdir(), 'enrollkit-bench-'));
  return { name, data, connector, cases: new Map(), votes: new Set() };
}

async function killAgainAndAgain(lane: Lane): Promise<void> {
  const acts = new Map<number, Act>();
  let count = 0;
  for (let life = 0; life < KILLS / LANES; life += 1) {
    let isFirst = true;
    const bot = await startBot(SERVER, lane.connector, { data: lane.data });
    const sender = createSender(
      { url: bot.url, serviceUrl: lane.connector.url, token: lane.connector.token },
      8,
    );
    const working = Array.from({ length: EMPLOYEES }, async (_, employee) => {
      for (;;) {
        count += 1;
        const act = acts.get(employee) ?? {
          kind: count % 2 === 0 ? 'case' : 'vote',
          word: `word${lane.name}x${count}x`,
        };
        acts.set(employee, act);
        await acknowledged(lane, sender, act, employee);
        acts.delete(employee);
        if (isFirst) setTimeout(() => bot.child.kill('SIGKILL'), Math.random() * LONGEST_LIFE);
        isFirst = false;
      }
    });
    await Promise.all(working.map((work) => work.catch(endsWithServer)));
    await end(bot);
    sender.close();
  }
}

/** Who was cut off sends the same to the next server; anything else is a fault of the bot. */
function endsWithServer(error: NodeJS.ErrnoException): void {
  if (!['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(error.code ?? '')) throw error;
}

async function acknowledged(
  lane: Lane,
  sender: Sender,
  { kind, word }: Act,
  employee: number,
): Promise<void> {
  const activity = {
    channelId: 'msteams',
    serviceUrl: lane.connector.url,
    ...conversationOf(lane, employee),
    channelData: { tenant: { id: TENANT } },
    locale: 'en-US',
  };
  if (kind === 'case') {
    const send = { question: `It stops and says ${word}`, time: `2026-11-25T08:30:00.000Z ${word}` };
    const { body } = await sender.post({
      ...activity,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'send', data: { enrollkit: { send } } } },
    });
    const number = /Case ([0-9A-F]{8})/.exec(body)?.[1];
    if (!number) throw new Error(`A question to people was answered with ${body}`);
    lane.cases.set(word, number);
  } else {
    const { body } = await sender.post({
      ...activity,
      type: 'message',
      id: word,
      replyToId: word,
      deliveryMode: 'expectReplies',
      value: { enrollkit: { vote: { record: 'not-safari', helpful: true } } },
    });
    if (!body.includes('Thank you')) throw new Error(`A vote was answered with ${body}`);
    lane.votes.add(word);
  }
}

function conversationOf({ name }: Pick<Lane, 'name'>, employee: number) {
  const id = `${name}-${employee}`;
  return {
    from: { id: `29:${id}`, name: 'Alex Wilber' },
    recipient: { id: '28:bot' },
    conversation: { id: `a:${id}`, conversationType: 'personal', tenantId: TENANT },
  };
}

async function countAll(lanes: readonly Lane[], connector: Connector): Promise<Figure[]> {
  const total = { cases: 0, votes: 0, lostCases: 0, lostVotes: 0, twice: 0, unposted: 0, doubled: 0 };
  for (const lane of lanes) {
    const bot = await startBot(SERVER, connector, { data: lane.data });
    if (lane.cases.size > 0) await allPosted(bot);
    await end(bot);
    const kept = await keptIn(lane);
    const posts = await postsOf(lane, connector);
    total.cases += lane.cases.size;
    total.votes += lane.votes.size;
    for (const [word, number] of lane.cases) {
      const same = kept.cases.filter(({ packet }) => packet.includes(word));
      if (!same.some(({ id }) => id.slice(0, 8).toUpperCase() === number)) total.lostCases += 1;
      if (same.length > 1) total.twice += 1;
      const posted = posts.filter((post) => post.includes(word) && post.includes(`Case ${number}`)).length;
      if (posted === 0) total.unposted += 1;
      total.doubled += Math.max(0, posted - 1);
    }
    for (const word of lane.votes)
      if (!voteKeys(lane, word).some((id) => kept.votes.has(id))) total.lostVotes += 1;
    bot.remove();
  }
  const after = `server, ${KILLS} times kill -9`;
  return [
    { what: `${after}: questions to people acknowledged`, value: total.cases, unit: '' },
    { what: `${after}: acknowledged questions lost`, value: total.lostCases, unit: '', atMost: 0 },
    { what: `${after}: questions kept twice`, value: total.twice, unit: '', atMost: 0 },
    { what: `${after}: acknowledged questions never posted`, value: total.unposted, unit: '', atMost: 0 },
    { what: `${after}: posts more than one a question, all with its number`, value: total.doubled, unit: '' },
    { what: `${after}: votes acknowledged`, value: total.votes, unit: '' },
    { what: `${after}: acknowledged votes lost`, value: total.lostVotes, unit: '', atMost: 0 },
  ];
}

/** A vote is kept under the key of its message and its employee, who is one of a few. */
function voteKeys(lane: Lane, word: string): string[] {
  return Array.from({ length: EMPLOYEES }, (_, employee) => {
    const { conversation, from } = conversationOf(lane, employee);
    return keyOf('vote', conversation.id, word, from.id);
  });
}

async function allPosted({ url }: Bot): Promise<void> {
  const until = Date.now() + TO_POST_MS;
  while (Date.now() < until) {
    await wait(1_000);
    const metrics = await (await fetch(url.replace('/api/messages', '/metrics'))).text();
    const isCounted = /^enrollkit_cases\{state="posted"\} [1-9]/m.test(metrics);
    if (isCounted && !/^enrollkit_cases\{state="open"\} [1-9]/m.test(metrics)) return;
  }
}

async function keptIn({ data }: Lane) {
  const database = await openDatabase({ file: join(data, 'enrollkit.db') });
  const cases = await database.query<{ id: string; packet: string }>('SELECT id, packet FROM cases');
  const votes = await database.query<{ id: string }>('SELECT id FROM votes');
  await database.close();
  return { cases, votes: new Set(votes.map(({ id }) => id)) };
}

async function postsOf({ name }: Lane, { url }: Connector): Promise<string[]> {
  const posts = (await (await fetch(`${url}/posts`)).json()) as string[];
  return posts.filter((post) => post.includes(`word${name}x`));
}
