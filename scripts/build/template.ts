import type { RouteData } from 'astro';

/** Name under which a component has what renders it without Astro (`direct.ts`). */
export const DIRECTLY: unique symbol = Symbol.for('jianbao.directly') as never;

/** What Astro makes anew for each page and hands to its components; not part of the declared types. */
interface Result {
  createAstro(props: object, slots: object | null): object;
  _metadata: object;
}

type Props = Record<string, unknown>;

interface Component {
  (result: Result, props: Props, slots: object): unknown;
  [DIRECTLY]?: (result: Result, props: Props) => string;
}

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
  const copy = { ...record };
  for (const name in copy) {
    const value = copy[name];
    if (value instanceof Set) copy[name] = new Set(value) as never;
    else if (Array.isArray(value)) copy[name] = [...value] as never;
  }
  return copy;
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

/** Asking for more than the params of the page and the props of a component is an error. */
const NOTHING_MORE = new Proxy(
  {},
  {
    get(_, name) {
      throw new Error(`only Astro has Astro.${String(name)}`);
    },
  },
);

/** What templates find as `Astro`. */
class PageGlobal {
  params: PageItem['params'];
  props: object;
  self: unknown = null;
  constructor(params: PageItem['params'], props: object) {
    this.params = params;
    this.props = props;
  }
}
Object.setPrototypeOf(PageGlobal.prototype, NOTHING_MORE);

/**
 * Renders a page of a template of which Astro has rendered one, with what Astro made for that one.
 * The request, the response and the rest that Astro makes anew for each page cost as much as the page
 * itself. Templates know nothing of it but their props and params.
 *
 * @throws Error what the template throws, when it asks for more (`Astro.url`), or when Astro has
 *   rendered none of its pages
 */
export function renderPage(
  { module, result }: Template,
  { params, props = {} }: PageItem,
  { component }: RouteData,
): string {
  const directly = module.default?.[DIRECTLY];
  if (!result || !directly) throw new Error(`Astro 还没有用过 ${component}`);
  const createAstro = (given: object) => new PageGlobal(params, given);
  return directly({ ...begun(result), createAstro }, props);
}
