"""Films of the slate as its pages show them: both decisions facing each other."""

from __future__ import annotations

from django.urls import reverse

from diptych.apps.slate.enums import Stage
from diptych.apps.slate.queries import public
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.film_list import in_order
from diptych.faces.portal.registers.labels import foreign
from diptych.faces.portal.registers.listing import Filter
from diptych.faces.portal.registers.sides import panels
from diptych.faces.portal.slate.calls import Text
from diptych.faces.wording.catalogue import FORMS
from diptych.faces.wording.slate.vocabulary import DOCUMENTS, VERDICTS
from diptych.faces.wording.slate.vocabulary import STAGES as DECISIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from diptych.apps.slate.queries.public import PublicCondition, PublicDecision, PublicDocument, PublicFilm
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


STAGES = {
    public.APPROVED: _("Approved, not in production yet"),
    public.IN_PRODUCTION: _("In production"),
    public.FINISHED: _("Finished and approved"),
}

FILTERS = ("form", "country", "stage", "year")

MACHINE = "machine"
"""Titles in whose language nobody has called the film so."""


class ConditionLine(Record):
    """A condition made public, and whether it is met."""

    text: Text
    state: str
    settled: bool


class DecisionLine(Record):
    """One approval of one side."""

    stage: str
    """Empty where there is but one stage to tell of."""
    verdict: str
    code: str
    when: str
    datetime: str
    conditions: tuple[ConditionLine, ...]


class SideLine(Record):
    """What one side has decided."""

    country: str
    name: str
    decisions: tuple[DecisionLine, ...]


class DocumentLine(Record):
    """A document made public."""

    title: str
    kind: str
    href: str
    name: str
    size: str


class FilmLine(Record):
    """A film of the slate, in a list or on a page of its own."""

    id: str
    href: str
    title: str
    """The one a reader of this language knows it by."""
    panels: tuple[dict[str, str], ...]
    under: dict[str, str] | None
    second: bool
    """Whether its one title is that of the second side, and stands at its place."""
    titles: tuple[tuple[str, str], ...]
    """Language and title; those translated by machine are left out."""
    form: str
    lead: str
    """The country of the company that leads."""
    stage: str
    stage_word: str
    sides: tuple[SideLine, ...]
    steps: tuple[tuple[str, str, str], ...]
    """What happened, on which day, the same for machines."""
    days: tuple[str, str, str]
    """The days of approval, of the beginning of production, of the approval of the finished film; empty until then."""
    documents: tuple[DocumentLine, ...]
    work: str
    """The page of the film in the registers, empty until it is there."""


def filters(language: Language, programme: str) -> list[Filter]:
    """The filters of the slate, with what there is to choose from. Three queries."""
    forms, countries, years = public.choices(programme)
    say = language.gettext
    return [
        Filter(
            name="form",
            label=say(_("Form")),
            options=tuple((code, say(word)) for code, word in FORMS.items() if code in forms),
        ),
        Filter(
            name="country",
            label=say(_("Leading country")),
            options=tuple(sorted(((code, language.country(code)) for code in countries), key=lambda row: row[1])),
        ),
        Filter(name="stage", label=say(_("How far it is")), options=tuple((k, say(v)) for k, v in STAGES.items())),
        Filter(
            name="year",
            label=say(_("Year of approval")),
            number=True,
            options=tuple((str(year), str(year)) for year in years),
        ),
    ]


def film_lines(films: Iterable[PublicFilm], language: Language, parties: Sequence[str]) -> list[FilmLine]:
    return [film_line(film, language, parties) for film in films]


def film_line(film: PublicFilm, language: Language, parties: Sequence[str]) -> FilmLine:
    """What is told of a film; no query."""
    texts = [(text, lang) for lang, text, _status in film.titles] or [(str(film.id), "")]
    shown, under = panels(texts, in_order(parties, parties), language)
    own = next((row for row in (under, *shown) if row and row["lang"] == language.tag), shown[0])
    codes = in_order(sorted({row.party for row in film.decisions}), parties)
    return FilmLine(
        id=str(film.id),
        href=reverse("slate-film", kwargs={"id": film.id}),
        title=own["text"],
        panels=tuple(shown),
        under=under,
        second=len(shown) == 1 and shown[0]["lang"] in map(language.spoken_in, parties[1:2]),
        titles=tuple((lang, text) for lang, text, status in film.titles if status != MACHINE),
        form=language.gettext(FORMS.get(film.form, film.form)),
        lead=language.country(film.lead_country) if film.lead_country else "",
        stage=film.stage,
        stage_word=language.gettext(STAGES[film.stage]),
        sides=tuple(_side(code, film, language) for code in codes),
        steps=tuple(_steps(film, language)),
        days=(_day(film.approved_at), _day(film.production_at), _day(film.finished_at)),
        documents=tuple(_document(row, language) for row in film.documents),
        work=reverse("film", kwargs={"id": film.work}) if film.work else "",
    )


def _day(at: datetime | None) -> str:
    return at.date().isoformat() if at else ""


def _side(code: str, film: PublicFilm, language: Language) -> SideLine:
    own = [row for row in film.decisions if row.party == code]
    return SideLine(
        country=code,
        name=language.country(code),
        decisions=tuple(_decision(row, language, alone=len(own) == 1) for row in own),
    )


def _decision(row: PublicDecision, language: Language, *, alone: bool) -> DecisionLine:
    return DecisionLine(
        stage="" if alone and row.stage == Stage.PROVISIONAL else language.gettext(DECISIONS[row.stage]),
        verdict=language.gettext(VERDICTS[row.verdict]),
        code=row.verdict,
        when=language.date(row.published_at.date()),
        datetime=row.published_at.date().isoformat(),
        conditions=tuple(_condition(condition, language) for condition in row.conditions),
    )


def _condition(row: PublicCondition, language: Language) -> ConditionLine:
    state = ""
    if row.settled_at is not None:
        said = _("no longer asked for since {date}") if row.waived else _("met on {date}")
        state = language.gettext(said).format(date=language.date(row.settled_at.date()))
    elif row.due is not None:
        state = language.gettext(_("to be met by {date}")).format(date=language.date(row.due))
    return ConditionLine(
        text=Text(text=row.text, lang=foreign(row.lang, language)), state=state, settled=row.settled_at is not None
    )


EVENTS = (_("Approved by all sides"), _("Production begun"), _("Finished film approved by all sides"))


def moments_of(film: PublicFilm) -> list[tuple[str, datetime]]:
    """What became of a film and when, the first first."""
    moments = zip(EVENTS, (film.approved_at, film.production_at, film.finished_at), strict=True)
    return [(what, at) for what, at in moments if at is not None]


def _steps(film: PublicFilm, language: Language) -> Iterable[tuple[str, str, str]]:
    for what, at in moments_of(film):
        yield language.gettext(what), language.date(at.date()), at.date().isoformat()


def _document(row: PublicDocument, language: Language) -> DocumentLine:
    return DocumentLine(
        title=row.title,
        kind=language.gettext(DOCUMENTS.get(row.kind, row.kind)),
        href=reverse("slate-document", kwargs={"id": row.version}),
        name=row.name,
        size=size(row.size, language),
    )


def size(count: int, language: Language) -> str:
    """How large a file is, rounded up to whole kilobytes or megabytes of a thousand."""
    if count < 1_000_000:
        return language.gettext(_("{n} kB")).format(n=language.number(max(1, -(-count // 1000))))
    return language.gettext(_("{n} MB")).format(n=language.number(-(-count // 1_000_000)))
