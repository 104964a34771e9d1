// A browser that has seen nothing yet and speaks to nobody outside this machine. CHROME_PATH says which.

import puppeteer from "puppeteer-core";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens every address in a browser of its own, and prints what came of each as JSON. */
export async function withFreshBrowsers(addresses, act) {
  const found = [];
  for (const address of addresses) {
    const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH, args: quiet, headless: true });
    try {
      found.push(await act(browser, address));
    } finally {
      await browser.close();
    }
  }
  process.stdout.write(JSON.stringify(found));
}
