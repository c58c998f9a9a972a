import { globSync } from 'node:fs';
import { type Built, type Finding, readBuilt } from './page.ts';
import { childrenOf, parseXml, textOf, type XmlElement } from './xml.ts';

const STATIC = '{http://www.openarchives.org/OAI/2.0/static-repository}';
const OAI = '{http://www.openarchives.org/OAI/2.0/}';
const OAI_DC = '{http://www.openarchives.org/OAI/2.0/oai_dc/}';
const DC = '{http://purl.org/dc/elements/1.1/}';

/** The fifteen elements of unqualified Dublin Core, which is all that oai_dc may hold. */
const ELEMENTS =
  'contributor coverage creator date description format identifier language publisher relation rights source subject title type';
const ALLOWED = new Set(ELEMENTS.split(' ').map((name) => DC + name));

/** What Identify must say, in this order, and how (OAI-PMH 2.0, section 4.2). */
const IDENTIFY: readonly (readonly [string, RegExp])[] = [
  ['repositoryName', /\S/],
  ['baseURL', /^https?:\/\/\S+$/],
  ['protocolVersion', /^2\.0$/],
  ['adminEmail', /^\S+@\S+\.\S+$/],
  ['earliestDatestamp', /^\d{4}-\d\d-\d\d$/],
  ['deletedRecord', /^no$/],
  ['granularity', /^YYYY-MM-DD$/],
];

function identifyProblems(repository: XmlElement): string[] {
  const [identify] = childrenOf(repository, `${STATIC}Identify`);
  const names = identify?.children.map(({ name }) => name) ?? [];
  const ordered = IDENTIFY.every(([name], at) => names[at] === OAI + name);
  return [
    ...(ordered && names.length === IDENTIFY.length ? [] : [`Identify holds ${names}`]),
    ...IDENTIFY.filter(
      ([name, form]) => !form.test((identify && textOf(identify, OAI + name)) ?? ''),
    ).map(([name]) => `Identify: ${name}`),
  ];
}

function recordProblems(record: XmlElement, root: string): string[] {
  const [header] = childrenOf(record, `${OAI}header`);
  const [metadata] = childrenOf(record, `${OAI}metadata`);
  const dc = metadata?.children.find(({ name }) => name === `${OAI_DC}dc`);
  if (!header || !dc) return ['a record without header or oai_dc'];
  const identifier = textOf(header, `${OAI}identifier`) ?? '';
  const wrong = (what: string) => `${identifier}: ${what}`;
  return [
    ...(/^oai:[a-z0-9.-]+:[a-z0-9]+$/.test(identifier) ? [] : [wrong('identifier')]),
    ...(/^\d{4}-\d\d-\d\d$/.test(textOf(header, `${OAI}datestamp`) ?? '')
      ? []
      : [wrong('datestamp')]),
    ...dc.children.filter(({ name }) => !ALLOWED.has(name)).map(({ name }) => wrong(name)),
    ...dc.children.filter(({ text }) => text === '').map(({ name }) => wrong(`empty ${name}`)),
    ...(textOf(dc, `${DC}identifier`)?.startsWith(`${root}articles/`) ? [] : [wrong('address')]),
  ];
}

/** The static repositories hold every piece once, as the guidelines for them say. */
export function checkOai(built: Built, articles: number): Finding[] {
  const identifiers: string[] = [];
  const findings = globSync('oai/*.xml', { cwd: built.dist }).flatMap((file): Finding[] => {
    try {
      const repository = parseXml(readBuilt(built, file));
      const records = childrenOf(repository, `${STATIC}ListRecords`).flatMap((list) =>
        childrenOf(list, `${OAI}record`),
      );
      for (const record of records) {
        const [header] = childrenOf(record, `${OAI}header`);
        identifiers.push((header && textOf(header, `${OAI}identifier`)) ?? '');
      }
      const problems = [
        ...(repository.name === `${STATIC}Repository` ? [] : [`root is ${repository.name}`]),
        ...identifyProblems(repository),
        ...(childrenOf(repository, `${STATIC}ListMetadataFormats`).length === 1
          ? []
          : ['no ListMetadataFormats']),
        ...records.flatMap((record) => recordProblems(record, built.root)),
      ];
      return problems.map((message) => ({ file, message }));
    } catch (error) {
      return [{ file, message: String(error) }];
    }
  });
  const found = new Set(identifiers).size;
  if (found !== articles || identifiers.length !== articles) {
    const message = `${identifiers.length} records, ${found} identifiers, ${articles} pieces`;
    findings.push({ file: 'oai/', message });
  }
  return findings;
}
