import "./styles/main.css";

import "htmx.org";
import "./morph.ts";

import "./elements/copy-link.ts";
import "./elements/dialog-opener.ts";
import "./elements/field-notes.ts";
import "./elements/focus-on.ts";
import "./elements/theme-switch.ts";
import "./elements/toast-list.ts";
import "./requests.ts";
