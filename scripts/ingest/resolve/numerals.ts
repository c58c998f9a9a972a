const DIGITS = '零一二三四五六七八九';

function digit(numeral: string): number {
  return Math.max(0, DIGITS.indexOf(numeral === '〇' ? '零' : numeral));
}

/** The value of a number below 100 in digits or Chinese numerals: 28, 二十八, 十五, 六. */
export function smallNumber(printed: string): number {
  if (/^\d+$/u.test(printed)) return Number(printed);
  const [tens = '', ones] = printed.split('十');
  return ones === undefined ? digit(tens) : (digit(tens) || 1) * 10 + digit(ones);
}

/** The value of a year written digit by digit: 2022, 二〇二二. */
export function yearNumber(printed: string): number {
  return /^\d/u.test(printed) ? Number(printed) : Number([...printed].map(digit).join(''));
}
