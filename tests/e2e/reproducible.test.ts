import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { freshCopy, runScript } from '../../scripts/bench/copy.ts';
import { checksumsOf, compareSums } from '../../scripts/verify/checksums.ts';

test('a build elsewhere, in another time zone and language, gives the same bytes', () => {
  const copy = freshCopy();
  try {
    runScript(copy, 'build.ts', [], {
      BASE_PATH: '/',
      TZ: 'America/St_Johns',
      LC_ALL: 'tr_TR.UTF-8',
    });
    const differences = compareSums(checksumsOf(inject('dist')), checksumsOf(join(copy, 'dist')));
    expect(differences).toEqual({ changed: [], missing: [], added: [] });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}, 120_000);
