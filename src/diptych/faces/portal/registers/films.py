"""The page of a film: everything the registers know of it, in words."""

from __future__ import annotations

from itertools import groupby

from django.urls import reverse

from diptych import agreements as library
from diptych.apps.programme.queries.events import events_with
from diptych.apps.programme.queries.programmes import programme_page
from diptych.apps.slate.queries.public import film_of_work
from diptych.engines.values.identifiers import warning
from diptych.faces.portal.registers.chart import Chart, chart, counts_from_the_start
from diptych.faces.portal.registers.citing import Cites, Citing
from diptych.faces.portal.registers.claims import Report, Reporter, ids_in
from diptych.faces.portal.registers.film_list import best_titles, city, first_releases, in_order
from diptych.faces.portal.registers.film_records import Carrier, FilmPage, FilmSide, Line, Part, Reports, Step
from diptych.faces.portal.registers.labels import Label, Labels, foreign
from diptych.faces.portal.registers.sides import panels, parties_of
from diptych.faces.portal.slate.films import film_line
from diptych.faces.portal.structured import movie
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.places import place
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.sources.queries.claims import claims_in_articles, claims_of, conflicts_of, contradictions_of
from diptych.registers.works.enums import ReleaseType
from diptych.registers.works.queries.works import work_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from diptych.apps.programme.models import Programme
    from diptych.faces.portal.slate.films import FilmLine
    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Claim
    from diptych.registers.works.models import Release, Work


def _(text: str) -> str:
    return text


BOX_OFFICE, ADMISSIONS = "box_office", "admissions"

FORECASTS = ("forecast",)
"""What was expected, not counted."""


def film_page(id: str, language: Language) -> FilmPage:
    """The page of one film. Refused("no_thing"). At most forty queries, whatever there is to show."""
    work = work_page(id)
    return _Making(work, language).page()


