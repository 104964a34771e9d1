// What was typed while an answer was under way is newer than the answer: when the answer draws the form anew, it stays.

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const CONTROLS = "input[name]:not([type=hidden], [type=file]), select[name], textarea[name]";
const sinceSent = new Set<string>();

function note(event: Event): void {
  const control = event.target as Element;
  if (control.matches(CONTROLS) && control.closest("[hx-post]")) sinceSent.add((control as Control).name);
}

document.addEventListener("input", note);
document.addEventListener("change", note);
document.addEventListener("htmx:configRequest", () => sinceSent.clear());

/** Whether something was typed that no request has taken along yet. */
export function unsent(): boolean {
  return sinceSent.size > 0;
}

/** Write into what has come what stands in fields that were changed after it was asked for. */
export function keepTyped(present: Element, fresh: ParentNode): void {
  if (sinceSent.size === 0) return;
  const found = new Map<string, Control>();
  for (const control of fresh.querySelectorAll<Control>(CONTROLS)) found.set(key(control), control);
  for (const control of present.querySelectorAll<Control>(CONTROLS)) {
    const other = sinceSent.has(control.name) ? found.get(key(control)) : undefined;
    if (other) copy(control, other);
  }
}

/** Boxes of one name are told apart by their values. */
function key(control: Control): string {
  return isChoice(control) ? `${control.name}=${control.value}` : control.name;
}

function isChoice(control: Control): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}

function copy(from: Control, to: Control): void {
  if (isChoice(from)) (to as HTMLInputElement).checked = from.checked;
  else if (to instanceof HTMLInputElement) to.setAttribute("value", from.value);
  else to.value = from.value;
}
