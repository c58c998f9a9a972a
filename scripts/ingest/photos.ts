import type { Photo } from '../../src/schema/article.ts';
import { type Block, blockText } from './blocks.ts';
import { bare, sentenceEnd, width } from './chars.ts';
import type { Draft } from './drafts.ts';
import { creditNames } from './label/credit.ts';
import { bodyMarks, type Mark, marks, mentions, restText, votes } from './marks.ts';
import { CLEARLY } from './misplaced.ts';
import type { Piece } from './pieces.ts';
import { PICTURE_GAP } from './revise/captions.ts';
import { isCaption, type Move, quote } from './settle.ts';
import { joinPieces, splitPieces } from './stretches.ts';
import { cleanText } from './text.ts';
import { affinities, grams, pageWords } from './words.ts';

/** A caption with its credit, and the pieces of the dump it is made of. */
export interface PhotoDraft {
  readonly pieces: readonly Piece[];
  readonly photo: Photo;
  /** True if the dump shows where the picture was, or who took it; a caption without either is a guess. */
  readonly credited: boolean;
  /** The dump shows the place of a picture before it. */
  readonly gapped: boolean;
}

/** Captions up to this width say what a picture beside an article shows; wider ones may be news. */
const BRIEF = 28;

/** A caption that shares so much of its words with a piece, by weight, is about it. */
const SHARES = 0.15;

/** Of a caption that names a place or a day, this share must be in the piece where it stands. */
const KNOWN = 0.1;
const KNOWN_NEWS = 0.15;

/** A brief caption goes to another piece only if nearly all it shares is with that one. */
const MOSTLY = 0.3;

/** Pictures that are news themselves say when they were taken. */
const dated =
  /^(?:[^，,。]{0,8}(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:日|月(?:[上中下]旬|[初底末]|(?=[，,])))|近[日期]|日前|连日来|这几[天日]|最近|前不久|[昨今][日天]|前[日天]|[上本]周|时下|眼下|当下|[入开][春夏秋冬]以?来?|[春暑寒]假|[^，,。]{2,4}(?:节前夕|前夕|期间|假期|时节|来临|伊始|临近|将至))/u;

export interface Illustrated {
  /** Photos of each draft, by its index. */
  readonly attached: readonly (readonly PhotoDraft[])[];
  readonly alone: readonly PhotoDraft[];
  readonly moves: readonly Move[];
}

/** Takes the captions out of the drafts and gives each to the article that has its names, or to none. */
export function photos(drafts: readonly Draft[]): Illustrated {
  const attached: PhotoDraft[][] = drafts.map(() => []);
  const alone: PhotoDraft[] = [];
  const moves: Move[] = [];
  const pictures = drafts.map((draft) => photoDrafts(draft.items.filter(isCaption)).map(named));
  const texts = drafts.map((draft) => restText(draft, isCaption));
  const where = mentions(
    pictures
      .flat()
      .flatMap(({ names }) => names.flatMap((mark) => [...mark.forms, ...stems(mark)])),
    texts,
  );
  const words = pageWords(pictures.flat().length > 0 ? texts : []);
  for (const [index, draft] of drafts.entries()) {
    const hasText = draft.items.some((item) => !isCaption(item));
    for (const { photo, names } of pictures[index] ?? []) {
      const { caption } = photo.photo;
      const line = photo.pieces[0]?.line ?? 0;
      const home = homeOf(photo, names, index);
      if (home === index || (!hasText && draft.headlines.length > 0)) attached[index]?.push(photo);
      else if (home === undefined) alone.push(photo);
      else {
        attached[home]?.push(photo);
        moves.push({ rule: 'misplaced', line, to: home, detail: quote(caption) });
      }
    }
  }
  return { attached, alone, moves };

  /** The draft that a picture belongs to; undefined if it is a piece of its own. */
  function homeOf(photo: PhotoDraft, names: readonly Mark[], index: number): number | undefined {
    const { caption } = photo.photo;
    const headed = (draft: number) => (drafts[draft]?.headlines.length ?? 0) > 0;
    const found = votes(names, index, drafts.length, where);
    const { best } = found;
    const shared = affinities(words, caption);
    const own = shared.get(index) ?? 0;
    const titled = headed(index) && sharesHeadline(caption, names, index);
    // The county alone speaks for a piece only if its headline speaks for it too.
    const named = found.own > 0 && titled ? found.own + 1 : found.own - found.ownWide;
    const brief = width(caption) <= BRIEF;
    const sites = names.filter((mark) => isSite(mark, caption));
    const here = sites.some((site) => stands(site, index));
    const news = dated.test(caption);
    // A label that names a village alone may show what the piece does not say.
    const telling = news || /[，,]/u.test(caption) || sites.some(({ rank }) => rank === 'town');
    const strange = telling && sites.length > 0 && !here;
    // A town that the piece does not have, or a day and nothing of the piece but its county, and
    // hardly a word: a picture that is news itself.
    const apart = strange || (news && !here && named <= counties(names, index));
    const unknown = !titled && names.length > 1 && named * 2 < names.length;
    const foreign =
      (apart && own < (news ? KNOWN_NEWS : KNOWN)) ||
      (brief && unknown && photo.gapped && sentenceEnd.test(caption));
    const about = brief && !foreign ? named > 0 || own >= SHARES : named >= CLEARLY;
    if (headed(index) && about && named >= best.votes) return index;
    if (best.votes >= CLEARLY && headed(best.index)) return best.index;
    // One town or village will do for the piece next to it, where the words do not speak against it.
    const beside = Math.abs(best.index - index) === 1 && best.places > 0;
    if (beside && strange && own < SHARES && headed(best.index)) return best.index;
    const [other, most] = [...shared].sort((a, b) => b[1] - a[1])[0] ?? [index, 0];
    // A longer one goes there too if no town or body of it is in the piece where it stands.
    const free = brief || (best.index === other && found.own === found.ownWide);
    const lost = strange && !sites.some((site) => stands(site, other));
    const moved = other !== index && free && !lost && most >= MOSTLY && own * 3 < most;
    if (moved && headed(other)) return other;
    const fits = named > 0 && own >= (here ? KNOWN : SHARES);
    return headed(index) && (fits || (brief && !foreign)) ? index : undefined;
  }

  /** A headline says 石门 for 石门镇. */
  function stands(mark: Mark, draft: number): boolean {
    return [...mark.forms, ...stems(mark)].some((form) => (where.get(form)?.get(draft) ?? 0) > 0);
  }

  /** How many counties of a caption are in a draft: each piece of a local paper names its county. */
  function counties(names: readonly Mark[], draft: number): number {
    return names.filter((mark) => mark.rank === 'county' && stands(mark, draft)).length;
  }

  /** Does a caption share a word with the headline of a draft that no other piece of the page has? */
  function sharesHeadline(caption: string, names: readonly Mark[], draft: number): boolean {
    const { kickers, headlines, subtitles } = drafts[draft] as Draft;
    const headline = bare([...kickers, ...headlines, ...subtitles].map(blockText).join('\n'));
    const counties = names.flatMap(({ forms, rank }) => (rank === 'county' ? forms : []));
    const rest = counties.reduce((text, name) => text.replaceAll(name, '\n'), bare(caption));
    return grams(rest, 2).some(
      (pair) =>
        headline.includes(pair) &&
        texts.every((text, other) => other === draft || !text.includes(pair)),
    );
  }
}

