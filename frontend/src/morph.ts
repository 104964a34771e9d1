// Swaps that change what differs and leave the rest alone: the field one types in keeps its text and its cursor, and what
// the reader has unfolded or drawn larger stays so. hx-swap="morph:innerHTML" or "morph:outerHTML" with hx-ext="morph".

import htmx from "htmx.org";
import { Idiomorph } from "idiomorph";

import { isHalfTyped } from "./elements/field-notes.ts";
import { keepTyped } from "./typed.ts";

/** Whether an attribute says to readers of the screen that a field has a list, which the script has given it. */
function isOfCombo(name: string, element: Element): boolean {
  const told = name === "role" || name === "autocomplete" || name.startsWith("aria-");
  return told && name !== "aria-invalid" && name !== "aria-describedby" && element.parentElement?.localName === "combo-box";
}

const config = {
  ignoreActiveValue: true,
  callbacks: {
    beforeNodeMorphed: (present: Node, fresh: Node): boolean => {
      const field = present instanceof Element && present.matches(".field-error") ? present.closest("[data-field]") : null;
      if (field && isHalfTyped(field)) fresh.textContent = "";
      return true;
    },
    // The list that a field has unfolded is not of the page; it stays as long as the field does.
    beforeNodeRemoved: (present: Node): boolean =>
      !(present instanceof Element && present.parentElement?.localName === "combo-box" && !(present instanceof HTMLInputElement)),
    // No page of ours comes with a style attribute: one that is there is how large the reader has drawn a field.
    beforeAttributeUpdated: (name: string, element: Element): boolean =>
      name !== "style" && !(name === "open" && element instanceof HTMLDetailsElement) && !isOfCombo(name, element),
  },
};

htmx.defineExtension("morph", {
  isInlineSwap: (style: string): boolean => style === "morph:outerHTML",
  handleSwap: (style: string, target: Node, fragment: Node): Node[] | boolean => {
    if (style !== "morph:outerHTML" && style !== "morph:innerHTML") return false;
    keepTyped(target as Element, fragment as DocumentFragment);
    const morphStyle = style === "morph:outerHTML" ? "outerHTML" : "innerHTML";
    return Idiomorph.morph(target as Element, [...fragment.childNodes], { ...config, morphStyle }) as Node[];
  },
});
