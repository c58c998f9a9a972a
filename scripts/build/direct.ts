/**
 * What compiled templates import in the place of Astro's runtime. For Astro it does what that does.
 * `renderDirectly` renders with the same modules into a string, at once: Astro makes an object for
 * each piece of markup, lets it wait and walks over it twice, which costs as much as the rest of a
 * page. What is not known here is an error, and such a page is left to Astro.
 */
import * as astro from 'astro/compiler-runtime';
import { chunkToString, escapeHTML, isHTMLString } from 'astro/runtime/server/index.js';
import { isRenderInstruction } from 'astro/runtime/server/render/instruction.js';
import { DIRECTLY } from './template.ts';

export * from 'astro/compiler-runtime';

type Result = Parameters<typeof chunkToString>[0];
type Slots = Record<string, ((result: Result) => unknown) | undefined>;
type Props = Record<string, unknown>;
type Component = (result: Result, props: Props, slots: Slots) => unknown;

/** Finished HTML. */
class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What belongs to the page that is being rendered directly; undefined while Astro renders. */
let page: Result | undefined;

/** Instructions to load scripts by the ids of these, as Astro gave them: it takes a while to. */
const scripts = new Map<string, object>();

const unknownHere = (what: string) => new Error(`only Astro renders ${what}`);

function htmlOf(child: unknown): string {
  if (typeof child === 'string') return escapeHTML(child);
  if (child instanceof Markup) return child.html;
  // What Astro makes of NaN depends on where it stands.
  if (typeof child === 'number' && !Number.isNaN(child)) return String(child);
  if (Number.isNaN(child)) throw unknownHere('NaN');
  if (!child) return '';
  if (Array.isArray(child)) {
    let html = '';
    for (const one of child) html += htmlOf(one);
    return html;
  }
  if (typeof child === 'function') return htmlOf(child());
  if (isRenderInstruction(child)) return String(chunkToString(page as Result, child));
  if (isHTMLString(child)) return child.toString();
  throw unknownHere(typeof child);
}

export function render(parts: TemplateStringsArray, ...expressions: unknown[]): unknown {
  if (!page) return astro.render(parts, ...expressions);
  let html = parts[0] ?? '';
  for (let at = 0; at < expressions.length; at++) {
    html += htmlOf(expressions[at]) + parts[at + 1];
  }
  return new Markup(html);
}

const VOID =
  /^(?:area|base|br|col|command|embed|hr|img|input|keygen|link|meta|param|source|track|wbr)$/i;

/** An element whose name a template works out. */
function element(result: Result, name: string, props: Props, slots: Slots): Markup {
  const names = Object.keys(slots);
  if (VOID.test(name) || names.some((slot) => slot !== 'default')) throw unknownHere(name);
  const children = htmlOf(slots.default?.(result));
  return new Markup(`<${name}${astro.spreadAttributes(props)}>${children}</${name}>`);
}

/** Directives are Astro's own affair, but for the one that it makes a class of. */
function plainProps(props: Props): Props {
  const { 'class:list': list, ...others } = props;
  for (const name in others) if (name.includes(':')) throw unknownHere(name);
  return list === undefined ? props : { ...others, 'class:list': list };
}

export function renderComponent(
  result: Result,
  name: string,
  component: unknown,
  props: Props,
  slots: Slots = {},
): unknown {
  if (!page) return astro.renderComponent(result, name, component as never, props, slots as never);
  if (component === astro.Fragment) return slots.default?.(result);
  const given = plainProps(props);
  if (typeof component === 'string') return element(result, component, given, slots);
  if (typeof component !== 'function' || !(DIRECTLY in component)) throw unknownHere(name);
  if ('class:list' in given) throw unknownHere('class:list');
  return (component as unknown as Component)(result, given, slots);
}

export function renderSlot(result: Result, slot: Slots[string], fallback?: Slots[string]): unknown {
  if (!page) return astro.renderSlot(result, slot as never, fallback as never);
  return (slot ?? fallback)?.(result);
}

export function renderScript(result: Result, id: string): unknown {
  const known = scripts.get(id);
  if (page && !known) throw unknownHere(id);
  if (page) return known;
  return astro.renderScript(result, id).then((script) => {
    scripts.set(id, script);
    return script;
  });
}

const DOCTYPE = /^\s*<!doctype html/i;

/**
 * The page that a component is, without Astro.
 *
 * @throws Error what the component throws, or when it does what only Astro can
 */
function renderDirectly(component: Component, result: Result, props: Props): string {
  page = result;
  try {
    const made = component(result, props, {});
    if (!(made instanceof Markup)) throw unknownHere('what is not markup');
    const { html } = made;
    return DOCTYPE.test(html) ? html : `<!DOCTYPE html>${result.compressHTML ? '' : '\n'}${html}`;
  } finally {
    page = undefined;
  }
}

export function createComponent(...given: Parameters<typeof astro.createComponent>): unknown {
  const component = astro.createComponent(...given) as unknown as Component;
  return Object.assign(component, {
    [DIRECTLY]: (result: Result, props: Props) => renderDirectly(component, result, props),
  });
}
