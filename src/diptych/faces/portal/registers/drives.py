"""Collecting drives as pages show them: the questions one asks of a drive, and which of them anything answers."""

from __future__ import annotations

from diptych.apps.programme.enums import Lines
from diptych.apps.programme.queries.events import drive_page, drives_compared
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import NOTHING, Cites, Citing, SourceLine
from diptych.faces.portal.registers.claims import Reporter
from diptych.faces.portal.registers.events import span
from diptych.faces.portal.registers.headings import Heading, heading, named, others
from diptych.faces.portal.registers.labels import Label, Labels, foreign
from diptych.faces.portal.registers.reported import Reported, Said
from diptych.faces.portal.registers.sides import parties
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.terms import known, term, territory
from diptych.registers.sources.queries.claims import figures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.apps.programme.models import Drive
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


ENGLISH = "en"
"""The language in which what was found of drives is written down."""

FIGURES = "items"
"""The measure of what a drive brought in."""


class Answer(Record):
    """One thing said in answer to a question."""

    text: str
    lang: str = ENGLISH
    """Empty where it is said in the reader's language."""
    beside: str = ""
    """Under which circumstances it was counted, and who said it when."""
    note: str = ""
    """A remark of ours, in the language drives are written down in."""
    cites: Cites = NOTHING


class Question(Record):
    """A question that one asks of every drive; with no answers where nothing was found."""

    code: str
    asked: str
    answers: tuple[Answer, ...]
    is_listed: bool
    """Whether the answers are a list, not a sentence."""


class DriveRow(Record):
    """A drive at a glance, and which of the questions are answered for it."""

    name: Label
    others: tuple[dict[str, str], ...]
    """Its names in the languages of the other sides."""
    announced: str
    where: str
    by: tuple[Label, ...]
    known: tuple[bool, ...]
    count: int


class Comparison(Record):
    """Drives side by side."""

    asked: tuple[str, ...]
    rows: tuple[DriveRow, ...]


class DrivePage(Record):
    """Everything the registers know of a drive, and what they do not."""

    id: str
    head: Heading
    purpose: str
    announced: str
    where: str
    organisers: tuple[Label, ...]
    cites: Cites
    parts: tuple[tuple[str, tuple[Question, ...]], ...]
    """Questions under their headings."""
    found: int
    asked: int
    said: Reported
    note: str
    sources: tuple[SourceLine, ...]


QUESTIONS = {
    "who": _("Who may contribute?"),
    "what": _("What is asked for?"),
    "period": _("From which time?"),
    "form_fields": _("What does the form ask?"),
    "process": _("How does it go?"),
    "rules": _("Which rules are there?"),
    "modes": _("In which ways can one give?"),
    "windows": _("When can one take part?"),
    "consent": _("What does one consent to?"),
    "contributor_gets": _("What does one get for it?"),
    "exhibition": _("When is it exhibited?"),
    "figures": _("How much came in?"),
    "status": _("How does it stand?"),
}
"""What one asks of every drive, in the order in which a contributor would."""

PARTS = (
    (_("Taking part"), ("who", "what", "period", "windows")),
    (_("How it is done"), ("form_fields", "process", "rules", "modes", "consent")),
    (_("What becomes of it"), ("contributor_gets", "exhibition", "figures", "status")),
)

LISTED = (*Lines.values, "windows", "figures")


# The comparison -------------------------------------------------------------------------------------------------------


def comparison(language: Language) -> Comparison:
    """Every drive with which questions are answered for it. Seventeen queries."""
    drives = list(drives_compared())
    counted = {claim.subject_id for claim in figures("drive", [drive.pk for drive in drives], FIGURES)}
    organisers = [row.agent_id for drive in drives for row in drive.organisers.all() if row.agent_id]
    labels = Labels(language, {"agent": organisers})
    sides = parties()
    rows = []
    for drive in drives:
        answered = _answered(drive) | ({"figures"} if drive.pk in counted else set())
        name = named("drive", drive.pk, _names(drive), language)
        rows.append(
            DriveRow(
                name=name,
                others=others(_names(drive), name, sides, language),
                announced=dates(drive.announced, language) if drive.announced else "",
                where=_where(drive, language),
                by=_organisers(drive, labels),
                known=tuple(code in answered for code in QUESTIONS),
                count=len(answered),
            )
        )
    return Comparison(asked=tuple(map(language.gettext, QUESTIONS.values())), rows=tuple(rows))


def _answered(drive: Drive) -> set[str]:
    """The questions that the drive itself answers, which are all but that for figures."""
    lines = {row.list for row in drive.lines.all()}
    held: dict[str, object] = {
        **{code: code in lines for code in Lines.values},
        "who": drive.who,
        "period": drive.period_start or drive.period_end,
        "windows": drive.opens or drive.closes or drive.windows.all(),
        "consent": drive.consent,
        "exhibition": drive.exhibition_start or drive.exhibition_end,
        "status": drive.status,
    }
    held["what"] = held["what"] or drive.variants.all()
    return {code for code, held_by in held.items() if held_by}


