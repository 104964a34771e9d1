// A link to an address becomes a button that copies it, and says so for a while.

const SHOWN = 2400;

class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector("a");
    if (!link || !navigator.clipboard) return;
    const words = link.textContent ?? "";
    const address = link.href;
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.textContent = words;
    const said = document.createElement("span");
    said.className = "unseen";
    said.setAttribute("role", "status");
    link.replaceWith(button, said);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(address);
      const done = this.dataset["done"] ?? words;
      button.textContent = done;
      said.textContent = done;
      setTimeout(() => {
        button.textContent = words;
        said.textContent = "";
      }, SHOWN);
    });
  }
}

customElements.define("copy-link", CopyLink);
