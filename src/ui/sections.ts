import { ui } from './index.ts';

/** The parts of the site, as its header and pages without content lead to them: path and name. */
export const sections = [
  ['/issues/', ui.site.issues],
  ['/places/', ui.site.places],
  ['/topics/', ui.site.topics],
  ['/authors/', ui.site.authors],
  ['/about/', ui.site.about],
] as const;
