import type { WrittenFile } from './datapackage.ts';
import type { SiteFacts } from './site.ts';

/** A BagIt bag (RFC 8493): a folder whose files anybody can check, whatever becomes of the site. */
export const PAYLOAD = 'data';

/** Where the bag and its payload stand under the root of the site. */
export const BAG_FOLDER = 'data/bag';
export const BAG_PAYLOAD = `${BAG_FOLDER}/${PAYLOAD}` as const;

/** Files beside the payload. */
export const TAG_FILES = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
] as const;

/** bagit.txt, the declaration. */
export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** A value of bag-info.txt is one line. */
const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export function bagInfo(payload: readonly WrittenFile[], site: SiteFacts): string {
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `Source-Organization: ${line(site.publisher)}`,
    `External-Description: ${line(site.title)}`,
    `External-Identifier: ${site.absolute('/')}`,
    `Payload-Oxum: ${bytes}.${payload.length}`,
    '',
  ].join('\n');
}

/** manifest-sha256.txt or tagmanifest-sha256.txt: paths are from the bag's folder. */
export const manifest = (files: readonly WrittenFile[]): string =>
  files
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join('');
