"""Where an agent stands in lists: by the name under which a reader of a language looks for it.

The columns are bytes, for databases differ in how they order letters and agree on how they order bytes.
"""

from __future__ import annotations

from diptych.engines.names.sorting import NO_LETTER, filed_under, sort_key
from diptych.registers.authority.choosing import best
from diptych.registers.authority.enums import NameType, kind_of_names
from diptych.registers.authority.models.agent import FILED, LONGEST_FILED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

RUSSIAN = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

LAST = b"~"
"""Before the keys of names that are under no letter: they stand after all others."""


def filed(data: Mapping[str, Any]) -> dict[str, bytes]:
    """The columns by which an agent is put in order, for what its record says."""
    rows = [("", name["text"], name["lang"], name["type"]) for name in data["names"]]
    kind = kind_of_names(data["kind"])
    found = {}
    for column, tag in FILED.items():
        text, _lang = best(rows, tag, (NameType.PREFERRED,))[""]
        base = tag.partition("-")[0]
        key = sort_key(text, language=base, kind=kind).encode()
        if filed_under(text, language=base, kind=kind) == NO_LETTER:
            key = LAST + key
        found[column] = key[:LONGEST_FILED]
    return found


def column_of(tag: str) -> str:
    """The column by which lists are ordered for readers of a language of the product."""
    return next(column for column, own in FILED.items() if own == tag)


def alphabet(tag: str) -> tuple[str, ...]:
    """The letters that a list may have in a language, in their order, the one for names under no letter last."""
    own = (*RUSSIAN, *LATIN) if tag == "ru" else LATIN
    return (*own, NO_LETTER)


def under(letter: str, tag: str) -> tuple[bytes, bytes] | None:
    """The first key that a letter of a list may have, and the first that comes after them; None for no such letter.

    >>> under("К", "ru") == ("0к".encode(), "0л".encode()), under("K", "ru"), under("K", "en"), under("№", "en")
    (True, (b'1k', b'1l'), (b'0k', b'0l'), None)
    """
    if letter not in alphabet(tag):
        return None
    if letter == NO_LETTER:
        return LAST, b"\x7f"
    order = "1" if tag == "ru" and letter in LATIN else "0"
    first = f"{order}{letter.lower()}".encode()
    return first, first[:-1] + bytes([first[-1] + 1])
