// Files are sent one by one, each with how far it is; what is wrong with one is said beside it and keeps no other back.
// Without a script the form sends them all at once.
//
// <form …><file-sender data-sending="{name}: {n} %" data-taken="…" data-failed="…"><input type="file" multiple><ul></ul></file-sender></form>

interface Answer {
  errors: string[];
}

class FileSender extends HTMLElement {
  private sending = false;

  connectedCallback(): void {
    this.closest("form")?.addEventListener("submit", (event) => {
      const input = this.querySelector<HTMLInputElement>('input[type="file"]');
      if (!input?.files?.length) return;
      event.preventDefault();
      if (!this.sending) void this.send(event.target as HTMLFormElement, input);
    });
  }

  private async send(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
    this.sending = true;
    const files = [...(input.files ?? [])];
    const list = this.querySelector("ul");
    list?.replaceChildren();
    let failed = 0;
    for (const file of files) {
      const line = document.createElement("li");
      const bar = document.createElement("progress");
      const words = document.createElement("span");
      bar.max = 100;
      bar.setAttribute("aria-label", file.name);
      line.append(words, bar);
      list?.append(line);
      const errors = await this.one(form, input.name, file, files.length, (part) => {
        bar.value = part;
        words.textContent = this.say("sending", file.name, part);
      });
      bar.remove();
      line.className = errors.length ? "failed" : "taken";
      words.textContent = errors.length ? errors.join(" ") : this.say("taken", file.name, 100);
      failed += errors.length;
    }
    this.sending = false;
    if (failed) input.value = "";
    else location.assign(`${location.pathname}?said=kept`);
  }

  private one(form: HTMLFormElement, name: string, file: File, count: number, seen: (part: number) => void): Promise<string[]> {
    const held = new FormData(form);
    held.delete(name);
    held.append(name, file);
    if (count > 1) held.delete("title");
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("post", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => seen(Math.round((event.loaded / Math.max(1, event.total)) * 100)));
      request.addEventListener("load", () => {
        try {
          done((JSON.parse(request.responseText) as Answer).errors);
        } catch {
          done([this.say("failed", file.name, 0)]);
        }
      });
      request.addEventListener("error", () => done([this.say("failed", file.name, 0)]));
      seen(0);
      request.send(held);
    });
  }

  private say(which: string, name: string, part: number): string {
    return (this.dataset[which] ?? "").replace("{name}", name).replace("{n}", String(part));
  }
}

customElements.define("file-sender", FileSender);
