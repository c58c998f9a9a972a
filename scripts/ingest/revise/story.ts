/** The first words of a news story, more often than of a section inside one. */
const lead =
  /^(?:近日|日前|最近|时下|眼下|连日来|前不久|[入开][春夏秋冬年]|上周|本周|清[晨早]|走进|步入|作为[“"]|“|"|昨[日天]|前[日天]|今[日天]|本报|[^。，,]{0,8}\d{1,2}日[，,上下晚]|[上下]午|[^。，,]{2,6}讯)/u;

/** News stories end with what comes next; a section inside one hardly does. */
const outlook =
  /^(?:下一步|接下来|下阶段|今后|未来|展望|面向未来|[^。]{2,40}表示[，,]\s*[“"]?(?:下一步|接下来|下阶段|今后|未来|将))/u;

/** A town with its county, as a story names its place at first: 怀宁县马庙镇. */
const place = /[\p{Script=Han}]{2,3}[县市区][\p{Script=Han}]{2,4}(?:镇|乡|街道)/u;

/** News stories say at once on which day it was; a section inside one hardly does. */
const dated = /^[^。]{0,24}(?:[今昨前][天日]|日前|近日|最近|前不久|\d{1,2}月\d{1,2}日|\d{1,2}日)/u;

/** The first sentences of a text, in which a story names its place and its people, in characters. */
export const FIRST = 120;

/** True for a text that begins with the words of a news story. */
export function leads(text: string): boolean {
  return lead.test(text);
}

/** True for a text that says in its first sentence on which day it was. */
export function isDated(text: string): boolean {
  return dated.test(text);
}

/** True for a text whose first sentences name a town with its county. */
export function namesPlace(text: string): boolean {
  return place.test(text.slice(0, FIRST));
}

/** True for a paragraph that looks ahead at its end, as the last one of a news story does; what is said does not count. */
export function looksAhead(text: string): boolean {
  const last = text.slice(text.slice(0, -2).lastIndexOf('。') + 1);
  return outlook.test(text) || (outlook.test(last) && !/[”"]/u.test(last));
}
