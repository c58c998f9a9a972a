/** A stretch of a byline, and the full name that it prints, if it is one. */
export type BylinePart = { text: string; name?: string };

/** Pages set names apart by their own space; a word space is what copying gives. */
const SEPARATOR = ' ';

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `王维` also matches `王 维`. */
const printedName = (name: string) => new RegExp(Array.from(name, literal).join('\\s*'), 'u');

/**
 * A byline as printed, its names marked. When the printed form is unknown, or does not show every
 * name in order (an ambiguous run of names is not cut here), the names alone.
 */
export function bylineParts(names: readonly string[], printed: string | undefined): BylinePart[] {
  const alone = names.flatMap((name, at) => [
    ...(at > 0 ? [{ text: SEPARATOR }] : []),
    { text: name, name },
  ]);
  if (printed === undefined) return alone;
  const parts: BylinePart[] = [];
  let rest = printed;
  for (const name of names) {
    const match = printedName(name).exec(rest);
    if (!match) return alone;
    const before = rest.slice(0, match.index);
    // Names that were printed apart by a space, or that a dump has glued, are set apart alike.
    const gap = parts.length > 0 && before.trim() === '';
    parts.push({ text: gap ? SEPARATOR : before }, { text: name, name });
    rest = rest.slice(match.index + match[0].length);
  }
  return [...parts, { text: rest }].filter((part) => part.text !== '');
}
