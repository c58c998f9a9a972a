import type { SiteFacts } from './site.ts';
import { element, xmlDocument } from './xml.ts';

/** Longest names the OpenSearch 1.1 description may have. */
const SHORT = 16;
const LONG = 48;

const cut = (text: string, length: number) => Array.from(text).slice(0, length).join('');

/** What a browser needs to search the archive from its address bar (OpenSearch 1.1, draft 6). */
export function openSearch(site: SiteFacts): string {
  const icon = { type: 'image/svg+xml', width: '16', height: '16' };
  const template = `${site.absolute('/search/')}?q={searchTerms}`;
  return xmlDocument('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
    element('ShortName', {}, cut(site.title, SHORT)),
    element('LongName', {}, cut(site.title, LONG)),
    element('Description', {}, site.description),
    element('Language', {}, site.language),
    element('InputEncoding', {}, 'UTF-8'),
    element('OutputEncoding', {}, 'UTF-8'),
    element('Image', icon, site.absolute('/favicon.svg')),
    element('Url', { type: 'text/html', method: 'get', template }),
  ]);
}
