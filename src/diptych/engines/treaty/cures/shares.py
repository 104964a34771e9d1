"""Moving money between producers: the least sum that brings every share rule of the agreement into its bounds."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from diptych.engines.treaty.cures.change import Change, Cure, Move, Patient
from diptych.engines.treaty.cures.linear import minimise
from diptych.engines.treaty.rules import LimbsTest
from diptych.engines.treaty.rules.bounds import ShareTest, bounds, subjects
from diptych.engines.values.exact import plain
from diptych.engines.values.money import Money, minor_unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.cures.linear import Row
    from diptych.engines.treaty.dossier import Producer
    from diptych.engines.treaty.film import Film

SMALLEST_SHARE = Fraction(1, 10_000)
"""The step in which shares are moved where the dossier states shares and no money: a hundredth of a per cent."""


def shift(patients: list[Patient]) -> list[Cure]:
    """One shift for all share rules together, since mending one must not break another.

    ``patients`` are all applicable share rules of the agreement, those that fail among them.
    """
    film = patients[0].film
    failing = tuple(p.rule.id for p in patients if p.finding.outcome != "pass")
    stock = _stock(film)
    if not failing or stock is None:
        return []
    whole, unit = _unit(film)
    producers = list(stock)
    rows: list[Row] = []
    for patient in patients:
        for test in _tests(patient):
            rows += _rows(test, film, producers, stock, whole)
    steps = _least_steps(rows, producers, {name: floor(loose) for name, (_, loose) in stock.items()})
    if steps is None:
        return []
    if not any(steps.values()):
        return []
    changes: list[Change] = []
    moves: list[Move] = []
    for index, producer in enumerate(film.dossier.producers):
        step = steps[producer.id]
        if step:
            changes.append(_change(index, producer, step * unit, film, patients[0]))
            moves.append(Move(producer=producer.id, country=producer.country, amount=_sum(step * unit, film)))
    size = _sum(sum(step for step in steps.values() if step > 0) * unit, film)
    return [Cure(code="shift_shares", rules=failing, changes=tuple(changes), moves=tuple(moves), size=size)]


def _least_steps(rows: list[Row], producers: list[str], loose: dict[str, int]) -> dict[str, int] | None:
    """The steps given to (or, below nought, taken from) each producer; None where no shift was found.

    Producers whom every rule treats alike are one to the programme: were each its own, it would try every way to share
    a sum out among them. What it gives goes to the first of them, what it takes comes from the first that have it.
    """
    alike: dict[tuple[int, ...], list[str]] = {}
    for i, name in enumerate(producers):
        alike.setdefault(tuple(signs[i] for signs, _ in rows), []).append(name)
    groups = list(alike.values())
    count = len(groups)
    merged = [_row([kind[number] for kind in alike], bound) for number, (_, bound) in enumerate(rows)]
    merged += [_row([1] * count, 0), _row([-1] * count, 0)]
    for i, group in enumerate(groups):
        merged.append(([int(j == count + i) for j in range(2 * count)], sum(loose[name] for name in group)))
    found = minimise([1] * count + [0] * count, merged)
    if found is None:
        return None
    steps = dict.fromkeys(producers, 0)
    for i, group in enumerate(groups):
        steps[group[0]] += found[i]
        left = found[count + i]
        for name in group:
            taken = min(left, loose[name])
            steps[name] -= taken
            left -= taken
    return steps


def _tests(patient: Patient) -> list[ShareTest]:
    test = patient.rule.test
    if isinstance(test, LimbsTest):
        return [limb.test for limb in test.limbs if isinstance(limb.test, ShareTest)]
    return [test]


def _unit(film: Film) -> tuple[Fraction, Fraction]:
    """The budget counted in smallest steps, and one such step (in money, or as a share)."""
    budget = film.dossier.budget
    if budget is None or any(p.share is not None for p in film.dossier.producers):
        return 1 / SMALLEST_SHARE, SMALLEST_SHARE
    unit = minor_unit(budget.currency)
    return budget.amount / unit, unit


def _stock(film: Film) -> dict[str, tuple[Fraction, Fraction]] | None:
    """What each producer brings, and how much of that could be taken away, in smallest steps; None if not all known."""
    spans = film.shares("budget")
    if not spans or not film.placed or not all(span.known for span in spans.values()):
        return None
    if sum((span.low for span in spans.values()), Fraction(0)) > 1 + SMALLEST_SHARE:
        return None
    whole, _ = _unit(film)
    stock = {}
    for producer in film.dossier.producers:
        mine = spans[producer.id].low * whole
        fixed = _in_kind(producer, film) * whole
        stock[producer.id] = (mine, max(Fraction(0), mine - fixed))
    return stock


def _in_kind(producer: Producer, film: Film) -> Fraction:
    """The share that is in kind and counts: it cannot be moved to another producer."""
    budget = film.dossier.budget
    total = Fraction(0)
    for item in producer.in_kind:
        converted = item.value.to(budget.currency, film.dossier.rates) if budget and film.counts(item) else None
        if converted is not None and budget is not None:
            total += converted.amount / budget.amount
    return total


def _rows(
    test: ShareTest, film: Film, producers: list[str], stock: dict[str, tuple[Fraction, Fraction]], whole: Fraction
) -> list[Row]:
    """Every bound as rows over the steps given to (first half) and taken from (second half) each producer."""
    rows: list[Row] = []
    least = _absolute(test, film)
    for _, members, _ in subjects(test, film) if least else ():
        held = sum((stock[name][0] for name in members), Fraction(0))
        rows.append(_row([-int(name in members) for name in producers], _below(held - least * whole)))
    for bound in bounds(test, film):
        if bound.base != "budget":
            continue
        mine = [int(name in bound.producers) for name in producers]
        held = sum((stock[name][0] for name in bound.producers), Fraction(0))
        if bound.against is not None:
            mine = [own - int(name in bound.against) for own, name in zip(mine, producers, strict=True)]
            gap = sum((stock[name][0] for name in bound.against), Fraction(0)) - held
            rows.append(_row(mine, _below(gap, strict=bound.strict_high)))
            continue
        rows.append(_row(mine, _below(bound.high * whole - held, strict=bound.strict_high)))
        rows.append(_row([-own for own in mine], _below(held - bound.low * whole, strict=bound.strict_low)))
    return rows


def _absolute(test: ShareTest, film: Film) -> Fraction:
    """An absolute floor as a share of the budget; nothing when there is none or no rate leads to it."""
    budget = film.dossier.budget
    if test.minimum_amount is None or budget is None:
        return Fraction(0)
    converted = test.minimum_amount.to(budget.currency, film.dossier.rates)
    return Fraction(0) if converted is None else converted.amount / budget.amount


def _row(signs: list[int], bound: int) -> Row:
    return ([*signs, *(-sign for sign in signs)], bound)


def _below(value: Fraction, *, strict: bool = False) -> int:
    """The largest whole number not above (strictly below) a value."""
    return ceil(value) - 1 if strict else floor(value)


def _sum(amount: Fraction, film: Film) -> Money | Fraction:
    budget = film.dossier.budget
    if budget is None or any(p.share is not None for p in film.dossier.producers):
        return amount
    return Money(amount=amount, currency=budget.currency)


def _change(index: int, producer: Producer, step: Fraction, film: Film, patient: Patient) -> Change:
    """Write the new contribution: a share, or sums with the difference in the budget's currency."""
    budget = film.dossier.budget
    if producer.share is not None or budget is None:
        share = film.shares("budget")[producer.id].low + step
        return patient.change(("producers", index, "share"), f"{plain(share * 100)} %")
    sums = list(producer.money)
    own = next((i for i, money in enumerate(sums) if money.currency == budget.currency), None)
    if own is not None and sums[own].amount + step >= 0:
        sums[own] = sums[own].replace(amount=sums[own].amount + step)
    elif step > 0:
        sums.append(Money(amount=step, currency=budget.currency))
    else:
        total = sum((m.amount for money in sums if (m := money.to(budget.currency, film.dossier.rates))), Fraction(0))
        sums = [Money(amount=total + step, currency=budget.currency)]
    written: list[Any] = [str(money) for money in sums if money.amount] or [
        str(Money(amount=Fraction(0), currency=budget.currency))
    ]
    return patient.change(("producers", index, "money"), written)
