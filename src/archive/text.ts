import { bodyBlocks } from './body.ts';
import type { ArticleFile } from './files.ts';

/** All text of a piece that readers see, part by part, in the characters of its file. */
export function publishedText({ article, body }: ArticleFile): string[] {
  const { title, kicker = '', subtitle = '', bylineText = '', photos } = article;
  return [
    kicker,
    title,
    subtitle,
    bylineText,
    ...bodyBlocks(body).map((block) => block.text),
    ...photos.flatMap((photo) => [photo.caption, photo.creditText]),
  ];
}
