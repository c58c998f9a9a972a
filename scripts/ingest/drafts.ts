import type { Block } from './blocks.ts';
import type { Masthead } from './label.ts';

/** An article in the making: headline parts, bylines and what follows them, in the dump's order. */
export interface Draft {
  readonly kickers: readonly Block[];
  readonly headlines: readonly Block[];
  readonly subtitles: readonly Block[];
  readonly bylines: readonly Block[];
  /** Text, subheads, captions and credits. */
  readonly items: readonly Block[];
  readonly page?: string;
  /** Page on which the text goes on, or from which it comes. */
  readonly jumpTo?: string;
  readonly jumpFrom?: string;
  /** The headline of the first part, where the mark names it. */
  readonly jumpTitle?: string;
}

/** A page of the issue as a dump shows it. */
export interface Page {
  readonly page?: string;
  readonly name?: string;
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  /** Page furniture: mastheads, folios, editors' lines, continuation marks. */
  readonly furniture: readonly Block[];
  readonly masthead: Masthead;
  readonly pages: readonly Page[];
}

interface Open {
  kickers: Block[];
  headlines: Block[];
  subtitles: Block[];
  bylines: Block[];
  items: Block[];
  page?: string;
  jumpTo?: string;
  jumpFrom?: string;
  jumpTitle?: string;
}

const empty = (page: string | undefined): Open => ({
  kickers: [],
  headlines: [],
  subtitles: [],
  bylines: [],
  items: [],
  ...(page === undefined ? {} : { page }),
});

/** Cuts the blocks at headlines. Every block is in exactly one draft or in the furniture. */
export function drafts(blocks: readonly Block[]): Drafts {
  const result: Open[] = [];
  const furniture: Block[] = [];
  const pages: { page?: string; name?: string }[] = [];
  let masthead: Masthead = {};
  let page = footerPage(blocks);
  let draft = empty(page);
  let fresh = true;
  const begin = () => {
    if (!isEmpty(draft)) result.push(draft);
    draft = empty(page);
    fresh = false;
  };
  for (const block of blocks) {
    const { label } = block;
    switch (label.kind) {
      case 'masthead':
        masthead = { ...label.masthead, ...masthead };
        furniture.push(block);
        turnPage(label.masthead.page, label.masthead.name);
        break;
      case 'folio':
        furniture.push(block);
        turnPage(label.page, label.name);
        break;
      case 'editors':
      case 'teaser':
        furniture.push(block);
        // The text of this headline is elsewhere: what follows is another piece.
        if (block.why === 'pointer' && draft.items.length === 0) begin();
        break;
      case 'jump':
        furniture.push(block);
        if (label.direction === 'to') draft.jumpTo = label.page;
        else {
          if (draft.items.length > 0 || draft.jumpFrom !== undefined) begin();
          draft.jumpFrom = label.page;
          if (label.title !== undefined) draft.jumpTitle = label.title;
        }
        break;
      case 'kicker':
      case 'headline':
      case 'subtitle':
        if (!takesHead(draft, block)) begin();
        (label.kind === 'kicker'
          ? draft.kickers
          : label.kind === 'headline'
            ? draft.headlines
            : draft.subtitles
        ).push(block);
        break;
      case 'byline':
        draft.bylines.push(block);
        break;
      case 'subhead':
      case 'body':
      case 'caption':
      case 'credit':
        draft.items.push(block);
        break;
    }
  }
  if (!isEmpty(draft)) result.push(draft);
  return { drafts: result, furniture, masthead, pages };

  function turnPage(number: string | undefined, name: string | undefined): void {
    if (number === undefined && name === undefined) return;
    const last = pages.at(-1);
    const known = last?.page?.replace(/^[A-Z]/u, '');
    const same =
      last && (number === undefined || known === undefined || [last.page, known].includes(number));
    if (same) {
      if (number !== undefined && known === undefined) last.page = number;
      if (name !== undefined && last.name === undefined) last.name = name;
    } else {
      pages.push({ ...(number ? { page: number } : {}), ...(name ? { name } : {}) });
    }
    if (number !== undefined) {
      page = number;
      if (isEmpty(draft)) draft.page = number;
    }
    void fresh;
  }
}

/** A page number that stands only at the foot of the dump is that of all that stands above it. */
function footerPage(blocks: readonly Block[]): string | undefined {
  const numbered = blocks.flatMap((block, index) => {
    const page = block.label.kind === 'folio' ? block.label.page : undefined;
    const headed = block.label.kind === 'masthead' ? block.label.masthead.page : undefined;
    const number = page ?? headed;
    return number === undefined ? [] : [{ index, number }];
  });
  const [only, second] = numbered;
  if (!only || second) return undefined;
  return only.index > blocks.length / 2 ? only.number : undefined;
}

function isEmpty(draft: Open): boolean {
  return (
    draft.kickers.length + draft.headlines.length + draft.subtitles.length === 0 &&
    draft.bylines.length + draft.items.length === 0 &&
    draft.jumpFrom === undefined
  );
}

/** True if a headline part goes on with the open headline; else it begins a new piece. */
function takesHead(draft: Open, block: Block): boolean {
  if (draft.items.length > 0 || draft.bylines.length > 0) return false;
  const last = [...draft.kickers, ...draft.headlines, ...draft.subtitles].at(-1);
  if (!last) return true;
  if (last.why === 'no-text') return false;
  if (block.label.kind === 'kicker') return draft.headlines.length === 0;
  // A heading of the dump's own is a whole headline; what it may have above it is its kicker.
  if (block.label.kind === 'headline')
    return (
      draft.subtitles.length === 0 && (block.why !== 'heading' || draft.headlines.length === 0)
    );
  return draft.headlines.length > 0;
}
