"""What may be meant by what is being typed, as the list under a field shows it."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.asked import LONGEST, Wish
from diptych.faces.found import shown
from diptych.faces.portal.registers.labels import foreign
from diptych.faces.portal.search.rows import Piece
from diptych.faces.wording.searching import ONE
from diptych.kernel.search.queries.searching import suggested

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diptych.faces.found import Shown
    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.queries.searching import Suggestion
    from diptych.kernel.texts import Language

MOST = 8
"""What one takes in at a glance; a list that needs to be scrolled is read slower than one types on."""


class Offer(Record):
    """One line of the list."""

    kind: str
    kind_word: str
    text: str
    lang: str
    pieces: tuple[Piece, ...]
    also: str
    """Another form, or what it is; shown smaller."""
    also_lang: str
    href: str


class Offers(Record):
    """The list, and the way to everything that is found."""

    text: str
    rows: tuple[Offer, ...]
    href: str


def offers(typed: str, language: Language, person: Person | None) -> Offers:
    """What may be meant; nothing for nothing. No more is looked at than a question may be long."""
    text = " ".join(typed.split())[:LONGEST]
    found = suggested(text, person=person, language=language.code, most=MOST) if text else []
    names = {(each.kind, each.id): each for each in shown(found, language)}
    rows = tuple(_offer(each, names[each.kind, each.id], language) for each in found if (each.kind, each.id) in names)
    return Offers(text=text, rows=rows, href=Wish(text=text).address)


def _offer(found: Suggestion, named: Shown, language: Language) -> Offer:
    return Offer(
        kind=found.kind,
        kind_word=language.gettext(ONE.get(found.kind, found.kind)),
        text=found.text,
        lang=foreign(found.lang, language),
        pieces=tuple(_pieces(found.text, found.matched)),
        also=found.also or (named.label if named.label != found.text else ""),
        also_lang="" if found.also else foreign(named.lang, language),
        href=named.page,
    )


def _pieces(text: str, matched: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """A text in parts that were asked for and parts that were not."""
    at = 0
    for start, end in sorted(matched):
        if start > at:
            yield Piece(text=text[at:start])
        yield Piece(text=text[max(at, start) : end], hit=True)
        at = max(at, end)
    if at < len(text):
        yield Piece(text=text[at:])
