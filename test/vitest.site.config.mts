import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest begin first, so that no worker waits for another at the end. */
const LONGEST = ['organizations', 'accessible', 'stepMode', 'desk', 'policy'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      [...LONGEST, ''].findIndex((name) => moduleId.includes(`/site/${name}`));
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/site/**/*.test.ts'],
    globalSetup: 'test/site/built.ts',
    sequence: { sequencer: LongestFirst },
    // Files take turns in the same workers, each of which starts one Chromium.
    isolate: false,
    maxWorkers: 3,
    // Patient, since all cores are busy.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
