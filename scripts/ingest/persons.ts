import { surnameOf } from './surnames.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const han = /^\p{Script=Han}+$/u;

/** What goes into a name beside its surname: two characters, or one word of two. */
const GIVEN = 2;

/**
 * What may be names of persons in a text: a surname that ICU's word breaker leaves as a word of its
 * own, with one or two characters after it. Each in both forms, the longer first; many are no names,
 * so that only one that stands elsewhere too says something.
 */
export function personsIn(text: string): string[][] {
  const words = [...segmenter.segment(text)].map(({ segment }) => segment);
  const found = new Map<string, string[]>();
  for (const [index, word] of words.entries()) {
    const next = words.slice(index, index + 1 + GIVEN + 1);
    const end = next.findIndex((part) => part.length > GIVEN || !han.test(part));
    const run = next.slice(0, end < 0 ? next.length : end).join('');
    const surname = surnameOf(run);
    if (surname === undefined || !(word === surname || word.length === 1)) continue;
    const forms = [GIVEN, 1]
      .map((given) => run.slice(0, surname.length + given))
      .filter((form, at) => form.length === surname.length + GIVEN - at);
    if (forms[0] !== undefined) found.set(forms[0], forms);
  }
  return [...found.values()];
}
