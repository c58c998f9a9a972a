import { expect, test } from 'vitest';
import { flipBits } from '../../scripts/bench/faults/bits.ts';
import { runTwice } from '../../scripts/bench/faults/twice.ts';
import { SEED } from '../seed.ts';

/** The long runs are `npm run bench:faults`. The seed repeats them. */

test('of two ingests or two builds at once, one works and the other says so', async () => {
  const { hit, faults } = await runTwice(2, SEED, () => {});
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(hit).toBeGreaterThan(0);
}, 240_000);

test('one flipped bit anywhere in content or site is found and named', () => {
  const { hit, faults } = flipBits(10, SEED, () => {});
  expect(faults, `seed ${SEED}`).toEqual([]);
  expect(hit).toBeGreaterThan(5);
}, 240_000);
