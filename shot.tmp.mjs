import { chromium } from 'playwright-core';
import { serveSite } from './scripts/serve/server.ts';
const [,, dist, out, ...paths] = process.argv;
const served = await serveSite(dist, '/', 0);
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
let i=0;
for (const w of [1200, 390]) for (const p of paths) { const pg = await b.newPage({viewport:{width:w,height:900}}); const t=performance.now(); await pg.goto(new URL(p, served.url).href, {timeout:120000}); console.log(p, w, (performance.now()-t).toFixed(0)); await pg.waitForTimeout(500); await pg.screenshot({path:`${out}-${w}-${i++}.png`}); if(p.includes('/page/')){await pg.locator('.pagination').scrollIntoViewIfNeeded(); await pg.screenshot({path:`${out}-${w}-${i++}.png`});} await pg.close(); }
await b.close(); await served.close();
