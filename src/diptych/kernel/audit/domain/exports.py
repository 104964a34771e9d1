"""Taking out of the ledger what a party may see, for whoever is to believe it without asking us."""

from __future__ import annotations

from itertools import islice

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.audit.actions import action
from diptych.kernel.audit.chain import GENESIS, link, moment, spliced
from diptych.kernel.audit.domain.entries import record
from diptych.kernel.audit.files import form, keys
from diptych.kernel.audit.files.signing import signed, written
from diptych.kernel.audit.merkle import Tree, leaf
from diptych.kernel.audit.models import Export
from diptych.kernel.audit.queries.views import key_of, rows_of, signed_heads
from diptych.kernel.audit.queries.walk import DIGEST, SEQUENCE, says
from diptych.kernel.ids import new_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from diptych.kernel.audit.actors import Actor

    Data = dict[str, Any]

TOLD = 2000
"""Entries between two words on how far it has come."""


def _(text: str) -> str:
    return text


EXPORT = action("audit.export_view", _("View of the ledger exported"))


class Exported(Record):
    """What was written."""

    party: str
    programme: str
    since: int
    count: int
    """Entries of the view, those before the file included."""
    hash: str
    root: str
    key: str | None
    """The fingerprint of the key that has signed the file; None where nobody has."""


def export(
    path: Path,
    *,
    party: str,
    programme: str,
    by: Actor,
    at: datetime,
    since: int = 0,
    key: Ed25519PrivateKey | None = None,
    seen: Callable[[int], object] = lambda _done: None,
) -> Exported:
    """Write the entries that a party of a programme may see, numbered anew and chained by themselves.

    ``since`` leaves out as many from the beginning, which an earlier export holds. ``key`` signs the file: the one
    that is registered for the party. Side effects: 1. the file is written; 2. the export is kept, and the ledger has an
    entry that the party alone sees. Refused("key_not_registered"), Refused("key_is_another"), Refused("nothing_since"),
    Refused("ledger_broken") where an entry does not say what it said when it was written, Refused("unwritable").
    """
    if key:
        _check_key(key, party, programme)
    earlier = [_signed(export) for export in signed_heads(party, programme)]
    with written(path) as file:
        view = _View(party, programme)
        for _row in islice(view, since):
            pass
        if view.tree.count < since:
            raise Refused("nothing_since", since=since, count=view.tree.count)
        begin: Data = {"party": party, "programme": programme, "since": since}
        file.write(form.line(form.header(**begin, previous=view.hash, frontier=view.tree.frontier)))
        for line in view:
            if view.tree.count % TOLD == 0:
                seen(view.tree.count)
            file.write(line)
        head, public, signature = signed(
            form.head(
                **begin,
                count=view.tree.count,
                own=view.hash,
                root=view.tree.root(),
                earlier=earlier,
                at=str(moment(at)),
                key=None,
            ),
            key,
        )
        file.write(form.line(form.trailer(head, earlier, public=public, signature=signature)))
        _keep(head, public or "", signature or "", by=by, at=at)
    return Exported(**{name: head[name] for name in Exported._fields})


def _check_key(key: Ed25519PrivateKey, party: str, programme: str) -> None:
    registered = key_of(party, programme)
    if registered is None:
        raise Refused("key_not_registered", party=party, programme=programme)
    own = keys.fingerprint(keys.public_of(key))
    if own != registered.fingerprint:
        raise Refused("key_is_another", party=party, found=own, registered=registered.fingerprint)


def _signed(export: Export) -> Data:
    return {"head": export.head, "public": export.public, "signature": export.signature}


class _View:
    """The lines of a view, each made when it is asked for; the chain and the tree grow with them."""

    def __init__(self, party: str, programme: str) -> None:
        self.tree = Tree()
        self.hash = GENESIS
        self._rows = rows_of(party, programme)

    def __iter__(self) -> Iterator[bytes]:
        for row in self._rows:
            if not says(row):
                raise Refused("ledger_broken", sequence=row[SEQUENCE])
            digest, number = row[DIGEST], self.tree.count + 1
            self.hash = link(digest, self.hash, number)
            self.tree.add(leaf(digest))
            yield form.entry_line(number=number, digest=digest, own=self.hash, text=spliced(row))


def _keep(head: Data, public: str, signature: str, *, by: Actor, at: datetime) -> None:
    party, programme = head["party"], head["programme"]
    with transaction.atomic():
        row = Export.objects.create(
            id=new_id(),
            party=party,
            programme=programme,
            count=head["count"],
            head=head,
            public=public,
            signature=signature,
        )
        told = {name: head[name] for name in ("since", "count", "hash", "root", "key")}
        record(
            EXPORT,
            thing=row,
            label=party,
            by=by,
            at=at,
            before=None,
            after=told,
            audience=party,
            programme=programme,
        )
