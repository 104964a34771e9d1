"""Events as pages show them: a row of the list, and the page of each."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.urls import reverse

from diptych.apps.programme.queries.events import (
    countries_of_events,
    event_page,
    events_listed,
    expeditions_listed,
    kinds_of_events,
    series_of_events,
    years_of_events,
)
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Cites, Citing, SourceLine
from diptych.faces.portal.registers.claims import Reporter
from diptych.faces.portal.registers.headings import Heading, heading, named, others
from diptych.faces.portal.registers.labels import Label, Labels, foreign
from diptych.faces.portal.registers.listing import Filter
from diptych.faces.portal.registers.reported import Reported, Said
from diptych.faces.portal.structured import event_data
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.places import NOWHERE, place
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.works.queries.works import releases_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from django.db.models import QuerySet

    from diptych.apps.programme.models import Event
    from diptych.kernel.texts import Language
    from diptych.registers.works.models import Release


def _(text: str) -> str:
    return text


EDITIONS = 60
"""Editions of a series that stand on the page of one of them, the latest."""


class EventRow(Record):
    """An event at a glance."""

    id: str
    name: Label
    others: tuple[dict[str, str], ...]
    """Its names in the languages of the other sides."""
    when: str
    datetime: str
    where: str
    kind: str
    coming: bool


class Spot(Record):
    """A place of an event."""

    text: str
    venue: str
    when: str
    cites: Cites


class Showing(Record):
    """A release at the event."""

    kind: str
    when: str
    where: str
    cites: Cites


class Shown(Record):
    """A work that was shown or spoken of: one of the register, or a title without a record."""

    work: Label
    beside: tuple[str, ...]
    """Who directed it and when, as far as the event's sources say."""
    showings: tuple[Showing, ...]
    """What the work's own sources say of it at this event."""


class EventPage(Record):
    """Everything the registers know of an event, in words."""

    id: str
    head: Heading
    dotted: tuple[str, ...]
    when: str
    cites: Cites
    spots: tuple[Spot, ...]
    organisers: tuple[Label, ...]
    people: tuple[tuple[str, tuple[Label, ...]], ...]
    """Who took part, by what they did."""
    works: tuple[Shown, ...]
    said: Reported
    series_id: str
    series: str
    edition: str
    editions: tuple[tuple[Label, str, bool], ...]
    """Events of the same series with their time, and which of them this is."""
    feed: str
    """The address of the event as a calendar; empty where no day is known on which it could stand."""
    note: str
    sources: tuple[SourceLine, ...]
    structured: tuple[dict[str, Any], ...]
    """The same for machines: see :mod:`diptych.faces.portal.structured`."""


# The list -------------------------------------------------------------------------------------------------------------


def filters(language: Language) -> list[Filter]:
    """The filters of the list of events, with what there is to choose from. Four queries."""
    say = language.gettext
    years = tuple((str(year), str(year)) for year in years_of_events())
    return [
        Filter(name="text", label=say(_("Name"))),
        Filter(name="kind", label=say(_("Kind of event")), options=_options(language, "kind", kinds_of_events())),
        Filter(name="country", label=say(_("Held in")), options=_options(language, "country", countries_of_events())),
        Filter(name="series", label=say(_("Series of events")), options=_options(language, "", series_of_events())),
        Filter(name="from", label=say(_("From the year")), number=True, options=years),
        Filter(name="to", label=say(_("To the year")), number=True, options=years),
    ]


