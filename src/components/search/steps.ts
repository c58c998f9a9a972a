/** The browser's history: what was asked is its address, the rest is kept with each step. */

interface Step {
  /** Results that were shown. */
  shown?: number;
  /** How far down the page was when it was left. */
  top?: number;
}

const current = (): Step => history.state ?? {};

/** Keeps steps; a page that is come back to is to be scrolled to where it was left. */
export function steps() {
  let returning = current().top;
  window.addEventListener('pagehide', () => {
    history.replaceState({ ...current(), top: window.scrollY }, '');
  });
  return {
    shown: (): number => current().shown ?? 0,
    keepShown: (shown: number): void => history.replaceState({ shown }, ''),
    /** Makes `query` the address; `step` makes a step to go back to. */
    goTo(query: string, step: boolean): void {
      const address = query === '' ? location.pathname : `?${query}`;
      const isNew = address !== (location.search || location.pathname);
      if (step && isNew) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    },
    /** Scrolls, once, to where the page was when it was left. */
    returnToTop(): void {
      if (returning !== undefined) window.scrollTo({ top: returning, behavior: 'instant' });
      returning = undefined;
    },
  };
}
