// The desk, where there is a script: words are offered while one types an id, and a form that was typed into is not left
// without asking.
//
// <form data-suggest="address of options" data-guarded> … <input list="hints-source"> … <datalist id="hints-source">
//
// Ids of people and organisations are chosen by their names (elements/combo-box.ts): the name then stands under the field.

import htmx from "htmx.org";

import type { Chosen } from "./elements/combo-box.ts";

const WAIT = 180;
const SUGGESTED = "form[data-suggest] input[list]";
/** Lists that came with the page and are whole. */
const WHOLE = ["hints-country", "hints-language", "hints-currency"];
let timer: ReturnType<typeof setTimeout> | undefined;
let typed = false;

function suggest(input: HTMLInputElement): void {
  const list = input.list;
  const address = input.form?.dataset["suggest"];
  if (!list || !address || WHOLE.includes(list.id) || input.value.trim().length < 2) return;
  const asked = new URLSearchParams({ kind: list.id.replace("hints-", ""), text: input.value });
  // Without words one types the id itself.
  htmx.ajax("get", `${address}?${asked}`, { target: list, swap: "innerHTML" }).catch(() => undefined);
}

document.addEventListener("input", (event) => {
  const field = event.target as HTMLElement;
  if (field.closest("form[data-guarded]")) typed = true;
  if (!(field instanceof HTMLInputElement) || !field.matches(SUGGESTED)) return;
  clearTimeout(timer);
  timer = setTimeout(() => suggest(field), WAIT);
});

/** What stands under a field that holds an id: whose it is. */
function meaning(field: Element, name: string, lang: string): void {
  let help = field.querySelector<HTMLElement>(".help");
  if (!help && name) {
    help = document.createElement("p");
    help.className = "help";
    field.append(help);
  }
  if (!help) return;
  help.textContent = name;
  help.lang = lang;
}

document.addEventListener("input", (event) => {
  const field = (event.target as HTMLElement).closest("form[data-suggest] combo-box")?.closest(".field");
  // Another id is another one, until it is known whose.
  if (field && event.isTrusted) meaning(field, "", "");
});

document.addEventListener("combo:chosen", (event) => {
  const { option } = (event as CustomEvent<Chosen>).detail;
  const field = (event.target as HTMLElement).closest("form[data-suggest] .field");
  if (field) meaning(field, option.dataset["name"] ?? "", option.dataset["lang"] ?? "");
});

// What a form sends comes back in the page that answers.
document.addEventListener("submit", () => (typed = false));

addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});
