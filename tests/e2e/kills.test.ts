import { describe, expect, test } from 'vitest';
import { killIngests } from '../../scripts/bench/kill/ingest.ts';
import type { Kills } from '../../scripts/bench/kill/kills.ts';
import { killSteps, siteSeries } from '../../scripts/bench/kill/site.ts';
import { SEED } from '../seed.ts';

/** The long run is `npm run bench:kill`. Every run has its own moments; the seed repeats them. */

function expectWhole({ killed, faults }: Kills): void {
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(killed, `seed ${SEED}`).toBeGreaterThan(0);
}

describe('killed at any moment', () => {
  test('ingest leaves whole files, and the next run ends as if nothing had happened', async () => {
    expectWhole(await killIngests(5, SEED, () => {}));
  }, 240_000);

  test.each(['build', 'index', 'start'] as const)(
    '%s leaves the old state or the new one, and the next run the new one',
    async (step) => {
      expectWhole(await killSteps(siteSeries[step], 2, SEED, () => {}));
    },
    240_000,
  );
});
