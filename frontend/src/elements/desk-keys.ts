// The desk by keyboard. Everything it does is a link that can be reached without it.
//
// <desk-keys data-help="id of a dialog"></desk-keys> … <ul data-rows><li><a>…</a> … <a class="button">…</a></li></ul>
//
// j and k go from row to row, Enter opens the row's first link, o its button, g and a letter go to where the navigation
// says data-goes, / goes to the field of the page's own search, else to that of the site, ? shows the help.

const TYPING = "input, textarea, select, [contenteditable]";

export class DeskKeys extends HTMLElement {
  private going = false;

  connectedCallback(): void {
    document.addEventListener("keydown", this.pressed);
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.pressed);
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (target.closest(TYPING) || document.querySelector("dialog[open]")) return;
    if (this.going) {
      this.going = false;
      if (this.goes(event.key)) event.preventDefault();
      return;
    }
    const done: Record<string, () => boolean> = {
      j: () => this.move(1),
      k: () => this.move(-1),
      o: () => this.act(),
      g: () => (this.going = true),
      "/": () => this.search(),
      "?": () => this.help(),
    };
    if (done[event.key]?.()) event.preventDefault();
  };

  private rows(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>("[data-rows] > *")].filter((row) => row.querySelector("a[href]"));
  }

  private move(by: number): boolean {
    const rows = this.rows();
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return false;
    for (const row of rows) row.toggleAttribute("data-at", row === next);
    next.querySelector<HTMLElement>("a[href]")?.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  private act(): boolean {
    const row = this.rows().find((row) => row.contains(document.activeElement));
    const way = row?.querySelector<HTMLElement>("a.button") ?? row?.querySelector<HTMLElement>("a[href]");
    way?.click();
    return Boolean(way);
  }

  private goes(key: string): boolean {
    const way = [...document.querySelectorAll<HTMLElement>("[data-goes]")].find((way) => way.dataset["goes"] === key);
    way?.click();
    return Boolean(way);
  }

  private search(): boolean {
    const field = "form[role=search] input:not([type=hidden])";
    const found = document.querySelector<HTMLElement>(`main ${field}`) ?? document.querySelector<HTMLElement>(field);
    found?.focus();
    return Boolean(found);
  }

  private help(): boolean {
    const dialog = document.getElementById(this.dataset["help"] ?? "");
    if (!(dialog instanceof HTMLDialogElement)) return false;
    dialog.showModal();
    return true;
  }
}

customElements.define("desk-keys", DeskKeys);
