import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What builds other organizations comes last; the other files look at the sample one. */
class OtherBuildsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const buildsOthers = ({ moduleId }: TestSpecification) => /oneSource|tenants/.test(moduleId);
    return [...files].sort((a, b) => Number(buildsOthers(a)) - Number(buildsOthers(b)));
  }
}

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/site/**/*.test.ts'],
    globalSetup: 'test/site/built.ts',
    fileParallelism: false,
    sequence: { sequencer: OtherBuildsLast },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
