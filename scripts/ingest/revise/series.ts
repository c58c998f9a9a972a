import { width } from '../chars.ts';

/** Lines of one form differ in width by no more, in Han characters. */
const LIKE_WIDTH = 1;

/**
 * Forms in which the subheads of one piece answer each other: counted (第一本：人情账, 第二本：难处账), or
 * each with what it is about before a colon (反对：挡光、有噪声, 转机：一张轮椅抬下六楼).
 */
const forms: readonly RegExp[] = [
  /^第[一二三四五六七八九十\d]+/u,
  /^[\p{Script=Han}]{2,7}[：:]\S{2}/u,
];

/** True if two short lines are of one form, as the subheads of a piece are and its neighbours' headlines are not. */
export function isSeries(line: string, other: string): boolean {
  return forms.some((form) => form.test(line) && form.test(other)) || isAlike(line, other);
}

/** Two lines of nearly one width that quote or ask alike: 从“要我保”到“我要保”, 从“等着赔”到“追着赔”. */
function isAlike(line: string, other: string): boolean {
  const marks = (text: string) => text.replace(/[^“”"？！?!]/gu, '');
  return (
    marks(line) !== '' &&
    marks(line) === marks(other) &&
    Math.abs(width(line) - width(other)) <= LIKE_WIDTH
  );
}
