import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { flagged } from '../../src/archive/flags.ts';
import { type RuleId, rules } from '../../src/schema/rules.ts';
import { ingestWhole } from './ingested.ts';

test('every open message about a piece is on the page for editors, under its rule, once', () => {
  const content = mkdtempSync(join(tmpdir(), 'editors-'));
  const dumps = resolve(import.meta.dirname, '../../content/dumps');
  const outcome = ingestWhole({ dumps, content });
  const { articles } = openArchive(content);
  const groups = flagged(articles);
  rmSync(content, { recursive: true });
  const shown = new Set(
    groups.flatMap(([rule, entries]) => entries.map(({ id }) => `${rule} ${id}`)),
  );
  expect(shown.size).toBe(groups.reduce((sum, [, entries]) => sum + entries.length, 0));
  const sizes = groups.map(([, entries]) => entries.length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  let open = 0;
  for (const { name, notes } of outcome.dumps) {
    for (const { rule, line } of notes) {
      if (rules[rule].severity !== 'warning' || rule === 'undated-issue') continue;
      const pieces = articles.filter(({ dumps: of }) => of.includes(name));
      const hit = pieces.some(({ id }) => shown.has(`${rule} ${id}`));
      expect(hit, `${name}:${line} ${rule}`).toBe(true);
      open += 1;
    }
  }
  expect(open).toBeGreaterThan(10);
  for (const [rule] of groups) expect(rules[rule as RuleId], rule).toBeDefined();
});
