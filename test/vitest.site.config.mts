import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The build comes first; the other files look at what it left. */
class BuildFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort(
      (a, b) => Number(b.moduleId.includes('tenants')) - Number(a.moduleId.includes('tenants')),
    );
  }
}

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/site/**/*.test.ts'],
    fileParallelism: false,
    sequence: { sequencer: BuildFirst },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
