import { readFileSync } from 'node:fs';
import { close, createIndex } from 'pagefind';

/** Pagefind as it comes, in a process of its own: `pagefind.ts <input> <folder of its bundle>`. */

export interface PagefindInput {
  url: string;
  title: string;
  paragraphs: string[];
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const page = ({ title, paragraphs }: PagefindInput) =>
  `<!doctype html><html lang="zh-CN"><head><title>${escaped(title)}</title></head><body><h1>${escaped(title)}</h1>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</body></html>`;

async function main(): Promise<void> {
  const [input = '', output = ''] = process.argv.slice(2);
  const { index, errors } = await createIndex();
  if (!index) throw new Error(errors.join('; '));
  for (const line of readFileSync(input, 'utf8').split('\n')) {
    if (line === '') continue;
    const piece: PagefindInput = JSON.parse(line);
    const added = await index.addHTMLFile({ url: `/${piece.url}`, content: page(piece) });
    if (added.errors.length > 0) throw new Error(added.errors.join('; '));
  }
  await index.writeFiles({ outputPath: output });
  await close();
}

if (import.meta.main) await main();
