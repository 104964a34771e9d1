"""What everybody may know of the ledger: by which keys parties sign, and what each signed last.

How many entries a party sees is not told: what both see is known to both, so the rest would be what one has to itself.
"""

from __future__ import annotations

from datetime import datetime

from diptych.apps.slate.queries.public import the_programme
from diptych.apps.slate.queries.rounds import parties_of
from diptych.engines.values.record import Record
from diptych.kernel.audit.queries.views import key_of, signed_heads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.texts import Language

DIGITS = 4
"""Of a long number, set together so that it can be compared by eye."""


class LedgerSide(Record):
    """One party: the key it signs with, and the end of what it signed last."""

    country: str
    name: str
    fingerprint: tuple[str, ...]
    """A few digits at a time; none where the party has no key."""
    since: str
    root: tuple[str, ...]
    """Of the tree over all entries that the party had seen; none where nothing was signed here."""
    signed: str
    signed_at: str


def ledger_sides(language: Language) -> tuple[LedgerSide, ...]:
    """The parties of the site's programme. Two queries for each of them, and two."""
    programme = the_programme()
    return tuple(_side(party, programme, language) for party in parties_of(programme)) if programme else ()


def _side(party: str, programme: str, language: Language) -> LedgerSide:
    key = key_of(party, programme)
    heads = signed_heads(party, programme)
    last = heads[-1].head if heads else {}
    at = datetime.fromisoformat(last["at"]).date() if last else None
    return LedgerSide(
        country=party,
        name=language.country(party),
        fingerprint=_groups(key.fingerprint) if key else (),
        since=language.date(key.since.date()) if key else "",
        root=_groups(last.get("root", "")),
        signed=language.date(at) if at else "",
        signed_at=at.isoformat() if at else "",
    )


def _groups(text: str) -> tuple[str, ...]:
    return tuple(text[begin : begin + DIGITS] for begin in range(0, len(text), DIGITS))
