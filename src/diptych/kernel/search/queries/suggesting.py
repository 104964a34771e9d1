"""What may be meant by what was typed so far: names that begin so, in whatever script and on whatever keyboard."""

from __future__ import annotations

from collections import defaultdict
from math import log1p

import structlog
from django.db import DatabaseError

from diptych.engines.values.record import Record
from diptych.kernel.search.declaring import RESTRICTED, SHELVES
from diptych.kernel.search.preparing import BANDS
from diptych.kernel.search.queries.allowed import Allowed, allowed
from diptych.kernel.search.queries.limiting import SUGGESTING, TooSlow, limited
from diptych.kernel.search.queries.reading import marks, selected
from diptych.kernel.search.queries.results import Suggestion
from diptych.kernel.search.queries.state import shelf_of, standing
from diptych.kernel.search.spelling import INSIDE, Key, keys_asked, met

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.shelves import Shelf

log = structlog.get_logger(__name__)

MOST = 20
"""Suggestions that may be asked for at once."""

LOOKED_THROUGH, OF_EACH = 800, 40
"""Names of each band that are looked through, for each way of reading what was typed: the first by the alphabet. And
how many of them are compared: the shortest, since of these most was typed."""

OWN = " AND k.name IN (SELECT id FROM own)"

LAST = "\U0010ffff"
"""Comes after every letter."""

SOUNDS = {"written": 1.0, "latin": 0.75, "pinyin": 0.6, "initials": 0.45, "palladius": 0.35}
"""What a name says that begins so only as it sounds, beside one that is written so: the less, the shorter such
beginnings are and the more names have one by chance."""

PART = 0.5
"""What a part of a thing's page says, beside the thing."""


class _Found(Record):
    shelf: Shelf
    document: int
    kind: str
    thing: str
    text: str
    lang: str
    inside: bool
    """Whether it only sounds so behind its first syllable."""
    score: float


def suggested(text: str, *, person: Person | None, language: str, most: int = 8) -> list[Suggestion]:
    """What somebody may read and may mean, likeliest first; nothing for what has no letter, and never an error.

    At most one query for the index and three for each shelf, none of which lasts longer than the limit of time.
    """
    keys = keys_asked(text)
    if not keys:
        return []
    state = standing()
    if not state.generation:
        return []
    found: list[_Found] = []
    names: dict[tuple[Shelf, int], list[tuple[str, str]]] = {}
    try:
        with limited(SUGGESTING):
            for name in SHELVES:
                may = allowed(name, person)
                if not may.nothing:
                    shelf = shelf_of(state, name)
                    found += _found(shelf, keys, may)
            best = _best(found)[: max(0, min(most, MOST))]
            for shelf in {one.shelf.name: one.shelf for one in best}.values():
                own = [one.document for one in best if one.shelf == shelf]
                names |= {(shelf, document): said for document, said in _names(shelf, own).items()}
    except TooSlow:
        log.warning("suggestions_too_slow", letters=len(text))
        return []
    except DatabaseError as error:
        log.error("index_does_not_answer", why=str(error))
        return []
    return [_suggestion(one, text, language, names[one.shelf, one.document]) for one in best]


def _found(shelf: Shelf, keys: Sequence[Key], may: Allowed) -> list[_Found]:
    """Names that begin with one of the keys, and whose documents may be read."""
    parts: list[str] = []
    values: list[Any] = []
    # Of the public shelf nearly everything may be read, and what may not is left out below; of the other nearly
    # nothing, and what may is named first, once for all keys.
    is_restricted = shelf.name == RESTRICTED
    for number, key in enumerate(keys):
        for band in BANDS:
            parts.append(
                f"SELECT * FROM (SELECT name, {number} AS number, length FROM (SELECT k.name AS name, k.text AS text, "
                f"length(k.text) AS length FROM {shelf.keys} k WHERE k.how = %s AND k.band = {band} "
                f"AND k.text >= %s AND k.text < %s{OWN if is_restricted else ''} "
                f"ORDER BY k.text LIMIT {LOOKED_THROUGH}) i ORDER BY length, text LIMIT {OF_EACH}) f"
            )
            values += [key.how, key.text, key.text + LAST]
    statement = " UNION ALL ".join(parts)
    if is_restricted:
        own = f"SELECT n.id AS id FROM {shelf.names} n JOIN {shelf.rows} r ON r.id = n.document WHERE {may.sql}"
        statement = f"WITH own AS MATERIALIZED ({own}) {statement}"
        values = [*may.values, *values]
    begun: dict[int, tuple[bool, float]] = {}
    for name, number, length in selected(f"* FROM ({statement}) s", values):
        key = keys[number]
        score = key.weight * (0.7 + 0.3 * len(key.text) / max(length, 1)) * SOUNDS[key.how.removesuffix("_inside")]
        begun[name] = max(begun.get(name, (False, 0.0)), (key.how not in INSIDE, score))
    if not begun:
        return []
    rows = selected(
        f"n.id, n.document, n.text, n.lang, r.kind, r.thing, r.weight FROM {shelf.names} n "
        f"JOIN {shelf.rows} r ON r.id = n.document WHERE n.id IN ({marks(begun)}){may.condition}",
        [*begun, *may.values],
    )
    return [
        _Found(
            shelf=shelf,
            document=document,
            kind=kind,
            thing=thing,
            text=text,
            lang=lang,
            inside=not begun[id][0],
            score=begun[id][1] * (1 + 0.15 * log1p(weight)) * (PART if "#" in thing else 1.0),
        )
        for id, document, text, lang, kind, thing, weight in rows
    ]


def _best(found: Sequence[_Found]) -> list[_Found]:
    """Each document once, by the name of it that fits best; what begins so before what has it inside."""
    once: dict[tuple[str, str], _Found] = {}
    for one in sorted(found, key=lambda one: (one.inside, -one.score, len(one.text), one.kind, one.thing, one.text)):
        once.setdefault((one.kind, one.thing), one)
    return list(once.values())


def _names(shelf: Shelf, documents: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    said: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for document, text, lang in selected(
        f"document, text, lang FROM {shelf.names} WHERE document IN ({marks(documents)}) ORDER BY id", documents
    ):
        said[document].append((text, lang))
    return said


def _suggestion(one: _Found, typed: str, language: str, names: Sequence[tuple[str, str]]) -> Suggestion:
    span = met(one.text, typed)
    own = next((text for text, lang in names if lang and lang.split("-")[0] == language.split("-")[0]), "")
    return Suggestion(
        kind=one.kind,
        id=one.thing,
        text=one.text,
        lang=one.lang,
        matched=(span,) if span else (),
        also=own if own != one.text and one.lang.split("-")[0] != language.split("-")[0] else "",
        part=one.thing.partition("#")[2],
    )
