"""Expeditions as pages show them: who went, and what is said of the journey."""

from __future__ import annotations

from diptych.apps.programme.queries.events import expedition_page
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Cites, Citing, SourceLine
from diptych.faces.portal.registers.claims import Reporter
from diptych.faces.portal.registers.events import span
from diptych.faces.portal.registers.headings import Heading, heading
from diptych.faces.portal.registers.labels import Label, Labels
from diptych.faces.portal.registers.reported import Reported, Said
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.dates import WRITTEN, dates
from diptych.faces.wording.registers.terms import term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Claim


class Stop(Record):
    """Something that happened on the journey, on a date that one source gives."""

    when: str
    datetime: str
    what: str
    lang: str
    """Of what is said, where it is not in the reader's language."""
    said: str
    href: str
    """The report on this page."""
    cites: Cites


class ExpeditionPage(Record):
    """Everything the registers know of an expedition, in words."""

    id: str
    head: Heading
    agent: Label
    when: str
    cites: Cites
    stops: tuple[Stop, ...]
    said: Reported
    note: str
    sources: tuple[SourceLine, ...]


def page(id: str, language: Language) -> ExpeditionPage:
    """The page of one expedition. Refused("no_thing"). At most twenty-five queries, whatever there is to show."""
    expedition = expedition_page(id)
    said = Said("expedition", expedition.pk)
    labels = Labels(language, {"agent": {expedition.agent_id} | said.agents()})
    citing = Citing(language)
    reporter = Reporter(language, citing, labels)
    cites = citing.cite(expedition)
    names = [(name.text, name.lang) for name in expedition.names.all()] or [(expedition.pk, "")]
    return ExpeditionPage(
        id=expedition.pk,
        head=heading(expedition.pk, names, language),
        agent=labels.of("agent", expedition.agent_id),
        when=span(expedition.start, expedition.end, language),
        cites=cites,
        stops=tuple(_stops(said.claims, reporter)),
        said=said.reported(reporter),
        note=expedition.note,
        sources=tuple(citing.sources()),
    )


def _stops(claims: list[Claim], reporter: Reporter) -> Iterator[Stop]:
    """Claims that are dates or have one, in the order of time. Nothing is merged: one thing may stand there twice."""
    dated = [(claim.value if _is_date(claim) else claim.date, claim) for claim in claims]
    for written, claim in sorted((row for row in dated if row[0]), key=lambda row: (row[0], row[1].position)):
        report = reporter.report(claim)
        yield Stop(
            when=dates(written, reporter.language),
            datetime=written if "/" not in written else "",
            what=term(reporter.language, terms.MEASURES, claim.measure) if _is_date(claim) else report.figure,
            lang="" if _is_date(claim) else report.lang,
            said=report.said,
            href=f"#{report.anchor}",
            cites=report.cites,
        )


def _is_date(claim: Claim) -> bool:
    return claim.number is None and WRITTEN.fullmatch(claim.value) is not None
