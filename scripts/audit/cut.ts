/** What is left of some stretches of text after parts were cut out, and the parts not in them. */
export interface Cut {
  readonly rest: readonly string[];
  readonly unfound: readonly string[];
}

/**
 * Cuts each part, as a whole, out of the stretches; parts may stand in any order. Text that repeats
 * itself can be cut in more than one way, and is all there if one of them goes up: first the
 * longest part is always next, then, if that leaves something, one at the border of a stretch,
 * which cannot cut through another that is like it.
 */
export function cutOut(stretches: readonly string[], parts: readonly string[]): Cut {
  const waiting = parts.filter((part) => part !== '').sort((a, b) => b.length - a.length);
  const first = cutInOrder(stretches, waiting, () => 0);
  if (first.rest.length + first.unfound.length === 0) return first;
  const printed = parts.filter((part) => part !== '');
  const second = cutInOrder(stretches, printed, border);
  const size = ({ rest, unfound }: Cut) => rest.length + unfound.length;
  return size(second) < size(first) ? second : first;
}

function border(waiting: readonly string[], rest: readonly string[]): number {
  const index = waiting.findIndex((part) =>
    rest.some((text) => text.startsWith(part) || text.endsWith(part)),
  );
  if (index >= 0) return index;
  const lengths = waiting.map((part) => part.length);
  return lengths.indexOf(lengths.reduce((most, length) => Math.max(most, length), 0));
}

function cutInOrder(
  stretches: readonly string[],
  parts: readonly string[],
  next: (waiting: readonly string[], rest: readonly string[]) => number,
): Cut {
  let rest = stretches.filter((text) => text !== '');
  const waiting = [...parts];
  const unfound: string[] = [];
  while (waiting.length > 0) {
    const [part = ''] = waiting.splice(next(waiting, rest), 1);
    const left = take(rest, part);
    if (left) rest = left;
    else unfound.push(part);
  }
  return { rest, unfound };
}

/** The stretches without `part`, cut out of the first that has it; undefined if none has. */
function take(rest: readonly string[], part: string): string[] | undefined {
  const index = rest.findIndex((text) => text.includes(part));
  if (index < 0) return undefined;
  const text = rest[index] ?? '';
  const atEnd = !text.startsWith(part) && text.endsWith(part);
  const at = atEnd ? text.length - part.length : text.indexOf(part);
  const left = [text.slice(0, at), text.slice(at + part.length)].filter((piece) => piece !== '');
  return [...rest.slice(0, index), ...left, ...rest.slice(index + 1)];
}
