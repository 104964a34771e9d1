// Shows a page of ours instead of the browser's own when there is no connection. Nothing else is kept or answered from here:
// what the site says is always what it says now. The server puts KEPT before this text: a name that changes with what it
// lists, the page of each language, and the files those pages need.
/* global KEPT */

self.addEventListener("install", (event) => {
  // What is typed does not come by here: it need not wait for this script, nor end with the page that sent it.
  event.addRoutes?.({ condition: { requestMethod: "POST" }, source: "network" });
  const wanted = [...Object.values(KEPT.pages), ...KEPT.files];
  event.waitUntil(caches.open(KEPT.name).then((cache) => cache.addAll(wanted)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== KEPT.name).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate" && request.method === "GET") {
    const page = KEPT.pages[path.split("/")[1]] ?? Object.values(KEPT.pages)[0];
    event.respondWith(fetch(request).catch(() => caches.match(page)));
  } else if (KEPT.files.includes(path)) {
    event.respondWith(caches.match(path).then((found) => found ?? fetch(request)));
  }
});
