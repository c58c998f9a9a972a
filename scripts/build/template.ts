import type { RouteData } from 'astro';
import { renderToString } from 'astro/runtime/server/render/astro/render.js';

/** What Astro makes anew for each page and hands to its components; not part of the declared types. */
interface Result {
  createAstro(props: object, slots: object | null): object;
  _metadata: object;
}

type Props = Record<string, unknown>;

type Component = (result: Result, props: Props, slots: object) => unknown;

/** The module of a page or endpoint, as Astro loads it. */
export interface PageModule {
  default?: Component;
  getStaticPaths?: (options: unknown) => Promise<unknown>;
}

/** What `getStaticPaths` says of one page. */
export interface PageItem {
  params: Record<string, string | undefined>;
  props?: Props;
}

/** A page's module, and what Astro has told it so far. */
export interface Template {
  /** To be given to Astro in place of the module itself. */
  module: PageModule;
  /** What `getStaticPaths` gave, in its order; undefined for a template of one page. */
  items: readonly PageItem[] | undefined;
  /** What Astro handed to the first page that it rendered. */
  result: Result | undefined;
  /** Whether `renderPage` gives what Astro does; undefined until one page was rendered both ways. */
  same: boolean | undefined;
}

/** With collections of its own: rendering fills some and empties others. */
function copied<T extends object>(record: T): T {
  const entries = Object.entries(record).map(([name, value]) => {
    if (value instanceof Set) return [name, new Set(value)];
    return [name, Array.isArray(value) ? [...value] : value];
  });
  return Object.fromEntries(entries);
}

/** What a page begins with. */
const begun = (result: Result): Result => ({
  ...copied(result),
  _metadata: copied(result._metadata),
});

/** Listens to what Astro tells a page's module. */
export function templateOf(module: PageModule): Template {
  const { default: component, getStaticPaths } = module;
  const template: Template = { module, items: undefined, result: undefined, same: undefined };
  const listening: PageModule = { ...module };
  if (component) {
    const first: Component = (result, props, slots) => {
      template.result ??= begun(result);
      return component(result, props, slots);
    };
    listening.default = Object.assign(first, component);
  }
  if (getStaticPaths) {
    listening.getStaticPaths = async (options) => {
      const items = await getStaticPaths(options);
      template.items = items as PageItem[];
      return items;
    };
  }
  template.module = listening;
  return template;
}

/** What templates find beside their props: the params of the page. Asking for more is an error. */
const pageOf = (params: PageItem['params']) =>
  new Proxy(
    { params },
    {
      get(page, name) {
        if (name === 'params') return page.params;
        throw new Error(`only Astro has Astro.${String(name)}`);
      },
    },
  );

/**
 * Renders a page of a template of which Astro has rendered one, with what Astro made for that one.
 * The request, the response and the rest that Astro makes anew for each page cost as much as the page
 * itself. Templates know nothing of it but their props and params.
 *
 * @throws Error what the template throws, when it asks for more (`Astro.url`), or when Astro has
 *   rendered none of its pages
 */
export async function renderPage(
  { module, result }: Template,
  { params, props = {} }: PageItem,
  route: RouteData,
): Promise<string> {
  if (!result || !module.default) throw new Error(`Astro 还没有用过 ${route.component}`);
  const page = pageOf(params);
  const own = {
    ...begun(result),
    params,
    createAstro: (given: object) =>
      Object.assign(Object.create(page), { props: given, self: null }),
  };
  // The compiled module and Astro's declared types know nothing of each other.
  const text = await renderToString(own as never, module.default as never, props, {}, true, route);
  if (typeof text !== 'string') throw new Error(`${route.component} 有一页没有内容`);
  return text;
}
