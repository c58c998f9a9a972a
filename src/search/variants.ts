/**
 * Characters that mean the same to a reader who searches, beyond what Unicode's NFKC, lower case
 * and the Traditional → Simplified table already join. This is the one place where they are
 * stated; docs/search.md shows the same table. Left: what a text may hold. Right: what is indexed.
 */
export const VARIANTS: readonly (readonly [variants: string, indexed: string])[] = [
  // Zero in dates and numbers: 二〇二二, 二○二二 and 二零二二 are one.
  ['〇○◯', '零'],
  // Quotation marks: print, OCR, keyboard and corner brackets.
  ['“”„‟〝〞〟「」', '"'],
  ['‘’‚‛『』`´', "'"],
  // Middle dots between names and halves of a headline.
  ['•‧・∙⋅●', '·'],
  // Dashes of every length; a Chinese dash is two of them.
  ['—―─–‐‑−', '-'],
  ['〜∼', '~'],
];

/**
 * Traditional characters that the simplified set GB 2312 contains as well, so a reader cannot tell
 * from the set alone that they want folding. From the tables of opencc-js; a test derives them again.
 */
export const FOLDED_WITHIN_GB2312: readonly (readonly [traditional: string, simplified: string])[] =
  '乾干 吒咤 夥伙 後后 徵征 拚拼 捱挨 摺折 於于 榘矩 菸烟 薹苔 袷夹 醣糖 麴曲 麽么'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]);
