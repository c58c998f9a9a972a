import type { Rng } from '../rng.ts';
import { printLines } from './layout.ts';
import type { Paper } from './papers.ts';
import type { Element } from './truth.ts';
import type { Printed } from './unit.ts';

/** What goes wrong on a page; each returns whether it found a place where it can be told. */
export type Trouble = (pieces: Printed[], paper: Paper, rng: Rng) => boolean;

const articles = (pieces: Printed[]): Printed[] => pieces.filter((p) => p.unit.kind === 'article');
/** A whole paragraph in mid-article: neither the first nor the last, not cut by a column. */
function wholeParagraphs(piece: Printed): number[] {
  return piece.body.flatMap((e, i) => {
    const next = piece.body[i + 1];
    const whole =
      e.role === 'paragraph' &&
      !e.continued &&
      next &&
      !next.continued &&
      next.role === 'paragraph';
    return whole && i > 0 && e.text.length > 60 ? [i] : [];
  });
}
const named = (piece: Printed, text: string): boolean =>
  piece.unit.anchors.some((a) => text.includes(a));
/** Where something foreign may stand in a body: between two blocks, not inside a cut paragraph. */
function seams(piece: Printed): number[] {
  return piece.body.flatMap((e, i) => (i > 0 && !e.continued && e.role === 'paragraph' ? [i] : []));
}

/** A caption between two paragraphs, or in the middle of one that a column cuts. */
export const captionInBody: Trouble = (pieces, _paper, rng) => {
  const owner = rng.pick(articles(pieces));
  const picture = owner.pictures.pop();
  if (!picture) return false;
  const cuts = owner.body.flatMap((e, i) => (e.continued ? [i] : []));
  const at = cuts.length > 0 && rng.chance(0.4) ? rng.pick(cuts) : rng.pick(seams(owner));
  if (at === undefined) {
    owner.pictures.push(picture);
    return false;
  }
  const [first, ...rest] = picture as [Element, ...Element[]];
  owner.body.splice(at, 0, { ...first, gap: 1 }, ...rest);
  return true;
};

/** A caption after the article that follows its own. */
export const captionAstray: Trouble = (pieces, _paper, rng) => {
  const list = articles(pieces);
  const from = rng.int(0, list.length - 2);
  const owner = list[from] as Printed;
  const host = list[from + 1] as Printed;
  const picture = owner.pictures.at(-1);
  if (!picture || !named(owner, (picture[0] as Element).text)) return false;
  owner.pictures.pop();
  host.pictures.push(picture);
  return true;
};

/** A paragraph that stands in the neighbour's text. */
export const misplaced: Trouble = (pieces, _paper, rng) => {
  const list = articles(pieces);
  const from = rng.int(0, list.length - 1);
  const owner = list[from] as Printed;
  const host = list[from === 0 ? 1 : from - 1];
  if (!host) return false;
  const choices = wholeParagraphs(owner).filter((i) => named(owner, owner.body[i]?.text ?? ''));
  const places = seams(host);
  if (choices.length === 0 || places.length === 0) return false;
  const [paragraph] = owner.body.splice(rng.pick(choices), 1);
  host.body.splice(rng.pick(places), 0, paragraph as Element);
  return true;
};

/** A paragraph printed twice: again further down, or in the neighbour's text. */
export const duplicated: Trouble = (pieces, _paper, rng) => {
  const list = articles(pieces);
  const owner = rng.pick(list);
  const host = rng.chance(0.5) ? owner : rng.pick(list);
  const choices = wholeParagraphs(owner).filter(
    (i) => host === owner || named(owner, owner.body[i]?.text ?? ''),
  );
  if (choices.length === 0) return false;
  const from = rng.pick(choices);
  const copy: Element = { ...(owner.body[from] as Element), role: 'duplicate' };
  const places = seams(host).filter((i) => host !== owner || i > from + 1);
  if (places.length === 0) return false;
  host.body.splice(rng.pick(places), 0, copy);
  return true;
};

/** Two paragraphs read across: print line by print line, each on a line of its own. */
export const interleaved: Trouble = (pieces, paper, rng) => {
  const piece = rng.pick(articles(pieces));
  const pairs = piece.body.flatMap((e, i) => {
    const next = piece.body[i + 1];
    const after = piece.body[i + 2];
    const fits =
      e.role === 'paragraph' &&
      next?.role === 'paragraph' &&
      !e.continued &&
      !next.continued &&
      !after?.continued;
    return fits && e.text.length < 200 && next.text.length < 200 ? [i] : [];
  });
  if (pairs.length === 0) return false;
  const at = rng.pick(pairs);
  const [a, b] = piece.body.splice(at, 2) as [Element, Element];
  piece.body.splice(at, 0, ...zip(a, b, paper));
  return true;
};

/** The same with two articles: the end of one and the beginning of the next. */
export const interleavedArticles: Trouble = (pieces, paper, rng) => {
  const list = articles(pieces);
  const from = rng.int(0, list.length - 2);
  const [first, second] = [list[from], list[from + 1]] as [Printed, Printed];
  const a = first.body.at(-1) as Element;
  const b = second.body[0] as Element;
  const whole =
    a.role === 'paragraph' && !a.continued && b.role === 'paragraph' && !second.body[1]?.continued;
  if (!whole || a.text.length > 200 || b.text.length > 200 || first.pictures.length > 0)
    return false;
  first.body.pop();
  second.body.shift();
  second.body.unshift(...zip(a, b, paper));
  return true;
};

function zip(a: Element, b: Element, paper: Paper): Element[] {
  const left = printLines(a.text, paper.width);
  const right = printLines(b.text, paper.width);
  const out: Element[] = [];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    if (left[i] !== undefined)
      out.push({ ...a, text: left[i] as string, continued: i > 0, gap: 1 });
    if (right[i] !== undefined)
      out.push({ ...b, text: right[i] as string, continued: i > 0, gap: 1 });
  }
  return out;
}
