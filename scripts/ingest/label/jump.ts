import type { Rule } from '../label.ts';

const mark =
  /^[▶►▷>\s（(【[]*(紧?下转|紧?上接|紧接)\s*第?\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?:[^《]{0,14}|[^《]{0,4}《([^《》]+)》.{0,6})$/u;

/** Is a piece of text a continuation mark, and nothing else? */
export function isJump(text: string): boolean {
  return mark.test(text);
}

/** Continuation marks 下转第3版 and 上接第1版《…》 (they are pieces of their own, see pieces.ts). */
export const jump: Rule = (stretch) => {
  const match = mark.exec(stretch.text);
  if (!match) return undefined;
  const direction = match[1]?.includes('下转') ? 'to' : 'from';
  return {
    label: {
      kind: 'jump',
      direction,
      page: pageNumber(match[2] ?? ''),
      ...(match[3] ? { title: match[3] } : {}),
    },
    certainty: 'sure',
  };
};

/** A page number without leading zeros, in Arabic digits: 03 → 3, 十二 → 12, A03 → A3. */
export function pageNumber(printed: string): string {
  if (!/^[一二三四五六七八九十]+$/u.test(printed))
    return printed.replace(/^([A-Z]?)0+(?=\d)/, '$1');
  const digit = (char: string | undefined) => (char ? ' 一二三四五六七八九'.indexOf(char) : 0);
  const [tens, ones] = printed.includes('十') ? printed.split('十') : ['', printed];
  const ten = printed.includes('十') ? (tens === '' ? 1 : digit(tens)) : 0;
  return String(ten * 10 + digit(ones));
}
