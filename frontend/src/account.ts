// Pages of accounts, where there is a script: passkeys, and what is typed as a password.

import "./styles/account.css";
import "./elements/pass-key.ts";
import "./elements/password-looks.ts";
