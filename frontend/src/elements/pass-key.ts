// A form that is sent with what a passkey answers to a challenge. Without a script, or without passkeys, it stays hidden
// or says why it cannot be used.
//
// <pass-key hidden data-kind="create|get" data-options="JSON" | data-options-from="address" data-unable data-failed>
//   <form> … <input type="hidden" name="credential"> <button> <p role="alert"></p> </form>

interface Described {
  id: string;
  type: PublicKeyCredentialType;
  transports?: AuthenticatorTransport[];
}

interface Options {
  publicKey: Record<string, unknown> & {
    challenge: string;
    user?: { id: string };
    excludeCredentials?: Described[];
    allowCredentials?: Described[];
  };
}

function bytes(text: string): ArrayBuffer {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer | null | undefined): string | undefined {
  if (!buffer) return undefined;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What the server wrote as text, as the browser wants it. */
function read(options: Options): Record<string, unknown> {
  const described = (rows?: Described[]) => rows?.map((row) => ({ ...row, id: bytes(row.id) }));
  const { publicKey: told } = options;
  const found: Record<string, unknown> = { ...told, challenge: bytes(told.challenge) };
  if (told.user) found["user"] = { ...told.user, id: bytes(told.user.id) };
  if (told.excludeCredentials) found["excludeCredentials"] = described(told.excludeCredentials);
  if (told.allowCredentials) found["allowCredentials"] = described(told.allowCredentials);
  return found;
}

/** What the device answered, as the server reads it. */
function written(credential: PublicKeyCredential): string {
  const answer = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const response: Record<string, unknown> = { clientDataJSON: text(answer.clientDataJSON) };
  if ("attestationObject" in answer) {
    response["attestationObject"] = text(answer.attestationObject);
    response["transports"] = answer.getTransports?.() ?? [];
  } else {
    const told = answer as AuthenticatorAssertionResponse;
    response["authenticatorData"] = text(told.authenticatorData);
    response["signature"] = text(told.signature);
    response["userHandle"] = text(told.userHandle);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

class PassKey extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    this.hidden = false;
    // An address in numbers is no name that a passkey could be bound to.
    if (!("PublicKeyCredential" in window) || /^[\d.]+$|^\[/.test(location.hostname)) {
      this.say(this.dataset["unable"]);
      form.querySelector("button")?.setAttribute("disabled", "");
      return;
    }
    form.addEventListener("submit", (event) => {
      const field = form.elements.namedItem("credential") as HTMLInputElement;
      if (field.value) return;
      event.preventDefault();
      void this.ask(form, field);
    });
  }

  private async ask(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
    const button = form.querySelector("button");
    button?.setAttribute("aria-busy", "true");
    this.say("");
    try {
      const publicKey = read(await this.options());
      const credential =
        this.dataset["kind"] === "create"
          ? await navigator.credentials.create({ publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions })
          : await navigator.credentials.get({ publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions });
      field.value = written(credential as PublicKeyCredential);
      form.requestSubmit();
    } catch {
      this.say(this.dataset["failed"]);
    } finally {
      button?.removeAttribute("aria-busy");
    }
  }

  private async options(): Promise<Options> {
    const given = this.dataset["options"];
    if (given) return JSON.parse(given) as Options;
    const answer = await fetch(this.dataset["optionsFrom"] ?? "", { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const told = (await answer.json()) as { request_options: Options };
    return told.request_options;
  }

  private say(words: string | undefined): void {
    const place = this.querySelector("[role=alert]");
    if (place) place.textContent = words ?? "";
  }
}

customElements.define("pass-key", PassKey);
