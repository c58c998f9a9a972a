import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArticleRecord } from '../../src/exports/record.ts';
import type { Built, Finding, SitePage } from './page.ts';

/** A date of schema.org as far as it is known; never an interval nor an estimate. */
const date = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/);
const name = z.string().min(1);
const context = z.literal('https://schema.org');
const organization = z.strictObject({ '@type': z.literal('Organization'), name, url: z.url() });

const issue = z.strictObject({
  '@type': z.literal('PublicationIssue'),
  '@id': z.url(),
  name,
  issueNumber: name.optional(),
  datePublished: date.optional(),
  isPartOf: z.strictObject({ '@type': z.literal('Newspaper'), name }).optional(),
});

const article = z.strictObject({
  '@context': context,
  '@type': z.literal('NewsArticle'),
  '@id': z.url(),
  mainEntityOfPage: z.url(),
  headline: name,
  inLanguage: name,
  author: z
    .array(z.strictObject({ '@type': z.literal('Person'), name, url: z.url().optional() }))
    .min(1)
    .optional(),
  datePublished: date.optional(),
  isPartOf: issue,
  printPage: name.optional(),
  position: z.int().positive(),
  contentLocation: z
    .array(z.strictObject({ '@type': z.literal('Place'), name, url: z.url() }))
    .min(1)
    .optional(),
  keywords: name.optional(),
  sdPublisher: organization,
});

const issuePage = issue.extend({ '@context': context, url: z.url(), sdPublisher: organization });

const webSite = z.strictObject({
  '@context': context,
  '@type': z.literal('WebSite'),
  '@id': z.url(),
  url: z.url(),
  name,
  description: name,
  inLanguage: name,
  publisher: organization,
});

const download = z.strictObject({
  '@type': z.literal('DataDownload'),
  contentUrl: z.url(),
  encodingFormat: name,
});

const dataset = z.strictObject({
  '@context': context,
  '@type': z.literal('Dataset'),
  '@id': z.url(),
  url: z.url(),
  name,
  // Google's data set search wants 50 to 5,000 characters; an archive may say less.
  description: name,
  inLanguage: name,
  creator: organization,
  isAccessibleForFree: z.literal(true),
  distribution: z.array(download).min(1),
});

const page = {
  '@context': context,
  '@id': z.url(),
  url: z.url(),
  name,
  inLanguage: name,
  isPartOf: z.strictObject({ '@type': z.literal('WebSite'), '@id': z.url() }),
};

const area = z.strictObject({
  '@type': z.literal('AdministrativeArea'),
  url: z.url(),
  name,
  get containedInPlace() {
    return area.optional();
  },
});

const subject = z.discriminatedUnion('@type', [
  z.strictObject({
    '@type': z.literal('DefinedTerm'),
    url: z.url(),
    name,
    description: name,
    inDefinedTermSet: z.url(),
  }),
  z.strictObject({ '@type': z.literal('Person'), url: z.url(), name }),
  area,
]);

const collection = z.strictObject({
  ...page,
  '@type': z.literal('CollectionPage'),
  about: subject.optional(),
  mainEntity: z.strictObject({
    '@type': z.literal('ItemList'),
    numberOfItems: z.int().nonnegative(),
    itemListElement: z.array(
      z.strictObject({
        '@type': z.literal('ListItem'),
        position: z.int().positive(),
        name,
        url: z.url(),
      }),
    ),
  }),
});

const aboutPage = z.strictObject({ ...page, '@type': z.literal('AboutPage') });

const searchPage = z.strictObject({ ...page, '@type': z.literal('SearchResultsPage') });

const thing = z.discriminatedUnion('@type', [
  article,
  issuePage,
  webSite,
  dataset,
  collection,
  aboutPage,
  searchPage,
]);
type Thing = z.infer<typeof thing>;

