import config from '../../archive.config.ts';
import type { SiteFacts } from '../exports/site.ts';
import { absolute } from './href.ts';
import { ui } from './index.ts';
import { titleOf } from './titles.ts';

/** The archive of archive.config.ts, as exports present it. */
export const siteFacts: SiteFacts = {
  title: config.title,
  description: config.description,
  publisher: config.publisher,
  language: config.language,
  mail: config.report && 'mail' in config.report ? config.report.mail : undefined,
  absolute,
  titleOf,
  dateInWords: ui.date,
};

/** Name of the host that the site is published on. */
export const siteHost: string = new URL(config.site).hostname;
