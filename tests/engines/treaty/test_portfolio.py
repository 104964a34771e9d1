"""Balance over the years: films counted, films left out, and which way the sum tilts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.portfolio import Signal, Weight, balance
from tests.factories.dossiers import dossier, sharing
from tests.factories.packs import rule

FOUR_YEARS = rule("{kind: balance, test: {years: 4}}")
ON = date(2026, 6, 1)


def shot(on: str, iceland: int) -> Dossier:
    return sharing({"IS": f"{iceland} %", "UY": f"{100 - iceland} %"}, dates={"shooting_start": on})


def signal(*films: Dossier) -> Signal:
    (found,) = balance(films, FOUR_YEARS, on=ON)
    return found


def test_films_of_the_years_named_are_counted() -> None:
    found = signal(shot("2022-05-31", 90), shot("2022-06-01", 60), shot("2026-06-01", 60), shot("2026-06-02", 90))

    assert (found.since, found.until, found.films) == (date(2022, 6, 1), ON, 2)


def test_years_are_counted_to_the_day_at_the_end_of_a_month() -> None:
    assert [item.since for item in balance([], FOUR_YEARS, on=date(2026, 6, 30))] == [date(2022, 6, 30)]


def test_shares_are_added_film_by_film() -> None:
    found = signal(shot("2024-01-01", 80), shot("2025-01-01", 40), shot("2026-01-01", 50))

    assert found.weights == (
        Weight(country="IS", shares=Fraction(17, 10), films_led=1),
        Weight(country="UY", shares=Fraction(13, 10), films_led=1),
    )
    assert (found.code, found.tilts_to, found.by) == ("tilts", "IS", Fraction(2, 5))


def test_equal_sums_are_even() -> None:
    found = signal(shot("2024-01-01", 70), shot("2025-01-01", 30))

    assert (found.code, found.tilts_to, found.by) == ("even", None, 0)


def test_film_whose_shares_are_not_known_is_left_out_and_said_so() -> None:
    unknown = dossier("{producers: [{id: is, country: IS}, {id: uy, country: UY}], dates: {shooting_start: 2025}}")

    found = signal(shot("2024-01-01", 70), unknown)

    assert (found.films, found.left_out) == (1, 1)


def test_no_film_gives_no_direction() -> None:
    found = signal()

    assert (found.code, found.weights, found.by) == ("undetermined", (), None)


def test_agreement_without_such_a_rule_gives_no_signal() -> None:
    assert balance([shot("2025-01-01", 60)], rule("kind: note"), on=ON) == ()
