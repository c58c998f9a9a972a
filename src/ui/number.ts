const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number as readers see it, built pages and their scripts alike: with what parts thousands in a
 * language (BCP 47), `12,345`. Years are no such numbers.
 */
export function shownNumber(value: number, language: string): string {
  const format = formats.get(language) ?? new Intl.NumberFormat(language);
  formats.set(language, format);
  return format.format(value);
}
