import { href } from '../../ui/href.ts';
import { ui } from '../../ui/index.ts';
import type { BoxData } from './box.ts';

const data: BoxData = {
  base: href('/'),
  bundle: href('/pagefind/'),
  kinds: ui.searching.suggestions.kinds,
  label: ui.searching.suggestions.label,
  count: ui.searching.suggestions.count,
};

/** What a form with a search field needs to propose what is typed. */
export const boxAttributes = { 'data-suggest': JSON.stringify(data) };
