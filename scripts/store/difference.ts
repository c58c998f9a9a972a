/** Lines that two texts do not share, as `- now` and `+ fresh`, in order. For people to read. */
export function difference(now: string, fresh: string): string {
  const before = now.split('\n');
  const after = fresh.split('\n');
  const inAfter = new Set(after);
  const inBefore = new Set(before);
  return [
    ...before.filter((line) => !inAfter.has(line)).map((line) => `  - ${line}\n`),
    ...after.filter((line) => !inBefore.has(line)).map((line) => `  + ${line}\n`),
  ].join('');
}
