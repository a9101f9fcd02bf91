import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/site/**'],
    globalSetup: 'test/bundles.ts',
    testTimeout: 20_000,
    maxWorkers: '100%',
  },
});
