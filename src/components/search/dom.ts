import type { Segment } from '../../search/excerpt.ts';
import { shownNumber } from '../../ui/number.ts';

/** Small things that all parts of the search page make pages of. */

/** Sentences of the interface, by name; the page carries them. */
export type Words = Readonly<Record<string, string>>;

/** A number in the language of the page. */
export const number = (value: number): string => shownNumber(value, document.documentElement.lang);

/** Fills `{name}` in a sentence; numbers are shown as those of the page are. */
export const fill = (sentence = '', values: Record<string, string | number> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? number(value) : value;
  });

/** An element with a class and content; empty strings are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...content.filter((one) => one !== ''));
  return made;
}

/** Text with its hits marked. */
export const withMarks = (segments: readonly Segment[]): Node[] =>
  segments.map(({ text, hit }) =>
    hit ? element('mark', '', text) : document.createTextNode(text),
  );

/** The element that the page is known to have. */
export function need<Kind extends Element>(root: ParentNode, selector: string): Kind {
  const found = root.querySelector<Kind>(selector);
  if (!found) throw new Error(`the search page has no ${selector}`);
  return found;
}
