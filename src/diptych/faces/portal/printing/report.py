"""What a printed assessment says, as plain records in one language; the page and the PDF only draw it."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.examination import law_of
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.dossier import DossierSpeaker, Section
from diptych.faces.wording.groups import grouped
from diptych.faces.wording.said import Said, said
from diptych.faces.wording.shares import Shares, shares
from diptych.faces.wording.speaker import Speaker
from diptych.kernel.texts import NO_BREAK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from diptych.engines.treaty.cures.change import Cure
    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Finding
    from diptych.engines.treaty.pack import Agreement, Source
    from diptych.faces.examination import Examination
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class Title(Record):
    """A title of the film; ``tag`` is its language (BCP 47), empty when it is an id."""

    text: str
    tag: str


class Printed(Record):
    """A finding and the numbers its sources have in the list of sources."""

    said: Said
    sources: tuple[int, ...]
    line: str
    """Article, confidence, rule, numbers of its sources."""


class Group(Record):
    """Findings with the same thing to do next."""

    heading: str
    outcome: str
    findings: tuple[Printed, ...]


class Advice(Record):
    """A cure: what to do, the rules it serves, and the status it would lead to."""

    sentence: str
    rules: str
    after: str


class Side(Record):
    """A party and who decides for it on the day of the law; ``authority`` may be empty."""

    name: str
    authority: str


class Cited(Record):
    """A source with its number on this paper."""

    number: int
    title: str
    tag: str
    about: str
    """What it is, its language and date, in a line."""
    address: str


class Report(Record):
    """One dossier under one agreement, in words; whatever is empty is not drawn."""

    language: Language
    on: date
    """The day it is printed; the date of law stands in ``law``."""
    kind: str
    """What this paper is."""
    title: Title
    titles: tuple[Title, ...]
    """The film's other titles."""
    example: str
    agreement: str
    """The agreement by its short name, for the head of a page."""
    agreement_title: str
    law: str
    status: str
    """The code, for what the verdict is drawn with."""
    verdict: str
    shares: Shares | None
    cures_heading: str
    cures: tuple[Advice, ...]
    groups: tuple[Group, ...]
    dossier_heading: str
    dossier_note: str
    dossier: tuple[Section, ...]
    sides_heading: str
    sides: tuple[Side, ...]
    """Both parties, or three; of a convention, those whose producers take part."""
    open_heading: str
    open: tuple[str, ...]
    """What is not known about the text."""
    sources_heading: str
    sources: tuple[Cited, ...]
    disclaimer: str
    printed: str
    address_label: str
    address: str
    """Where the dossier is opened again."""
    pages: str
    """How a page is numbered, with ``{page}`` and ``{pages}``."""


def report_of(examination: Examination, language: Language, *, printed: date, address: str = "") -> Report:
    """The report of an assessment in a language, printed on a day.

    ``address`` opens the dossier again: whoever holds the paper can then read and change it, hence it is left out
    unless it is asked for.
    """
    dossier, agreement, assessment = examination.dossier, examination.agreement, examination.assessment
    say = language.gettext
    speaker = Speaker(language, agreement, dossier, assessment.on)
    numbers = {source.id: number for number, source in enumerate(agreement.sources, 1)}
    first, *others = _titles(dossier, language)
    return Report(
        language=language,
        on=printed,
        kind=say(_("Assessment of a joint film")),
        title=first,
        titles=tuple(others),
        example=say(_("An example, not a film.")) if dossier.example else "",
        agreement=language.pick(agreement.short),
        agreement_title=language.pick(agreement.title),
        law=speaker.law(assessment),
        status=assessment.status,
        verdict=speaker.verdict(assessment),
        shares=shares(assessment, speaker),
        cures_heading=say(_("What would help")),
        cures=tuple(_advice(cure, speaker) for cure in examination.cures),
        groups=tuple(
            Group(
                heading=say(heading),
                outcome=outcome,
                findings=tuple(_printed(finding, speaker, numbers) for finding in found),
            )
            for outcome, heading, found in grouped(assessment.findings)
        ),
        dossier_heading=say(_("What was entered")),
        dossier_note=say(
            _("What does not stand here was left open. Nothing is held against a fact that is not known.")
        ),
        dossier=DossierSpeaker(language, agreement, dossier, assessment.on).sections(),
        sides_heading=say(_("Who decides")),
        sides=tuple(_sides(dossier, agreement, assessment.on, speaker)),
        open_heading=say(_("What is not known of this text")),
        open=tuple(language.pick(texts) for texts in agreement.open),
        sources_heading=say(_("Sources")),
        sources=tuple(_cited(source, numbers[source.id], language) for source in agreement.sources),
        disclaimer=say(_("Not legal advice: the sources say what they say.")),
        printed=say(_("Printed on {date}.")).format(date=language.date(printed)),
        address_label=say(_("To open it again")),
        address=address,
        pages=say(_("{page} / {pages}")),
    )


def _titles(dossier: Dossier, language: Language) -> list[Title]:
    """The title in the reader's language first; an untitled film is called by its id, else so."""
    titles = dict(dossier.title or {})
    if not titles:
        return [Title(text=dossier.id or language.gettext(_("Untitled")), tag="")]
    first = language.pick(titles)
    tags = sorted(titles, key=lambda tag: titles[tag] != first)
    return [Title(text=titles[tag], tag=tag) for tag in tags]


def _printed(finding: Finding, speaker: Speaker, numbers: dict[str, int]) -> Printed:
    cited = sorted({numbers[source] for source in finding.sources if source in numbers})
    told = said(finding, speaker)
    numbered = speaker.language.listed(map(str, cited)).replace(" ", NO_BREAK)
    line = f"{told.source} · [{numbered}]" if cited else told.source
    return Printed(said=told, sources=tuple(cited), line=line)


def _advice(cure: Cure, speaker: Speaker) -> Advice:
    return Advice(
        sentence=speaker.cure(cure),
        rules=speaker.language.listed(cure.rules),
        after=speaker.say(words.STATUSES, cure.status or ""),
    )


def _sides(dossier: Dossier, agreement: Agreement, on: date, speaker: Speaker) -> Iterator[Side]:
    """The parties bound that day who have a say; a convention's many others are left out."""
    taking_part = {producer.country for producer in dossier.producers}
    bound = law_of(agreement.id, on).parties_in_order
    for party in agreement.parties:
        if party.country in bound and (len(agreement.parties) <= 3 or party.country in taking_part):
            authority = party.authority(on)
            name = speaker.language.pick(authority.name) if authority else ""
            yield Side(name=speaker.name(party.country), authority=name)


def _cited(source: Source, number: int, language: Language) -> Cited:
    about = [
        language.gettext(source.kind) if source.kind in terms.SOURCE_KINDS else source.kind or "",
        language.language(source.language) if source.language else "",
        language.date(source.on) if source.on else "",
    ]
    return Cited(
        number=number,
        title=source.title,
        tag=source.language or "",
        about=language.listed(text for text in about if text),
        address=source.address or "",
    )
