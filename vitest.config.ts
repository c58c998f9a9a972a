import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, the longest first. Vitest knows how long a file took only where it has run
 * before; elsewhere it begins with the largest, and the last worker is long alone.
 */
const SLOWEST = [
  'kills',
  'pages',
  'incremental',
  'offline',
  'faults',
  'variants',
  'disk',
  'published',
  'requests',
  'fuzz',
  'search-kept',
  'ingest-command',
  'search-index',
].map((name) => `${name}.test.ts`);

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = SLOWEST.indexOf(basename(moduleId));
      return at < 0 ? SLOWEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    // Most tests wait for a build or a browser; one worker would leave the second core idle.
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
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
