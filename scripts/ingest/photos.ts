import { blockText } from './blocks.ts';
import { bare, sentenceEnd, width } from './chars.ts';
import type { Draft } from './drafts.ts';
import { bodyMarks, type Mark, marks, mentions, restText, votes } from './marks.ts';
import { dated, type PhotoDraft, photoDrafts } from './photo-drafts.ts';
import { isCaption, type Move, quote } from './settle.ts';
import { affinities, grams, pageWords } from './words.ts';

/** So many names must speak for a piece for a caption that is not brief to be its own, or to go to it. */
const CLEARLY = 2;

/** Captions up to this width say what a picture beside an article shows; wider ones may be news. */
const BRIEF = 28;

/** A caption that shares so much of its words with a piece, by weight, is about it. */
const SHARES = 0.15;

/** Of a caption that names a place or a day, this share must be in the piece where it stands. */
const KNOWN = 0.1;
const KNOWN_NEWS = 0.15;

/** A brief caption goes to another piece only if nearly all it shares is with that one. */
const MOSTLY = 0.3;

/**
 * Of the pairs of characters of a caption, the piece that it is about has at least FEW; measured on
 * pages composed of real and invented local news, where others have a fifth at most. A label goes to
 * a piece nearby that has MANY of them and SOME at least, 走访 and 老人 being in many pieces, and TIMES
 * as many as where it stands.
 */
const FEW = 0.15;
const MANY = 0.2;
const SOME = 3;
const TIMES = 3;
const NEARBY = 3;

/** A whole sentence of this width tells what happens, a shorter one may be a label with a full stop. */
const TELLS = 16;
/** A shorter sentence that is no label of a scene shares at least one pair with its piece. */
const SHORT = 8;
/** What tells a matter of its own goes to another piece only for so much of its pairs of characters. */
const MOST = 0.25;

/** … but not on a page where so few pieces have it. */
const FEWEST_COMMON = 3;

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
      .flatMap(({ photo, names }) => [
        ...names.flatMap((mark) => [...mark.forms, ...stems(mark)]),
        ...grams(photo.photo.caption, 2),
      ]),
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
    const telling = names.filter(({ forms, rank }) => rank === 'county' || !forms.some(isCommon));
    const found = votes(telling, index, drafts.length, where);
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
    const specific = news || /[，,]/u.test(caption) || sites.some(({ rank }) => rank === 'town');
    const strange = specific && sites.length > 0 && !here;
    // A town that the piece does not have, or a day and nothing of the piece but its county, and
    // hardly a word: a picture that is news itself.
    const apart = strange || (news && !here && named <= counties(names, index));
    const pairs = pairsIn(caption, index);
    const nothing = named === 0 && pairs === 0 && isSentence(caption);
    const alien = !titled && pairs < FEW && (news || tells(caption) || nothing);
    const unknown = !titled && names.length > 1 && named * 2 < names.length;
    const foreign =
      (apart && own < (news ? KNOWN_NEWS : KNOWN)) ||
      (brief && unknown && photo.gapped && sentenceEnd.test(caption)) ||
      (alien && own < KNOWN_NEWS);
    const about = brief && !foreign ? named > 0 || own >= SHARES : named >= CLEARLY && !alien;
    if (headed(index) && about && named >= best.votes) return index;
    // Two names may be those of one place, which has more than one piece of news.
    const there = pairsIn(caption, best.index);
    const known = !news || !tells(caption) || there >= FEW;
    if (best.votes >= CLEARLY && headed(best.index) && known) return best.index;
    const nearby =
      brief && !news && named === 0 && !titled && pairs < FEW ? likest(caption, index) : undefined;
    const least = tells(caption) ? MOST : MANY;
    const many = nearby && nearby.pairs >= Math.max(least, SOME / bare(caption).length);
    if (many && pairs * TIMES <= nearby.pairs) return nearby.draft;
    // One town or village will do for the piece next to it, where the words do not speak against it.
    const beside = Math.abs(best.index - index) === 1 && best.places > 0;
    const likely = !tells(caption) || there >= MOST;
    if (beside && likely && strange && own < SHARES && headed(best.index)) return best.index;
    const [other, most] = [...shared].sort((a, b) => b[1] - a[1])[0] ?? [index, 0];
    // A longer one goes there too if no town or body of it is in the piece where it stands.
    const free = brief || (best.index === other && found.own === found.ownWide);
    const lost = strange && !sites.some((site) => stands(site, other));
    const moved = other !== index && free && !lost && most >= MOSTLY && own * 3 < most;
    if (moved && headed(other)) return other;
    const fits = named > 0 && own >= (here ? KNOWN : SHARES);
    return headed(index) && (fits || (brief && !foreign)) ? index : undefined;
  }

  /** Of the headed drafts around one, that which has most of the pairs of characters of a caption. */
  function likest(caption: string, index: number): { draft: number; pairs: number } | undefined {
    const found: { draft: number; pairs: number }[] = [];
    for (let draft = index - NEARBY; draft <= index + NEARBY; draft++) {
      if (draft === index || (drafts[draft]?.headlines.length ?? 0) === 0) continue;
      found.push({ draft, pairs: pairsIn(caption, draft) });
    }
    return found.sort((a, b) => b.pairs - a.pairs)[0];
  }

  /** A headline says 石门 for 石门镇. */
  function stands(mark: Mark, draft: number): boolean {
    return [...mark.forms, ...stems(mark)].some((form) => (where.get(form)?.get(draft) ?? 0) > 0);
  }

  /** Most pieces of a page have it, as a firm's paper has the firm: it says nothing. */
  function isCommon(form: string): boolean {
    return (where.get(form)?.size ?? 0) > Math.max(FEWEST_COMMON, texts.length / 2);
  }

  /** Of the pairs of characters of a caption that few pieces have, the share that a draft has. */
  function pairsIn(caption: string, draft: number): number {
    const rare = [...new Set(grams(caption, 2))].filter((pair) => !isCommon(pair));
    const shared = rare.filter((pair) => where.get(pair)?.has(draft));
    return rare.length === 0 ? 0 : shared.length / rare.length;
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

/** Does a caption tell a matter of its own? */
function tells(caption: string): boolean {
  return sentenceEnd.test(caption) && width(caption) >= TELLS;
}

/** Is a caption a sentence, and no label with a full stop: 图为活动现场。? */
function isSentence(caption: string): boolean {
  const label = /(?:现场|场景|情景|一角|一景|外景|全景|合影|画面)[。.]?$/u.test(caption);
  return sentenceEnd.test(caption) && width(caption) >= SHORT && !label;
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
