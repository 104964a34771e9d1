// node visits.mjs ADDRESS …: what a first visit to each page fetches, and in which scripts the page is written.

import { withFreshBrowsers } from "./chromium.mjs";

const scripts = ["Latin", "Cyrillic", "Han"];

await withFreshBrowsers(process.argv.slice(2), async (browser, address) => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const network = await page.createCDPSession();
  await network.send("Network.enable");
  const files = new Map();
  network.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (response.url.startsWith("http")) files.set(requestId, { url: response.url, status: response.status, type, bytes: 0 });
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const file = files.get(requestId);
    if (file) file.bytes = encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle0" });
  const shown = await page.evaluate((names) => {
    // The names of the languages stand on every page, in letters of the reader's own machine.
    for (const list of document.querySelectorAll(".languages")) list.remove();
    const text = document.body.innerText;
    return names.filter((name) => new RegExp(`\\p{Script=${name}}`, "u").test(text));
  }, scripts);
  return { files: [...files.values()], scripts: shown };
});
