"""Shifts of money: the least there is, found again by trying every division of a small budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diptych.engines.treaty.assess import assess
from diptych.engines.treaty.cures import cures
from diptych.engines.treaty.cures.change import Cure, apply
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.engines.treaty.pack import Agreement
from tests.factories.dossiers import ON, dossier, sharing
from tests.factories.packs import pack, parties, rule

BUDGET = 16
"""In yen, which have no smaller coin."""

FR_DE = parties("FR", "DE", "BE")
GROUPS = {"EU": frozenset(("FR", "DE", "BE"))}
IDLE = "be"
"""The producer that only finances, in every film here."""

Shares = dict[str, Fraction]
"""Share of the budget by country."""

RULES: dict[str, tuple[str, Callable[[Shares], bool]]] = {
    "bounds and a cap on all third states": (
        """
        rules:
          - {id: A, kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}}
          - {id: B, kind: share, test: {of: all_third, maximum: 30 %}}
        """,
        lambda s: all(20 <= 100 * s[c] <= 80 for c in partners(s)) and sum(third(s)) * 100 <= 30,
    ),
    "each third state strictly below each party": (
        """
        rules:
          - {id: A, kind: share, test: {of: each_party, minimum: 20 %}}
          - {id: B, kind: share, test: {of: each_third, less_than: each_party}}
        """,
        lambda s: all(100 * s[c] >= 20 for c in partners(s)) and all(t < s[c] for t in third(s) for c in partners(s)),
    ),
    "third states at least ten and no more than the lesser party": (
        "rules: [{id: A, kind: share, test: {of: each_third, minimum: 10 %, not_above: lesser_party}}]",
        lambda s: all(t * 100 >= 10 and all(t <= s[c] for c in partners(s)) for t in third(s)),
    ),
    "strictly between": (
        "rules: [{id: A, kind: share, test: {of: each_party, above: 12.5 %, below: 50 %}}]",
        lambda s: all(Fraction(1, 8) < s[c] < Fraction(1, 2) for c in partners(s)),
    ),
    "a group and each state inside it": (
        """
        rules:
          - {id: A, kind: share, test: {of: group, countries: [EU], minimum: 70 %}}
          - {id: B, kind: share, test: {of: each_in_group, countries: [EU], minimum: 10 %, maximum: 40 %}}
        """,
        lambda s: sum(s[c] for c in partners(s)) * 100 >= 70 and all(10 <= 100 * s[c] <= 40 for c in partners(s)),
    ),
    "finance only": (
        """
        rules:
          - {id: A, kind: share, test: {of: each_finance_only, minimum: 10 %, maximum: 25 %}}
          - {id: B, kind: share, test: {of: each_party, minimum: 20 %, maximum: 70 %}}
        """,
        lambda s: 10 <= 100 * s["BE"] <= 25 and all(20 <= 100 * s[c] <= 70 for c in partners(s)),
    ),
    "an absolute floor": (
        "rules: [{id: A, kind: share, test: {of: country, countries: [BE], minimum_amount: 5 JPY}}]",
        lambda s: s["BE"] * BUDGET >= 5,
    ),
}


def partners(shares: Shares) -> list[str]:
    return [country for country in shares if country in ("FR", "DE", "BE")]


def third(shares: Shares) -> list[Fraction]:
    return [share for country, share in shares.items() if country not in ("FR", "DE", "BE")]


def divisions(number: int, total: int = BUDGET) -> Iterator[tuple[int, ...]]:
    """Every way to divide a sum among so many."""
    if number == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in divisions(number - 1, total - first):
            yield (first, *rest)


FILMS = {
    "three": ("FR", "BE", "JP"),
    "four": ("FR", "DE", "BE", "JP"),
    "five": ("FR", "FR-2", "BE", "JP", "KZ"),
}


def film(producers: tuple[str, ...], money: tuple[int, ...]) -> Dossier:
    return dossier(
        f"{{budget: {BUDGET} JPY, complete: [producers]}}",
        producers=[
            {
                "id": name.lower(),
                "country": name.split("-")[0],
                "money": f"{amount} JPY",
                "finance_only": name.lower() == IDLE,
            }
            for name, amount in zip(producers, money, strict=True)
        ],
    )


def by_country(producers: tuple[str, ...], money: tuple[int, ...]) -> Shares:
    found: Shares = {}
    for name, amount in zip(producers, money, strict=True):
        country = name.split("-")[0]
        found[country] = found.get(country, Fraction(0)) + Fraction(amount, BUDGET)
    return found


@pytest.mark.parametrize("producers", FILMS.values(), ids=FILMS)
@pytest.mark.parametrize(("text", "holds"), RULES.values(), ids=RULES)
@settings(max_examples=15)
@given(data=st.data())
def test_shift_is_the_least_of_all_divisions(
    producers: tuple[str, ...], text: str, holds: Callable[[Shares], bool], data: st.DataObject
) -> None:
    agreement = pack(text, parties=FR_DE, layer="convention")
    money = data.draw(st.sampled_from(sorted(divisions(len(producers)))))
    assume(not holds(by_country(producers, money)))
    least = min(
        (
            sum(max(0, new - old) for new, old in zip(other, money, strict=True))
            for other in divisions(len(producers))
            if holds(by_country(producers, other))
        ),
        default=None,
    )

    found = shifts(film(producers, money), agreement)

    assert [cure.size.amount for cure in found] == ([] if least is None else [least])


def shifts(dossier: Dossier, agreement: Agreement) -> list[Cure]:
    """Shifts offered, each leaving no share rule that fails."""
    found = [cure for cure in cures(dossier, agreement, on=ON, groups=GROUPS) if cure.code == "shift_shares"]
    for cure in found:
        changed = read_dossier(apply(cure.changes, write_dossier(dossier)))
        assert {f.outcome for f in assess(changed, agreement, on=ON, groups=GROUPS).findings} <= {
            "pass",
            "not_applicable",
        }
    return found


TWENTY = "{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}}"


def test_shift_moves_the_smallest_coin_that_is_enough() -> None:
    film = dossier(
        """
        budget: 1 000 000 000.01 RUB
        producers:
          - {id: is, country: IS, money: 800 020 000.01 RUB}
          - {id: uy, country: UY, money: 199 980 000 RUB}
        """
    )

    (cure,) = shifts(film, rule(TWENTY))

    assert {move.producer: str(move.amount) for move in cure.moves} == {"is": "-20000.01 RUB", "uy": "20000.01 RUB"}


def test_shift_of_shares_is_in_hundredths_of_a_per_cent() -> None:
    (cure,) = shifts(sharing({"IS": "80.002 %", "UY": "19.998 %"}), rule(TWENTY))

    assert {move.producer: move.amount for move in cure.moves} == {
        "IS": Fraction(-1, 10_000),
        "UY": Fraction(1, 10_000),
    }


def test_shift_keeps_foreign_currency_and_adds_the_difference() -> None:
    film = dossier(
        """
        budget: 1000 EUR
        rates: [{base: EUR, quote: CNY, rate: 8}]
        producers:
          - {id: is, country: IS, money: 850 EUR}
          - {id: uy, country: UY, money: 1200 CNY}
        """
    )

    (cure,) = shifts(film, rule(TWENTY))

    assert {change.path: change.value for change in cure.changes} == {
        ("producers", 0, "money"): ["800 EUR"],
        ("producers", 1, "money"): ["1200 CNY", "50 EUR"],
    }


def test_contribution_in_kind_stays_where_it_is() -> None:
    film = dossier(
        """
        budget: 1000 EUR
        producers:
          - {id: is, country: IS, money: 10 EUR, in_kind: [{value: 840 EUR, what: Studio}]}
          - {id: uy, country: UY, money: 150 EUR}
        """
    )

    assert shifts(film, rule(TWENTY)) == []


def test_contribution_in_kind_awaiting_approval_is_to_be_approved() -> None:
    agreement = rule(TWENTY, in_kind="by_approval")
    film = dossier(
        """
        budget: 1000 EUR
        producers:
          - {id: is, country: IS, money: 800 EUR}
          - {id: uy, country: UY, money: 150 EUR, in_kind: [{value: 50 EUR, what: Studio}]}
        complete: [producers]
        """
    )

    found = {cure.code: cure.outcomes for cure in cures(film, agreement, on=ON)}

    assert found["approve_in_kind"] == {"RULE": "pass"}


def test_nothing_is_moved_where_shares_are_not_known() -> None:
    film = dossier("producers: [{id: is, country: IS, share: 85 %}, {id: uy, country: UY}]")

    assert shifts(film, rule(TWENTY)) == []


def test_nothing_is_moved_where_shares_hold() -> None:
    assert shifts(sharing({"IS": "80 %", "UY": "20 %"}), rule(TWENTY)) == []


@pytest.mark.parametrize("companies", [1, 2, 4])
def test_shift_does_not_depend_on_how_many_companies_a_country_has(companies: int) -> None:
    """Companies that the rules treat alike are one to the programme, which would else try every way to divide a sum."""
    third_below_each_party = rule("{kind: share, test: {of: each_third, less_than: each_party}}")
    weights = {"US": 4000, "FR": 4004, "IS": 996, "UY": 1000}
    shares = {
        f"{country}-{number}": f"{weight // companies}/10000"
        for country, weight in weights.items()
        for number in range(companies)
    }

    (shift,) = shifts(sharing(shares), third_below_each_party)

    assert shift.size == Fraction(3006, 10000)
