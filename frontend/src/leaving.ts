// Whoever leaves the page right after typing leaves with what was typed: it is sent first, and the page that is gone to
// knows it. A form that is sent as a whole while a part of it is being kept waits for that: the answer says what it is
// newer than.

import htmx from "htmx.org";

import { unsent } from "./typed.ts";

const FORM = "form[hx-post]";
const RENEWED = "X-CSRF-Renewed";
let underWay = false;
let leave: (() => void) | undefined;
/** Whether the way on takes along all that was typed. */
let takesAll = false;

interface Answered {
  elt: Element;
  xhr: XMLHttpRequest;
}

document.addEventListener("htmx:beforeSend", (event) => {
  if ((event as CustomEvent<Answered>).detail.elt.matches(FORM)) underWay = true;
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, xhr } = (event as CustomEvent<Answered>).detail;
  if (!elt.matches(FORM)) return;
  underWay = false;
  // Not connected: there is nowhere to go, and what was typed is safe as long as the page stays.
  if (xhr.status === 0) leave = undefined;
  else if ((takesAll || !unsent()) && !xhr.getResponseHeader(RENEWED)) go();
});

function go(): void {
  const then = leave;
  leave = undefined;
  then?.();
}

function sendFirst(event: Event, then: () => void): void {
  const form = document.querySelector<HTMLFormElement>(FORM);
  if (!form || !(unsent() || underWay)) return;
  event.preventDefault();
  leave = then;
  takesAll = false;
  if (unsent()) htmx.trigger(form, "submit");
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || event.defaultPrevented || link.getAttribute("href")?.startsWith("#")) return;
  // The address may be another one once the dossier is kept.
  sendFirst(event, () => link.click());
});

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented) return;
  if (!form.matches(FORM)) {
    sendFirst(event, () => form.requestSubmit());
  } else if (underWay && event instanceof SubmitEvent) {
    const button = event.submitter;
    event.preventDefault();
    leave = () => form.requestSubmit(button);
    takesAll = true;
  }
});

// By any other way, such as a closed window, it is sent without waiting for an answer; what is not kept yet is not begun.
addEventListener("pagehide", () => {
  const form = document.querySelector<HTMLFormElement>(FORM);
  if (!form || !unsent()) return;
  const held = new FormData(form);
  if (held.get("draft")) navigator.sendBeacon(form.action, held);
});
