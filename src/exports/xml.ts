/** Markup that is written out as it is; every other string is escaped on the way in. */
export type Xml = { readonly markup: string };

type Attributes = Readonly<Record<string, string | undefined>>;
export type Child = Xml | string | undefined;

/** What XML 1.0 cannot hold, not even escaped: controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escapeXml = (text: string) =>
  text.replaceAll(ILLEGAL, '').replaceAll(/[&<>"\r]/g, (mark) => ENTITIES[mark] ?? mark);

const line = (text: string) => escapeXml(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/** An element; attributes and children that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Xml {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${line(value)}"`],
  );
  const inner = children
    .map((child) => (typeof child === 'string' ? escapeXml(child) : (child?.markup ?? '')))
    .join('');
  const end = inner === '' ? '/>' : `>${inner}</${name}>`;
  return { markup: `<${name}${given.join('')}${end}` };
}

/** A whole document, one line an item below the root. */
export const xmlDocument = (name: string, attributes: Attributes, children: Child[]): string => {
  const lines = children.filter((child) => child !== undefined).flatMap((child) => ['\n', child]);
  const broken = lines.map((child) => (child === '\n' ? { markup: '\n' } : child));
  const { markup } = element(name, attributes, ...broken, { markup: '\n' });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup}\n`;
};
