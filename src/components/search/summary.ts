import { plainWord } from '../../search/plain.ts';
import type { Found } from '../../search/protocol.ts';
import { fill, need, type Words } from './dom.ts';
import { readingOf } from './reading.ts';

/** Says how many pieces were found and how the query was read; classes tell styles the rest. */
export function summaryView(root: HTMLElement, words: Words) {
  const status = need<HTMLElement>(root, '[data-status]');
  const reading = need<HTMLElement>(root, '[data-reading]');
  return {
    /** Keeps room for how a query will be said to have been read. */
    expect(typed: string): void {
      if (!plainWord(typed) && reading.hidden) {
        reading.textContent = '\u00a0';
        reading.hidden = false;
      }
    },
    clear(): void {
      status.textContent = '';
    },
    /** Returns how many results there are to show; nothing is asked for while the page is idle. */
    show({ query, plain, total, byPlace }: Found, narrowed: boolean): number {
      const all = total + byPlace;
      const idle = query.clauses.length === 0 && !narrowed;
      const name = idle ? 'idle' : all === 0 ? 'none' : byPlace > 0 ? 'foundMore' : 'found';
      status.textContent = fill(words[name], { n: total, places: byPlace });
      root.classList.toggle('idle', idle);
      root.classList.toggle('plain', plain === true);
      root.classList.toggle('none', all === 0 && !narrowed);
      reading.textContent = [readingOf(query, words), plain ? words.plain : '']
        .filter((text) => text !== '')
        .join('　');
      reading.hidden = reading.textContent === '';
      return idle ? 0 : all;
    },
  };
}
