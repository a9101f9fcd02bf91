import { execFileSync } from 'node:child_process';
import { isFresh } from '../../src/cli/freshness.ts';
import type { Figure } from './bench.ts';
import {
  type Bot,
  bundlePrograms,
  type Connector,
  end,
  type Programs,
  startBot,
  startConnector,
} from './botProcesses.ts';
import { atRate, inTurn, percentile, type Receiver } from './load.ts';

export const CONFIG = 'test/fixtures/everything.yaml';
export const SERVER = 'build/server.mjs';
const WARM_UP = 3_000;
const ROUNDS = 10;
const MESSAGES_A_ROUND = 300;
export const CONNECTIONS = 20;

/**
 * The bot as a server, with signed messages from one process and the connector in another: what a turn costs
 * beside a bot that only echoes, how many it answers, and how long they take.
 */
export function benchBot(): Promise<Figure[]> {
  return withConnector(latency);
}

/** Measures with the programs of this folder bundled and the connector running. */
export async function withConnector(
  measure: (programs: Programs, connector: Connector) => Promise<Figure[]>,
): Promise<Figure[]> {
  ensureBuilt();
  const programs = await bundlePrograms();
  const connector = await startConnector(programs);
  try {
    return await measure(programs, connector);
  } finally {
    await end(connector);
    programs.remove();
  }
}

export function ensureBuilt(): void {
  if (!isFresh(CONFIG))
    execFileSync(process.execPath, ['src/cli/enrollkit.mjs', 'build', '--config', CONFIG], { stdio: 'pipe' });
}

/** Both bots run all the time and get messages in turn, so that what else the machine does meets both. */
async function latency(programs: Programs, connector: Connector): Promise<Figure[]> {
  const [echo, bot] = [await startBot(programs.echoBot, connector), await startBot(SERVER, connector)];
  const [toEcho, toBot] = [receiver(echo, connector), receiver(bot, connector)];
  await inTurn(toEcho, WARM_UP, 4);
  await inTurn(toBot, WARM_UP, 4);
  const times = { echo: [] as number[], bot: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.echo.push(...(await inTurn(toEcho, MESSAGES_A_ROUND, 1)));
    times.bot.push(...(await inTurn(toBot, MESSAGES_A_ROUND, 1)));
  }
  const [echoMedian, botMedian] = [percentile(times.echo, 0.5), percentile(times.bot, 0.5)];
  const [echoSpeed, botSpeed] = [await speed(toEcho), await speed(toBot)];
  const atHundred = await atRate(toBot, 100, 30);
  await stop(echo, bot);
  return [
    { what: 'turn at one connection, echo bot, median', value: round(echoMedian), unit: 'ms' },
    { what: 'turn at one connection, EnrollKit, median', value: round(botMedian), unit: 'ms' },
    { what: 'turn, EnrollKit / echo bot', value: round(botMedian / echoMedian), unit: '×', atMost: 1.15 },
    { what: `signed messages, echo bot, ${CONNECTIONS} connections`, value: echoSpeed, unit: '/s' },
    {
      what: `signed messages, EnrollKit, ${CONNECTIONS} connections`,
      value: botSpeed,
      unit: '/s',
      atLeast: 400,
    },
    { what: 'turn at 100 messages/s, p50', value: round(percentile(atHundred, 0.5)), unit: 'ms' },
    {
      what: 'turn at 100 messages/s, p99',
      value: round(percentile(atHundred, 0.99)),
      unit: 'ms',
      atMost: 100,
    },
  ];
}

async function speed(to: Receiver): Promise<number> {
  const started = performance.now();
  const messages = 5_000;
  await inTurn(to, messages, CONNECTIONS);
  return Math.round((messages * 1_000) / (performance.now() - started));
}

export function receiver({ url }: Bot, { url: serviceUrl, token }: Connector): Receiver {
  return { url, serviceUrl, token };
}

export async function stop(...bots: readonly Bot[]): Promise<void> {
  for (const bot of bots) {
    await end(bot);
    bot.remove();
  }
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
