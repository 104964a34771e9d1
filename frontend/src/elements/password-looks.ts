// Fields for passwords of the page it stands on: a box that shows what is typed, and, where a new one is chosen, how
// strong it is. Nothing of what is typed leaves the page. Without a script the fields are as browsers have them.
//
// <password-looks hidden data-show data-meter data-weak data-enough data-strong></password-looks>

const ENOUGH = 12;
const STRONG = 20;

/** The shortest text that gives this one when it is said again and again. */
function unit(text: string): string {
  const place = (text + text).indexOf(text, 1);
  return text ? text.slice(0, place) : text;
}

/** How long a password is to somebody who guesses: letters that only repeat or continue what was before count little. */
export function weight(text: string): number {
  const codes = Array.from(unit(text), (letter) => letter.codePointAt(0) ?? 0);
  let step = NaN;
  let found = 0;
  codes.forEach((code, place) => {
    const next = place ? code - (codes[place - 1] ?? 0) : NaN;
    found += next === 0 || (next === step && Math.abs(next) === 1) ? 0.25 : 1;
    step = next;
  });
  return found;
}

class PasswordLooks extends HTMLElement {
  connectedCallback(): void {
    const fields = document.querySelectorAll<HTMLInputElement>("main input[type=password]");
    for (const input of fields) {
      if (input.autocomplete === "new-password") this.measure(input);
      this.reveal(input);
    }
  }

  private reveal(input: HTMLInputElement): void {
    const label = document.createElement("label");
    label.className = "choice password-shown";
    const box = document.createElement("input");
    box.type = "checkbox";
    const words = document.createElement("span");
    words.textContent = this.dataset["show"] ?? "";
    label.append(box, words);
    input.after(label);
    box.addEventListener("change", () => {
      input.type = box.checked ? "text" : "password";
    });
    // What is sent as plain text may be kept by the browser among things to suggest.
    input.form?.addEventListener("submit", () => {
      input.type = "password";
      box.checked = false;
    });
  }

  private measure(input: HTMLInputElement): void {
    const meter = document.createElement("meter");
    meter.className = "password-meter";
    meter.max = STRONG;
    meter.low = ENOUGH;
    meter.high = STRONG - 1;
    meter.optimum = STRONG;
    meter.setAttribute("aria-label", this.dataset["meter"] ?? "");
    const said = document.createElement("span");
    said.className = "help";
    said.setAttribute("role", "status");
    const line = document.createElement("p");
    line.className = "password-strength";
    line.hidden = true;
    line.append(meter, said);
    input.after(line);
    input.addEventListener("input", () => {
      const found = weight(input.value);
      line.hidden = !input.value;
      meter.value = Math.min(found, STRONG);
      const word = found < ENOUGH ? "weak" : found < STRONG ? "enough" : "strong";
      said.textContent = this.dataset[word] ?? "";
    });
  }
}

customElements.define("password-looks", PasswordLooks);