class _Making:
    """One page in the making: what several of its parts need."""

    def __init__(self, work: Work, language: Language) -> None:
        self.work, self.language = work, language
        self.programme: Programme | None = programme_page()
        self.parties = parties_of(self.programme)
        self.claims = list(claims_of("work", work.pk))
        self.readings = list(claims_in_articles("work", work.pk))
        self.conflicts = list(conflicts_of("work", work.pk))
        self.contradictions = list(contradictions_of("work", work.pk))
        self.releases = list(work.releases.all())
        self.events = list(events_with(work.pk))
        sides = [side.claim for row in self.conflicts for side in row.sides.all() if side.claim is not None]
        self.labels = Labels(
            language,
            {
                "agent": {row.agent_id for row in work.credits.all()}
                | {row.agent_id for row in work.companies.all()}
                | ids_in([*self.claims, *self.readings, *sides]),
                "event": {row.event for row in self.releases} | {row.pk for row in self.events},
            },
        )
        self.citing = Citing(language)
        self.reporter = Reporter(language, self.citing, self.labels)
        self.made_in = [row.country for row in work.countries.all()]

    def say(self, text: str) -> str:
        return self.language.gettext(text)

    def page(self) -> FilmPage:
        work, language = self.work, self.language
        titles, under = panels(best_titles(work), in_order(self.made_in, self.parties), language)
        # The order in which parts are made is that in which their sources are numbered.
        sides = tuple(self.side(code) for code in self.sides())
        own = {side.country for side in sides}
        others = [row for row in work.companies.all() if row.country not in own]
        return FilmPage(
            id=work.pk,
            kind=work.kind,
            title=(under or next((row for row in titles if row["lang"] == language.tag), titles[0]))["text"],
            panels=tuple(titles),
            under=under,
            dotted=tuple(
                filter(
                    None,
                    (
                        term(language, terms.WORK_KINDS, work.kind),
                        str(work.year or ""),
                        language.listed(territory(language, code) for code in self.made_in),
                    ),
                )
            ),
            directors=tuple(
                self.labels.of("agent", row.agent_id) for row in work.credits.all() if row.role == "director"
            ),
            relation=term(language, terms.WORK_RELATIONS, work.relation) if work.relation else "",
            status=term(language, terms.WORK_STATUSES, work.status) if work.status else "",
            sides=sides,
            charts=tuple(filter(None, (self.chart(code) for code in self.sides()))),
            reports=tuple(self.reports()),
            conflicts=tuple(map(self.reporter.disagreement, self.conflicts)),
            in_articles=tuple(map(self.reporter.report, self.readings)),
            contradictions=tuple(self.contradiction(row) for row in self.contradictions),
            slate=self.slate(),
            titles=tuple(map(self.title, work.titles.all())),
            credits=tuple(self.parts(work.credits.all(), terms.CREDIT_ROLES)),
            others=tuple(self.parts(others, terms.COMPANY_ROLES, placed=True)),
            versions=tuple(self.versions()),
            steps=tuple(self.steps()),
            events=tuple((self.labels.of("event", row.pk), self.span(row.start, row.end)) for row in self.events),
            carriers=tuple(self.carriers()),
            notes=work.notes,
            sources=tuple(self.citing.sources()),
            changed=work.changed_at.date().isoformat(),
            structured=(movie(work, self.labels),),
        )

    # Sides -------------------------------------------------------------------------------------------------------

    def sides(self) -> list[str]:
        """The sides of the programme that the film has to do with: as maker or as territory."""
        shown = {*self.made_in, *(row.territory for row in self.releases), *(row.territory for row in self.claims)}
        return [code for code in self.parties if code in shown] or self.made_in[:3]

    def side(self, code: str) -> FilmSide:
        return FilmSide(
            country=code,
            name=territory(self.language, code),
            facts=tuple(filter(None, (self.in_cinemas(code), self.money(code), self.viewers(code)))),
            companies=tuple(
                self.parts([row for row in self.work.companies.all() if row.country == code], terms.COMPANY_ROLES)
            ),
        )

    def in_cinemas(self, code: str) -> Line | None:
        there = [row for row in self.releases if row.territory == code]
        first = next(iter(first_releases(there)), None)
        if first is None:
            planned = next((row for row in there if row.type == ReleaseType.PLANNED and row.date), None)
            if planned is None:
                return Line(term=self.say(_("In cinemas")), text="", cites=self.citing.of([]))
            return Line(
                term=self.say(_("Planned for cinemas")),
                text=dates(planned.date, self.language),
                cites=self.citing.cite(planned),
            )
        premiere = next((row for row in there if row.type == ReleaseType.PREMIERE and row.date), None)
        return Line(
            term=self.say(_("In cinemas")),
            text=dates(first.date, self.language),
            note="" if premiere is None else self.premiere(premiere),
            cites=self.citing.cite(first),
        )

    def premiere(self, release: Release) -> str:
        where = city(self.language, release.city)
        when = self.language.listed(filter(None, (dates(release.date, self.language), where)))
        return self.say(_("premiere: {when}")).format(when=when)

    def money(self, code: str) -> Line | None:
        told = [row for row in self.claims if row.measure == BOX_OFFICE and row.territory == code]
        counted = [row for row in told if row.amount and row.scope not in FORECASTS and not row.converted_from_id]
        return self.latest(_("Box office"), [row for row in counted if counts_from_the_start(row)] or counted, told)

    def viewers(self, code: str) -> Line | None:
        told = [row for row in self.claims if row.measure == ADMISSIONS and row.territory == code]
        return self.latest(_("Admissions"), told, told)

    def latest(self, name: str, fit: list[Claim], told: list[Claim]) -> Line | None:
        """The latest count, of those on one day an exact one; how it was chosen stands beside it."""
        if not fit:
            return None

        def key(claim: Claim) -> tuple[str, bool]:
            day = claim.as_of_latest or claim.reported_latest or claim.source.date_latest
            return (day.isoformat() if day else "", claim.qualifier in ("", "exact"))

        claim = max(fit, key=key)
        number = len(told)
        many = self.language.ngettext("the latest of {n} report", "the latest of {n} reports", number).format(n=number)
        if number == 1:
            many = self.say(_("the only report"))
        return Line(
            term=self.say(name),
            text=self.reporter.figures.figure(claim),
            note=self.language.listed([many, self.reporter.figures.said_on(claim)]),
            href=f"#{claim.pk.replace('/', '-')}",
            cites=self.citing.cite(claim),
        )

    def parts(self, rows: Iterable[Any], table: dict[str, str], *, placed: bool = False) -> Iterable[Part]:
        """Credits or companies by what they did, in the order in which each capacity is first named; with their
        country where they are of no side and it is not said otherwise."""
        found: dict[str, list[tuple[Label, Cites]]] = {}
        for row in rows:
            role = term(self.language, table, row.role)
            if placed and row.country:
                where = territory(self.language, row.country)
                role = self.say(_("{name} ({extra})")).format(name=role, extra=where)
            found.setdefault(role, []).append((self.labels.of("agent", row.agent_id), self.citing.cite(row)))
        for role, agents in found.items():
            yield Part(role=role, agents=tuple(agents))

    # Reports -----------------------------------------------------------------------------------------------------

    def chart(self, code: str) -> Chart | None:
        first = next(iter(first_releases([row for row in self.releases if row.territory == code])), None)
        told = [row for row in self.claims if row.measure == BOX_OFFICE and row.territory == code]
        return chart(told, code, first.date_earliest if first else None, self.reporter)

    def reports(self) -> Iterable[Reports]:
        """Every claim on record, by what it measures; box office and admissions first, else as they came."""
        order: dict[str, int] = {BOX_OFFICE: -2, ADMISSIONS: -1}
        for claim in self.claims:
            order.setdefault(claim.measure, len(order))
        for measure, told in groupby(
            sorted(self.claims, key=lambda claim: order[claim.measure]), key=lambda claim: claim.measure
        ):
            rows = list(told)
            places = [*self.sides(), *dict.fromkeys(row.territory for row in rows)]
            by_place = {place: [row for row in rows if row.territory == place] for place in dict.fromkeys(places)}
            yield Reports(
                measure=term(self.language, terms.MEASURES, measure),
                sides=tuple(
                    (territory(self.language, place) if place else "", tuple(map(self.reporter.report, found)))
                    for place, found in by_place.items()
                    if found
                ),
                count=len(rows),
                drawn=order[measure] < 0,
            )

    def contradiction(self, row: Any) -> tuple[str, Report, Report]:
        return row.about, self.reporter.report(row.claim), self.reporter.report(row.other)

    def slate(self) -> FilmLine | None:
        found = film_of_work(self.work.pk)
        return film_line(found, self.language, self.parties) if found else None

    # The rest ----------------------------------------------------------------------------------------------------

    def title(self, row: Any) -> Line:
        return Line(
            term=term(self.language, terms.TITLE_TYPES, row.type),
            text=row.text,
            lang=foreign(row.lang, self.language),
            lang_name=self.language.language(row.lang),
            cites=self.citing.cite(row),
        )

    def versions(self) -> Iterable[Line]:
        language = self.language
        for row in self.work.spoken_languages.all():
            yield Line(term=self.say(_("Spoken")), text=language.language(row.code), cites=self.citing.cite(row))
        setting = getattr(self.work, "setting", None)
        if setting is not None:
            when = " – ".join(filter(None, setting.year.split("/")))
            yield Line(
                term=self.say(_("Set in")),
                text=when,
                beside=setting.place,
                cites=self.citing.cite(setting),
            )
        for identifier in self.work.identifiers.all():
            wrong = warning(identifier.scheme, identifier.value)
            yield Line(
                term=term(language, terms.IDENTIFIER_SCHEMES, identifier.scheme),
                text=identifier.value,
                note=self.say(WARNINGS[wrong]) if wrong else "",
                cites=self.citing.cite(identifier),
            )

    def steps(self) -> Iterable[Step]:
        """Every release, in the order of time; those of no date at the end."""
        rows = sorted(self.releases, key=lambda row: (row.date_earliest is None, str(row.date_earliest), row.position))
        for row in rows:
            event = self.labels.of("event", row.event) if row.event else None
            where = [place(self.language, row.city, row.territory, row.venue), row.channel]
            yield Step(
                when=dates(row.date, self.language) if row.date else self.say(_("date not known")),
                datetime=row.date if row.date and "/" not in row.date else "",
                what=term(self.language, terms.RELEASE_TYPES, row.type),
                where=self.language.listed(filter(None, where)),
                event=event,
                note=row.note,
                planned=row.type == ReleaseType.PLANNED,
                cites=self.citing.cite(row),
            )

    def carriers(self) -> Iterable[Carrier]:
        """Agreements of the programme between the countries that made the film."""
        if self.programme is None or len(self.made_in) < 2:
            return
        for row in self.programme.agreements.all():
            if row.pack not in library.ids():
                continue
            pack = library.agreement(row.pack)
            if {party.country for party in pack.parties} >= set(self.made_in):
                example = self.work.pk in library.example_ids()
                query = f"?example={self.work.pk}" if example else f"?agreement={row.pack}"
                yield Carrier(
                    id=row.pack,
                    title=self.language.pick(pack.short),
                    check=reverse("check") + query,
                    example=example,
                )

    def span(self, start: str, end: str) -> str:
        return dates(f"{start}/{end}" if end and end != start else start, self.language) if start else ""


WARNINGS = {
    "form": _("not written as identifiers of this scheme are"),
    "check_digit": _("its check digit does not fit"),
}
