import { mkdirSync, writeFileSync } from 'node:fs';
import { benchAnswers } from './answers.ts';
import { benchBot } from './bot.ts';
import { benchMemory } from './botMemory.ts';
import { benchBuild } from './build.ts';
import { benchCases } from './cases.ts';
import { benchCrash } from './crash.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchOffline } from './offline.ts';
import { benchServer } from './server.ts';

/** One measured figure with the bar it has to meet, where there is one. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Highest value allowed. */
  readonly atMost?: number;
  /** Lowest value allowed. */
  readonly atLeast?: number;
}

const BENCHES = {
  build: benchBuild,
  server: benchServer,
  answers: benchAnswers,
  bot: benchBot,
  memory: benchMemory,
  crash: benchCrash,
  cases: benchCases,
  lighthouse: benchLighthouse,
  offline: benchOffline,
};

/** All benchmarks, or those that are named: `npm run bench -- crash`. */
async function main(): Promise<void> {
  const named = process.argv.slice(2);
  const figures: Figure[] = [];
  for (const [name, bench] of Object.entries(BENCHES))
    if (named.length === 0 || named.includes(name)) figures.push(...(await bench()));
  console.table(
    figures.map((figure) => ({
      what: figure.what,
      value: `${figure.value} ${figure.unit}`,
      bar: barOf(figure),
      met: isMet(figure) ?? '',
    })),
  );
  mkdirSync('build', { recursive: true });
  writeFileSync('build/bench.json', `${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write('The same as JSON: build/bench.json\n');
}

function barOf({ unit, atMost, atLeast }: Figure): string {
  if (atMost !== undefined) return `at most ${atMost} ${unit}`;
  return atLeast === undefined ? '' : `at least ${atLeast} ${unit}`;
}

function isMet({ value, atMost, atLeast }: Figure): 'yes' | 'NO' | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined;
  return value <= (atMost ?? value) && value >= (atLeast ?? value) ? 'yes' : 'NO';
}

main();
