// Moments on the clock of whoever reads: <div hidden data-clock="2027-03-01T10:00:00+00:00"><dt>…</dt><dd><time></time></dd></div>
// shows once it is filled in. A choice of time zones that nobody has made yet begins with that of this browser:
// <select data-clock-choice>.

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

const written = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
});

for (const row of document.querySelectorAll<HTMLElement>("[data-clock]")) {
  const at = new Date(row.dataset["clock"] ?? "");
  const time = row.querySelector("time");
  if (!time || Number.isNaN(at.valueOf())) continue;
  time.dateTime = at.toISOString();
  time.textContent = written.format(at);
  row.hidden = false;
}

for (const choice of document.querySelectorAll<HTMLSelectElement>("select[data-clock-choice]")) {
  if ([...choice.options].some((option) => option.value === here)) choice.value = here;
}

export {};
