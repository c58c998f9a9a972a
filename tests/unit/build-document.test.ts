import { expect, test } from 'vitest';
import type { App } from '../../scripts/build/app.ts';
import { createComponent, render } from '../../scripts/build/direct.ts';
import { documentOf } from '../../scripts/build/document.ts';
import type { PathWithRoute } from '../../scripts/build/paths.ts';
import { type PageModule, templateOf } from '../../scripts/build/template.ts';

const SITE = { site: 'https://archive.example', base: '/' };
const COMPONENT = 'src/pages/[name].astro';

/** What Astro hands to a page, as far as rendering asks for it. */
const result = () => ({
  _metadata: { propagators: new Set(), extraHead: [], templateDepth: 0 },
  createAstro: (props: object) => ({ props, url: 'from Astro' }),
});

type Asked = ReturnType<typeof result>;

/** A template that asks for its address on pages named so. */
const component = createComponent((({ createAstro }: Asked, props: { name: string }) => {
  const astro = createAstro(props);
  return render`<!doctype html><p>${props.name === 'asking' ? astro.url : props.name}</p>`;
}) as never);

const pathOf = (name: string) =>
  ({
    pathname: `/${name}`,
    route: { component: COMPONENT, type: 'page' },
    item: { params: { name }, props: { name } },
  }) as unknown as PathWithRoute;

test('a page that asks Astro for more than props and params is rendered by Astro', async () => {
  const template = templateOf({ default: component } as unknown as PageModule);
  const byAstro: string[] = [];
  const app: App = {
    templates: new Map([[COMPONENT, template]]),
    async render({ url }) {
      const name = new URL(url).pathname.replaceAll('/', '');
      byAstro.push(name);
      template.module.default?.(result() as never, { name }, {});
      return new Response(`<!doctype html><p>${name === 'asking' ? 'from Astro' : name}</p>`);
    },
  };
  const texts: string[] = [];
  for (const name of ['first', 'second', 'asking', 'last']) {
    texts.push(Buffer.from(await documentOf(app, pathOf(name), SITE)).toString());
  }
  expect(texts).toEqual(
    ['first', 'second', 'from Astro', 'last'].map((text) => `<!doctype html><p>${text}</p>`),
  );
  expect(byAstro).toEqual(['first', 'asking']);
});
