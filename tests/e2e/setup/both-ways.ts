/**
 * node both-ways.ts PROGRAM CONTENT: renders every page of an archive as Astro does and as builds do,
 * and prints those that differ, and the templates that only Astro can render.
 */

import { startApp } from '../../../scripts/build/app.ts';
import { documentOf } from '../../../scripts/build/document.ts';
import { openArchive } from '../../../src/archive/archive.ts';
import { shareArchive } from '../../../src/archive/site.ts';

const [, , program = '', content = ''] = process.argv;
const site = { site: 'https://archive.example', base: '/' };
shareArchive(openArchive(content));
const { app, paths } = await startApp(program);
const astro = { ...app, templates: new Map() };
const different: string[] = [];
for (const path of paths) {
  const [built, standard] = [
    await documentOf(app, path, site),
    await documentOf(astro, path, site),
  ];
  if (!Buffer.from(built).equals(standard)) different.push(path.pathname);
}
const astroOnly = paths
  .filter(({ route }) => route.type === 'page' && !app.templates.get(route.component)?.same)
  .map(({ route }) => route.component);
process.stdout.write(
  JSON.stringify({ pages: paths.length, different, astroOnly: [...new Set(astroOnly)] }),
);
