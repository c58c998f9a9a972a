import { type Browser, chromium } from 'playwright-core';
import { requireChromium } from '../../../scripts/browser.ts';

/** Chromium without a sandbox (tests run as root in CI) and without talking to its makers. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

/** Starts the Chromium that was found; close it when done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: requireChromium(), args: FLAGS });
}
