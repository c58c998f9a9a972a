export { launchBrowser } from '../../../scripts/browser.ts';

/** Windows of a common phone and a small desktop, in CSS pixels. */
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };
