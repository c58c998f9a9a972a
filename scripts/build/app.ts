import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import logToTerminal from 'astro/logger/node';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { PathWithRoute } from './paths.ts';
import { programAt, SERVER } from './program.ts';

/** The part of Astro's application that renders. */
export interface App {
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

/** What Astro's build tells its application; not part of the declared types. */
interface BuildApp extends App {
  manifest: { pageMap: Map<string, () => Promise<unknown>> };
  setInternals(internals: { pagesByKeys: ReadonlyMap<string, unknown> }): void;
  setOptions(options: {
    settings: { scripts: unknown[] };
    logger: { options: { destination: unknown } };
  }): void;
}

function once<T>(load: () => T): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/**
 * Starts a compiled program as Astro's build does.
 *
 * @returns what renders, and all paths there are to render
 */
export async function startApp(folder: string): Promise<{ app: App; paths: PathWithRoute[] }> {
  const { entry, pages, scripts } = programAt(folder);
  const module = await import(pathToFileURL(join(folder, SERVER, entry)).href);
  const app = module.app as BuildApp;
  // Astro imports the module of a page for each page; an import costs more than its lookup.
  for (const [name, load] of app.manifest.pageMap) app.manifest.pageMap.set(name, once(load));
  app.setInternals({ pagesByKeys: new Map(pages) });
  const destination = logToTerminal({ level: 'warn' });
  app.setOptions({ settings: { scripts }, logger: { options: { destination } } });
  const paths = await new StaticPaths(app as never).getAll();
  return { app, paths };
}
