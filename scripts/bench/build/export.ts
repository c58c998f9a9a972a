import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../../src/archive/archive.ts';
import { bodyBlocks } from '../../../src/archive/body.ts';
import { plainLists, plainPiece } from './plain.ts';

/** Last part of an address: a term of Hugo's taxonomies. */
const term = ([path]: readonly [string, string]) => path.split('/').at(-2) ?? '';

/**
 * The archive for the other programs: a Markdown file with frontmatter for each piece, and the names
 * of the lists. The floor gets the same as lines of JSON.
 */
export function exportPlain(archive: Archive, folder: string): void {
  const content = join(folder, 'content', 'articles');
  mkdirSync(content, { recursive: true });
  const lines: string[] = [];
  for (const entry of archive.articles) {
    const piece = plainPiece(archive, entry);
    const { body } = archive.read(entry);
    const front = {
      ...piece,
      url: `/articles/${entry.id}/`,
      // Newest first, as printed: the order of all lists.
      weight: entry.index + 1,
      issues: [term(piece.issue)],
      byAuthor: piece.authors.map(term),
      byPlace: piece.places.map(term),
      byTopic: piece.topics.map(term),
    };
    writeFileSync(
      join(content, `${entry.id}.md`),
      `${JSON.stringify(front, null, 1)}\n\n${body.trim()}\n`,
    );
    lines.push(JSON.stringify({ ...piece, blocks: bodyBlocks(body) }));
  }
  writeFileSync(join(folder, 'pieces.jsonl'), lines.join('\n'));
  const names: Record<string, Record<string, string>> = {};
  const lists: string[] = [];
  for (const { path, name, pieces } of plainLists(archive)) {
    const [, kind = '', key = ''] = path.split('/');
    names[kind] ??= {};
    names[kind][key] = name;
    lists.push(JSON.stringify({ path, name, at: pieces.map(({ index }) => index) }));
  }
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(folder, 'data', 'names.json'), JSON.stringify(names));
  writeFileSync(join(folder, 'lists.jsonl'), lists.join('\n'));
}
