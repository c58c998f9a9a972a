import config from '../../archive.config.ts';

/** Address of a page or file of this site, given from its root: `/issues/` → `/archive/issues/`. */
export const href = (path: `/${string}`): string => config.base + path.slice(1);

/** The same with the site's origin, for what is read away from the site. */
export const absolute = (path: `/${string}`): string => new URL(href(path), config.site).href;
