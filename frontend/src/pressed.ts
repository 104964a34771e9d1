// A button that was pressed is sent with the next request of its form, whenever that goes out, and with no other. htmx
// knows buttons outside the form only a while after they were drawn, and forgets them when the focus goes on.

interface Configured {
  elt: Element;
  parameters: Record<string, string>;
}

const NAME = "do";
let pressed: string | undefined;

document.addEventListener(
  "submit",
  (event) => {
    const button = event.submitter;
    if (button instanceof HTMLButtonElement && button.name === NAME) pressed = button.value;
  },
  { capture: true },
);

document.addEventListener("htmx:configRequest", (event) => {
  const { elt, parameters } = (event as CustomEvent<Configured>).detail;
  if (!elt.matches("form[hx-post]")) return;
  if (pressed === undefined) delete parameters[NAME];
  else parameters[NAME] = pressed;
  pressed = undefined;
});

/** A request did not get through: what was pressed then is pressed still, unless something else has been since. */
export function stillPressed(parameters: Record<string, string>): void {
  pressed ??= parameters[NAME];
}
