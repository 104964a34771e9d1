"""``diptych ledger key``: the keys that parties sign with."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.faces.cli.ledger import database

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


PASSPHRASE = "DIPTYCH_LEDGER_PASSPHRASE"
"""The variable that opens a locked key."""

FOLDER = "ledger-keys"
"""In the data folder."""


def new(arguments: argparse.Namespace) -> int:
    """Make a key in a file that is not there yet, locked if a passphrase is given."""
    from diptych.kernel.audit.files import keys

    path = _path(arguments)
    key = keys.new_key()
    keys.write_private(path, key, passphrase(arguments))
    _tell(keys.public_of(key), arguments, path=path)
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Print the public half of a key: of a file, or the one that a party is registered with."""
    from diptych.kernel.audit.files import keys

    if arguments.key_file:
        _tell(keys.public_of(keys.read_private(Path(arguments.key_file), passphrase(arguments))), arguments)
        return 0
    with database():
        from diptych.kernel.audit.queries.views import key_of

        party, programme = place(arguments)
        key = key_of(party, programme)
        if key is None:
            raise Refused("key_not_registered", party=party, programme=programme)
        _tell(key.public, arguments)
    return 0


def register(arguments: argparse.Namespace) -> int:
    """Have a party sign with a key from now on, and all parties see that."""
    from diptych.kernel.audit.files import keys

    if arguments.public:
        public = keys.read_public(Path(arguments.public))
    else:
        path = _path(arguments)
        if not arguments.key_file and not path.exists():
            raise Refused("key_missing", path=str(path))
        public = keys.public_of(keys.read_private(path, passphrase(arguments)))
    with database():
        from diptych.kernel.audit import Actor
        from diptych.kernel.audit.domain.keys import register_key

        party, programme = place(arguments)
        by = Actor("command", "ledger key register", "diptych ledger key register", party)
        register_key(public, party=party, programme=programme, by=by, at=datetime.now(UTC))
    _tell(public, arguments)
    return 0


# What the other commands need too -------------------------------------------------------------------------------------


def place(arguments: argparse.Namespace) -> tuple[str, str]:
    """The party that is meant, and its programme. Refused where there is none, or where it has to be chosen."""
    from diptych.apps.programme.queries.programmes import countries_of_programmes, programmes_of

    party, programme = arguments.party, arguments.programme
    known = programmes_of(party)
    if not known:
        raise Refused("party_unknown", found=party, known=tuple(countries_of_programmes()))
    if programme is None and len(known) > 1:
        raise Refused("which_of_programmes", party=party, known=tuple(known))
    if programme is not None and programme not in known:
        raise Refused("not_party_of", party=party, found=programme, known=tuple(known))
    return party, programme or known[0]


def private_key(arguments: argparse.Namespace) -> Ed25519PrivateKey | None:
    """The key that signs: of the file that is named, else the party's own in the data folder, if there is one."""
    from diptych.kernel.audit.files import keys

    path = _path(arguments)
    if not arguments.key_file and not path.exists():
        return None
    return keys.read_private(path, passphrase(arguments))


def passphrase(arguments: argparse.Namespace) -> str | None:
    """What opens a locked key; never an argument, which others on the machine could read."""
    if arguments.passphrase_from_stdin:
        return sys.stdin.readline().rstrip("\r\n") or None
    return os.environ.get(PASSPHRASE) or None


def _path(arguments: argparse.Namespace) -> Path:
    if arguments.key_file:
        return Path(arguments.key_file)
    if not arguments.party:
        raise Refused("key_or_party")
    with database():
        from django.conf import settings

        party, programme = place(arguments)
        return Path(settings.DATA) / FOLDER / f"{programme}.{party}.pem"


def _tell(public: str, arguments: argparse.Namespace, *, path: Path | None = None) -> None:
    from diptych.faces.cli.parser import language
    from diptych.kernel.audit.files import keys

    speech: Language = language(arguments)
    name, pem = keys.fingerprint(public), keys.public_pem(public)
    if arguments.json:
        where = {"path": str(path)} if path else {}
        print(json.dumps({"fingerprint": name, "public": public, "pem": pem, **where}, ensure_ascii=False))
        return
    if path:
        print(speech.colon(speech.gettext(_("The private key, for nobody else to read")), str(path)))
    print(speech.colon(speech.gettext(_("Fingerprint")), name))
    print(pem, end="")
