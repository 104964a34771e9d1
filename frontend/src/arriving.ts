// An address may lead to a place on the page. Letters that come late move that place away from where the browser has gone
// to; whoever has not begun to read elsewhere is taken there again.

const LATEST = 3000;
/** Milliseconds after which what still comes finds somebody reading. */

function led(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // a hash that is no text
  }
}

const target = led();

if (target) {
  const given = new AbortController();
  const leave = (): void => given.abort();
  for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(sign, leave, { once: true, passive: true, signal: given.signal });
  }
  const arrive = (): void => target.scrollIntoView({ behavior: "instant" });
  document.fonts.addEventListener("loadingdone", arrive, { signal: given.signal });
  addEventListener("load", () => {
    arrive();
    setTimeout(leave, LATEST);
  }, { once: true, signal: given.signal });
}
