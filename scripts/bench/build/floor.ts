/** node floor.ts FOLDER OUT: the same pages from template strings, with nothing around them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedXml, listHtml, listPages, pieceHtml } from './html.ts';
import { PER_PAGE } from './plain.ts';

const [, , folder = '', out = ''] = process.argv;
const linesOf = (name: string) => readFileSync(join(folder, name), 'utf8').split('\n');

function write(path: string, bytes: string): void {
  mkdirSync(join(out, path), { recursive: true });
  writeFileSync(join(out, path, 'index.html'), bytes);
}

const pieces = linesOf('pieces.jsonl').map((line) => {
  const { blocks, ...piece } = JSON.parse(line);
  write(`articles/${piece.id}`, pieceHtml(piece, blocks));
  const { id, title, day, authors } = piece;
  return { id, title, day, authors };
});
for (const line of linesOf('lists.jsonl')) {
  const { path, name, at } = JSON.parse(line) as { path: string; name: string; at: number[] };
  const count = listPages(at.length);
  for (let number = 1; number <= count; number++) {
    const items = at
      .slice((number - 1) * PER_PAGE, number * PER_PAGE)
      .flatMap((index) => pieces[index] ?? []);
    write(
      number === 1 ? path : `${path}page/${number}`,
      listHtml({ path, name }, items, number, count),
    );
  }
}
const newest = pieces.slice(0, PER_PAGE);
write('', listHtml({ path: '/', name: '剪报' }, newest, 1, 1));
writeFileSync(join(out, 'feed.xml'), feedXml(newest));
