import { addAttribute, Fragment, maybeRenderHead, unescapeHTML } from 'astro/compiler-runtime';
import { renderToString } from 'astro/runtime/server/render/astro/render.js';
import { describe, expect, test } from 'vitest';
import {
  createComponent,
  render,
  renderComponent,
  renderScript,
  renderSlot,
} from '../../scripts/build/direct.ts';
import { DIRECTLY } from '../../scripts/build/template.ts';

/** What Astro hands to a page, as far as rendering asks for it. */
const result = () =>
  ({
    _metadata: {
      propagators: new Set(),
      extraHead: [],
      renderedScripts: new Set(),
      templateDepth: 0,
      hasRenderedHead: true,
    },
    componentMetadata: new Map(),
    clientDirectives: new Map(),
    renderers: [],
    inlinedScripts: new Map(),
    resolve: async (id: string) => `/${id}.js`,
    compressHTML: true,
  }) as never;

type Result = ReturnType<typeof result>;
type Part = (result: Result, props: Record<string, unknown>, slots: never) => unknown;

const component = (part: Part) => createComponent(part as never) as never;

const byAstro = (page: never) => renderToString(result(), page, {}, {}, true);

const directly = (page: never): string =>
  (page as Record<typeof DIRECTLY, (of: Result, props: object) => string>)[DIRECTLY](result(), {});

const box = component(
  (of, { name }, slots: Record<string, never>) =>
    render`<div${addAttribute(name, 'class')}>${renderSlot(of, slots.default)}${renderSlot(of, slots.foot, (() => render`no foot`) as never)}</div>`,
);

const pages: Record<string, Part> = {
  'text is escaped, markup is not': () =>
    render`<p>${'<b> & "c"'}${unescapeHTML('<b>')}${render`<i>${"'"}</i>`}</p>`,
  'nothing is shown of what is not there': () => render`<p>${undefined}${null}${false}${''}</p>`,
  'numbers and lists, also in each other': () =>
    render`<p>${0}${[1, ['a<', render`<b>`]]}${-2.5}</p>`,
  'a function is asked': () => render`<p>${() => ['a', () => 'b']}</p>`,
  'components with slots': (of) =>
    render`<p>${renderComponent(
      of,
      'Box',
      box,
      { name: 'a"b' },
      {
        default: () => render`${maybeRenderHead()}<i>in</i>`,
        foot: () => render`foot`,
      },
    )}${renderComponent(of, 'Box', box, { name: '' })}</p>`,
  'a fragment is its content': (of) =>
    render`${renderComponent(of, 'Fragment', Fragment, {}, { default: () => render`<i>a</i>` })}`,
  'an element that a template names': (of) => {
    const props = () => ({ class: 'x', hidden: true, title: undefined });
    return render`${renderComponent(of, 'H', 'h2', props(), { default: () => render`a & b` })}${renderComponent(of, 'H', 'h3', { 'class:list': ['a', { b: true }] })}`;
  },
  'a document that says what it is': () => render`<!doctype html><p>a</p>`,
};

describe('rendered directly, a page is what Astro makes of it', () => {
  test.each(Object.entries(pages))('%s', async (_, part) => {
    const page = component(part);
    const standard = await byAstro(page);
    expect(standard).not.toBe('');
    expect(directly(page)).toBe(standard);
  });

  test('a script is loaded once, as Astro had it loaded before', async () => {
    const page = component((of) => render`<p>${renderScript(of, 'a')}${renderScript(of, 'a')}</p>`);
    expect(() => directly(page)).toThrow('only Astro renders a');
    const standard = await byAstro(page);
    expect(standard).toContain('<script type="module" src="/a.js"></script></p>');
    expect(directly(page)).toBe(standard);
  });
});

describe('what only Astro can do is an error', () => {
  const only: Record<string, Part> = {
    'something to wait for': () => render`${Promise.resolve('a')}`,
    'a component that waits': (of) =>
      render`${renderComponent(
        of,
        'A',
        component(async () => render`a`),
        {},
      )}`,
    'a directive': (of) => render`${renderComponent(of, 'Box', box, { 'client:load': true })}`,
    'an element that is never closed': (of) => render`${renderComponent(of, 'br', 'br', {})}`,
    'no number': () => render`${Number.NaN}`,
    'no markup': () => 'text',
  };
  test.each(Object.entries(only))('%s', (_, part) => {
    expect(() => directly(component(part))).toThrow('only Astro renders');
  });

  test('and leaves nothing behind', async () => {
    const page = component(() => render`<p>${Promise.resolve('a')}</p>`);
    expect(() => directly(page)).toThrow('only Astro renders');
    expect(await byAstro(page)).toBe('<!DOCTYPE html><p>a</p>');
  });
});
