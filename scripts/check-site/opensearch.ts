import { type Built, type Finding, readBuilt } from './page.ts';
import { childrenOf, parseXml, textOf } from './xml.ts';

const NAMESPACE = '{http://a9.com/-/spec/opensearch/1.1/}';

/** Longest texts that OpenSearch 1.1 allows. */
const LENGTHS = { ShortName: 16, LongName: 48, Description: 1024 };

/** The description by which browsers learn to search the archive. */
export function checkOpenSearch(built: Built): Finding[] {
  const file = 'opensearch.xml';
  try {
    const document = parseXml(readBuilt(built, file));
    const [url] = childrenOf(document, `${NAMESPACE}Url`);
    const template = url?.attributes.get('template') ?? '';
    const problems = [
      ...(document.name === `${NAMESPACE}OpenSearchDescription` ? [] : ['root']),
      ...Object.entries(LENGTHS).flatMap(([name, most]) => {
        const text = textOf(document, NAMESPACE + name) ?? '';
        return text === '' || Array.from(text).length > most ? [name] : [];
      }),
      ...(template === `${built.root}search/?q={searchTerms}` ? [] : [`template ${template}`]),
    ];
    return problems.map((message) => ({ file, message }));
  } catch (error) {
    return [{ file, message: String(error) }];
  }
}
