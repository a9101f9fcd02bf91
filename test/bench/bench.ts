import { writeFileSync } from 'node:fs';
import { benchAnswers } from './answers.ts';
import { benchBuild } from './build.ts';
import { benchServer } from './server.ts';

/** One measured figure with the bar it has to meet, where there is one. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Highest value allowed. */
  readonly atMost?: number;
}

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const bench of [benchBuild, benchServer, benchAnswers]) figures.push(...(await bench()));
  console.table(
    figures.map(({ what, value, unit, atMost }) => ({
      what,
      value: `${value} ${unit}`,
      bar: atMost === undefined ? '' : `at most ${atMost} ${unit}`,
      met: atMost === undefined ? '' : value <= atMost ? 'yes' : 'NO',
    })),
  );
  writeFileSync('build/bench.json', `${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write('The same as JSON: build/bench.json\n');
}

main();
