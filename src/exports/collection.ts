import type {
  AboutPage,
  CollectionPage,
  DefinedTerm,
  Person,
  Place as PlaceThing,
  SearchResultsPage,
  WithContext,
} from 'schema-dts';
import { ancestry, type PlaceNode } from '../archive/places.ts';
import { authorPath, placePath, type SiteFacts, topicPath } from './site.ts';

/** What one page of the site is, in the vocabulary of schema.org. */
type PageFacts = { path: `/${string}`; name: string };

/** What all pages say of themselves. Nothing here changes when pieces are added elsewhere. */
const page = <Type extends string>(type: Type, { path, name }: PageFacts, site: SiteFacts) => ({
  '@context': 'https://schema.org' as const,
  '@type': type,
  '@id': site.absolute(path),
  url: site.absolute(path),
  name,
  inLanguage: site.language,
  isPartOf: { '@type': 'WebSite' as const, '@id': site.absolute('/') },
});

export const aboutPage = (facts: PageFacts, site: SiteFacts): WithContext<AboutPage> =>
  page('AboutPage', facts, site);

export const searchPage = (facts: PageFacts, site: SiteFacts): WithContext<SearchResultsPage> =>
  page('SearchResultsPage', facts, site);

/**
 * A page that lists others: pieces, issues, places, topics or authors.
 *
 * @param items in the order of the page; a long list is listed page by page
 * @param about what the listed pieces are about, or who wrote them
 */
export const collectionPage = (
  { items, about, ...facts }: PageFacts & { items: readonly PageFacts[]; about?: Subject },
  site: SiteFacts,
): WithContext<CollectionPage> => ({
  ...page('CollectionPage', facts, site),
  ...(about && { about }),
  mainEntity: {
    '@type': 'ItemList',
    numberOfItems: items.length,
    itemListElement: items.map(({ path, name }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      url: site.absolute(path),
    })),
  },
});

type Subject = DefinedTerm | Person | PlaceThing;

export const topicThing = (
  topic: { id: string; slug: string; definition: string },
  site: SiteFacts,
): DefinedTerm => ({
  '@type': 'DefinedTerm',
  url: site.absolute(topicPath(topic.slug)),
  name: topic.id,
  description: topic.definition,
  inDefinedTermSet: site.absolute('/topics/'),
});

export const authorThing = (author: { name: string; slug: string }, site: SiteFacts): Person => ({
  '@type': 'Person',
  url: site.absolute(authorPath(author.slug)),
  name: author.name,
});

/** A place within the place above it, up to its province; the number is that of GB/T 2260. */
export function placeNodeThing(node: PlaceNode, site: SiteFacts): PlaceThing {
  const [above] = ancestry(node).slice(-2, -1);
  return {
    '@type': 'AdministrativeArea',
    url: site.absolute(placePath(node.key)),
    name: node.name,
    ...(above && { containedInPlace: placeNodeThing(above, site) }),
  };
}
