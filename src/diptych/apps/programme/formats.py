"""How programmes, documents, events, drives and expeditions stand in documents."""

from __future__ import annotations

from diptych.agreements import ids
from diptych.apps.programme.enums import Level, Page
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Trouble
from diptych.engines.values.shape import LANGUAGE, Code
from diptych.kernel.keeping.shapes import (
    CODE,
    COUNT,
    DAY,
    LINE,
    PROSE,
    SPAN,
    TERRITORY,
    YEAR_IN_WORDS,
    Fields,
    Key,
    Many,
    Ref,
    is_id,
)
from diptych.registers.sources.formats import CLAIM, CLAIMS, CONFLICTS, SOURCE_REF, SOURCES, VALUE, Cited, Claim, Claims

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.values.shape import Path

    Data = dict[str, Any]

NAMES = Many(Fields("text", "lang", text=LINE, lang=LANGUAGE))


# Programmes -----------------------------------------------------------------------------------------------------------

PROGRAMME = Cited(
    "id",
    "names",
    "parties",
    "sources",
    id=Key("programme"),
    names=NAMES,
    start=DAY,
    end=DAY,
    plan=Ref("document"),
    parties=Many(
        Fields(
            "country",
            country=TERRITORY,
            authorities=Many(Cited("agent", "sources", agent=Ref("agent"), since=DAY, until=DAY, sources=SOURCES)),
        ),
    ),
    agreements=Many(Fields("pack", pack=Code(ids(), "an agreement of the library"), document=Ref("document"))),
    fields=Many(
        Fields(
            "content",
            "names",
            content=Ref("content", part=True),
            names=NAMES,
            page=Code(tuple(Page.values), "a list of the site"),
            query=LINE,
        )
    ),
    sources=SOURCES,
    note=PROSE,
)

MARKET = Fields("id", id=Key("market"), claims=CLAIMS)


# Documents ------------------------------------------------------------------------------------------------------------

DOCUMENT = Cited(
    "id",
    "kind",
    "level",
    "names",
    "sources",
    flat=("place",),
    id=Key("document"),
    kind=CODE,
    level=Code(tuple(Level.values), "a level"),
    names=Many(Cited("text", "lang", "sources", text=LINE, lang=LANGUAGE, type=CODE, sources=SOURCES)),
    date=DAY,
    date_basis=LINE,
    place=Fields(city=LINE, country=TERRITORY, venue=LINE),
    valid_until=DAY,
    parties=Many(Fields("country", agent=Ref("agent"), country=TERRITORY, signed_or_exchanged_by=Ref("agent"))),
    witnesses=Many(Ref("agent")),
    contents=Many(Cited("id", "text", "sources", id=Key("content", part=True), text=PROSE, sources=SOURCES)),
    timeline=Many(Cited("date", "text", "sources", date=SPAN, text=PROSE, sources=SOURCES)),
    conflicts=CONFLICTS,
    sources=SOURCES,
    note=PROSE,
)


# Events ---------------------------------------------------------------------------------------------------------------


class Dated(Cited):
    """What begins and ends, in this order."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        super().inward(found, path, troubles)
        start, end = found.get("start"), found.get("end")
        if start and end and PartialDate.parse(end).latest < PartialDate.parse(start).earliest:
            troubles.append(Trouble(code="dates_out_of_order", path=(*path, "end"), found=end, expected=start))


class AtEvent(Fields):
    """A work at an event: ``work`` with its id, or ``title`` where there is no record of it."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        if ("work" in found) == ("title" in found):
            troubles.append(Trouble(code="missing_field", path=path, expected="work"))


EVENT = Dated(
    "id",
    "kind",
    "names",
    "sources",
    id=Key("event"),
    kind=CODE,
    series=CODE,
    edition=COUNT,
    names=NAMES,
    start=DAY,
    end=DAY,
    places=Many(Cited("country", city=LINE, country=TERRITORY, venue=LINE, dates=SPAN, sources=SOURCES)),
    organisers=Many(Ref("agent")),
    works=Many(AtEvent(work=Ref("work"), title=LINE, lang=LANGUAGE, director=LINE, year=YEAR_IN_WORDS)),
    people=Many(Fields("agent", "role", agent=Ref("agent"), role=LINE)),
    claims=CLAIMS,
    conflicts=CONFLICTS,
    sources=SOURCES,
    note=PROSE,
)

EXPEDITION = Dated(
    "id",
    "names",
    "agent",
    "sources",
    id=Key("expedition"),
    names=NAMES,
    agent=Ref("agent"),
    start=DAY,
    end=DAY,
    claims=CLAIMS,
    conflicts=CONFLICTS,
    sources=SOURCES,
    note=PROSE,
)


# Drives ---------------------------------------------------------------------------------------------------------------

ITEM_MEASURE = "items"
"""What figures of a drive measure: what came in, or what is looked for."""


class Item(Claim):
    """A figure of a drive."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        super().inward(found, path, troubles)
        found["measure"] = ITEM_MEASURE


class Drive(Cited):
    """A drive. Null stands for what was not found. Organisers are ids of agents, or names."""

    nullable = ("form_fields", "contributor_gets", "items")

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        super().inward(found, path, troubles)
        found["organisers"] = [{"agent" if is_id(item) else "name": item} for item in found["organisers"]]

    def outward(self, data: Data) -> Data:
        # Where only some fields of a record were read, these may not be among them.
        return {**data, "organisers": [item.get("agent") or item["name"] for item in data.get("organisers", ())]}


ITEM = Item(
    "id",
    "source",
    always=("value",),
    id=CLAIM.fields["id"],
    value=VALUE,
    value_to=VALUE,
    unit=CODE,
    year=YEAR_IN_WORDS,
    qualifier=CODE,
    as_of=DAY,
    note=PROSE,
    source=SOURCE_REF,
)
PERIOD = Fields(start=DAY, end=DAY)
LINES = Many(LINE)

DRIVE = Drive(
    "id",
    "names",
    "organisers",
    "sources",
    flat=("period", "exhibition"),
    always=("announced", "form_fields", "consent", "contributor_gets", "items"),
    id=Key("drive"),
    names=NAMES,
    announced=DAY,
    opens=DAY,
    closes=DAY,
    organisers=Many(Ref("agent", or_name=True)),
    territories=Many(TERRITORY),
    period=PERIOD,
    what=LINES,
    who=PROSE,
    purpose=PROSE,
    form_fields=LINES,
    process=LINES,
    rules=LINES,
    modes=LINES,
    consent=PROSE,
    contributor_gets=LINES,
    exhibition=PERIOD,
    windows=Many(Fields("source", year=YEAR_IN_WORDS, opens=DAY, closes=DAY, source=SOURCE_REF)),
    items=Claims(ITEM),
    status=PROSE,
    variants=Many(Fields("text", "source", text=PROSE, source=SOURCE_REF)),
    conflicts=CONFLICTS,
    sources=SOURCES,
    note=PROSE,
)
