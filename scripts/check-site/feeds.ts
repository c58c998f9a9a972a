import { globSync } from 'node:fs';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { type Built, type Finding, readBuilt } from './page.ts';
import { childrenOf, parseXml, textOf, type XmlElement } from './xml.ts';

const ATOM = '{http://www.w3.org/2005/Atom}';

/** Date and time of RFC 3339, which Atom wants. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

type Rule = (value: string | undefined) => boolean;
const filled: Rule = (value) => value !== undefined && value.trim() !== '';
const instant: Rule = (value) => value !== undefined && INSTANT.test(value);

const isUrl = (root: string): Rule => {
  return (value) => value?.startsWith(root) === true && URL.canParse(value);
};

/** Names of the children of an element that a rule does not hold for. */
const broken = (element: XmlElement, rules: Record<string, Rule>) =>
  Object.entries(rules).flatMap(([name, rule]) =>
    rule(textOf(element, name)) ? [] : [`${name} of ${element.name}: ${textOf(element, name)}`],
  );

/** What RFC 4287 requires of a feed and its entries. */
function atomProblems(feed: XmlElement, root: string): string[] {
  const rules = {
    [`${ATOM}title`]: filled,
    [`${ATOM}id`]: isUrl(root),
    [`${ATOM}updated`]: instant,
  };
  const entries = childrenOf(feed, `${ATOM}entry`);
  const ids = entries.map((entry) => textOf(entry, `${ATOM}id`));
  const linked = (each: XmlElement) =>
    childrenOf(each, `${ATOM}link`).every((link) => isUrl(root)(link.attributes.get('href')));
  return [
    ...(feed.name === `${ATOM}feed` ? [] : [`root is ${feed.name}`]),
    ...[feed, ...entries].flatMap((each) => broken(each, rules)),
    ...([feed, ...entries].every(linked) ? [] : ['a link leads away from the site']),
    ...(new Set(ids).size === ids.length ? [] : ['an id stands twice']),
    ...(childrenOf(feed, `${ATOM}author`).length > 0 ? [] : ['no author']),
  ];
}

/** What RSS 2.0 requires of a channel and its items. */
function rssProblems(rss: XmlElement, root: string): string[] {
  const [channel, ...more] = childrenOf(rss, '{}channel');
  if (channel === undefined || more.length > 0) return ['not one channel'];
  const items = childrenOf(channel, '{}item');
  const guids = items.map((item) => textOf(item, '{}guid'));
  const dates = items.flatMap((item) => childrenOf(item, '{}pubDate')).map(({ text }) => text);
  return [
    ...(rss.attributes.get('version') === '2.0' ? [] : ['not version 2.0']),
    ...broken(channel, { '{}title': filled, '{}link': isUrl(root), '{}description': filled }),
    ...items.flatMap((item) =>
      broken(item, { '{}title': filled, '{}link': isUrl(root), '{}guid': isUrl(root) }),
    ),
    ...(new Set(guids).size === guids.length ? [] : ['a guid stands twice']),
    ...dates.filter((date) => Number.isNaN(Date.parse(date))).map((date) => `no date: ${date}`),
  ];
}

/** Every feed is well-formed, has what its format requires, and a feed reader finds all its pieces. */
export function checkFeeds(built: Built): Finding[] {
  return globSync('**/{atom,rss}.xml', { cwd: built.dist }).flatMap((file) => {
    const source = readBuilt(built, file);
    try {
      const root = parseXml(source);
      const isAtom = file.endsWith('atom.xml');
      const problems = isAtom ? atomProblems(root, built.root) : rssProblems(root, built.root);
      const read = isAtom ? parseAtomFeed(source).entries : parseRssFeed(source).items;
      const written = isAtom
        ? childrenOf(root, `${ATOM}entry`)
        : childrenOf(root, '{}channel').flatMap((channel) => childrenOf(channel, '{}item'));
      if ((read ?? []).length !== written.length) problems.push('a feed reader finds fewer pieces');
      return problems.map((message) => ({ file, message }));
    } catch (error) {
      return [{ file, message: String(error) }];
    }
  });
}
