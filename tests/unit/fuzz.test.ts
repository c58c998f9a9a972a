import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigInputs, hostileBytes } from '../../scripts/bench/fuzz/inputs.ts';
import { faultsOfDump } from '../../scripts/bench/fuzz/run.ts';

/** The long run, 100,000 inputs and doubling sizes, is `npm run bench:fuzz`. */
const RUNS = 2000;

/** Characters of the big inputs here. */
const SIZE = 4000;

describe('whatever the bytes of a dump are', () => {
  test('nothing crashes, no character is lost, and the files read back', () => {
    fc.assert(
      fc.property(hostileBytes, (bytes) => {
        expect(faultsOfDump(bytes)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test.each(Object.entries(bigInputs))(
    '%s',
    (_, make) => {
      expect(faultsOfDump(Buffer.from(make(SIZE)))).toEqual([]);
    },
    60_000,
  );
});
