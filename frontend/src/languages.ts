// The address changes while one works; the links to the other languages lead to the same page at its new address. Every
// address begins with its language.

function follow(event: Event): void {
  const { path } = (event as CustomEvent<{ path: string }>).detail;
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) {
    const [, language] = link.pathname.split("/");
    link.href = path.replace(/^\/[^/]+/, `/${language ?? ""}`);
  }
}

document.addEventListener("htmx:pushedIntoHistory", follow);
document.addEventListener("htmx:replacedInHistory", follow);
