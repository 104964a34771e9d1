"""The keys that parties sign with, of which the site knows the public half."""

from __future__ import annotations

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.actions import action
from diptych.kernel.audit.domain.entries import record
from diptych.kernel.audit.files.keys import fingerprint
from diptych.kernel.audit.models import Key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.audit.actors import Actor


def _(text: str) -> str:
    return text


REGISTER = action("audit.register_key", _("Key registered that signs exports of the ledger"))


def register_key(public: str, *, party: str, programme: str, by: Actor, at: datetime) -> Key:
    """Have a party of a programme sign with another key from now on; ``public`` is its public half, in hexadecimal.

    Side effects: 1. the key it has signed with is closed; 2. the new one is saved; 3. the ledger has an entry that all
    parties see, so that each can tell the others' keys. Refused("key_registered") for one that is or was in use.
    """
    with transaction.atomic():
        former = Key.objects.select_for_update().filter(party=party, programme=programme, until=None).first()
        name = fingerprint(public)
        if Key.objects.filter(fingerprint=name).exists():
            raise Refused("key_registered", key=name)
        if former:
            former.until = at
            former.save(update_fields=["until"])
        key = Key.objects.create(fingerprint=name, programme=programme, party=party, public=public, since=at)
        record(
            REGISTER,
            thing=key,
            label=party,
            by=by,
            at=at,
            before={"fingerprint": former.fingerprint, "public": former.public} if former else None,
            after={"fingerprint": name, "public": public},
            audience="parties",
            programme=programme,
        )
    return key
