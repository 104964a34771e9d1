// Whoever comes for the first time sees the page in the letters of their own machine, and in ours as soon as these are
// here. From then on they lie in the browser's cache, and the server, told so by the cookie, uses them from the start.

const A_YEAR = 365 * 24 * 60 * 60;
const waiting = [...document.querySelectorAll<HTMLLinkElement>("link[data-letters]")];

function use(): void {
  const before = /(?:^|; )letters=([\w.]+)/.exec(document.cookie)?.[1]?.split(".") ?? [];
  const here = new Set([...before, ...waiting.map((link) => link.dataset["letters"])]);
  for (const link of waiting) link.media = "all";
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `letters=${[...here].join(".")}; path=/; max-age=${A_YEAR}; samesite=lax${secure}`;
}

if (waiting.length > 0) {
  new PerformanceObserver((paints, observer) => {
    if (paints.getEntriesByName("first-contentful-paint").length === 0) return;
    observer.disconnect();
    use();
  }).observe({ type: "paint", buffered: true });
}
