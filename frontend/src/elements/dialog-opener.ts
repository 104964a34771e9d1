// A link that opens a dialog of this page; without a script it leads to a page that asks the same.

class DialogOpener extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const dialog = document.getElementById(this.dataset["dialog"] ?? "");
      const link = (event.target as Element).closest("a");
      if (!link || !(dialog instanceof HTMLDialogElement)) return;
      event.preventDefault();
      dialog.showModal();
    });
  }
}

// Any button of a dialog marked so closes it, and so does a press beside it.
document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const dialog = target.closest("dialog");
  if (dialog?.open && (target === dialog || target.closest("[data-close]"))) dialog.close();
});

customElements.define("dialog-opener", DialogOpener);
