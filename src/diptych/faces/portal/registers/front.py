"""The front page of a programme: what is decided, on screens, coming; its fields of work as the way in."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from diptych import agreements as library
from diptych.apps.programme.queries.events import events_listed
from diptych.apps.programme.queries.programmes import documents_listed, programme_front
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Cites, Citing, SourceLine
from diptych.faces.portal.registers.film_list import FilmRow, film_rows
from diptych.faces.portal.registers.labels import Label, Labels
from diptych.faces.portal.registers.sides import panels, parties_of
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.works.enums import ReleaseType, Status
from diptych.registers.works.queries.works import releases_between, works_listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from diptych.apps.programme.models import Programme
    from diptych.kernel.texts import Language
    from diptych.registers.works.models import Release

ROWS = 6
"""What stands under one heading."""

BACK = timedelta(days=2 * 366)
AHEAD = timedelta(days=10 * 366)
"""How far back is looked for what is on screens, and how far ahead for what comes."""

SEEN = 12 * ROWS
"""Releases looked at for so many works; few works have more of them at one time than twelve."""

DECIDED = (Status.ANNOUNCED, Status.PLANNED)
TO_COME = (ReleaseType.PLANNED, ReleaseType.THEATRICAL, ReleaseType.PREMIERE)


class Way(Record):
    """One field of work: what it is called, what the plan says of it, and where it can be followed."""

    name: str
    said: str
    href: str
    cites: Cites


class Dated(Record):
    """Something with its day: a document, a release, an event."""

    what: Label
    when: str
    datetime: str
    beside: str


class Side(Record):
    """One party, and who decides for it."""

    name: str
    authorities: tuple[tuple[Label, Cites], ...]


class Front(Record):
    """The front page."""

    panels: tuple[dict[str, str], ...]
    under: dict[str, str] | None
    title: str
    sides: tuple[Side, ...]
    plan: Label | None
    plan_until: str
    ways: tuple[Way, ...]
    agreements: tuple[tuple[str, str, Label | None], ...]
    """Agreements its films are made under: id and title of the library, and the same text among the documents."""
    note: str
    cites: Cites
    decided: tuple[Dated, ...]
    films: tuple[FilmRow, ...]
    """Joint films that are announced or in preparation."""
    on_screens: tuple[Dated, ...]
    coming: tuple[Dated, ...]
    sources: tuple[SourceLine, ...]


def front(language: Language, today: date) -> Front | None:
    """The front page of this site's programme; None where there is none yet. Some thirty queries, whatever there is."""
    programme = programme_front()
    return None if programme is None else _front(programme, language, today)


def _front(programme: Programme, language: Language, today: date) -> Front:
    names = [(row.text, row.lang) for row in programme.names.all()]
    sides = parties_of(programme)
    titles, under = panels(names, sides, language)
    citing = Citing(language)
    documents = list(documents_listed()[:ROWS])
    films = list(works_listed(relation="coproduction").filter(status__in=DECIDED)[:ROWS])
    in_cinemas = releases_between(today - BACK, today).filter(type=ReleaseType.THEATRICAL, date_latest__lte=today)
    shown = _first_of_each(in_cinemas.order_by("-date_earliest", "-id")[:SEEN])
    planned = _first_of_each(releases_between(today, today + AHEAD).filter(type__in=TO_COME)[:SEEN])
    events = list(events_listed().filter(Q(end_latest__gte=today) | Q(start_earliest__gte=today))[:ROWS])
    labels = Labels(
        language,
        {
            "document": {
                *(row.pk for row in documents),
                *(row.document_id or "" for row in programme.agreements.all()),
                programme.plan_id or "",
            },
            "work": [row.work_id for row in (*shown, *planned)],
            "event": [row.pk for row in events],
            "agent": [row.agent_id for party in programme.parties.all() for row in party.authorities.all()],
        },
    )
    cites = citing.cite(programme)
    ways = tuple(_way(row, language, citing) for row in programme.fields.all())
    return Front(
        panels=tuple(titles),
        under=under,
        title=next((text for text, lang in names if lang == language.tag), names[0][0]),
        sides=tuple(_side(party, language, labels, citing) for party in programme.parties.all()),
        plan=labels.of("document", programme.plan_id) if programme.plan_id else None,
        plan_until=dates(programme.plan.valid_until, language)
        if programme.plan is not None and programme.plan.valid_until
        else "",
        ways=ways,
        agreements=tuple(
            (
                row.pack,
                language.pick(library.agreement(row.pack).short),
                labels.of("document", row.document_id) if row.document_id else None,
            )
            for row in programme.agreements.all()
            if row.pack in library.ids()
        ),
        note=programme.note,
        cites=cites,
        decided=tuple(
            Dated(
                what=labels.of("document", row.pk),
                when=dates(row.date, language) if row.date else "",
                datetime=row.date,
                beside=term(language, terms.DOCUMENT_KINDS, row.kind),
            )
            for row in documents
        ),
        films=tuple(film_rows(films, language, sides)),
        on_screens=tuple(_release(row, language, labels) for row in shown),
        coming=_in_time(
            [
                *((row.date_earliest, _release(row, language, labels)) for row in planned),
                *(
                    (
                        row.start_earliest,
                        Dated(
                            what=labels.of("event", row.pk),
                            when=dates(row.start, language) if row.start else "",
                            datetime=row.start,
                            beside=term(language, terms.EVENT_KINDS, row.kind),
                        ),
                    )
                    for row in events
                ),
            ]
        ),
        sources=tuple(citing.sources()),
    )


def _side(party: Any, language: Language, labels: Labels, citing: Citing) -> Side:
    return Side(
        name=language.country(party.country),
        authorities=tuple((labels.of("agent", row.agent_id), citing.cite(row)) for row in party.authorities.all()),
    )


def _way(row: Any, language: Language, citing: Citing) -> Way:
    names = {name.lang: name.text for name in row.names.all()}
    query = f"?{row.query}" if row.query else ""
    return Way(
        name=language.pick(names),
        said=row.content.text,
        href=reverse(row.page) + query if row.page else "",
        cites=citing.cite(row.content),
    )


def _first_of_each(rows: Iterable[Release]) -> list[Release]:
    """At most so many releases as fit, one of each work."""
    found: dict[str, Release] = {}
    for row in rows:
        found.setdefault(row.work_id, row)
        if len(found) == ROWS:
            break
    return list(found.values())


def _release(row: Release, language: Language, labels: Labels) -> Dated:
    kind = term(language, terms.RELEASE_TYPES, row.type)
    return Dated(
        what=labels.of("work", row.work_id),
        when=dates(row.date, language),
        datetime=row.date if "/" not in row.date else "",
        beside=language.listed([territory(language, row.territory), kind]),
    )


def _in_time(rows: Sequence[tuple[date | None, Dated]]) -> tuple[Dated, ...]:
    ordered = sorted(rows, key=lambda row: (row[0] is None, str(row[0])))
    return tuple(item for _day, item in ordered[: ROWS + 2])
