import { clauseAround } from './clause.ts';
import type { CountedYear } from './landmarks.ts';
import { smallNumber } from './numerals.ts';
import { lineAt, type PartOfUnit } from './passage.ts';

const edition =
  /第(?<nth>[一二三四五六七八九十]{1,3}|[1-9]\d?)届[“"「《]?(?<name>\p{Script=Han}{3,10}?)(?=[”"」》，。,;；、]|颁奖|大会|比赛|活动|开幕|举行)/gu;

/** More editions than this in one paragraph are a list; each costs a look through the whole piece. */
const MOST = 5;

/**
 * Years that numbered editions allow at the earliest: the fifteenth of what was founded in 2009 is
 * not before 2023. Both must be told in one piece.
 */
export function editionYears(parts: readonly PartOfUnit[], unit: number): CountedYear[] {
  const text = parts.map((part) => part.text).join('\n');
  return parts.flatMap((part) =>
    [...part.text.matchAll(edition)].slice(0, MOST).flatMap((match) => {
      const founded = foundedIn(text, match.groups?.name ?? '');
      if (founded === undefined) return [];
      const year = founded + smallNumber(match.groups?.nth ?? '') - 1;
      return [
        {
          year,
          unit,
          line: lineAt(part, match.index),
          clause: clauseAround(part.text, match.index, match[0].length),
        },
      ];
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
