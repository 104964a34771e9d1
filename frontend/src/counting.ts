// How long a text is while one writes it: <output data-count-of="id of the field" data-most="600" data-words="{n} of {most}">.

const written = new Intl.NumberFormat(document.documentElement.lang || undefined);

function count(output: HTMLOutputElement, length: number): void {
  const most = Number(output.dataset["most"]);
  const words = output.dataset["words"] ?? "";
  output.textContent = words.replace("{n}", written.format(length)).replace("{most}", written.format(most));
  output.classList.toggle("over", length > most);
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !field.id) return;
  const output = document.querySelector<HTMLOutputElement>(`output[data-count-of="${CSS.escape(field.id)}"]`);
  // Letters beyond the first plane count once, as the site counts them.
  if (output) count(output, [...field.value].length);
});

export {};
