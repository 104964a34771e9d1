// Ways that are wider than a telephone are moved sideways: the one that is current is brought into sight.

const MARGIN = 32;

for (const strip of document.querySelectorAll<HTMLElement>(".tabs, .ways-main")) {
  const current = strip.querySelector<HTMLElement>("[aria-current]");
  if (!current || strip.scrollWidth <= strip.clientWidth) continue;
  const here = strip.getBoundingClientRect();
  const there = current.getBoundingClientRect();
  if (there.right > here.right - MARGIN) strip.scrollLeft += there.right - here.right + 2 * MARGIN;
}
