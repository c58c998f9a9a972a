import { type Bin, barsOf, binsOf, type Months } from '../../ui/bins.ts';
import { fill, type Words } from './dom.ts';

/** Hits over time as bars, of which a stretch can be chosen. */

type Range = [from: string, to: string];

const WIDTH = 320;
const HEIGHT = 64;
const SVG = 'http://www.w3.org/2000/svg';

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
    svg.replaceChildren(
      ...barsOf(bins, WIDTH, HEIGHT).map((place, i) => {
        const bin = bins[i] as Bin;
        const bar = document.createElementNS(SVG, 'rect');
        const inside = !chosen || (bin.to >= chosen[0] && bin.from <= chosen[1]);
        bar.setAttribute('class', inside ? 'in' : 'out');
        for (const [name, value] of Object.entries(place)) bar.setAttribute(name, String(value));
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
