"""The ledger: who changed what, when and why, in a chain that shows what was altered or removed.

Every verb of a subject declares what it does, and records it in the transaction that does it::

    CREATE = action("works.create_work", _("Work created"))

    record(CREATE, thing=work, label=work.label, by=by, at=at, before=None, after=facts)

``record`` is the last thing a verb does: from there to the end of its transaction it holds the end of the chain, and
other writers wait.
"""

from __future__ import annotations

from importlib import import_module

from diptych.kernel.audit.actions import Misused, action, sentence_of
from diptych.kernel.audit.actors import Actor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.audit.domain.entries import Row, hold, record, record_many
    from diptych.kernel.audit.queries.entries import history_of

__all__ = ["Actor", "Misused", "Row", "action", "history_of", "hold", "record", "record_many", "sentence_of"]

_HOMES = {"Row": "domain.entries", "record": "domain.entries", "record_many": "domain.entries"}
_HOMES |= {"history_of": "queries.entries", "hold": "domain.entries"}


def __getattr__(name: str) -> object:
    """What stands on tables is loaded when it is asked for: Django imports this package before there are any."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
