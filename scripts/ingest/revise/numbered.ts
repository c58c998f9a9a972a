/** 一、二季度 and 三、四十岁 are two of something, and no item; nobody says 一、二十. */
const both =
  /^(?:一、二|二、三|三、四|五、六|七、八)(?:季|月|线|级|等|类|产|楼|号|期|年|天|次)|^(?:二、三|三、四|五、六|七、八)十/u;

/** Subheads are numbered or end in a dash, headlines never; 2.6万亩 is a quantity. */
export function isNumbered(text: string): boolean {
  if (both.test(text)) return false;
  return /——$|^[（(]?(?:[一二三四五六七八九十]+[)）、.．]|\d+[)）、.．](?!\d))/u.test(text);
}
