// A field that offers what may be meant while one types: the combobox of the ARIA practices, with a list and without
// choosing for anybody. Without a script it is the field it stands around.
//
// <combo-box data-from="address" data-least="1" data-into="id of a hidden input" data-with="ids of inputs"><input></combo-box>
//
// It asks the address with ?q=what was typed, and with the inputs named in data-with. The answer is a piece of a page:
//   <li role="option" data-text="for the field" data-value="for data-into" data-href="or to be gone to">…</li>
//   <li role="presentation" class="combo-note">a heading, or words</li>
//   <p class="combo-said">how many there are, read out</p>
// What is chosen is told by combo:chosen, which may be prevented: then somebody else does something about it.

const WAIT = 140;
const KEPT = 40;
let numbered = 0;

export interface Chosen {
  value: string;
  text: string;
  href: string;
  option: HTMLElement;
}

interface Answer {
  rows: HTMLElement[];
  said: string;
}

export class ComboBox extends HTMLElement {
  private readonly answers = new Map<string, Answer>();
  private list: HTMLUListElement | undefined;
  private status: HTMLElement | undefined;
  private asking: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private patienceUntil = 0;

  connectedCallback(): void {
    this.addEventListener("input", this.typed);
    this.addEventListener("compositionend", this.typed);
    this.addEventListener("keydown", this.pressed);
    this.addEventListener("focusin", this.prepare);
    this.addEventListener("focusout", this.left);
    this.addEventListener("pointerdown", this.held);
    this.addEventListener("click", this.clicked);
    this.prepare();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  private get input(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("input:not([type=hidden])");
  }

  get isOpen(): boolean {
    return this.list?.isConnected === true && !this.list.hidden;
  }

  /** What the practices ask of the field; again where a page was drawn anew around it. */
  private readonly prepare = (): void => {
    const input = this.input;
    if (!input || (this.list?.isConnected && input.getAttribute("role") === "combobox")) return;
    this.list ??= document.createElement("ul");
    this.list.id ||= `combo-${++numbered}`;
    this.list.className = "combo-list";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset["label"] ?? input.labels?.[0]?.textContent?.trim() ?? input.ariaLabel ?? "");
    this.status ??= document.createElement("p");
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    const told = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);
  };

  // Asking -------------------------------------------------------------------------------------------------------------

  private readonly typed = (event: Event): void => {
    const input = this.input;
    // What an input method has not settled yet is nothing that was typed.
    if (!input || event.target !== input || (event as InputEvent).isComposing) return;
    const into = this.into();
    if (into && event.isTrusted) into.value = "";
    this.mark(undefined);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), WAIT);
  };

  /** Offer what there is for the text as it stands. */
  async ask(): Promise<void> {
    const input = this.input;
    const text = input?.value.trim() ?? "";
    if (!input || text.length < Number(this.dataset["least"] ?? 1) || Date.now() < this.patienceUntil) return this.close();
    const address = this.address(text);
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      const answer = this.answers.get(address) ?? (await this.fetched(address, asking.signal));
      if (asking.signal.aborted || input.value.trim() !== text || !this.contains(document.activeElement)) return;
      this.show(answer);
    } catch {
      // Without a connection one types on.
      if (!asking.signal.aborted) this.close();
    }
  }

  private address(text: string): string {
    const address = new URL(this.dataset["from"] ?? "", location.href);
    address.searchParams.set("q", text);
    for (const id of (this.dataset["with"] ?? "").split(" ").filter(Boolean)) {
      const other = document.getElementById(id) as HTMLInputElement | HTMLSelectElement | null;
      if (other?.value) address.searchParams.set(other.name || id, other.value);
    }
    return address.href;
  }

  private async fetched(address: string, signal: AbortSignal): Promise<Answer> {
    const answer = await fetch(address, { signal, headers: { "HX-Request": "true" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) {
      this.patienceUntil = Date.now() + Number(answer.headers.get("Retry-After") ?? 0) * 1000;
      return refused(page);
    }
    const found = {
      rows: [...page.querySelectorAll<HTMLElement>("li[role=option], li.combo-note")],
      said: page.querySelector(".combo-said")?.textContent?.trim() ?? "",
    };
    this.answers.set(address, found);
    for (const oldest of this.answers.keys()) if (this.answers.size > KEPT) this.answers.delete(oldest);
    return found;
  }

  // The list -----------------------------------------------------------------------------------------------------------

  private show(answer: Answer): void {
    this.prepare();
    if (!this.list || answer.rows.length === 0) return this.close(answer.said);
    this.list.replaceChildren(...answer.rows);
    for (const [number, option] of this.options().entries()) option.id = `${this.list.id}-${number}`;
    this.mark(undefined);
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.input?.setAttribute("aria-expanded", "true");
    this.say(answer.said);
  }

  close(said = ""): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.list) this.list.hidden = true;
    this.mark(undefined);
    this.input?.setAttribute("aria-expanded", "false");
    this.say(said);
  }

  private say(words: string): void {
    if (this.status && this.status.textContent !== words) this.status.textContent = words;
  }

  private options(): HTMLElement[] {
    return [...(this.list?.querySelectorAll<HTMLElement>("[role=option]") ?? [])];
  }

  private at(): HTMLElement | undefined {
    return this.options().find((option) => option.getAttribute("aria-selected") === "true");
  }

  private mark(option: HTMLElement | undefined): void {
    for (const each of this.options()) each.setAttribute("aria-selected", String(each === option));
    if (option) this.input?.setAttribute("aria-activedescendant", option.id);
    else this.input?.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** One further or back; beyond either end it is the field itself. */
  private move(by: number): void {
    const options = this.options();
    const at = options.findIndex((option) => option === this.at());
    const next = at < 0 ? (by > 0 ? 0 : options.length - 1) : at + by;
    this.mark(options[next]);
  }

  // Hands --------------------------------------------------------------------------------------------------------------

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.target !== this.input || event.isComposing || event.ctrlKey || event.metaKey) return;
    const handled = this.isOpen ? this.whileOpen(event) : this.whileClosed(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private whileOpen(event: KeyboardEvent): boolean {
    const option = this.at();
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp" && event.altKey) this.close();
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && option) this.choose(option, false);
    else {
      if (event.key === "Enter" || event.key === "Tab") this.close();
      return false;
    }
    return true;
  }

  private whileClosed(event: KeyboardEvent): boolean {
    if (event.key !== "ArrowDown" || !this.input?.value.trim()) return false;
    void this.ask();
    return true;
  }

  private readonly left = (event: FocusEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) this.close();
  };

  /** Pressing on the list does not take the cursor out of the field. */
  private readonly held = (event: Event): void => {
    if (this.list?.contains(event.target as Node)) event.preventDefault();
  };

  private readonly clicked = (event: MouseEvent): void => {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (option && this.list?.contains(option)) this.choose(option, event.ctrlKey || event.metaKey);
  };

  private choose(option: HTMLElement, aside: boolean): void {
    const { value = "", text = "", href = "" } = option.dataset;
    const chosen = new CustomEvent<Chosen>("combo:chosen", { bubbles: true, cancelable: true, detail: { value, text, href, option } });
    this.close();
    if (!this.dispatchEvent(chosen)) return;
    if (href && aside) window.open(href, "_blank", "noopener");
    else if (href) location.assign(href);
    else this.fill(text, value);
  }

  private fill(text: string, value: string): void {
    const [input, into] = [this.input, this.into()];
    if (!input) return;
    input.value = text;
    if (into) into.value = value;
    for (const field of into ? [into, input] : [input]) {
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    // That was no typing: there is nothing to offer for it.
    this.close();
  }

  private into(): HTMLInputElement | null {
    return document.getElementById(this.dataset["into"] ?? "") as HTMLInputElement | null;
  }
}

/** What the server refused, in the words of its own page. */
function refused(page: Document): Answer {
  const said = ["h1", ".lead"].map((part) => page.querySelector(part)?.textContent?.trim()).filter(Boolean).join(" – ");
  if (!said) return { rows: [], said: "" };
  const note = document.createElement("li");
  note.className = "combo-note";
  note.setAttribute("role", "presentation");
  note.textContent = said;
  return { rows: [note], said };
}

customElements.define("combo-box", ComboBox);
