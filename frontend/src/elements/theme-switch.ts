// Light, dark, or as the device: kept in a cookie for the server, and shown at once.

const YEAR = 365 * 24 * 60 * 60;

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>("button[data-value]");
      if (button) this.choose(button.dataset["value"] ?? "");
    });
  }

  private choose(theme: string): void {
    const root = document.documentElement;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${theme}; path=/; max-age=${theme ? YEAR : 0}; samesite=lax${secure}`;
    if (theme) root.dataset["theme"] = theme;
    else delete root.dataset["theme"];
    document.querySelector('meta[name="color-scheme"]')?.setAttribute("content", theme || "light dark");
    for (const button of this.querySelectorAll<HTMLButtonElement>("button[data-value]")) {
      button.setAttribute("aria-pressed", String(button.dataset["value"] === theme));
    }
  }
}

customElements.define("theme-switch", ThemeSwitch);
