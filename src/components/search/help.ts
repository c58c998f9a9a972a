import type { Help, Offer } from '../../search/protocol.ts';
import { element, fill, type Words } from './dom.ts';
import { writeState } from './state.ts';

/** What is shown where nothing was found: searches that do find something, each a link. */

const HEADINGS: readonly (readonly [how: Offer['how'], word: string])[] = [
  ['sound', 'helpSound'],
  ['similar', 'helpSimilar'],
  ['name', 'helpName'],
  ['without', 'helpWithout'],
  ['part', 'helpPart'],
];

/** Shows offers in `place`; `onUnchoose` takes away everything that was chosen. */
export function helpView(place: HTMLElement, words: Words, onUnchoose: () => void) {
  const offerLink = ({ typed, count }: Offer) => {
    const link = element('a', '', typed);
    link.href = `?${writeState({ typed, choice: {}, sort: 'best' })}`;
    return element('li', '', link, ' ', element('small', '', fill(words.pieces, { n: count })));
  };
  return {
    clear(): void {
      place.replaceChildren();
      place.hidden = true;
    },
    show({ offers, unchosen }: Help): void {
      const rows = HEADINGS.flatMap(([how, word]) => {
        const fitting = offers.filter((offer) => offer.how === how);
        if (fitting.length === 0) return [];
        const list = element('ul', '', ...fitting.map(offerLink));
        return [element('dt', '', words[word] ?? ''), element('dd', '', list)];
      });
      const found = rows.length > 0 ? [element('dl', '', ...rows)] : [];
      if (unchosen > 0) {
        const button = element('button', 'link', fill(words.unchosen, { n: unchosen }));
        button.type = 'button';
        button.addEventListener('click', onUnchoose);
        place.replaceChildren(button);
      } else place.replaceChildren(...found, element('p', '', words.helpNone ?? ''));
      place.hidden = false;
    },
  };
}
