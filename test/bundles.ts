import { mkdirSync } from 'node:fs';
import { bundle } from '../src/cli/bundle.ts';
import { buildFolder } from '../src/cli/freshness.ts';

/** The commands start from their bundle, as after a build: tests run them dozens of times. */
export default async function setup(): Promise<void> {
  mkdirSync(buildFolder, { recursive: true });
  await bundle();
}
