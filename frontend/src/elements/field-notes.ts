// What an answer has to say about single fields: it comes with the findings, which are swapped, and is written into the
// form, which is not, so that nobody loses a letter while typing. A word that is half typed is not found wrong: what is to
// be said of it waits until the field is left, so that nothing moves under the hands either.
//
// <field-notes data-form="check" data-notes='{"name": "message"}' data-figures='{"name": "19 %"}'>

type Texts = Record<string, string>;

class FieldNotes extends HTMLElement {
  static observedAttributes = ["data-notes", "data-figures"];
  private due = false;

  connectedCallback(): void {
    this.plan();
  }

  attributeChangedCallback(): void {
    this.plan();
  }

  /** Both attributes may change in one swap; the form is gone through once, after it. */
  private plan(): void {
    if (this.due || !this.isConnected) return;
    this.due = true;
    queueMicrotask(() => {
      this.due = false;
      this.write();
    });
  }

  private write(): void {
    const form = this.dataset["form"] ? document.getElementById(this.dataset["form"]) : this.closest("form");
    if (!form) return;
    const notes = read(this.dataset["notes"]);
    for (const field of form.querySelectorAll<HTMLElement>("[data-field]")) {
      const message = notes[field.dataset["field"] ?? ""] ?? "";
      const held = message !== "" && isHalfTyped(field);
      if (held) field.addEventListener("focusout", () => this.plan(), { once: true });
      mark(field, held ? "" : message);
    }
    const figures = read(this.dataset["figures"]);
    for (const figure of form.querySelectorAll<HTMLElement>("[data-figure]")) say(figure, figures[figure.dataset["figure"] ?? ""] ?? "");
  }
}

function read(text: string | undefined): Texts {
  return text ? (JSON.parse(text) as Texts) : {};
}

function say(element: Element, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

/** Whether somebody is in this field and nothing was found wrong with it when they came. */
export function isHalfTyped(field: Element): boolean {
  return field.contains(document.activeElement) && !field.querySelector(".field-error")?.textContent;
}

function mark(field: HTMLElement, message: string): void {
  const error = field.querySelector(".field-error");
  if (!error) return;
  say(error, message);
  const name = field.dataset["field"];
  for (const input of field.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("input, select, textarea")) {
    if (input.name !== name) continue;
    const ids = new Set((input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
    if (message) {
      ids.add(error.id);
      input.setAttribute("aria-invalid", "true");
    } else {
      input.removeAttribute("aria-invalid");
      ids.delete(error.id);
    }
    if (ids.size) input.setAttribute("aria-describedby", [...ids].join(" "));
    else input.removeAttribute("aria-describedby");
  }
}

customElements.define("field-notes", FieldNotes);
