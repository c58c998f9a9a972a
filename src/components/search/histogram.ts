import { type Bin, barsOf, binsOf, type Months } from '../../ui/bins.ts';
import { element, fill, type Words } from './dom.ts';

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

/** How a stretch of months is called: by its years when it is made of whole ones. */
export function rangeLabel([from, to]: Range, words: Words): string {
  const whole = from.endsWith('-01') && to.endsWith('-12');
  const name = (month: string) =>
    binLabel(whole ? { from: month, to: '' } : { from: month, to: month }, words);
  const [first, last] = [name(from), name(to)];
  return first === last ? first : `${first} – ${last}`;
}

/** The bars of all bins; those outside the chosen stretch are pale. */
function bars(bins: readonly Bin[], chosen: Range | undefined, words: Words): SVGRectElement[] {
  return barsOf(bins, WIDTH, HEIGHT).map((place, i) => {
    const bin = bins[i] as Bin;
    const bar = document.createElementNS(SVG, 'rect');
    const inside = !chosen || (bin.to >= chosen[0] && bin.from <= chosen[1]);
    bar.setAttribute('class', inside ? 'in' : 'out');
    for (const [name, value] of Object.entries(place)) bar.setAttribute(name, String(value));
    const title = document.createElementNS(SVG, 'title');
    title.textContent = fill(words.bar, { when: binLabel(bin, words), n: bin.count });
    bar.append(title);
    return bar;
  });
}

/** One end of the stretch: a slider over the bins, for keys, fingers and screen readers. */
function handle(label: string): HTMLInputElement {
  const input = element('input');
  input.type = 'range';
  input.min = '0';
  input.step = '1';
  input.setAttribute('aria-label', label);
  return input;
}

/**
 * Draws the bars into `figure` and lets a stretch of them be chosen: by dragging over them, or by
 * the two handles below them. Choosing everything chooses nothing.
 */
export function histogram(
  figure: HTMLElement,
  words: Words,
  onChoice: (range: Range | undefined) => void,
) {
  let bins: Bin[] = [];
  let chosen: Range | undefined;
  let anchor = -1;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const [from, to] = [handle(words.from ?? ''), handle(words.to ?? '')];
  const [first, last] = [element('span'), element('span')];
  figure.prepend(svg, element('div', 'brush', from, to), element('p', 'ends', first, last));

  const binAt = (event: PointerEvent): number => {
    const { left, width } = svg.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * bins.length);
    return Math.max(0, Math.min(bins.length - 1, at));
  };
  const range = (a: number, b: number): Range | undefined => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const [begin, end] = [bins[low], bins[high]];
    if (!begin || !end || (low === 0 && high === bins.length - 1)) return undefined;
    return [begin.from, end.to];
  };
  const draw = () => {
    svg.replaceChildren(...bars(bins, chosen, words));
    const end = chosen;
    const low = end ? bins.findIndex((bin) => bin.to >= end[0]) : 0;
    const high = end ? bins.findLastIndex((bin) => bin.from <= end[1]) : bins.length - 1;
    // The handles stand at the edges of bins, which are one more than the bins.
    for (const [input, edge, bin] of [
      [from, low, bins[low]],
      [to, high + 1, bins[high]],
    ] as const) {
      input.max = String(bins.length);
      input.value = String(edge);
      if (bin) input.setAttribute('aria-valuetext', binLabel(bin, words));
    }
    first.textContent = bins[0] ? binLabel(bins[0], words) : '';
    last.textContent = bins.at(-1) ? binLabel(bins[bins.length - 1] as Bin, words) : '';
  };
  const preview = (selected: Range | undefined) => {
    chosen = selected;
    draw();
  };

  svg.addEventListener('pointerdown', (event) => {
    if (bins.length === 0) return;
    anchor = binAt(event);
    svg.setPointerCapture(event.pointerId);
    preview(range(anchor, anchor));
  });
  svg.addEventListener('pointermove', (event) => {
    if (anchor >= 0) preview(range(anchor, binAt(event)));
  });
  svg.addEventListener('pointerup', (event) => {
    if (anchor < 0) return;
    const selected = range(anchor, binAt(event));
    anchor = -1;
    onChoice(selected);
  });
  svg.addEventListener('pointercancel', () => {
    anchor = -1;
  });
  for (const input of [from, to]) {
    input.addEventListener('input', () => {
      // The ends do not pass each other: a month at least stays between them.
      const [low, high] = [from.valueAsNumber, to.valueAsNumber - 1];
      preview(input === from ? range(Math.min(low, high), high) : range(low, Math.max(low, high)));
    });
    input.addEventListener('change', () => onChoice(chosen));
  }

  return (months: Months, selected: Range | undefined): void => {
    bins = binsOf(months);
    if (anchor < 0) chosen = selected;
    figure.hidden = bins.length < 2;
    draw();
  };
}
