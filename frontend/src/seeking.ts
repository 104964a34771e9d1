// The search of the site by keyboard: where a choice was taken away its link is gone, and one goes on from how much there
// is now; / goes to its field from anywhere one does not type. At the desk <desk-keys> sees to
// it, where a page may have a search of its own.

const TYPING = "input, textarea, select, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if ((event.target as HTMLElement).closest(TYPING) || document.querySelector("desk-keys, dialog[open]")) return;
  const field = document.querySelector<HTMLInputElement>("form.seek input[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if ((event.target as HTMLElement).id !== "seek-found" || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(".seek-count")?.focus({ preventScroll: true });
});
