const BEFORE = 14;
const AFTER = 24;
/** A clause shorter than this tells a reader nothing: the next one is taken in. */
const SHORT = 10;

/** The words around a place in a text, from one punctuation mark to another: what an editor is shown. */
export function clauseAround(text: string, at: number, length: number): string {
  const head = text
    .slice(Math.max(0, at - BEFORE), at)
    .replace(/^.*[。；;！!？?，,、：:“”"（(\n]/su, '');
  const rest = text.slice(at + length, at + length + AFTER);
  const clause = head + text.slice(at, at + length);
  const [first = ''] = /^[^。；;！!？?，,：:\n]*/u.exec(rest) ?? [];
  if (clause.length + first.length >= SHORT) return balanced(clause + first);
  return balanced(
    clause + (/^[^。；;！!？?，,：:\n]*[，,：:]?[^。；;！!？?，,：:\n]*/u.exec(rest)?.[0] ?? ''),
  );
}

/** Drops a quotation mark or bracket at the end that is opened and not closed, with what follows. */
function balanced(clause: string): string {
  for (const pair of ['“”', '（）', '()', '《》']) {
    const [open, close] = [pair.charAt(0), pair.charAt(1)];
    const opened = clause.lastIndexOf(open);
    if (opened >= SHORT / 2 && clause.indexOf(close, opened) < 0)
      return clause.slice(0, opened).trim();
  }
  return clause.trim();
}
