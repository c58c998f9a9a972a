import type { Rule } from '../label.ts';
import { parseNames } from '../names.ts';

/** A line of a roll: a post or a prize, a colon, and two or more names: 一等奖:张三 李四. */
const roll = /^([\p{Script=Han}\d]{2,10})\s*[:：]\s*(\S+(?:[\s、]+\S+)+)$/u;

/** Heads that name a part in making a piece or a page, not one in what it tells. */
const makers = /记者|通讯员|作者|撰|文|图|摄|编|校|版|策划|统筹/u;

/** True for a line of a roll, which neither goes on nor ends a sentence. */
export function isRoll(text: string): boolean {
  const [, head, names] = roll.exec(text) ?? [];
  if (head === undefined || names === undefined || makers.test(head)) return false;
  const found = parseNames(names);
  return found !== undefined && found.names.length > 1 && found.known;
}

/** A line of a roll is text, however short it is. */
export const rollLine: Rule = ({ text }) =>
  isRoll(text) ? { label: { kind: 'body', dateline: false }, certainty: 'sure' } : undefined;
