import { isFresh } from '../../src/cli/freshness.ts';
import { enrollkit } from './site.ts';

/** What the tests of this folder look at: the build of the sample organization, made anew when stale. */
export default async function setup(): Promise<void> {
  if (!isFresh('enrollkit.config.yaml')) await enrollkit(['build']);
}
