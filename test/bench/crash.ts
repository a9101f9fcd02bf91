import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundled } from '../bot/store/child.ts';
import { crash } from '../bot/store/crash.ts';
import { DATABASE_KINDS } from '../bot/store/databases.ts';
import type { Figure } from './bench.ts';

const KILLS = 1_000;

/** A process that keeps votes, killed at random moments: what was acknowledged and is not there, or twice. */
export async function benchCrash(): Promise<Figure[]> {
  const program = await bundled('voteUntilKilled');
  const figures: Figure[] = [];
  for (const { kind, start, empty, stop } of DATABASE_KINDS) {
    await start();
    const { kills, acknowledged, lost, doubled } = await crash(program, await empty(), KILLS);
    await stop();
    const after = `${kind}, ${kills} times kill -9`;
    figures.push(
      { what: `${after}: votes acknowledged`, value: acknowledged, unit: '' },
      { what: `${after}: acknowledged votes lost`, value: lost.length, unit: '', atMost: 0 },
      { what: `${after}: votes kept twice`, value: doubled.length, unit: '', atMost: 0 },
    );
  }
  rmSync(dirname(program), { recursive: true });
  return figures;
}
