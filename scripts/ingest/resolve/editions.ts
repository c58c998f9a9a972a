import type { PartOfUnit } from './passage.ts';
import { timeWords } from './time-words.ts';
import type { Said } from './year.ts';

const edition =
  /第(?<nth>[一二三四五六七八九十]{1,3}|[1-9]\d?)届[“"「《]?(?<name>\p{Script=Han}{3,10}?)(?=[”"」》，。,;；、]|颁奖|大会|比赛|活动|开幕|举行)/gu;

/**
 * Years that numbered editions allow at the earliest: the fifteenth of what was founded in 2009 is
 * not before 2023. Both must be told in one piece.
 */
export function editionYears(parts: readonly PartOfUnit[], unit: number): Said[] {
  const text = parts.map((part) => part.text).join('\n');
  return parts.flatMap((part) =>
    [...part.text.matchAll(edition)].flatMap((match) => {
      const founded = foundedIn(text, match.groups?.name ?? '');
      if (founded === undefined) return [];
      const year = founded + ordinal(match.groups?.nth ?? '') - 1;
      const [word] = timeWords(`${year}年`);
      if (word === undefined) return [];
      return [{ ...word, clause: match[0], unit, line: part.line }];
    }),
  );
}

function foundedIn(text: string, name: string): number | undefined {
  const pattern = new RegExp(
    `((?:19|20)\\d\\d)年[^。\\n]{0,60}${name}[^。，,\\n]{0,6}(?:成立|创办|创立|设立|首届)`,
    'u',
  );
  const year = name === '' ? undefined : pattern.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}

function ordinal(printed: string): number {
  if (/^\d/u.test(printed)) return Number(printed);
  const [tens, ones] = printed.includes('十') ? printed.split('十') : ['', printed];
  const digit = (char = '') => ' 一二三四五六七八九'.indexOf(char || ' ');
  return printed.includes('十') ? (digit(tens) || 1) * 10 + digit(ones) : digit(ones);
}
