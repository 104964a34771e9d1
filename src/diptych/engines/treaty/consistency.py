"""What a dossier may not say at once: contributions that do not add up, people twice, circles of ownership, dates."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.values.errors import Trouble
from diptych.engines.values.exact import decimal_text
from diptych.engines.values.money import minor_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.engines.values.dates import PartialDate
    from diptych.engines.values.record import Record

EARLIEST = date(1895, 12, 28)
"""The first public film show; nothing here is older."""

LATEST = date(2199, 12, 31)
"""A later date is a slip of the pen."""


def check(dossier: Dossier) -> list[Trouble]:
    """Every contradiction within a dossier, in document order."""
    return [
        *_sums(dossier),
        *_rates(dossier),
        *_links(dossier),
        *_people(dossier),
        *_dates(dossier),
        *_shares(dossier),
    ]


def _sums(dossier: Dossier) -> list[Trouble]:
    """What producers put in must make the budget: exactly, but for less than one smallest coin per conversion."""
    troubles = []
    budget = dossier.budget
    if budget is not None and budget.amount == 0:
        troubles.append(Trouble(code="absurd_amount", path=("budget",), found=str(budget), expected="> 0"))
        return troubles
    for index, producer in enumerate(dossier.producers):
        if producer.share is not None and (producer.money or producer.in_kind):
            path = ("producers", index, "share")
            troubles.append(Trouble(code="share_and_money", path=path, expected="share, or money and in_kind"))
    if troubles or not dossier.producers:
        return troubles
    total, slack, whole = Fraction(0), Fraction(0), True
    for producer in dossier.producers:
        if producer.share is not None:
            total += producer.share
            continue
        sums = (*producer.money, *(item.value for item in producer.in_kind))
        whole = whole and bool(sums)
        for money in sums:
            converted = money.to(budget.currency, dossier.rates) if budget else None
            if converted is None or budget is None:
                whole = False
                continue
            total += converted.amount / budget.amount
            if money.currency != budget.currency:
                slack += minor_unit(budget.currency) / budget.amount
    too_much = total - 1 > slack
    too_little = whole and "producers" in dossier.complete and 1 - total > slack
    if too_much or too_little:
        code = "shares_above_budget" if too_much else "shares_below_budget"
        found = f"{decimal_text(total * 100)} %"
        if budget is not None:
            found = f"{decimal_text(total * budget.amount, digits=2)} {budget.currency} = {found}"
        troubles.append(
            Trouble(code=code, path=("producers",), found=found, expected=str(budget) if budget else "100 %")
        )
    return troubles


def _rates(dossier: Dossier) -> list[Trouble]:
    """One rate per pair of currencies: two would make the sum depend on their order."""
    seen: set[frozenset[str]] = set()
    troubles = []
    for index, rate in enumerate(dossier.rates):
        pair = frozenset((rate.base, rate.quote))
        if len(pair) == 1 or pair in seen:
            code = "twice" if pair in seen else "same_currency"
            found = f"{rate.base}/{rate.quote}"
            troubles.append(Trouble(code=code, path=("rates", index), found=found, expected="one rate per pair"))
        seen.add(pair)
    return troubles


def _links(dossier: Dossier) -> list[Trouble]:
    """Ties must lead to other producers that are listed, and ownership may not run in a circle."""
    troubles = []
    named = {producer.name: producer.id for producer in dossier.producers if producer.name}
    order = [producer.id for producer in dossier.producers]
    known = set(order)
    tied: dict[str, list[str]] = {}
    owned: dict[str, list[str]] = {}
    for index, producer in enumerate(dossier.producers):
        for number, link in enumerate(producer.links or ()):
            path: tuple[str | int, ...] = ("producers", index, "links", number, "to")
            if link.to not in known:
                troubles.append(Trouble(code="unknown_reference", path=path, found=link.to, expected="producers"))
            elif link.to == producer.id or link.kind == "ownership":
                tied.setdefault(producer.id, []).append(link.to)
        owned[producer.id] = [named[owner.name] for owner in producer.owners if owner.name in named]
    for field, ties in (("links", tied), ("owners", owned)):
        if circle := _circle(ties, order):
            path = ("producers", order.index(circle[0]), field)
            troubles.append(Trouble(code="circular_ownership", path=path, found=" → ".join(circle)))
    for index, producer in enumerate(dossier.producers):
        held = sum((owner.share or Fraction(0) for owner in producer.owners), Fraction(0))
        if held > 1:
            found = f"{decimal_text(held * 100)} %"
            troubles.append(
                Trouble(code="owners_above_whole", path=("producers", index, "owners"), found=found, expected="100 %")
            )
    return troubles


def _circle(ties: dict[str, list[str]], order: list[str]) -> list[str]:
    """A chain of ties that comes back to its start, from its first producer in the dossier; or nothing."""
    if not any(ties.values()):
        return []
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(ties).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1][:0:-1]
        start = ring.index(min(ring, key=order.index))
        return [*ring[start:], *ring[:start], ring[start]]
    return []


def _people(dossier: Dossier) -> list[Trouble]:
    """Nobody stands in the list twice, nor counts for a nationality they do not hold."""
    troubles = []
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for index, person in enumerate(dossier.people):
        if person.counted_as and person.nationality and person.counted_as not in person.nationality:
            path = ("people", index, "counted_as")
            expected = ", ".join(person.nationality)
            troubles.append(Trouble(code="not_held", path=path, found=person.counted_as, expected=expected))
        if person.name:
            key = (" ".join(person.name.casefold().split()), tuple(sorted(person.nationality)))
            if key in seen:
                path = ("people", index, "name")
                troubles.append(
                    Trouble(code="person_twice", path=path, found=person.name, expected=dossier.people[seen[key]].id)
                )
            seen.setdefault(key, index)
    return troubles


def _dates(dossier: Dossier) -> list[Trouble]:
    """Dates in the only order they can have happened, none before film itself."""
    troubles = []

    def in_order(path: tuple[str, ...], record: Record, *names: str) -> None:
        known = [(name, value) for name in names if (value := getattr(record, name)) is not None]
        for position, (second, two) in enumerate(known):
            first, one = next(((first, one) for first, one in known[:position] if two.before(one)), (None, None))
            if first:
                found, expected = str(two), f"{first} {one}"
                troubles.append(
                    Trouble(code="dates_out_of_order", path=(*path, second), found=found, expected=expected)
                )

    in_order(("dates",), dossier.dates, "shooting_start", "shooting_end", "completed", "first_shown")
    for country, filing in dossier.filings.items():
        if filing is not None:
            in_order(("filings", country), filing, "filed", "decided")
    stages = {(decision.party, decision.stage): decision.on for decision in dossier.decisions}
    for index, decision in enumerate(dossier.decisions):
        earlier = stages.get((decision.party, "provisional"))
        if decision.stage == "final" and decision.on and earlier and decision.on.before(earlier):
            found, expected = str(decision.on), f"provisional {earlier}"
            troubles.append(
                Trouble(code="dates_out_of_order", path=("decisions", index, "on"), found=found, expected=expected)
            )
    for path, value in _every_date(dossier):
        if value.latest < EARLIEST:
            troubles.append(Trouble(code="too_early", path=path, found=str(value), expected=str(EARLIEST)))
        elif value.earliest > LATEST:
            troubles.append(Trouble(code="too_late", path=path, found=str(value), expected=str(LATEST)))
    return troubles


def _every_date(dossier: Dossier) -> Iterator[tuple[tuple[str | int, ...], PartialDate]]:
    """Every date of the dossier with its path."""
    records = [
        (("dates",), dossier.dates),
        *((("filings", country), filing) for country, filing in dossier.filings.items() if filing is not None),
    ]
    for path, record in records:
        for name, value in vars(record).items():
            if value is not None:
                yield (*path, name), value
    for field in ("rates", "consents", "judgements", "decisions", "changes"):
        for index, item in enumerate(getattr(dossier, field) or ()):
            if item.on is not None:
                yield (field, index, "on"), item.on


def _shares(dossier: Dossier) -> list[Trouble]:
    """Stated shares of one whole may not exceed it."""
    troubles = []
    for field in ("creative", "spend_share", "points"):
        total = sum((getattr(p, field) or Fraction(0) for p in dossier.producers), Fraction(0))
        if total > 1:
            found = f"{decimal_text(total * 100)} %"
            troubles.append(
                Trouble(code="more_than_whole", path=("producers",), found=f"{field} {found}", expected="100 %")
            )
    work: dict[str, Fraction] = {}
    for index, place in enumerate(dossier.places):
        before = work.get(place.work, Fraction(0))
        work[place.work] = before + (place.share or 0)
        if before <= 1 < work[place.work]:
            found = f"{place.work} {decimal_text(work[place.work] * 100)} %"
            troubles.append(
                Trouble(code="more_than_whole", path=("places", index, "share"), found=found, expected="100 %")
            )
    footage = dossier.footage
    if (footage.specially_shot or 0) + (footage.archive or 0) > 1:
        troubles.append(Trouble(code="more_than_whole", path=("footage",), expected="100 %"))
    return troubles
