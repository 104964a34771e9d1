// Requests that did not get through are sent again: when the connection is back, or with the new token when the old one
// had run out. The form is read anew, so what is sent is what stands in it then.

import htmx from "htmx.org";

import { stillPressed } from "./pressed.ts";

interface Sent {
  elt: Element;
  target: Element;
  requestConfig: { verb: "get" | "post" | "put" | "delete" | "patch"; path: string; parameters: Record<string, string> };
  xhr: XMLHttpRequest;
}

const waiting = new Map<Element, Sent>();
const renewed = new WeakSet<Element>();
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 30_000;
let wait = FIRST_WAIT;
let timer: ReturnType<typeof setTimeout> | undefined;

function again(sent: Sent): void {
  if (!sent.elt.isConnected) return;
  const { verb, path } = sent.requestConfig;
  // It may fail again, and is tried again then.
  htmx.ajax(verb, path, { source: sent.elt, target: sent.target }).catch(() => undefined);
}

function notice(shown: boolean): void {
  const banner = document.querySelector<HTMLElement>("offline-notice");
  if (banner) banner.hidden = !shown;
}

/** What the server refused, in the words of its own page; where it asks for patience, the form is sent again by itself. */
function refused(sent: Sent): void {
  const page = new DOMParser().parseFromString(sent.xhr.responseText, "text/html");
  const words = ["h1", ".lead"].map((part) => page.querySelector(part)?.textContent?.trim()).filter(Boolean);
  const seconds = Number(sent.xhr.getResponseHeader("Retry-After") ?? 0);
  const line = document.createElement("p");
  line.textContent = words.join(" – ");
  if (sent.xhr.status === 401) line.append(" ", signIn(sent, page));
  const toast = document.createElement("div");
  toast.className = "toast";
  // Whoever is signed out stays so until they do something about it.
  if (sent.xhr.status !== 401) toast.dataset["seconds"] = String(seconds || 12);
  toast.append(line);
  document.querySelector("toast-list")?.replaceChildren(toast);
  if (!seconds) return;
  stillPressed(sent.requestConfig.parameters);
  setTimeout(() => again(sent), seconds * 1000);
}

/** Signed out meanwhile: the form is sent as a page of its own, so that what stands in it is kept while one signs in. */
function signIn(sent: Sent, page: Document): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "text-button";
  button.textContent = page.querySelector("main form button")?.textContent?.trim() || "→";
  const form = sent.elt.closest("form");
  button.addEventListener("click", () => {
    // Not by way of the submit event, which goes out by script.
    if (form) HTMLFormElement.prototype.submit.call(form);
  });
  return button;
}

function retry(): void {
  clearTimeout(timer);
  const all = [...waiting.values()];
  waiting.clear();
  all.forEach(again);
}

function notConnected(event: Event): void {
  const sent = (event as CustomEvent<Sent>).detail;
  stillPressed(sent.requestConfig.parameters);
  waiting.set(sent.elt, sent);
  notice(true);
  clearTimeout(timer);
  timer = setTimeout(retry, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

document.addEventListener("htmx:sendError", notConnected);
document.addEventListener("htmx:timeout", notConnected);

document.addEventListener("htmx:afterRequest", (event) => {
  const sent = (event as CustomEvent<Sent>).detail;
  if (sent.xhr.status === 0) return;
  waiting.delete(sent.elt);
  if (waiting.size === 0) notice(false);
  wait = FIRST_WAIT;
  if (sent.xhr.status < 400) renewed.delete(sent.elt);
});

document.addEventListener("htmx:responseError", (event) => {
  const sent = (event as CustomEvent<Sent>).detail;
  const token = sent.xhr.getResponseHeader("X-CSRF-Renewed");
  // Once for each element: a token refused twice is not a matter of its age.
  if (sent.xhr.status !== 403 || !token || renewed.has(sent.elt)) {
    refused(sent);
    return;
  }
  renewed.add(sent.elt);
  stillPressed(sent.requestConfig.parameters);
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="csrfmiddlewaretoken"]')) input.value = token;
  again(sent);
});

addEventListener("online", retry);
