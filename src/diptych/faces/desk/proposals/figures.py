"""Team and money of a dossier, by country: read off what the form holds, never typed a second time."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.film import Film
from diptych.engines.values.money import Money
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from diptych.engines.treaty.dossier import Dossier
    from diptych.faces.portal.checker.work import Work
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


UNPLACED = _("country not said")


class Bringer(Record):
    """One co-producer."""

    name: str
    money: str
    in_kind: str
    share: str


class Mate(Record):
    """One member of the team."""

    name: str
    roles: str


class Country(Record):
    """What one country brings."""

    name: str
    money: str
    share: str
    bringers: tuple[Bringer, ...]
    team: tuple[Mate, ...]
    spend: str
    """What is spent on work done there."""


class Figures(Record):
    """Everything the page shows."""

    budget: str
    countries: tuple[Country, ...]
    bar: dict[str, Any] | None
    """Arguments of the drawing; None where no share is known."""


def figures_of(work: Work) -> Figures:
    """No query: the dossier is what the form holds, as far as it can be read."""
    dossier, language = work.called(work.language), work.language
    shares = _shares(work, dossier)
    codes = _countries(dossier)
    countries = tuple(_country(code, dossier, shares, language) for code in codes)
    return Figures(
        budget=language.money(dossier.budget) if dossier.budget else "",
        countries=countries,
        bar=_bar(codes, dossier, shares, language),
    )


def _shares(work: Work, dossier: Dossier) -> dict[str, Fraction]:
    """The share of the budget of each co-producer, by id, where it is known exactly."""
    if work.law is None:
        return {row.id: row.share for row in dossier.producers if row.share is not None}
    spans = Film(dossier, work.law, work.on).shares("budget")
    return {id: span.low for id, span in spans.items() if span.known}


def _countries(dossier: Dossier) -> list[str]:
    """Countries of co-producers in their order, then those of the team alone; an empty one for what is not said."""
    found = [row.country or "" for row in dossier.producers]
    found += [_counted(row) for row in dossier.people]
    known = [code for code in dict.fromkeys(found) if code]
    return [*known, *([""] if "" in found else [])]


def _counted(person: Any) -> str:
    return str(person.counted_as or (person.nationality[0] if len(person.nationality) == 1 else ""))


def _country(code: str, dossier: Dossier, shares: dict[str, Fraction], language: Language) -> Country:
    producers = [row for row in dossier.producers if (row.country or "") == code]
    known = [shares[row.id] for row in producers if row.id in shares]
    return Country(
        name=language.country(code) if code else language.gettext(UNPLACED),
        money=_sums((money for row in producers for money in row.money), language),
        share=language.share(sum(known, Fraction(0))) if known and len(known) == len(producers) else "",
        bringers=tuple(
            Bringer(
                name=row.name or "",
                money=_sums(row.money, language),
                in_kind=_sums((item.value for item in row.in_kind), language),
                share=language.share(shares[row.id]) if row.id in shares else "",
            )
            for row in producers
        ),
        team=tuple(
            Mate(
                name=row.name or "",
                roles=language.listed(language.gettext(catalogue.ROLES.get(role, role)) for role in row.roles),
            )
            for row in dossier.people
            if _counted(row) == code
        ),
        spend=_sums((place.spend for place in dossier.places if place.country == code and place.spend), language),
    )


def _sums(amounts: Iterable[Money], language: Language) -> str:
    """Amounts added up by currency; nothing is converted, for that needs a rate and its day."""
    found: dict[str, Fraction] = {}
    for money in amounts:
        found[money.currency] = found.get(money.currency, Fraction(0)) + Fraction(money.amount)
    return language.listed(language.money(Money(amount=amount, currency=code)) for code, amount in found.items())


def _bar(codes: list[str], dossier: Dossier, shares: dict[str, Fraction], language: Language) -> dict[str, Any] | None:
    parts, told = [], []
    for code in codes:
        rows = [row for row in dossier.producers if (row.country or "") == code]
        if not rows:
            continue
        known = [shares[row.id] for row in rows if row.id in shares]
        whole = sum(known, Fraction(0)) if len(known) == len(rows) else None
        name = language.country(code) if code else language.gettext(UNPLACED)
        words = language.share(whole) if whole is not None else language.gettext(catalogue.OUTCOMES["unknown"])
        parts.append({"name": name, "words": words, "share": float(whole * 100) if whole is not None else None})
        told.append(language.colon(name, words))
    if not any(part["share"] is not None for part in parts):
        return None
    return {"parts": parts, "text": language.clauses(told), "id": "by-country"}
