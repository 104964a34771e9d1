// Pages of accounts, where there is a script: passkeys.

import "./styles/account.css";
import "./elements/pass-key.ts";
