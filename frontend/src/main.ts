import "./styles/main.css";

import "htmx.org";
import "./morph.ts";

import "./elements/combo-box.ts";
import "./elements/copy-link.ts";
import "./elements/desk-keys.ts";
import "./elements/dialog-opener.ts";
import "./elements/field-notes.ts";
import "./elements/file-sender.ts";
import "./elements/focus-on.ts";
import "./elements/theme-switch.ts";
import "./elements/toast-list.ts";
import "./arriving.ts";
import "./clocks.ts";
import "./counting.ts";
import "./desk.ts";
import "./languages.ts";
import "./leaving.ts";
import "./letters.ts";
import "./requests.ts";
import "./seeking.ts";
import "./strips.ts";

// Where there is no connection a page of ours says so. Not needed by anything else, so it waits for the page to be drawn.
if ("serviceWorker" in navigator) addEventListener("load", () => void navigator.serviceWorker.register("/service-worker.js").catch(() => undefined));
