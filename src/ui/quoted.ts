/**
 * Text in quotation marks “…”: what stands in double marks within it takes single ones (GB/T 15834),
 * so that one can see where the quotation ends.
 */
export const quoted = (text: string): string =>
  `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
