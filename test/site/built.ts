import { isFresh } from '../../src/cli/freshness.ts';
import { enrollkit } from './site.ts';

/** What the tests of this folder look at: the build of the sample organization, made anew when stale. */
export default function setup(): void {
  if (!isFresh('enrollkit.config.yaml')) enrollkit('build');
}
