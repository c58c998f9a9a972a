import { element, fill } from './dom.ts';

/** Something that was chosen, and what takes it away. */
export interface Chip {
  label: string;
  remove: () => void;
}

/** Shows what is chosen as buttons that take it away; `sentence` says so to screen readers. */
export function showChips(list: HTMLUListElement, chips: readonly Chip[], sentence: string): void {
  const items = chips.map(({ label, remove }) => {
    const button = element('button', '', label);
    button.type = 'button';
    button.setAttribute('aria-label', fill(sentence, { value: label }));
    button.addEventListener('click', remove);
    return element('li', '', button);
  });
  list.replaceChildren(...items);
}
