import type { Figure } from './bench.ts';
import { CONNECTIONS, receiver, round, SERVER, stop, withConnector } from './bot.ts';
import { type Bot, type Connector, type Programs, startBot } from './botProcesses.ts';
import { inTurn } from './load.ts';

const TURNS = Number(process.env['ENROLLKIT_BENCH_TURNS'] ?? 100_000);
const WARM_UP = 1_000;
const PARTS = 10;

/** What is left of turns in the memory of the bot: what is used after a collection, at each tenth of them. */
export function benchMemory(): Promise<Figure[]> {
  return withConnector(memory);
}

async function memory(programs: Programs, connector: Connector): Promise<Figure[]> {
  const bot = await startBot(SERVER, connector, {
    nodeOptions: ['--expose-gc', '--require', `./${programs.memory}`],
  });
  const to = receiver(bot, connector);
  await inTurn(to, WARM_UP, CONNECTIONS);
  const measured = [await memoryOf(bot)];
  for (let part = 0; part < PARTS; part += 1) {
    await inTurn(to, TURNS / PARTS, CONNECTIONS);
    measured.push(await memoryOf(bot));
  }
  await stop(bot);
  // In the first half what has a bound fills up to it.
  const later = measured.slice(PARTS / 2);
  const [first, half, last] = [measured[0], measured[PARTS / 2], measured[PARTS]];
  const after = [WARM_UP, WARM_UP + TURNS / 2, WARM_UP + TURNS];
  return [
    ...[first, half, last].flatMap((at, index) => [
      {
        what: `resident memory after ${after[index]} turns and a collection`,
        value: megabytes(at?.rss ?? 0),
        unit: 'MB',
        ...(at === last ? { atMost: 350 } : {}),
      },
      { what: `used heap after ${after[index]} turns`, value: megabytes(at?.heapUsed ?? 0), unit: 'MB' },
    ]),
    {
      what: 'used heap, growth per 1,000 turns in the second half',
      value: growth(later.map(({ heapUsed }) => heapUsed)),
      unit: 'kB',
      atMost: 20,
    },
    {
      what: 'resident memory, growth per 1,000 turns in the second half',
      value: growth(later.map(({ rss }) => rss)),
      unit: 'kB',
      atMost: 200,
    },
  ];
}

interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

function memoryOf({ child }: Bot): Promise<Memory> {
  return new Promise((resolve) => {
    child.once('message', (memory) => resolve(memory as Memory));
    child.send('measure');
  });
}

/** Slope of the straight line that is nearest to what was measured (least squares), in kB per 1,000 turns. */
function growth(bytes: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [middle, average] = [(bytes.length - 1) / 2, mean(bytes)];
  const slope =
    mean(bytes.map((one, index) => (index - middle) * (one - average))) /
    mean(bytes.map((_, index) => (index - middle) ** 2));
  return round(slope / 1_000 / (TURNS / PARTS / 1_000));
}

function megabytes(bytes: number): number {
  return round(bytes / 1e6);
}
