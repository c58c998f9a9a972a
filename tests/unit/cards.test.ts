import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startCards } from '../../scripts/export/cards.ts';
import { openArchive } from '../../src/archive/archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-cards-'));
const site = join(folder, 'site');
const cache = join(folder, 'cache');
beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archive = openArchive('tests/fixtures/content');

/** Makes the cards of an archive; how many had to be drawn. */
async function drawn(of = archive): Promise<number> {
  let count = 0;
  const cards = startCards(of, site, cache, async (svg) => {
    count += 1;
    return Buffer.from(svg);
  });
  expect(await cards()).toBe(of.articles.length + 1);
  return count;
}

const kept = () => readdirSync(cache);
const published = () =>
  new Map(
    readdirSync(join(site, 'cards')).map((name) => [name, readFileSync(join(site, 'cards', name))]),
  );

test('a card is drawn once, and kept as long as the archive shows it', async () => {
  const all = archive.articles.length + 1;
  expect(await drawn()).toBe(all);
  expect(await drawn()).toBe(0);
  const [gone, ...others] = archive.articles;
  writeFileSync(join(cache, 'killed.1.new'), 'half');
  expect(await drawn({ ...archive, articles: others })).toBe(0);
  expect(kept()).toHaveLength(all - 1);
  expect(await drawn({ ...archive, articles: gone ? [gone] : [] })).toBe(1);
  expect(kept()).toHaveLength(2);
});

test('a kept card of which a bit was turned over is drawn anew', async () => {
  await drawn();
  const whole = published();
  const [name = ''] = kept();
  const bytes = readFileSync(join(cache, name));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(join(cache, name), bytes);
  expect(await drawn()).toBe(1);
  expect(published()).toEqual(whole);
});
