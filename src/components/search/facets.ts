import type { Counts } from '../../search/protocol.ts';
import { element, fill, number } from './dom.ts';

/** Facets: values with counts, of which several can be chosen. */

type Value = Counts['values'][number];

/** Values shown before all are asked for. */
export const FIRST = 8;

/** Values in order, each with those under it behind it; what is chosen is among them. */
function inOrder(
  values: readonly Value[],
  chosen: readonly string[],
  order: (a: Value, b: Value) => number,
): { value: Value; depth: number }[] {
  const known = new Map(values.map((value) => [value.key, value]));
  for (const key of chosen) {
    if (!known.has(key)) known.set(key, { key, label: key, count: 0 });
  }
  const all = [...known.values()].sort(order);
  const under = (parent: string | undefined, depth: number): { value: Value; depth: number }[] =>
    all
      .filter(
        (value) =>
          (value.parent !== undefined && known.has(value.parent) ? value.parent : undefined) ===
          parent,
      )
      .flatMap((value) => [{ value, depth }, ...under(value.key, depth + 1)]);
  return under(undefined, 0);
}

/** By number of pieces, the most first. */
const byCount = (a: Value, b: Value) => b.count - a.count;
/** By key, the last first: months from the newest on. */
export const newestFirst = (a: Value, b: Value): number => (a.key < b.key ? 1 : -1);

/** One facet in its `details`; `onChoice` gets all chosen values after each change. */
export function facetView(
  details: HTMLDetailsElement,
  labels: { all: string; fewer: string; values: Readonly<Record<string, string>> },
  onChoice: (values: string[]) => void,
  order = byCount,
) {
  const list = element('ul');
  const toggle = element('button', 'link');
  toggle.type = 'button';
  toggle.hidden = true;
  details.append(list, toggle);
  /** What keeps the room that the values will take. */
  const awaited = details.querySelector('.awaited');
  let everything = false;
  let last: { values: readonly Value[]; chosen: readonly string[] } = { values: [], chosen: [] };

  const show = () => {
    const rows = inOrder(last.values, last.chosen, order);
    const focused = list.contains(document.activeElement)
      ? (document.activeElement as HTMLInputElement).value
      : undefined;
    awaited?.remove();
    const visible = rows.filter(
      ({ value }, i) => everything || i < FIRST || last.chosen.includes(value.key),
    );
    list.replaceChildren(
      ...visible.map(({ value, depth }) => {
        const box = element('input');
        box.type = 'checkbox';
        box.value = value.key;
        box.checked = last.chosen.includes(value.key);
        const label = element(
          'label',
          '',
          box,
          element('span', '', labels.values[value.key] ?? value.label),
        );
        label.append(element('small', '', number(value.count)));
        return element('li', depth > 0 ? `depth-${Math.min(depth, 3)}` : '', label);
      }),
    );
    if (focused !== undefined) {
      list.querySelector<HTMLInputElement>(`input[value="${CSS.escape(focused)}"]`)?.focus();
    }
    toggle.hidden = rows.length <= FIRST;
    toggle.textContent = everything ? labels.fewer : fill(labels.all, { n: rows.length });
  };
  toggle.addEventListener('click', () => {
    everything = !everything;
    show();
  });
  list.addEventListener('change', () => {
    const boxes = [...list.querySelectorAll<HTMLInputElement>('input:checked')];
    onChoice(boxes.map((box) => box.value));
  });
  return {
    /** What each value is called, as far as it is known. */
    label: (key: string) =>
      labels.values[key] ?? last.values.find((value) => value.key === key)?.label ?? key,
    show(values: readonly Value[] | undefined, chosen: readonly string[]): void {
      last = { values: values ?? last.values, chosen };
      show();
    },
  };
}
