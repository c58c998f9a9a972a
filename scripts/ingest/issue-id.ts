import { pinyin } from 'pinyin-pro';
import type { Masthead } from './label.ts';

/** Hex digits of a checksum that tell dumps apart, and how many are added where they do not. */
const DIGITS = 8;
const MORE = 4;

/**
 * The id of the issue a dump belongs to: paper and date where the masthead gives both, so that the
 * pages of one issue meet; else the dump's own, because two dumps cannot be known to be one issue.
 *
 * @param taken is an id that another dump has: of two whose checksums begin alike (at 15,000 dumps
 * 1 in 40) the later one gets a longer id
 */
export function issueId(
  masthead: Masthead,
  sha256: string,
  taken: (id: string) => boolean = () => false,
): string {
  const paper = pinyin(masthead.newspaper ?? '', { toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  if (masthead.date && paper !== '') return `${paper}-${masthead.date}`;
  const own = (digits: number) => {
    const part = sha256.slice(0, digits);
    if (!masthead.date) return `u-${part}`;
    return masthead.newspaper ? `${part}-${masthead.date}` : `${masthead.date}-${part}`;
  };
  let digits = DIGITS;
  while (taken(own(digits)) && digits < sha256.length) digits += MORE;
  return own(digits);
}