/** Which description a page of each kind must have. */
const EXPECTED: readonly (readonly [RegExp, Thing['@type']])[] = [
  [/^articles\/[a-z0-9]+\/index\.html$/, 'NewsArticle'],
  [/^issues\/(?!year|page)[a-z0-9-]+\/index\.html$/, 'PublicationIssue'],
  [/^data\/index\.html$/, 'Dataset'],
  [/^search\/index\.html$/, 'SearchResultsPage'],
  [/^about\/index\.html$/, 'AboutPage'],
  [/^issues\/(?:year\/|page\/|index\.html$)/, 'CollectionPage'],
  [/^(?:authors|places|topics)\//, 'CollectionPage'],
  [/^index\.html$/, 'WebSite'],
];

function articleProblems(page: SitePage, found: z.infer<typeof article>, record: ArticleRecord) {
  const authors = found.author?.map((author) => author.name) ?? [];
  const photographers = record.kind === 'photo';
  const { date_inferred: inferred } = record;
  const dates = [found.datePublished, found.isPartOf.datePublished];
  const scholar = page.meta.get('citation_publication_date');
  return [
    ...(found['@id'] === page.url ? [] : ['@id is not the page']),
    ...(photographers || authors.join() === record.authors.join() ? [] : ['authors differ']),
    ...(inferred && (dates.some((each) => each !== undefined) || scholar !== undefined)
      ? ['an inferred date is given as known']
      : []),
    ...(record.newspaper !== null && found.isPartOf.isPartOf?.name !== record.newspaper
      ? ['the newspaper differs']
      : []),
  ];
}

/** A list names pages that are there, in their order, each once. */
function collectionProblems(
  page: SitePage,
  { mainEntity: list, about }: z.infer<typeof collection>,
  { dist, root }: Built,
): string[] {
  const urls = list.itemListElement.map(({ url }) => url);
  const isBuilt = (url: string) =>
    url.startsWith(root) && existsSync(join(dist, url.slice(root.length), 'index.html'));
  return [
    ...urls.filter((url) => !isBuilt(url)).map((url) => `lists ${url}, which is no page`),
    ...(new Set(urls).size === urls.length ? [] : ['lists a page twice']),
    ...(list.numberOfItems === urls.length ? [] : ['the number of items differs']),
    ...(list.itemListElement.every(({ position }, at) => position === at + 1)
      ? []
      : ['positions are not in order']),
    ...(about === undefined || page.url.startsWith(about.url) ? [] : ['is about another page']),
  ];
}

/** Tags that every page of a piece has. */
const TAGS = ['og:title', 'og:url', 'og:image', 'citation_title', 'DC.title', 'z:itemType'];

function tagProblems(page: SitePage, { dist, root }: Built): string[] {
  const image = page.meta.get('og:image')?.[0] ?? '';
  const file = image.startsWith(root) ? image.slice(root.length) : undefined;
  return [
    ...TAGS.filter((tag) => !page.meta.get(tag)?.[0]).map((tag) => `no ${tag}`),
    ...(file !== undefined && existsSync(join(dist, file)) ? [] : [`og:image ${image}`]),
  ];
}

/** The JSON-LD and the tags of all pages, held against the records of the data package. */
export function checkThings(
  built: Built,
  pages: readonly SitePage[],
  records: ReadonlyMap<string, ArticleRecord>,
): Finding[] {
  return pages.flatMap((page) => {
    // Pages that lead on from an ended permalink, and other pages kept from search engines.
    if (page.meta.get('robots')?.includes('noindex')) return [];
    const id = /^articles\/([a-z0-9]+)\/index\.html$/.exec(page.file)?.[1];
    const record = id === undefined ? undefined : records.get(id);
    const problems = id === undefined ? [] : tagProblems(page, built);
    if (id !== undefined && record === undefined) problems.push('no record of it in the data');
    const expected = EXPECTED.find(([files]) => files.test(page.file))?.[1];
    const wanted = record?.kind === 'stray' ? undefined : expected;
    const types = page.things.map((text): string => {
      const read = thing.safeParse(JSON.parse(text));
      if (!read.success) {
        problems.push(z.prettifyError(read.error));
        return 'invalid';
      }
      const found = read.data;
      if (found['@type'] === 'NewsArticle' && record) {
        problems.push(...articleProblems(page, found, record));
      }
      if (found['@type'] === 'CollectionPage') {
        problems.push(...collectionProblems(page, found, built));
      }
      return found['@type'];
    });
    if (types.join() !== (wanted ?? '')) problems.push(`JSON-LD: ${types}, expected ${wanted}`);
    return problems.map((message) => ({ file: page.file, message }));
  });
}
