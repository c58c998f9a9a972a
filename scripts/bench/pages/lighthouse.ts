import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { FLAGS, requireChromium } from '../../browser.ts';

/** What Lighthouse says of a page: scores from 0 to 100, times in milliseconds. */
export interface Verdict {
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  firstPaint: number;
  largestPaint: number;
  blocked: number;
  shift: number;
  /** Audits that did not get all points, with the number of things they name. */
  complaints: string[];
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function verdict(report: Report): Verdict {
  const score = (id: string) => Math.round((report.categories[id]?.score ?? 0) * 100);
  const value = (id: string) => report.audits[id]?.numericValue ?? Number.NaN;
  // What weighs nothing in a score is advice.
  const counted = CATEGORIES.flatMap((id) => report.categories[id]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => report.audits[id]);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    firstPaint: value('first-contentful-paint'),
    largestPaint: value('largest-contentful-paint'),
    blocked: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    complaints: counted.flatMap((audit) =>
      audit && audit.score !== null && audit.score < 0.9
        ? [`${audit.id} ${audit.displayValue ?? ''}`]
        : [],
    ),
  };
}

/**
 * Asks Lighthouse for its opinion of pages: the mobile profile as it comes, a slow 4G network and a
 * processor four times slower, both simulated; each page in a browser with nothing cached.
 *
 * @param runs how often each page is loaded
 */
export async function askLighthouse(urls: readonly string[], runs: number): Promise<Verdict[][]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: [...FLAGS, `--remote-debugging-port=${port}`],
  });
  try {
    const verdicts: Verdict[][] = [];
    for (const url of urls) {
      const ofPage: Verdict[] = [];
      for (let run = 0; run < runs; run++) {
        const result = await lighthouse(url, {
          port,
          onlyCategories: [...CATEGORIES],
          logLevel: 'error',
        });
        if (!result || result.lhr.runtimeError) {
          throw new Error(`Lighthouse could not load ${url}: ${result?.lhr.runtimeError?.message}`);
        }
        ofPage.push(verdict(result.lhr));
      }
      verdicts.push(ofPage);
    }
    return verdicts;
  } finally {
    await browser.close();
  }
}
