// Short messages: each can be closed, and those that say for how many seconds they stand go by themselves, though not
// while they are pointed at or hold the focus.

class ToastList extends HTMLElement {
  private readonly seen = new WeakSet<Element>();

  connectedCallback(): void {
    new MutationObserver(() => this.attend()).observe(this, { childList: true, subtree: true });
    this.addEventListener("click", (event) => {
      const target = event.target as Element;
      if (target.closest("[data-dismiss]")) target.closest(".toast")?.remove();
    });
    this.attend();
  }

  private attend(): void {
    for (const toast of this.querySelectorAll<HTMLElement>(".toast")) {
      if (this.seen.has(toast)) continue;
      this.seen.add(toast);
      toast.querySelector("[data-dismiss]")?.removeAttribute("hidden");
      const seconds = Number(toast.dataset["seconds"] ?? 0);
      if (seconds > 0) this.dismiss(toast, seconds * 1000);
    }
  }

  private dismiss(toast: HTMLElement, wait: number): void {
    setTimeout(() => {
      if (toast.matches(":hover, :focus-within")) this.dismiss(toast, wait);
      else toast.remove();
    }, wait);
  }
}

customElements.define("toast-list", ToastList);
