// node audits.mjs ADDRESS …: what Lighthouse makes of each page, on the telephone it measures with by default.

import lighthouse from "lighthouse";
import { withFreshBrowsers } from "./chromium.mjs";

const categories = ["performance", "accessibility", "best-practices", "seo"];

/** Now and then it loses the beginning of a recording, and asks to be run again. */
const TRIES = 3;

async function audit(browser, address, tries) {
  const port = Number(new URL(browser.wsEndpoint()).port);
  const { lhr } = await lighthouse(address, { port, onlyCategories: categories, logLevel: "error", output: "json" });
  if (!lhr.runtimeError) return lhr;
  if (tries > 1) return audit(browser, address, tries - 1);
  throw new Error(`${address}: ${lhr.runtimeError.message}`);
}

await withFreshBrowsers(process.argv.slice(2), async (browser, address) => {
  const lhr = await audit(browser, address, TRIES);
  const scores = categories.map((id) => [id, Math.round((lhr.categories[id].score ?? 0) * 100)]);
  const lost = categories.flatMap((id) =>
    lhr.categories[id].auditRefs.filter(({ id: name, weight }) => weight > 0 && (lhr.audits[name].score ?? 1) < 0.9),
  );
  return { scores: Object.fromEntries(scores), lost: lost.map(({ id }) => id) };
});
