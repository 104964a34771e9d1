// Where to go on after a part of the page was drawn anew: the field, or the first field of the row, with this id.
//
// <focus-on data-id="f-producers-2"></focus-on>

class FocusOn extends HTMLElement {
  static observedAttributes = ["data-id"];

  connectedCallback(): void {
    this.go();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.go();
  }

  private go(): void {
    const id = this.dataset["id"];
    if (!id) return;
    // After the swap: what is to be focused may not stand in the page yet.
    requestAnimationFrame(() => {
      const place = document.getElementById(id);
      if (!place) return;
      for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
      const fields = "input:not([type=hidden]), select, textarea";
      const field = place.matches(fields) ? place : place.querySelector<HTMLElement>(fields);
      (field ?? place.querySelector<HTMLElement>("button"))?.focus();
    });
  }
}

customElements.define("focus-on", FocusOn);
