import { type Link, PER_PAGE, type PlainPiece } from './plain.ts';

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (raw: string) => raw.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);
const link = ([path, name]: Link) => `<a href="${path}">${text(name)}</a>`;
const list = (name: string, links: readonly Link[]) =>
  links.length === 0 ? '' : `<p class="${name}">${links.map(link).join(' ')}</p>`;

const page = (title: string, main: string) =>
  `<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>${text(title)} · 剪报</title></head><body><header><a href="/">剪报</a></header><main>${main}</main><footer>剪报</footer></body></html>`;

type Block = { kind: 'paragraph' | 'subhead'; text: string };

export function pieceHtml(piece: PlainPiece, blocks: readonly Block[]): string {
  const body = blocks
    .map(({ kind, text: raw }) =>
      kind === 'subhead' ? `<h2>${text(raw)}</h2>` : `<p>${text(raw)}</p>`,
    )
    .join('\n');
  const around = [piece.previous, piece.next].filter((other) => other !== undefined);
  return page(
    piece.title,
    `<article><h1>${text(piece.title)}</h1>${list('issue', [piece.issue])}${list('authors', piece.authors)}<div>${body}</div>${list('places', piece.places)}${list('topics', piece.topics)}${list('around', around)}</article>`,
  );
}

type Item = Pick<PlainPiece, 'id' | 'title' | 'day' | 'authors'>;
const item = ({ id, title, day, authors }: Item) =>
  `<li><a href="/articles/${id}/">${text(title)}</a> <time>${day}</time> ${authors.map(([, name]) => text(name)).join(' ')}</li>`;

export const listPages = (length: number) => Math.max(1, Math.ceil(length / PER_PAGE));

export function listHtml(
  { path, name }: { path: string; name: string },
  items: readonly Item[],
  number: number,
  count: number,
): string {
  const to = (at: number): Link => [at === 1 ? path : `${path}page/${at}/`, String(at)];
  const others = [number - 1, number + 1].filter((at) => at >= 1 && at <= count).map(to);
  return page(
    name,
    `<h1>${text(name)}</h1><ul>${items.map(item).join('')}</ul>${list('pages', others)}`,
  );
}

export const feedXml = (items: readonly Item[]): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>剪报</title><link>/</link><description>剪报</description>${items.map(({ id, title }) => `<item><title>${text(title)}</title><link>/articles/${id}/</link></item>`).join('')}</channel></rss>`;
