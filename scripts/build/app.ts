import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import logToTerminal from 'astro/logger/node';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { PathWithRoute } from './paths.ts';
import { programAt, SERVER } from './program.ts';
import { type PageModule, type Template, templateOf } from './template.ts';

/** The part of Astro's application that renders. */
export interface App {
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
  /** By their file, as routes name it. */
  templates: ReadonlyMap<string, Template>;
}

interface LoadedPage {
  page(): PageModule | Promise<PageModule>;
}

/** What Astro's build tells its application; not part of the declared types. */
interface BuildApp extends Omit<App, 'templates'> {
  manifest: { pageMap: Map<string, () => Promise<LoadedPage>> };
  setInternals(internals: { pagesByKeys: ReadonlyMap<string, unknown> }): void;
  setOptions(options: {
    settings: { scripts: unknown[] };
    logger: { options: { destination: unknown } };
  }): void;
}

/** A path as Astro gives it: without what `getStaticPaths` said of it. */
type BarePath = Omit<PathWithRoute, 'item'>;

function once<T>(load: () => T): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/** Puts templates that listen in the place of the modules of pages. */
function listen(app: BuildApp): Map<string, Template> {
  const templates = new Map<string, Template>();
  for (const [name, load] of app.manifest.pageMap) {
    const loadOnce = async () => {
      const loaded = await load();
      const template = templateOf(await loaded.page());
      templates.set(name, template);
      return { ...loaded, page: () => template.module };
    };
    // Astro imports the module of a page for each page; an import costs more than its lookup.
    app.manifest.pageMap.set(name, once(loadOnce));
  }
  return templates;
}

/** Paths with what their templates are given: Astro lists them in the order of `getStaticPaths`. */
function withItems(
  paths: readonly BarePath[],
  templates: ReadonlyMap<string, Template>,
): PathWithRoute[] {
  const counts = new Map<string, number>();
  return paths.map((path) => {
    const { component } = path.route;
    const items = templates.get(component)?.items;
    if (!items) return { ...path, item: { params: {} } };
    const at = counts.get(component) ?? 0;
    counts.set(component, at + 1);
    const item = items[at];
    const names = Object.values(item?.params ?? {}).filter((value) => value !== undefined);
    if (!item || !names.every((name) => path.pathname.includes(name))) {
      throw new Error(`${path.pathname} 与 ${component} 列出的第 ${at + 1} 页对不上`);
    }
    return { ...path, item };
  });
}

/**
 * Starts a compiled program as Astro's build does.
 *
 * @returns what renders, and all paths there are to render
 * @throws Error when Astro's paths are not those that the templates gave
 */
export async function startApp(folder: string): Promise<{ app: App; paths: PathWithRoute[] }> {
  const { entry, pages, scripts } = programAt(folder);
  const module = await import(pathToFileURL(join(folder, SERVER, entry)).href);
  const app = module.app as BuildApp;
  const templates = listen(app);
  app.setInternals({ pagesByKeys: new Map(pages) });
  const destination = logToTerminal({ level: 'warn' });
  app.setOptions({ settings: { scripts }, logger: { options: { destination } } });
  const paths = withItems(await new StaticPaths(app as never).getAll(), templates);
  return { app: { render: (...page) => app.render(...page), templates }, paths };
}
