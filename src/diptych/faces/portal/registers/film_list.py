"""Films as rows of a list, and the filters that find them."""

from __future__ import annotations

from django.urls import reverse

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import foreign
from diptych.faces.portal.registers.listing import Filter
from diptych.faces.portal.registers.sides import is_spoken, panels
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.works.enums import ReleaseType, Status, WorkKind
from diptych.registers.works.queries.works import (
    BEST_TITLES,
    countries_of_works,
    relations_of_works,
    territories_of_releases,
    years_of_works,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diptych.kernel.texts import Language
    from diptych.registers.works.models import Release, Work


def _(text: str) -> str:
    return text


SHOWN_IN_CINEMAS = (ReleaseType.THEATRICAL,)


class FilmRow(Record):
    """A film at a glance."""

    id: str
    href: str
    panels: tuple[dict[str, str], ...]
    """Its titles in the languages of its sides."""
    under: dict[str, str] | None
    second: bool
    """Whether its one title is that of the second side, and stands at its place."""
    kind: str
    year: str
    countries: str
    status: str
    released: tuple[tuple[str, str], ...]
    """Territories with the day of the first release in cinemas there."""


def filters(language: Language) -> list[Filter]:
    """The filters of the list of films, with what there is to choose from. Four queries."""
    say = language.gettext
    return [
        Filter(name="text", label=say(_("Title"))),
        Filter(name="kind", label=say(_("Kind of film")), options=options(language, terms.WORK_KINDS, WorkKind.values)),
        Filter(
            name="relation",
            label=say(_("Part in the programme")),
            options=options(language, terms.WORK_RELATIONS, relations_of_works()),
        ),
        Filter(
            name="status", label=say(_("How far it is")), options=options(language, terms.WORK_STATUSES, Status.values)
        ),
        Filter(
            name="country",
            label=say(_("Country of production")),
            options=territories(language, countries_of_works()),
        ),
        Filter(name="territory", label=say(_("Released in")), options=territories(language, territories_of_releases())),
        Filter(
            name="year",
            label=say(_("Year of the film")),
            number=True,
            options=tuple((str(year), str(year)) for year in years_of_works()),
        ),
    ]


def options(language: Language, table: Mapping[str, str], codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, term(language, table, code)) for code in codes)


def territories(language: Language, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    named = ((code, territory(language, code)) for code in codes)
    return tuple(sorted(named, key=lambda row: row[1].casefold()))


def city(language: Language, name: str) -> str:
    return term(language, terms.CITIES, name) if name else ""


def film_rows(works: Sequence[Work], language: Language, parties: Sequence[str]) -> list[FilmRow]:
    """Rows for films that were fetched with titles, countries and releases; no query."""
    rows = []
    for work in works:
        made_in = [row.country for row in work.countries.all()]
        titles, under = panels(best_titles(work), in_order(made_in, parties), language)
        rows.append(
            FilmRow(
                id=work.pk,
                href=reverse("film", kwargs={"id": work.pk}),
                panels=tuple({**panel, "lang": foreign(panel["lang"], language)} for panel in titles),
                under=under,
                second=len(titles) == 1
                and any(is_spoken(titles[0]["lang"], language.spoken_in(code)) for code in parties[1:2]),
                kind=term(language, terms.WORK_KINDS, work.kind),
                year=str(work.year or ""),
                countries=language.listed(territory(language, code) for code in made_in),
                status=term(language, terms.WORK_STATUSES, work.status) if work.status != Status.RELEASED else "",
                released=tuple(
                    (territory(language, row.territory), dates(row.date, language))
                    for row in first_releases(work.releases.all())
                ),
            )
        )
    return rows


def best_titles(work: Work) -> list[tuple[str, str]]:
    """Titles a page may be headed by, the best first: original, release, translated; others where there is none."""
    titles = list(work.titles.all())
    ranked = sorted(
        (title for title in titles if title.type in BEST_TITLES),
        key=lambda title: (BEST_TITLES.index(title.type), title.position),
    )
    return [(title.text, title.lang) for title in (ranked or titles)] or [(work.pk, "")]


def in_order(codes: Sequence[str], parties: Sequence[str]) -> list[str]:
    """Countries in the order of the programme's sides, others after them."""
    return sorted(codes, key=lambda code: parties.index(code) if code in parties else len(parties))


def first_releases(releases: Iterable[Release]) -> list[Release]:
    """The first release in cinemas in each territory, in the order of their days."""
    found: dict[str, Release] = {}
    shown = [row for row in releases if row.type in SHOWN_IN_CINEMAS and row.date_earliest]
    for row in sorted(shown, key=lambda row: (row.date_earliest, row.position)):
        found.setdefault(row.territory, row)
    return list(found.values())
