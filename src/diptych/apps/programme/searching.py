"""The programme as it is searched: itself, its documents, events, drives and journeys, and the agreements it uses."""

from __future__ import annotations

from functools import partial

from diptych.apps.programme import searching_agreements as agreements
from diptych.apps.programme.domain.things import DOCUMENT, DRIVE, EVENT, EXPEDITION, PROGRAMME
from diptych.apps.programme.enums import Lines
from diptych.kernel.keeping.reading import records
from diptych.kernel.search.declaring import same, searchable
from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.phrasing import cities, coded, countries, distinct, facets, named, said, year_of
from diptych.registers.sources.searching import claimed, disputed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from diptych.kernel.keeping.thing import Thing

    Data = Mapping[str, Any]


def _refs(kind: str, id: str, *agents: str | None, works: Iterable[str | None] = ()) -> tuple[str, ...]:
    """A thing itself, and what it is about."""
    about = (*(f"agent:{agent}" for agent in agents if agent), *(f"work:{work}" for work in works if work))
    return tuple(dict.fromkeys((f"{kind}:{id}", *about)))


UNKNOWN = "unknown"
"""The city of an event of which only the country was found."""


# Events ---------------------------------------------------------------------------------------------------------------


def events(ids: Sequence[str]) -> Iterator[Document]:
    """Events with their places, their people and what was shown. At most fourteen queries for every 500."""
    for id, event in records(EVENT, ids).items():
        works, people = event.get("works", ()), event.get("people", ())
        year = year_of(event.get("start"), event.get("end"))
        yield Document(
            kind="event",
            id=id,
            texts=distinct(_texts_of_event(event)),
            refs=_refs(
                "event",
                id,
                *event.get("organisers", ()),
                *(row["agent"] for row in people),
                works=[row.get("work") for row in works],
            ),
            facets=facets(year=year, type=event["kind"], country=[row["country"] for row in event.get("places", ())]),
            year=year,
            weight=len(works) + len(people) + len(event.get("claims", ())),
            names=tuple(named(event["names"])),
        )


def _texts_of_event(event: Data) -> Iterator[Text]:
    """Names, what is told in sentences, then single words: of those that say as much, a reader is shown the first."""
    yield from named(event["names"])
    yield from said(event.get("note"))
    yield from claimed(event.get("claims", ()))
    yield from disputed(event.get("conflicts", ()))
    for work in event.get("works", ()):
        # A work of the register is named by reference; of another this is all there is.
        yield from said(work.get("title"), work.get("lang", ""))
        yield from said(work.get("director"))
    places = event.get("places", ())
    for place in places:
        yield from said(place.get("venue"))
    yield from cities(place.get("city") for place in places if place.get("city") != UNKNOWN)
    for person in event.get("people", ()):
        yield from said(person["role"])
    for name in ("start", "end"):
        yield from said(event.get(name, "")[:4])
    yield from coded(event["kind"], event.get("series"))
    yield from countries(place["country"] for place in places)


# Journeys, drives -----------------------------------------------------------------------------------------------------


def expeditions(ids: Sequence[str]) -> Iterator[Document]:
    """Journeys on which somebody filmed. Six queries for every 500."""
    for id, journey in records(EXPEDITION, ids).items():
        yield Document(
            kind="expedition",
            id=id,
            texts=distinct(
                (
                    *named(journey["names"]),
                    *said(journey.get("note")),
                    *claimed(journey.get("claims", ())),
                    *disputed(journey.get("conflicts", ())),
                    *said(journey.get("start", "")[:4]),
                    *coded("expedition"),
                )
            ),
            refs=_refs("expedition", id, journey["agent"]),
            facets=facets(year=year_of(journey.get("start"), journey.get("end"))),
            year=year_of(journey.get("start"), journey.get("end")),
            weight=len(journey.get("claims", ())),
            names=tuple(named(journey["names"])),
        )


