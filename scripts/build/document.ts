import type { App } from './app.ts';
import { addressOf, type PathWithRoute, type Site } from './paths.ts';
import { renderPage, type Template } from './template.ts';

/**
 * Renders one page as Astro's build does.
 *
 * @throws Error when it is empty or leads elsewhere: no page here is meant to
 */
async function astroDocument(
  app: App,
  path: PathWithRoute,
  { site, base }: Site,
): Promise<Uint8Array<ArrayBuffer>> {
  const request = new Request(addressOf(path, site, base));
  const response = await app.render(request, { routeData: path.route });
  if (response.body === null || (response.status >= 300 && response.status < 400)) {
    throw new Error(`${path.pathname} 这一页没有内容（${path.route.component}）`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

/** A page rendered without Astro's work around it; undefined where only Astro can, or can say why not. */
function ownDocument(
  template: Template,
  { item, route }: PathWithRoute,
): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new TextEncoder().encode(renderPage(template, item, route));
  } catch {
    return undefined;
  }
}

/**
 * Renders one page. The first one of each template is rendered both by Astro and without what Astro
 * does around a page; where both are the same, the others go without, but for those that ask for it.
 *
 * @throws Error when it cannot be rendered, is empty or leads elsewhere
 */
export async function documentOf(
  app: App,
  path: PathWithRoute,
  site: Site,
): Promise<Uint8Array<ArrayBuffer>> {
  const { templates } = app;
  const { component } = path.route;
  const known = templates.get(component);
  const own = known?.same ? ownDocument(known, path) : undefined;
  if (own) return own;
  const document = await astroDocument(app, path, site);
  // Astro loads a template with its first page.
  const template = known ?? templates.get(component);
  if (template?.result && template.same === undefined) {
    const other = ownDocument(template, path);
    template.same = other !== undefined && Buffer.from(other).equals(document);
  }
  return document;
}
