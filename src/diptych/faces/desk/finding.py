"""Things found by id or by name, for whoever types a few letters of either."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.places import LABELS
from diptych.faces.portal.registers.labels import Labels
from diptych.kernel.keeping.finding import called
from diptych.kernel.keeping.thing import tables_of_ids, things
from diptych.registers.authority.queries.meant import agents_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.kernel.keeping.thing import Thing
    from diptych.kernel.texts import Language

MOST = 20
"""Things of one kind that are named."""


class Found(Record):
    """A thing and what it is called."""

    kind: str
    id: str
    text: str
    lang: str = ""


def ids_like(thing: Thing, text: str, most: int = MOST) -> list[str]:
    """Things whose id begins so or holds it, then those that are called so; three queries at the most.

    Of agents those whom the text may mean in any script, by the queries of :func:`agents_meant`.
    """
    wanted = text.strip()
    if not wanted:
        return []
    if thing.name == "agent":
        return [row.agent for row in agents_meant(wanted, most=most)]
    rows = thing.model.objects.order_by("pk")
    found = list(rows.filter(pk__startswith=wanted.lower()).values_list("pk", flat=True)[:most])
    found += rows.filter(pk__contains=wanted.lower()).values_list("pk", flat=True)[:most]
    if thing.rows.words is not None:
        found += called(rows, wanted).values_list("pk", flat=True)[:most]
    return list(dict.fromkeys(found))[:most]


def found_in(kinds: Iterable[str], text: str, language: Language, most: int = MOST) -> list[Found]:
    """Things of several kinds, by :func:`ids_like`; one query more for the names of each kind."""
    hits = {kind: ids_like(things()[kind], text, most) for kind in kinds if kind in things()}
    return named(hits, language)


def named(ids: dict[str, list[str]], language: Language) -> list[Found]:
    """Things with their names, in their order; one query for each kind that has names."""
    labels = Labels(language, {kind: some for kind, some in ids.items() if kind in LABELS and some})
    rows = [labels.of(kind, id) if kind in LABELS else None for kind, some in ids.items() for id in some]
    pairs = [(kind, id) for kind, some in ids.items() for id in some]
    return [
        Found(kind=kind, id=id, text=row.text, lang=row.lang) if row else Found(kind=kind, id=id, text=id)
        for (kind, id), row in zip(pairs, rows, strict=True)
    ]


def suggested(kind: str, text: str, language: Language) -> list[Found]:
    """What may be meant in a field that takes the id of a kind of thing, or of a part of one."""
    if kind == "any":
        return found_in(things(), text, language, most=5)
    if kind in things():
        return found_in([kind], text, language)
    if kind in tables_of_ids():
        rows = tables_of_ids()[kind].objects.filter(pk__contains=text.strip()).order_by("pk")
        return [Found(kind=kind, id=id, text="") for id in rows.values_list("pk", flat=True)[:MOST]]
    return []
