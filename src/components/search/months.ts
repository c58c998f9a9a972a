import type { Counts, Found } from '../../search/protocol.ts';
import type { Words } from './dom.ts';
import { binLabel } from './histogram.ts';

/** The months of what was found as values of a facet: years, and under each its months. */
export function monthValues(months: Found['months'], words: Words): Counts['values'] {
  const years = new Map<string, number>();
  const values: Counts['values'] = [];
  for (const [month, count] of months) {
    if (month === '' || count === 0) continue;
    const year = month.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
    values.push({
      key: month,
      label: binLabel({ from: month, to: month }, words),
      parent: year,
      count,
    });
  }
  for (const [year, count] of years) {
    const label = binLabel({ from: `${year}-01`, to: `${year}-12` }, words);
    values.push({ key: year, label, count });
  }
  return values;
}
