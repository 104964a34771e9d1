"""What nobody has looked up yet, by the things it is said of."""

from __future__ import annotations

from itertools import groupby

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import Label, Labels
from diptych.faces.portal.registers.listing import Filter
from diptych.faces.portal.registers.sources import field
from diptych.faces.wording.registers.terms import THINGS_MANY, term
from diptych.registers.sources.queries.unverified import unverified_facts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class UnverifiedThings(Record):
    """Things of one kind, each with the parts of its record that hold facts nobody has looked up, and how many."""

    kind: str
    things: tuple[tuple[Label, tuple[str, ...]], ...]


class Found(list[tuple[str, str, list[tuple[str, int]]]]):
    """Things with their unverified facts, counted as a query would count them."""

    def count(self) -> int:  # type: ignore[override]
        return len(self)


def filters(language: Language, found: Found) -> list[Filter]:
    kinds = dict.fromkeys(kind for kind, _id, _parts in found)
    options = tuple((kind, term(language, THINGS_MANY, kind)) for kind in kinds)
    return [Filter(name="kind", label=language.gettext(_("Kind of record")), options=options)]


def everything() -> Found:
    """All things of which something is not verified, by kind; as many queries as there are kinds of fact."""
    order = list(THINGS_MANY)
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for row in unverified_facts():
        found.setdefault((row.kind, row.id), []).append((row.field.partition(".")[0], row.number))
    rows = sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    return Found((kind, id, parts) for (kind, id), parts in rows)


def of_kind(found: Found, kind: str = "") -> Found:
    return Found(row for row in found if kind in ("", row[0]))


def by_kind(rows: Sequence[tuple[str, str, list[tuple[str, int]]]], language: Language) -> Iterator[UnverifiedThings]:
    """The things of one page of the list; one query for each kind of thing."""
    wanted: dict[str, list[str]] = {}
    for kind, id, _parts in rows:
        wanted.setdefault(kind, []).append(id)
    labels = Labels(language, wanted)
    for kind, there in groupby(rows, key=lambda row: row[0]):
        things = [(labels.of(kind, id), tuple(_part(*part, language) for part in parts)) for _kind, id, parts in there]
        yield UnverifiedThings(kind=term(language, THINGS_MANY, kind), things=tuple(things))


def _part(name: str, number: int, language: Language) -> str:
    words = field(name, language)
    return language.colon(words, language.number(number)) if number > 1 else words
