import { SaxesParser } from 'saxes';

/** An element of an XML document with its namespace. */
export type XmlElement = {
  /** Namespace and local name: `{http://www.w3.org/2005/Atom}entry`. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** Its own characters, those of its children left out. */
  text: string;
};

/**
 * Reads XML 1.0 with namespaces.
 *
 * @throws Error when the document is not well-formed
 */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [top];
  const current = () => open.at(-1) ?? top;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const given = Object.values(attributes).map(({ name, value }) => [name, value] as const);
    const element = {
      name: `{${uri}}${local}`,
      attributes: new Map(given),
      children: [],
      text: '',
    };
    current().children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    current().text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(source).close();
  const [root] = top.children;
  if (root === undefined) throw new Error('no root element');
  return root;
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Text of the only child of a name; undefined when there is none, or when there are several. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const found = childrenOf(element, name);
  return found.length === 1 ? found[0]?.text : undefined;
}
