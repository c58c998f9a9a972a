import { type Document, type ToStringOptions, visit } from 'yaml';

/** Characters that YAML 1.2 (5.1, c-printable) does not allow to stand for themselves. */
const unprintable = /[\u007f-\u0084\u0086-\u009f\ufffe\uffff]/gu;

/** A document as text that every reader of YAML accepts: unprintable characters are escaped. */
export function yamlText(document: Document, options: ToStringOptions): string {
  const text = document.toString(options);
  if (text.search(unprintable) < 0) return text;
  visit(document, {
    Scalar(_, node) {
      // Only text in double quotes has escapes.
      if (String(node.value).search(unprintable) >= 0) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document
    .toString(options)
    .replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