/** The names of a town without 镇, 乡 or 街道. */
function stems({ forms, rank }: Mark): string[] {
  if (rank !== 'town') return [];
  return forms
    .map((form) => form.replace(/(?:街道|镇|乡)$/u, ''))
    .filter(({ length }) => length > 1);
}

/** A town or a village; 志愿者向村民讲解 names none. */
function isSite({ forms, rank }: Mark, caption: string): boolean {
  if (rank === 'town') return true;
  const name = forms.at(-1) ?? '';
  return rank === 'spot' && name.endsWith('村') && !bare(caption).includes(`${name}民`);
}

/** Who took a picture says nothing about what it shows; the body that gave it does. */
function named(photo: PhotoDraft): { photo: PhotoDraft; names: Mark[] } {
  const { caption, creditText } = photo.photo;
  return { photo, names: [...marks(caption), ...bodyMarks(creditText)] };
}

/** Groups caption paragraphs with the credit after them; a picture's gap begins a new photo. */
function photoDrafts(blocks: readonly Block[]): PhotoDraft[] {
  const groups: Block[][] = [];
  let open: Block[] | undefined;
  for (const block of blocks) {
    const { label } = block;
    const credited = open?.some((item) => item.label.kind === 'credit');
    if (!open || (label.kind === 'caption' && (credited || beginsPhoto(open, block)))) {
      open = [];
      groups.push(open);
    }
    open.push(block);
    if (label.kind === 'caption' && label.creditAt !== undefined) open = undefined;
  }
  return groups.map(photoDraft);
}

/**
 * Does a caption begin another photo? A day opens one: `近日,…` below `图为…` is about something else,
 * while `图为…` below `近日,…` goes on; `图为…` below `图为…` is the next picture.
 */
function beginsPhoto(open: readonly Block[], block: Block): boolean {
  const text = blockText(block);
  const second = /^图为/u.test(text) && /^图为/u.test(open[0] ? blockText(open[0]) : '');
  return block.gap >= PICTURE_GAP || dated.test(text) || second || !follows(open, block);
}

function follows(open: readonly Block[], block: Block): boolean {
  const last = open.at(-1)?.pieces.at(-1)?.line ?? 0;
  return (block.pieces[0]?.line ?? 0) - last <= 4;
}

function photoDraft(blocks: readonly Block[]): PhotoDraft {
  const captions: string[] = [];
  const credits: string[] = [];
  const names: string[] = [];
  const sign = (pieces: readonly Piece[]) => {
    credits.push(joinPieces(pieces).replace(/\s+/gu, ' '));
    names.push(...namesOver(pieces));
  };
  for (const block of blocks) {
    const { label, pieces } = block;
    if (label.kind === 'credit') {
      sign(pieces);
      continue;
    }
    if (label.kind === 'caption' && label.creditAt !== undefined) {
      const [before, after] = splitPieces(pieces, label.creditAt);
      captions.push(cleanText(joinPieces(before)));
      sign(after);
    } else captions.push(cleanText(joinPieces(pieces)));
  }
  const creditText = credits.join(' ');
  return {
    pieces: blocks.flatMap(({ pieces }) => pieces),
    photo: {
      caption: captions.join('\n'),
      credits: [...new Set(names)],
      creditText,
    },
    credited: creditText !== '',
    gapped: (blocks[0]?.gap ?? 0) >= PICTURE_GAP,
  };
}

/** The names of a credit; two whole names on two print lines have a space between them, 新华 and 社记者 have none. */
function namesOver(pieces: readonly Piece[]): string[] {
  const lines = pieces.map(({ text }) => text).join('\n');
  const parted = lines.replace(
    /(?<=(?:^|\s)\p{Script=Han}{2,3})\n(?!\p{Script=Han}*(?:记者|通讯员))(?=\p{Script=Han}{2,3}(?:\s|摄|$))/gu,
    ' ',
  );
  return creditNames(parted.replaceAll('\n', ''));
}
