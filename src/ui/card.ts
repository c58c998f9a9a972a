import config from '../../archive.config.ts';
import type { ArticleEntry } from '../archive/entry.ts';
import type { IssueEntry } from '../archive/issue.ts';
import { shown } from '../archive/typography.ts';
import { CARD, CARDS_MAX, type CardText } from '../exports/card.ts';
import type { Preview } from '../exports/meta.ts';
import { absolute } from './href.ts';
import { ui } from './index.ts';
import { issueTitle, titleOf } from './titles.ts';

/** Card of the archive as a whole. */
export const SITE_CARD = '/cards/archive.png';

/** A picture without text, for builds on machines that cannot draw Chinese. */
const BARE_CARD = '/card.png';

export const cardPath = ({ id }: ArticleEntry) => `/cards/${id}.png` as const;

/** The newest pieces have a card of their own. */
export const hasCard = ({ index }: ArticleEntry): boolean => index < CARDS_MAX;

export const archiveCard: CardText = {
  headline: config.title,
  below: config.description,
  nameplate: config.publisher,
};

export const pieceCard = (entry: ArticleEntry, issue: IssueEntry): CardText => ({
  headline: shown(titleOf(entry)),
  below: issueTitle(issue),
  nameplate: config.title,
});

const picture = (path: `/${string}`, alt: string): Preview['card'] => ({
  url: absolute(path),
  ...CARD,
  alt,
});

/** The answer to a question that every page asks, found once. */
function once<T>(find: () => T): () => T {
  let found: T | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

/** Whether the build draws cards: it says so in CARDS, because pages are made before the cards. */
const drawn = once(() => process.env.CARDS === 'on');

/** The card that stands for a page that has none of its own. */
export const siteCard: () => Preview['card'] = once(() =>
  picture(drawn() ? SITE_CARD : BARE_CARD, ui.card(config.title)),
);

export const cardOf = (entry: ArticleEntry): Preview['card'] =>
  drawn() && hasCard(entry) ? picture(cardPath(entry), ui.card(titleOf(entry))) : siteCard();
