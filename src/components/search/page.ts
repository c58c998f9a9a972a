/// <reference types="astro/client" />
import type { Segment } from '../../search/excerpt.ts';
import type { Answer, Request, Shown } from '../../search/protocol.ts';

/** The search page at work: what is typed and chosen goes to the worker, answers onto the page. */

const PAGE = 10;

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const form = document.querySelector<HTMLFormElement>('form[data-search]');
const list = document.querySelector<HTMLOListElement>('[data-results]');
const status = document.querySelector<HTMLElement>('[data-status]');
const more = document.querySelector<HTMLButtonElement>('[data-more]');

if (form && list && status && more) start(form, list, status, more);

function start(
  form: HTMLFormElement,
  list: HTMLOListElement,
  status: HTMLElement,
  more: HTMLButtonElement,
): void {
  const worker = new Worker(new URL('../../search/worker.ts', import.meta.url), { type: 'module' });
  const input = form.elements.namedItem('q') as HTMLInputElement;
  let asked = 0;
  let shownCount = 0;

  const state = () => {
    const data = new FormData(form);
    const filters: Record<string, string[]> = {};
    for (const name of ['county', 'topic']) {
      const values = data.getAll(name).filter((value): value is string => value !== '');
      if (values.length > 0) filters[name] = values;
    }
    return { typed: input.value.trim(), filters };
  };

  const ask = (from: number) => {
    asked += 1;
    const request: Request = {
      id: asked,
      bundle: new URL(`${base}pagefind/`, location.href).href,
      ...state(),
      from,
      count: PAGE,
    };
    worker.postMessage(request);
  };

  const remember = () => {
    const { typed, filters } = state();
    const address = new URLSearchParams(typed === '' ? {} : { q: typed });
    for (const [name, values] of Object.entries(filters)) {
      for (const value of values) address.append(name, value);
    }
    const query = address.toString();
    history.replaceState(null, '', query === '' ? location.pathname : `?${query}`);
  };

  const search = () => {
    remember();
    ask(0);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.id !== asked) return;
    if (data.error !== undefined) {
      status.textContent = '检索没有完成，请检查网络后重试。';
      return;
    }
    offer(form, data.counts);
    if (state().typed === '') {
      list.replaceChildren();
      status.textContent = '';
      more.hidden = true;
      return;
    }
    status.textContent = data.total === 0 ? '没有找到。' : `共 ${data.total} 篇`;
    if (shownCount === 0 || data.results.length === 0 || list.dataset.typed !== address()) {
      list.replaceChildren();
      shownCount = 0;
      list.dataset.typed = address();
    }
    list.append(...data.results.map(item));
    shownCount += data.results.length;
    more.hidden = shownCount >= data.total;
  });
  const address = () => JSON.stringify(state());

  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) search();
  });
  input.addEventListener('compositionend', search);
  form.addEventListener('change', (event) => {
    if (event.target !== input) search();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  more.addEventListener('click', () => ask(shownCount));

  const wanted = new URLSearchParams(location.search);
  input.value = wanted.get('q') ?? '';
  for (const name of ['county', 'topic']) {
    const select = form.elements.namedItem(name) as HTMLSelectElement;
    const value = wanted.get(name);
    if (value) select.append(new Option(value, value, true, true));
  }
  ask(0);
}

/** Fills the filters with the values that the archive has. */
function offer(form: HTMLFormElement, counts: Answer['counts']): void {
  for (const [name, values] of Object.entries(counts)) {
    const select = form.elements.namedItem(name);
    if (!(select instanceof HTMLSelectElement) || select.dataset.filled) continue;
    const chosen = select.value;
    const options = Object.entries(values).map(
      ([value, count]) => new Option(`${value}（${count}）`, value, false, value === chosen),
    );
    select.replaceChildren(new Option('全部', ''), ...options);
    select.dataset.filled = 'yes';
  }
}

function withMarks(parts: readonly Segment[]): Node[] {
  return parts.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}

function item({ url, meta, title, excerpt }: Shown): HTMLLIElement {
  const line = (className: string, ...content: (Node | string)[]) => {
    const element = document.createElement('p');
    element.className = className;
    element.append(...content);
    return element;
  };
  const link = document.createElement('a');
  link.href = base + url;
  link.append(...(title.length > 0 ? withMarks(title) : ['（无标题）']));
  const heading = document.createElement('h2');
  heading.append(link);
  const found = document.createElement('li');
  if (meta.kicker) found.append(line('kicker', meta.kicker));
  const about = [meta.date, meta.newspaper, meta.place, meta.authors].filter(Boolean).join(' · ');
  found.append(heading, line('about', about), line('excerpt', ...withMarks(excerpt)));
  return found;
}
