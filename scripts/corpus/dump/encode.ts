import iconv from 'iconv-lite';

/** Encodings and line ends that dumps come in. */
export const encodings = [
  'utf8',
  'utf8-bom',
  'utf8-crlf',
  'gb18030',
  'gb18030-crlf',
  'utf16le',
  'utf16be',
] as const;
export type Encoding = (typeof encodings)[number];

export function encode(text: string, encoding: Encoding): Uint8Array {
  const crlf = text.replaceAll('\n', '\r\n');
  switch (encoding) {
    case 'utf8':
      return iconv.encode(text, 'utf8');
    case 'utf8-bom':
      return iconv.encode(text, 'utf8', { addBOM: true });
    case 'utf8-crlf':
      return iconv.encode(crlf, 'utf8');
    case 'gb18030':
      return iconv.encode(text, 'gb18030');
    case 'gb18030-crlf':
      return iconv.encode(crlf, 'gb18030');
    case 'utf16le':
      return iconv.encode(text, 'utf16le', { addBOM: true });
    case 'utf16be':
      return iconv.encode(crlf, 'utf16be', { addBOM: true });
  }
}
