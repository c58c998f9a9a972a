import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import config from '../archive.config.ts';
import { fingerprint } from './build/fingerprint.ts';
import { CONTENT } from './build/source.ts';
import { RECORD } from './build.ts';
import { checkBag, checkWithTools } from './check-site/bag.ts';
import { checkData } from './check-site/data.ts';
import { checkFeeds } from './check-site/feeds.ts';
import { checkHtml } from './check-site/html.ts';
import { checkLinks } from './check-site/links.ts';
import { checkOai } from './check-site/oai.ts';
import { checkOpenSearch } from './check-site/opensearch.ts';
import { type Built, type Finding, htmlFiles, readBuilt, readPage } from './check-site/page.ts';
import { checkSitemaps } from './check-site/sitemaps.ts';
import { checkThings } from './check-site/things.ts';
import { runCommand } from './shell.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Everything that a built site holds for people and machines, checked; empty when all is well. */
export function checkSite(built: Built): Finding[] {
  const pages = htmlFiles(built).map((file) => readPage(file, readBuilt(built, file), built.root));
  const { findings, records } = checkData(built);
  return [
    ...checkHtml(built),
    ...checkLinks(built, pages),
    ...checkSitemaps(built, pages),
    ...checkFeeds(built),
    ...checkOpenSearch(built),
    ...findings,
    ...checkThings(built, pages, records),
    ...checkOai(built, records.size),
    ...checkBag(built),
  ];
}

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Findings that are shown; a broken layout finds the same on every page. */
const SHOWN = 50;

function isCurrent(): boolean {
  const record = join(ROOT, RECORD);
  return existsSync(record) && readFileSync(record, 'utf8') === fingerprint(ROOT, CONTENT, config);
}

/** Checks dist/, or what --dist names; a site that is not there or out of date is left alone. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { dist: { type: 'string' } } });
  const dist = resolve(ROOT, values.dist ?? 'dist');
  if (values.dist === undefined && (!existsSync(join(dist, 'index.html')) || !isCurrent())) {
    say('not checked: there is no built site, or it is older than its sources (npm run build)');
    return;
  }
  const built = { dist, root: new URL(config.base, config.site).href };
  const tools = checkWithTools(built);
  const findings = [...checkSite(built), ...tools.findings];
  for (const { file, message } of findings.slice(0, SHOWN)) say(`${file}: ${message}`);
  if (findings.length > SHOWN) say(`and ${findings.length - SHOWN} more`);
  for (const tool of tools.missing) say(`not installed, so not asked: ${tool}`);
  say(`${htmlFiles(built).length} pages, ${findings.length} findings`);
  if (findings.length > 0) process.exitCode = 1;
}

if (import.meta.main) await runCommand(main);
