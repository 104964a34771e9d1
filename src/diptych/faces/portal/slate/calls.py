"""Calls for proposals as their pages show them."""

from __future__ import annotations

from fractions import Fraction

from django.urls import reverse
from django.utils.http import urlencode

from diptych.apps.slate.queries.public import the_programme
from diptych.apps.slate.queries.round_pages import ANNOUNCED, CLOSED, OPEN, round_seen, rounds_listed
from diptych.apps.slate.queries.rounds import parties_of
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import foreign
from diptych.faces.portal.slate.moments import Moment, clock, moment
from diptych.faces.wording.catalogue import FORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from diptych.apps.slate.queries.round_pages import RoundRow, RoundSeen
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


STATES = {OPEN: _("Takes proposals"), ANNOUNCED: _("Announced, opens later"), CLOSED: _("Takes no more proposals")}
"""What a call is to those who may hand in, in the order in which calls are listed."""


class Text(Record):
    """A text in the reader's language, or in the one it was written in."""

    text: str
    lang: str
    """Empty where it is the reader's own."""


class CallLine(Record):
    """A call in a list."""

    href: str
    name: Text
    state: str
    state_word: str
    when: str
    """Until when it is open, or from when on."""
    datetime: str
    forms: str


class QuotaLine(Record):
    """How many films of one form each party puts forward."""

    form: str
    numbers: tuple[str, ...]
    """In the order of the parties; a dash where a party has no quota."""


class CriterionLine(Record):
    """What points are given for, and how much of the whole that weighs."""

    name: Text
    help: Text | None
    weight: str
    share: str
    """Of all weights, in per cent: the length of its bar."""
    most: str


class CallPage(Record):
    """A call with everything that producers have to know."""

    slug: str
    name: Text
    others: tuple[dict[str, str], ...]
    """Its names in further languages."""
    text: Text | None
    state: str
    state_word: str
    hidden: bool
    opens: Moment
    closes: Moment
    parties: tuple[str, ...]
    quotas: tuple[QuotaLine, ...]
    admits_unfilled: bool
    criteria: tuple[CriterionLine, ...]
    questions: tuple[tuple[Text, bool, str], ...]
    """What is asked, whether it has to be answered, and how many letters an answer may have."""
    begin: str
    """Where a proposal for it is begun; empty while it is not open."""


def call_lines(language: Language, at: datetime) -> tuple[CallLine, ...]:
    """Every call that is public: those open first, by when they close; then those to come; then those closed.

    Four queries.
    """
    rows = rounds_listed(None, programme=the_programme(), at=at)
    order = list(STATES)
    rows = tuple(sorted(rows, key=lambda row: (order.index(row.state), _nearness(row))))
    return tuple(_line(row, language) for row in rows)


def open_calls(language: Language, at: datetime) -> tuple[CallLine, ...]:
    """Those of them that take proposals now. Four queries."""
    return tuple(line for line in call_lines(language, at) if line.state == OPEN)


def _nearness(row: RoundRow) -> float:
    if row.state == CLOSED:
        return -row.closes_at.timestamp()
    return (row.closes_at if row.state == OPEN else row.opens_at).timestamp()


def call_page(slug: str, language: Language, at: datetime, *, code: str = "") -> CallPage:
    """A call that is public, or a hidden one for somebody who has its code. Seven queries. Refused("no_round")."""
    programme = the_programme()
    return _page(round_seen(None, programme, slug, code=code, at=at), programme, language)


def _line(row: RoundRow, language: Language) -> CallLine:
    name = picked(dict(row.names), language) or Text(text=row.slug, lang="")
    said = {
        OPEN: _("open until {moment}"),
        ANNOUNCED: _("opens on {moment}"),
        CLOSED: _("closed on {moment}"),
    }[row.state]
    at = row.opens_at if row.state == ANNOUNCED else row.closes_at
    return CallLine(
        href=reverse("call", kwargs={"id": row.slug}),
        name=name,
        state=row.state,
        state_word=language.gettext(STATES[row.state]),
        when=language.gettext(said).format(moment=clock(at, row.zone, language)),
        datetime=at.isoformat(),
        forms=language.listed(_form(form, language) for form in _in_order(row.forms)),
    )


def _page(seen: RoundSeen, programme: str, language: Language) -> CallPage:
    row = seen.row
    parties = parties_of(programme)
    name = picked(dict(row.names), language) or Text(text=row.slug, lang="")
    begin = urlencode({"programme": programme, "round": str(row.id)})
    return CallPage(
        slug=row.slug,
        name=name,
        others=tuple(
            {"text": text, "lang": foreign(lang, language), "language": language.language(lang)}
            for lang, text in row.names
            if text != name.text
        ),
        text=picked({lang: text for lang, _name, text in seen.texts if text.strip()}, language),
        state=row.state,
        state_word=language.gettext(STATES[row.state]),
        hidden=row.hidden,
        opens=moment(row.opens_at, row.zone, language),
        closes=moment(row.closes_at, row.zone, language),
        parties=tuple(language.country(party) for party in parties),
        quotas=tuple(_quotas(seen, parties, language)),
        admits_unfilled=seen.admits_unfilled,
        criteria=tuple(_criteria(seen, language)),
        questions=tuple(
            (picked(item.texts, language) or Text(text="", lang=""), item.is_required, language.number(item.longest))
            for item in seen.questions
        ),
        # Of a hidden call too: its number opens nothing, the form goes by the code that this browser keeps.
        begin=f"{reverse('desk-proposal-new')}?{begin}" if row.state == OPEN else "",
    )


def _quotas(seen: RoundSeen, parties: Iterable[str], language: Language) -> Iterable[QuotaLine]:
    numbers = {(party, form): number for party, form, number in seen.quotas}
    for form in _in_order({form for _party, form in numbers}):
        found = (numbers.get((party, form)) for party in parties)
        yield QuotaLine(
            form=_form(form, language),
            numbers=tuple("–" if number is None else language.number(number) for number in found),
        )


def _criteria(seen: RoundSeen, language: Language) -> Iterable[CriterionLine]:
    whole = sum(row.weight for row in seen.criteria)
    for row in seen.criteria:
        share = Fraction(row.weight * 100, whole)
        yield CriterionLine(
            name=picked(row.names, language) or Text(text="", lang=""),
            help=picked(row.help, language),
            weight=language.number(row.weight),
            share=f"{float(share):.2f}",
            most=language.number(row.most),
        )


def picked(texts: Mapping[str, str], language: Language) -> Text | None:
    """The text in the reader's language, else in English, else the first there is; None of nothing."""
    order = (language.tag, language.code, language.tag.split("-")[0], "en", *texts)
    lang = next((lang for lang in order if texts.get(lang)), "")
    own = lang in (language.tag, language.code, language.tag.split("-")[0])
    return Text(text=texts[lang], lang="" if own else lang) if lang else None


def _form(form: str, language: Language) -> str:
    return language.gettext(FORMS.get(form, form))


def _in_order(forms: Iterable[str]) -> list[str]:
    known = list(FORMS)
    return sorted(forms, key=lambda form: known.index(form) if form in known else len(known))