def drives(ids: Sequence[str]) -> Iterator[Document]:
    """Collecting drives with all that is known of them. At most eighteen queries for every 500."""
    for id, drive in records(DRIVE, ids).items():
        year = year_of(drive.get("announced"), drive.get("opens"), drive.get("closes"))
        yield Document(
            kind="drive",
            id=id,
            texts=distinct(_texts_of_drive(drive)),
            refs=_refs("drive", id, *(row.get("agent") for row in drive.get("organisers", ()))),
            facets=facets(year=year, country=drive.get("territories", ())),
            year=year,
            weight=len(drive.get("items", ())) + len(drive.get("windows", ())),
            names=tuple(named(drive["names"])),
        )


def _texts_of_drive(drive: Data) -> Iterator[Text]:
    yield from named(drive["names"])
    for organiser in drive.get("organisers", ()):
        yield from said(organiser.get("name"))
    for name in ("purpose", "who", "consent", "status"):
        yield from said(drive.get(name))
    for name in Lines.values:
        for line in drive.get(name, ()):
            yield from said(line)
    for row in drive.get("variants", ()):
        yield from said(row["text"])
    yield from said(drive.get("note"))
    yield from claimed(drive.get("items", ()))
    yield from disputed(drive.get("conflicts", ()))
    yield from coded("collecting_drive")
    yield from countries(drive.get("territories", ()))


# Documents, the programme itself --------------------------------------------------------------------------------------


def documents(ids: Sequence[str]) -> Iterator[Document]:
    """Plans, memoranda, agreements of companies, with what they provide for. At most fourteen queries for every 500."""
    for id, document in records(DOCUMENT, ids).items():
        parties = document.get("parties", ())
        signers = [row.get(name) for row in parties for name in ("agent", "signed_or_exchanged_by")]
        yield Document(
            kind="document",
            id=id,
            texts=distinct(_texts_of_document(document)),
            refs=_refs("document", id, *signers, *document.get("witnesses", ())),
            facets=facets(
                year=year_of(document.get("date")),
                type=document["kind"],
                country=[row["country"] for row in parties],
            ),
            year=year_of(document.get("date")),
            weight=len(parties) + len(document.get("contents", ())) + len(document.get("timeline", ())),
            # A name that a machine has garbled leads to the document; nobody is offered it.
            names=tuple(named(row for row in document["names"] if not row.get("type"))),
        )


def _texts_of_document(document: Data) -> Iterator[Text]:
    yield from named(document["names"])
    for name in ("contents", "timeline"):
        for row in document.get(name, ()):
            yield from said(row["text"])
    yield from said(document.get("note"))
    yield from disputed(document.get("conflicts", ()))
    yield from said(document.get("place_venue"))
    yield from cities([document.get("place_city")])
    yield from said(document.get("date", "")[:4])
    yield from coded(document["kind"])
    yield from countries(row["country"] for row in document.get("parties", ()))


def programmes(ids: Sequence[str]) -> Iterator[Document]:
    """The programme itself, with its fields of work. Ten queries."""
    for id, programme in records(PROGRAMME, ids).items():
        parties = programme.get("parties", ())
        authorities = [row["agent"] for party in parties for row in party.get("authorities", ())]
        fields = [name for row in programme.get("fields", ()) for name in row.get("names", ())]
        yield Document(
            kind="programme",
            id=id,
            texts=distinct(
                (
                    *named(programme["names"]),
                    *(Text(text=row["text"], lang=row["lang"]) for row in fields),
                    *said(programme.get("note")),
                    *countries(party["country"] for party in parties),
                )
            ),
            refs=_refs("programme", id, *authorities),
            year=year_of(programme.get("start")),
            weight=len(fields),
            names=tuple(named(programme["names"])),
        )


# All of them ----------------------------------------------------------------------------------------------------------


def _ids(thing: Thing) -> Iterable[str]:
    found: Iterable[str] = thing.model.objects.order_by("pk").values_list("pk", flat=True).iterator()
    return found


for _thing, _documents in (
    (EVENT, events),
    (EXPEDITION, expeditions),
    (DRIVE, drives),
    (DOCUMENT, documents),
    (PROGRAMME, programmes),
):
    searchable(
        _thing.name,
        documents=_documents,
        ids=partial(_ids, _thing),
        follows={f"programme.{_thing.name}": same},
    )

searchable("agreement", documents=agreements.documents, ids=agreements.ids, edition=agreements.edition)