def _names(drive: Drive) -> list[tuple[str, str]]:
    return [(name.text, name.lang) for name in drive.names.all()] or [(drive.pk, "")]


def _where(drive: Drive, language: Language) -> str:
    return language.listed(territory(language, row.territory) for row in drive.territories.all())


def _organisers(drive: Drive, labels: Labels) -> tuple[Label, ...]:
    unnamed = foreign(ENGLISH, labels.language)
    return tuple(
        labels.of("agent", row.agent_id) if row.agent_id else Label(text=row.name, lang=unnamed, href="")
        for row in drive.organisers.all()
    )


# The page -------------------------------------------------------------------------------------------------------------


def page(id: str, language: Language) -> DrivePage:
    """The page of one drive. Refused("no_thing"). At most thirty queries, whatever there is to show."""
    drive = drive_page(id)
    said = Said("drive", drive.pk)
    organisers = {row.agent_id for row in drive.organisers.all() if row.agent_id}
    labels = Labels(language, {"agent": organisers | said.agents()})
    citing = Citing(language)
    reporter = Reporter(language, citing, labels)
    cites = citing.cite(drive)
    answers = _Answers(drive, said, reporter).all()
    questions = {
        code: Question(code=code, asked=language.gettext(asked), answers=tuple(answers[code]), is_listed=code in LISTED)
        for code, asked in QUESTIONS.items()
    }
    return DrivePage(
        id=drive.pk,
        head=heading(drive.pk, _names(drive), language),
        purpose=drive.purpose,
        announced=dates(drive.announced, language) if drive.announced else "",
        where=_where(drive, language),
        organisers=_organisers(drive, labels),
        cites=cites,
        parts=tuple((language.gettext(heading), tuple(questions[code] for code in codes)) for heading, codes in PARTS),
        found=sum(1 for question in questions.values() if question.answers),
        asked=len(questions),
        said=said.reported(reporter, [claim for claim in said.claims if claim.measure != FIGURES]),
        note=drive.note,
        sources=tuple(citing.sources()),
    )


class _Answers:
    """What one drive answers to each question."""

    def __init__(self, drive: Drive, said: Said, reporter: Reporter) -> None:
        self.drive, self.said, self.reporter = drive, said, reporter
        self.language = reporter.language

    def all(self) -> dict[str, list[Answer]]:
        drive = self.drive
        texts = {"who": drive.who, "consent": drive.consent, "status": drive.status}
        spans = {
            "period": (drive.period_start, drive.period_end),
            "exhibition": (drive.exhibition_start, drive.exhibition_end),
        }
        return {
            **{code: [Answer(text=text)] if text else [] for code, text in texts.items()},
            **{
                code: [Answer(text=span(*time, self.language), lang="")] if any(time) else []
                for code, time in spans.items()
            },
            **{code: self.lines(code) for code in Lines.values},
            "what": [*self.lines(Lines.WHAT), *(self.cited(row.text, row) for row in drive.variants.all())],
            "windows": self.windows(),
            "figures": [self.figure(claim) for claim in self.said.claims if claim.measure == FIGURES],
        }

    def span(self, start: str, end: str) -> list[Answer]:
        return [Answer(text=span(start, end, self.language), lang="")] if start or end else []

    def lines(self, code: str) -> list[Answer]:
        texts = [row.text for row in self.drive.lines.all() if row.list == code]
        if code == Lines.MODES:
            return [
                Answer(
                    text=term(self.language, terms.DRIVE_MODES, text),
                    lang="" if known(self.language, terms.DRIVE_MODES, text) else ENGLISH,
                )
                for text in texts
            ]
        return [Answer(text=text) for text in texts]

    def cited(self, text: str, row: Any) -> Answer:
        return Answer(text=text, cites=self.reporter.citing.cite(row))

    def windows(self) -> list[Answer]:
        """When one may take part: as the drive says, then year by year as others report."""
        drive = self.drive
        rows = [Answer(text=self.window(drive.opens, drive.closes, ""), lang="")] if drive.opens or drive.closes else []
        return rows + [
            Answer(text=self.window(row.opens, row.closes, row.year), lang="", cites=self.reporter.citing.cite(row))
            for row in drive.windows.all()
        ]

    def window(self, opens: str, closes: str, year: str) -> str:
        say = self.language.gettext
        if opens and closes:
            return span(opens, closes, self.language)
        if opens:
            return say(_("from {date}; the last day was not found")).format(date=dates(opens, self.language))
        if closes:
            return say(_("until {date}; the first day was not found")).format(date=dates(closes, self.language))
        return dates(year, self.language)

    def figure(self, claim: Any) -> Answer:
        report = self.reporter.report(claim)
        beside = " · ".join(filter(None, (report.circumstances, report.said)))
        return Answer(text=report.figure, lang=report.lang, beside=beside, note=report.note, cites=report.cites)
