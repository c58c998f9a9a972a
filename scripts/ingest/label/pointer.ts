import type { Rule } from '../label.ts';

/** Where a text is to be found, alone in brackets: （全文见4版）, （详见第1版）, （相关报道见A3版）. */
const elsewhere =
  /^[（(【[]\s*(?:更多|相关|详细)?(?:全文|报道|内容|图文|详|请|文)?(?:刊|请|详)?[见看载]\s*(?:今日|今天|本报|本期)?\s*第?\s*[A-Z]?\d{1,3}\s*版\s*[)）】\]]$/u;

/** Does a piece of text say where another stands, and nothing else? */
export function isPointer(text: string): boolean {
  return elsewhere.test(text);
}

/** Below a headline alone it says on which page the text stands: furniture, as other teasers are. */
export const pointer: Rule = (stretch) =>
  isPointer(stretch.text) ? { label: { kind: 'teaser' }, certainty: 'sure' } : undefined;
