import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type ServedSite, serveSite } from '../../../scripts/serve/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the home page of the site built for `/`, with its last slash. */
    site: string;
    /** Folder of that build. */
    dist: string;
    /** The same site built for and served under `/archive/`. */
    siteUnderBase: string;
    distUnderBase: string;
    /** The site of tests/fixtures/content, which does not change with the archive. */
    fixtureSite: string;
    fixtureDist: string;
  }
}

const ROOT = resolve(import.meta.dirname, '../../..');

function build(out: string, base: string, content: string): void {
  const done = spawnSync(process.execPath, [join(ROOT, 'scripts/build.ts'), '--out', out], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Vitest sets NODE_ENV to test, and a site is built for production.
    env: { ...process.env, NODE_ENV: 'production', BASE_PATH: base, CONTENT_DIR: content },
  });
  if (done.status !== 0) throw new Error(`the build for ${base} failed`);
}

/** Builds the site once for each base path and serves both while the browser tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sites: ServedSite[] = [];
  const folder = (name: string) => join(ROOT, '.cache', 'e2e', name);
  const serve = async (name: string, base: string, content = 'content') => {
    build(folder(name), base, content);
    const served = await serveSite(folder(name), base, 0);
    sites.push(served);
    return served.url;
  };
  project.provide('site', await serve('root', '/'));
  project.provide('dist', folder('root'));
  project.provide('siteUnderBase', await serve('base', '/archive/'));
  project.provide('distUnderBase', folder('base'));
  project.provide('fixtureSite', await serve('fixture', '/', 'tests/fixtures/content'));
  project.provide('fixtureDist', folder('fixture'));
  return async () => {
    await Promise.all(sites.map((site) => site.close()));
  };
}
