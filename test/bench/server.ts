import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Figure } from './bench.ts';

const PORT = 3999;
const RUNS = 7;
const REQUESTS = 2000;
const URL = `http://127.0.0.1:${PORT}/api/messages`;

/** The bot as a process: from start to the first answered message, its memory, its speed at one connection. */
export async function benchServer(): Promise<Figure[]> {
  execFileSync(process.execPath, ['src/cli/enrollkit.mjs', 'build'], { stdio: 'pipe' });
  const starts: number[] = [];
  let resident = 0;
  let perSecond = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    const child = spawn(process.execPath, ['build/server.mjs'], {
      env: { PATH: process.env['PATH'], PORT: String(PORT) },
      stdio: 'ignore',
    });
    await firstAnswer();
    starts.push(performance.now() - started);
    resident = residentMegabytes(child.pid as number);
    if (run === RUNS - 1) perSecond = await load();
    child.kill();
    await new Promise((done) => child.on('close', done));
  }
  return [
    {
      what: 'bot, start to first answered message, median',
      value: Math.round(median(starts)),
      unit: 'ms',
      atMost: 400,
    },
    { what: 'bot, resident memory after the first answer', value: resident, unit: 'MB', atMost: 150 },
    { what: 'bot, questions answered per second over HTTP, one connection', value: perSecond, unit: '/s' },
  ];
}

async function firstAnswer(): Promise<void> {
  for (;;) {
    try {
      if ((await ask('it says sign in failed')).ok) return;
    } catch {
      await new Promise((wait) => setTimeout(wait, 5));
    }
  }
}

async function load(): Promise<number> {
  const started = performance.now();
  for (let request = 0; request < REQUESTS; request += 1)
    await (await ask(`sign in failed ${request}`)).arrayBuffer();
  return Math.round((REQUESTS * 1000) / (performance.now() - started));
}

let activities = 0;

function ask(text: string): Promise<Response> {
  activities += 1;
  const activity = {
    type: 'message',
    id: `activity-${activities}`,
    channelId: 'msteams',
    deliveryMode: 'expectReplies',
    serviceUrl: 'http://127.0.0.1:9/',
    conversation: { id: 'bench', conversationType: 'personal' },
    from: { id: 'employee' },
    recipient: { id: 'bot' },
    locale: 'en-US',
    text,
  };
  return fetch(URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
}

function residentMegabytes(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  return Math.round((pages * 4096) / 1e6);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
