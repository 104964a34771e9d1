"""Things of the registers as rows of tables: an id, the address of its page without the site, and what there is to say.

Words are in the reader's language, dates as they are kept, so that they sort; several of anything stand in one cell.
"""

from __future__ import annotations

from diptych.apps.programme.bundles import MARKET
from diptych.faces.portal.registers.claims import anchor, ids_in
from diptych.faces.portal.registers.film_list import first_releases
from diptych.faces.portal.registers.labels import Labels, page_of
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.figures import Figures
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.authority.enums import NameType
from diptych.registers.authority.queries.agents import best
from diptych.registers.sources.queries.sources import numbers_of_claims
from diptych.registers.works.queries.works import BEST_TITLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal
    from typing import Any

    from diptych.faces.portal.spreadsheets import Cell
    from diptych.kernel.texts import Language

    Row = Sequence[Cell]


def _(text: str) -> str:
    return text


def _named(thing: Any, names: Iterable[Any], language: Language, types: tuple[str, ...] = ("",)) -> tuple[str, str]:
    """The name by which a reader knows a thing, and all its others."""
    found = [(name.text, name.lang, getattr(name, "type", "")) for name in names]
    own, _lang = best(((thing.pk, *row) for row in found), language.tag, types).get(thing.pk, (thing.pk, ""))
    return own, language.clauses(dict.fromkeys(text for text, _lang, _type in found if text != own))


def _labels(language: Language, ids: Iterable[str | None]) -> Labels:
    return Labels(language, {"agent": {id for id in ids if id}})


def _agents(labels: Labels, ids: Iterable[str]) -> str:
    return labels.language.clauses(dict.fromkeys(labels.of("agent", id).text for id in ids))


def _spot(city: str, country: str, language: Language) -> str:
    known = term(language, terms.CITIES, city) if city else ""
    return language.listed(filter(None, (known, territory(language, country) if country else "")))


def _number(value: Decimal | None) -> Cell:
    """A number as it is read, not with the places that its column keeps."""
    return int(value) if value is not None and value == value.to_integral_value() else value


def film_rows(works: list[Any], language: Language) -> Iterator[Row]:
    labels = _labels(language, (row.agent_id for work in works for row in work.companies.all()))
    for work in works:
        title, others = _named(work, work.titles.all(), language, BEST_TITLES)
        first = first_releases(work.releases.all())
        yield (
            work.pk,
            page_of("work", work.pk),
            title,
            others,
            term(language, terms.WORK_KINDS, work.kind),
            term(language, terms.WORK_RELATIONS, work.relation) if work.relation else "",
            term(language, terms.WORK_STATUSES, work.status) if work.status else "",
            work.year,
            language.clauses(territory(language, row.country) for row in work.countries.all()),
            _agents(labels, (row.agent_id for row in work.companies.all())),
            language.clauses(language.colon(territory(language, row.territory), row.date) for row in first),
            work.changed_at.date().isoformat(),
        )


def agent_rows(agents: list[Any], language: Language) -> Iterator[Row]:
    for agent in agents:
        name, others = _named(agent, agent.names.all(), language, (NameType.PREFERRED,))
        yield (
            agent.pk,
            page_of("agent", agent.pk),
            name,
            others,
            term(language, terms.AGENT_KINDS, agent.kind),
            territory(language, agent.country) if agent.country else "",
            language.clauses(term(language, terms.AGENT_ROLES, row.role) for row in agent.roles.all()),
            agent.changed_at.date().isoformat(),
        )


def event_rows(events: list[Any], language: Language) -> Iterator[Row]:
    labels = _labels(language, (row.agent_id for event in events for row in event.organisers.all()))
    for event in events:
        name, others = _named(event, event.names.all(), language)
        yield (
            event.pk,
            page_of("event", event.pk),
            name,
            others,
            term(language, terms.EVENT_KINDS, event.kind),
            term(language, terms.EVENT_SERIES, event.series) if event.series else "",
            event.edition,
            event.start,
            event.end,
            language.clauses(dict.fromkeys(_spot(row.city, row.country, language) for row in event.places.all())),
            _agents(labels, (row.agent_id for row in event.organisers.all())),
            event.changed_at.date().isoformat(),
        )


