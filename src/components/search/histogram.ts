import { fill, type Words } from './dom.ts';

/** Hits over time as bars, of which a stretch can be chosen. */

type Months = readonly (readonly [month: string, count: number])[];
type Range = [from: string, to: string];

/** More months than this are shown by year. */
const MOST_MONTHS = 48;
const WIDTH = 320;
const HEIGHT = 64;
const SVG = 'http://www.w3.org/2000/svg';

interface Bin {
  from: string;
  to: string;
  count: number;
}

/** All months from the first to the last that has anything, or all years. */
export function binsOf(months: Months): Bin[] {
  const dated = months.filter(([month]) => month !== '');
  const first = dated.at(-1)?.[0];
  const last = dated[0]?.[0];
  if (first === undefined || last === undefined) return [];
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const name = (value: number) =>
    `${Math.floor(value / 12)}-${String((value % 12) + 1).padStart(2, '0')}`;
  const byYear = number(last) - number(first) >= MOST_MONTHS;
  const step = byYear ? 12 : 1;
  const begin = byYear ? Math.floor(number(first) / 12) * 12 : number(first);
  const bins: Bin[] = [];
  for (let at = begin; at <= number(last); at += step) {
    bins.push({ from: name(at), to: name(at + step - 1), count: 0 });
  }
  for (const [month, count] of dated) {
    const bin = bins[Math.floor((number(month) - begin) / step)];
    if (bin) bin.count += count;
  }
  return bins;
}

/** How a month or a whole year is called. */
export function binLabel({ from, to }: Pick<Bin, 'from' | 'to'>, words: Words): string {
  const [year = '', month = ''] = from.split('-');
  return fill(from === to ? words.month : words.year, { year, month: Number(month) });
}

/**
 * Draws the bars into `figure` and lets a stretch of them be chosen by dragging; what is chosen by
 * the lists beside it is shown too.
 */
export function histogram(figure: HTMLElement, words: Words, onChoice: (range: Range) => void) {
  let bins: Bin[] = [];
  let chosen: Range | undefined;
  let anchor = -1;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  figure.prepend(svg);

  const binAt = (event: PointerEvent): number => {
    const { left, width } = svg.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * bins.length);
    return Math.max(0, Math.min(bins.length - 1, at));
  };
  const range = (a: number, b: number): Range | undefined => {
    const [first, last] = [bins[Math.min(a, b)], bins[Math.max(a, b)]];
    return first && last && [first.from, last.to];
  };
  const draw = () => {
    const highest = Math.max(1, ...bins.map(({ count }) => count));
    const width = WIDTH / Math.max(1, bins.length);
    svg.replaceChildren(
      ...bins.map((bin, i) => {
        const bar = document.createElementNS(SVG, 'rect');
        // A month with a single piece is still to be seen.
        const height = bin.count === 0 ? 0 : Math.max(2, (bin.count / highest) * (HEIGHT - 4));
        const inside = !chosen || (bin.to >= chosen[0] && bin.from <= chosen[1]);
        bar.setAttribute('class', inside ? 'in' : 'out');
        bar.setAttribute('x', String(i * width + width * 0.1));
        bar.setAttribute('y', String(HEIGHT - height));
        bar.setAttribute('width', String(width * 0.8));
        bar.setAttribute('height', String(height));
        const title = document.createElementNS(SVG, 'title');
        title.textContent = fill(words.bar, { when: binLabel(bin, words), n: bin.count });
        bar.append(title);
        return bar;
      }),
    );
  };
  svg.addEventListener('pointerdown', (event) => {
    if (bins.length === 0) return;
    anchor = binAt(event);
    svg.setPointerCapture(event.pointerId);
    chosen = range(anchor, anchor);
    draw();
  });
  svg.addEventListener('pointermove', (event) => {
    if (anchor < 0) return;
    chosen = range(anchor, binAt(event));
    draw();
  });
  svg.addEventListener('pointerup', (event) => {
    if (anchor < 0) return;
    const selected = range(anchor, binAt(event));
    anchor = -1;
    if (selected) onChoice(selected);
  });
  svg.addEventListener('pointercancel', () => {
    anchor = -1;
  });

  return (months: Months, selected: Range | undefined): void => {
    bins = binsOf(months);
    if (anchor < 0) chosen = selected;
    figure.hidden = bins.length < 2;
    draw();
  };
}

/** Fills the two lists that choose the first and the last month. */
export function monthLists(
  from: HTMLSelectElement,
  to: HTMLSelectElement,
  words: Words,
  onChoice: (range: Range | undefined) => void,
) {
  let known: string[] = [];
  const any = from.options[0]?.text ?? '';
  const changed = (other: HTMLSelectElement, edge: string | undefined) => {
    if (from.value === '' && to.value === '') return onChoice(undefined);
    // One end chosen: the other is as far as the archive goes.
    if (other.value === '' && edge !== undefined) other.value = edge;
    onChoice(from.value <= to.value ? [from.value, to.value] : [to.value, from.value]);
  };
  from.addEventListener('change', () => {
    if (from.value === '') to.value = '';
    changed(to, known[0]);
  });
  to.addEventListener('change', () => {
    if (to.value === '') from.value = '';
    changed(from, known.at(-1));
  });
  return (months: Months, selected: Range | undefined): void => {
    const all = months.flatMap(([month]) => (month === '' ? [] : [month]));
    for (const end of selected ?? []) if (!all.includes(end)) all.push(end);
    all.sort().reverse();
    if (all.join() !== known.join()) {
      known = all;
      for (const list of [from, to]) {
        list.replaceChildren(
          new Option(any, ''),
          ...all.map((month) => new Option(binLabel({ from: month, to: month }, words), month)),
        );
      }
    }
    from.value = selected?.[0] ?? '';
    to.value = selected?.[1] ?? '';
  };
}