def _options(language: Language, of: str, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    table = terms.EVENT_KINDS if of == "kind" else terms.EVENT_SERIES
    named = ((code, territory(language, code) if of == "country" else term(language, table, code)) for code in codes)
    return tuple(sorted(named, key=lambda row: row[1].casefold()))


def events_chosen(**chosen: Any) -> QuerySet[Event]:
    """Events as the filters choose them; their years are days to the query. Its queries."""
    first, last = chosen.pop("from", None), chosen.pop("to", None)
    return events_listed(
        earliest=date(max(first, 1), 1, 1) if first is not None else None,
        latest=date(max(last, 1), 12, 31) if last is not None else None,
        **chosen,
    )


def event_years(
    events: Sequence[Event], language: Language, sides: Sequence[str], today: date
) -> list[tuple[str, tuple[EventRow, ...]]]:
    """Rows for events that were fetched with names and places, under the year in which each begins; no query."""

    def year(event: Event) -> str:
        return str(event.start_earliest.year) if event.start_earliest else ""

    unknown = language.gettext(_("Date not known"))
    return [
        (heading or unknown, tuple(event_row(event, language, sides, today) for event in rows))
        for heading, rows in groupby(events, key=year)
    ]


def event_row(event: Event, language: Language, sides: Sequence[str], today: date) -> EventRow:
    name = name_of(event, language)
    return EventRow(
        id=event.pk,
        name=name,
        others=others(names_of(event), name, sides, language),
        when=span(event.start, event.end, language),
        datetime=event.start,
        where=where(event, language),
        kind=term(language, terms.EVENT_KINDS, event.kind),
        coming=event.start_earliest is not None and event.start_earliest > today,
    )


def names_of(event: Event) -> list[tuple[str, str]]:
    return [(name.text, name.lang) for name in event.names.all()] or [(event.pk, "")]


def name_of(event: Event, language: Language) -> Label:
    """The name that a reader of this language knows it by, with the page."""
    return named("event", event.pk, names_of(event), language)


def where(event: Event, language: Language) -> str:
    """Cities with their country, each once."""
    named = (place(language, spot.city, spot.country) for spot in event.places.all())
    return " · ".join(dict.fromkeys(filter(None, named)))


def span(start: str, end: str, language: Language) -> str:
    """A time in words, as precisely as it is known; the end alone where the beginning is not known."""
    if not start:
        return language.gettext(_("to {date}")).format(date=dates(end, language)) if end else ""
    return dates(f"{start}/{end}" if end and end != start else start, language)


def expeditions(language: Language) -> list[tuple[Label, str]]:
    """Every expedition with its time. Two queries."""
    rows = list(expeditions_listed())
    labels = Labels(language, {"expedition": [row.pk for row in rows]})
    return [(labels.of("expedition", row.pk), span(row.start, row.end, language)) for row in rows]


# The page -------------------------------------------------------------------------------------------------------------


def page(id: str, language: Language) -> EventPage:
    """The page of one event. Refused("no_thing"). At most thirty queries, whatever there is to show."""
    event = event_page(id)
    said = Said("event", event.pk)
    showings = list(releases_at(event.pk))
    siblings = list(events_listed(series=event.series)[:EDITIONS]) if event.series else []
    agents = {row.agent_id for row in event.organisers.all()} | {row.agent_id for row in event.people.all()}
    works = {row.work_id for row in event.works.all() if row.work_id} | {row.work_id for row in showings}
    labels = Labels(language, {"agent": agents | said.agents(), "work": works})
    citing = Citing(language)
    # The order in which parts are made is that in which their sources are numbered.
    cites = citing.cite(event)
    return EventPage(
        id=event.pk,
        head=heading(event.pk, names_of(event), language),
        dotted=(term(language, terms.EVENT_KINDS, event.kind), *filter(None, [span(event.start, event.end, language)])),
        when=span(event.start, event.end, language),
        cites=cites,
        spots=tuple(_spot(row, language, citing) for row in event.places.all()),
        organisers=tuple(labels.of("agent", row.agent_id) for row in event.organisers.all()),
        people=_people(event, language, labels),
        works=tuple(_works(event, showings, language, labels, citing)),
        said=said.reported(Reporter(language, citing, labels)),
        series_id=event.series,
        series=term(language, terms.EVENT_SERIES, event.series) if event.series else "",
        edition=language.number(event.edition) if event.edition is not None else "",
        editions=tuple(
            (name_of(row, language), span(row.start, row.end, language), row.pk == event.pk) for row in siblings
        ),
        feed=reverse("event-feed", kwargs={"id": event.pk}) if len(event.start) == len("2025-05-07") else "",
        note=event.note,
        sources=tuple(citing.sources()),
        structured=(event_data(event, labels),),
    )


def _spot(row: Any, language: Language, citing: Citing) -> Spot:
    nowhere = territory(language, NOWHERE) if row.country == NOWHERE else ""
    return Spot(
        text=" · ".join(filter(None, (place(language, row.city, row.country), nowhere))),
        venue=row.venue,
        when=dates(row.dates, language) if row.dates else "",
        cites=citing.cite(row),
    )


def _people(event: Event, language: Language, labels: Labels) -> tuple[tuple[str, tuple[Label, ...]], ...]:
    found: dict[str, list[Label]] = {}
    for row in event.people.all():
        found.setdefault(row.role, []).append(labels.of("agent", row.agent_id))
    return tuple((term(language, terms.PEOPLE_ROLES, role), tuple(who)) for role, who in found.items())


def _works(
    event: Event, releases: Sequence[Release], language: Language, labels: Labels, citing: Citing
) -> Iterator[Shown]:
    """Works that the event names, in its order, then those that only their own releases bring here."""
    showings: dict[str, list[Showing]] = {}
    for release in releases:
        showings.setdefault(release.work_id, []).append(_showing(release, language, citing))
    for row in event.works.all():
        if row.work_id:
            there = tuple(showings.pop(row.work_id, ()))
            yield Shown(work=labels.of("work", row.work_id), beside=(), showings=there)
        else:
            by = language.gettext(_("directed by {name}")).format(name=row.director) if row.director else ""
            title = Label(text=row.title, lang=foreign(row.lang, language), href="")
            yield Shown(work=title, beside=tuple(filter(None, (by, row.year))), showings=())
    for id, further in showings.items():
        yield Shown(work=labels.of("work", id), beside=(), showings=tuple(further))


def _showing(row: Release, language: Language, citing: Citing) -> Showing:
    places = (place(language, row.city, row.territory), row.venue, row.channel)
    return Showing(
        kind=term(language, terms.RELEASE_TYPES, row.type),
        when=dates(row.date, language) if row.date else "",
        where=language.listed(filter(None, places)),
        cites=citing.cite(row),
    )
