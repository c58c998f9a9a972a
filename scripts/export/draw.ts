import type Sharp from 'sharp';

/** Draws an SVG as a PNG of few colours. */
export type Draw = (svg: string) => Promise<Buffer>;

/** How a picture is written. Level 9 takes half as long again for 3 % fewer bytes. */
const PNG = { palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 6 };

/** Changes when the same SVG gives other bytes. */
export const DRAWING: string = JSON.stringify(PNG);

/** Height in pixels of 一 set at 100 pixels: a stroke in any font, a box where no font has it. */
const STROKE = 40;

const TEST =
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#fff"/><text x="50" y="150" font-size="100" font-family="serif">一</text></svg>';

async function load(): Promise<typeof Sharp | undefined> {
  try {
    return (await import('sharp')).default;
  } catch {
    // The package has no build for this machine.
    return undefined;
  }
}

async function hasChineseFont(sharp: typeof Sharp): Promise<boolean> {
  const { info } = await sharp(Buffer.from(TEST)).trim().toBuffer({ resolveWithObject: true });
  return info.height < STROKE;
}

/**
 * What draws text in Chinese on this machine; undefined when the machine has no program for it or
 * no Chinese font. Nothing is downloaded.
 */
export async function findDraw(): Promise<Draw | undefined> {
  const sharp = await load();
  if (sharp === undefined || !(await hasChineseFont(sharp))) return undefined;
  // A card has a ground of its own, so nothing needs to be laid under it.
  return (svg) => sharp(Buffer.from(svg)).png(PNG).toBuffer();
}