def drive_rows(drives: list[Any], language: Language) -> Iterator[Row]:
    labels = _labels(language, (row.agent_id for drive in drives for row in drive.organisers.all()))
    for drive in drives:
        name, others = _named(drive, drive.names.all(), language)
        organisers = (
            labels.of("agent", row.agent_id).text if row.agent_id else row.name for row in drive.organisers.all()
        )
        yield (
            drive.pk,
            page_of("drive", drive.pk),
            name,
            others,
            language.clauses(organisers),
            language.clauses(territory(language, row.territory) for row in drive.territories.all()),
            drive.announced,
            drive.opens,
            drive.closes,
            drive.who,
            drive.purpose,
            drive.status,
            drive.changed_at.date().isoformat(),
        )


def document_rows(documents: list[Any], language: Language) -> Iterator[Row]:
    labels = _labels(language, (row.agent_id for document in documents for row in document.parties.all()))
    for document in documents:
        name, others = _named(document, document.names.all(), language)
        parties = (
            labels.of("agent", row.agent_id).text if row.agent_id else territory(language, row.country)
            for row in document.parties.all()
            if row.agent_id or row.country
        )
        yield (
            document.pk,
            page_of("document", document.pk),
            name,
            others,
            term(language, terms.DOCUMENT_KINDS, document.kind),
            term(language, terms.LEVELS, document.level),
            document.date,
            _spot(document.place_city, document.place_country, language),
            language.clauses(dict.fromkeys(parties)),
            document.valid_until,
            document.changed_at.date().isoformat(),
        )


def source_rows(found: list[Any], language: Language) -> Iterator[Row]:
    """Without the address at which a source was seen: programs make links of addresses."""
    numbers = numbers_of_claims([source.pk for source in found])
    for source in found:
        yield (
            source.pk,
            page_of("source", source.pk),
            source.title,
            language.language(source.lang),
            source.outlet,
            territory(language, source.outlet_country),
            term(language, terms.SOURCE_KINDS, source.kind),
            source.date,
            source.archive,
            numbers.get(source.pk, 0),
            source.changed_at.date().isoformat(),
        )


def claim_rows(claims: list[Any], language: Language) -> Iterator[Row]:
    wanted: dict[str, set[str]] = {"agent": ids_in(claims)}
    for claim in claims:
        if claim.subject_type != MARKET:
            wanted.setdefault(claim.subject_type, set()).add(claim.subject_id)
    labels = Labels(language, wanted)
    figures = Figures(language, lambda id: labels.whoever(id).text)
    for claim in claims:
        kind, subject = claim.subject_type, claim.subject_id
        yield (
            claim.pk,
            f"{page_of(kind, subject)}#{anchor(claim.pk)}",
            term(language, terms.THINGS_MANY, MARKET) if kind == MARKET else labels.of(kind, subject).text,
            term(language, terms.MEASURES, claim.measure),
            figures.figure(claim),
            _number(claim.amount if claim.amount is not None else claim.number),
            claim.currency or (term(language, terms.UNITS, claim.unit) if claim.unit else ""),
            term(language, terms.QUALIFIERS, claim.qualifier) if claim.qualifier else "",
            territory(language, claim.territory) if claim.territory else "",
            language.clauses(figures.circumstances(claim)),
            claim.reported or claim.source.date,
            claim.printed,
            labels.whoever(claim.upstream).text if claim.upstream else "",
            claim.source_id,
            claim.source.outlet,
            claim.source.title,
            language.gettext(_("yes") if claim.unverified else _("no")),
            claim.note,
        )
