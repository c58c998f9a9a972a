import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { placePath as divisions } from '../archive/places.ts';
import { type Citable, fullTitle } from '../cite/citable.ts';
import { machineDate } from '../cite/dates.ts';
import type { SiteFacts } from './site.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

/**
 * Records in one static repository. The specification means "small" collections that a gateway
 * reads whole; at about 1.5 KB a record this keeps a file under 8 MB.
 */
export const OAI_LENGTH = 5000;

export const oaiNumbers = (count: number): number[] =>
  Array.from({ length: Math.max(1, Math.ceil(count / OAI_LENGTH)) }, (_, at) => at + 1);

/** A piece with what its record says. */
export type OaiItem = { entry: ArticleEntry; issue: IssueEntry; piece: Citable };

/** Stands where no date is known: a record must have one. */
const NO_DATE = '1970-01-01';

/** The archive keeps no dates of its edits: the last day that the issue can have been printed. */
const datestamp = (issue: IssueEntry) => issue.date?.last ?? NO_DATE;

const OAI_DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
const OAI_DC_SCHEMA = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';
const STATIC = 'http://www.openarchives.org/OAI/2.0/static-repository';

function dublinCore({ entry, issue, piece }: OaiItem, site: SiteFacts): Xml {
  const dc = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? undefined : element(`dc:${name}`, {}, text);
  const place = entry.place && divisions(entry.place).map(({ name }) => name);
  return element(
    'oai_dc:dc',
    {
      'xmlns:oai_dc': OAI_DC,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xsi:schemaLocation': `${OAI_DC} ${OAI_DC_SCHEMA}`,
    },
    dc('title', fullTitle(piece, '：')),
    ...piece.authors.map((name) => dc('creator', name)),
    ...entry.topics.map((topic) => dc('subject', topic)),
    dc('description', entry.lead),
    dc('publisher', piece.newspaper),
    dc('date', machineDate(piece.date)),
    dc('type', 'Text'),
    dc('format', 'text/html'),
    dc('identifier', piece.url),
    dc('source', `${issue.newspaper}　${site.dateInWords(issue.date)}`),
    dc('language', piece.language),
    dc('coverage', place?.join('')),
  );
}

const oai = (name: string, ...children: (Xml | string)[]) =>
  element(`oai:${name}`, {}, ...children);

/**
 * One static repository of OAI-PMH 2.0: a file that a gateway serves to harvesters.
 *
 * @param host of the site: identifiers of records carry it
 */
export function oaiRepository(
  items: readonly OaiItem[],
  { site, host, self }: { site: SiteFacts; host: string; self: `/${string}` },
): string {
  const dates = items.map(({ issue }) => datestamp(issue)).sort();
  const records = items.map((item) =>
    oai(
      'record',
      oai(
        'header',
        oai('identifier', `oai:${host}:${item.entry.id}`),
        oai('datestamp', datestamp(item.issue)),
      ),
      oai('metadata', dublinCore(item, site)),
    ),
  );
  const spaces = {
    xmlns: STATIC,
    'xmlns:oai': 'http://www.openarchives.org/OAI/2.0/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${STATIC} ${STATIC}.xsd`,
  };
  return xmlDocument('Repository', spaces, [
    element(
      'Identify',
      {},
      oai('repositoryName', site.title),
      oai('baseURL', site.absolute(self)),
      oai('protocolVersion', '2.0'),
      // Required. Without an address in the configuration, the one that RFC 2142 gives every site.
      oai('adminEmail', site.mail ?? `webmaster@${host}`),
      oai('earliestDatestamp', dates[0] ?? NO_DATE),
      oai('deletedRecord', 'no'),
      oai('granularity', 'YYYY-MM-DD'),
    ),
    element(
      'ListMetadataFormats',
      {},
      oai(
        'metadataFormat',
        oai('metadataPrefix', 'oai_dc'),
        oai('schema', OAI_DC_SCHEMA),
        oai('metadataNamespace', OAI_DC),
      ),
    ),
    element(
      'ListRecords',
      { metadataPrefix: 'oai_dc' },
      ...records.flatMap((record): Xml[] => [{ markup: '\n' }, record]),
    ),
  ]);
}
