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
  return forms.some((form) => form.test(line) && form.test(other));
}
