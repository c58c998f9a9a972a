import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most tests wait for a build or a browser; one worker would leave the second core idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: 'tests/seed.ts',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/setup/global.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A browser on a busy machine takes its time.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
