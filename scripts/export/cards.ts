import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
import { cardSvg } from '../../src/exports/card.ts';
import { archiveCard, cardPath, hasCard, pieceCard, SITE_CARD } from '../../src/ui/card.ts';
import { keptByKey } from '../kept.ts';
import { type Progress, startProgress } from '../progress.ts';
import { DRAWING, type Draw } from './draw.ts';

/** Drawn at the same time; the drawing runs outside JavaScript. */
const AT_ONCE = 4;

type Kept = ReturnType<typeof keptByKey>;

/** The drawing of an SVG; it is kept by the hash of what it shows. */
async function drawn(svg: string, kept: Kept, draw: Draw): Promise<Buffer> {
  const key = hash('sha256', `${DRAWING}\n${svg}`).slice(0, 32);
  return readFileSync(await kept.get(key, async (path) => writeFileSync(path, await draw(svg))));
}

/**
 * Starts to draw the card of the archive and those of its newest pieces into a built site, beside
 * other work.
 *
 * @param cache folder that keeps the drawings of this archive by the hash of what they show; those
 *   that it no longer shows are removed
 * @returns waits for all of them, shows how far it is, and gives their number
 */
export function startCards(
  archive: Archive,
  root: string,
  cache: string,
  draw: Draw,
): () => Promise<number> {
  const kept = keptByKey(cache);
  mkdirSync(join(root, 'cards'), { recursive: true });
  const cards = [
    { path: SITE_CARD, text: archiveCard },
    ...archive.articles
      .filter(hasCard)
      .map((entry) => ({ path: cardPath(entry), text: pieceCard(entry, archive.issueOf(entry)) })),
  ];
  const queue = cards.values();
  let done = 0;
  let progress: Progress | undefined;
  const work = async () => {
    for (const { path, text } of queue) {
      writeFileSync(join(root, path), await drawn(cardSvg(text), kept, draw));
      done += 1;
      progress?.at(done);
    }
  };
  const all = Promise.all(Array.from({ length: AT_ONCE }, work));
  // Whoever waits for them is told of an error.
  all.catch(() => {});
  return async () => {
    progress = startProgress('链接预览图', cards.length);
    await all;
    kept.prune();
    progress.end(`链接预览图：${cards.length} 张`);
    return cards.length;
  };
}
