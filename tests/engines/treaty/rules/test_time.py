"""Deadlines: the last day by the calendar that the rule names, for each authority, as precisely as dates are known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.treaty.outcome import FAIL, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN, Finding
from diptych.engines.treaty.rules.time import WEEKDAYS, working_day
from tests.factories.dossiers import dossier, finding, outcome, sharing
from tests.factories.packs import parties, rule

THIRTY = "{kind: deadline, test: {act: filed, days: 30, before: shooting_start}}"
TOGETHER = "{kind: deadline, test: {act: filed, days: 30, before: shooting_start, simultaneous: true}}"


def filed(iceland: str | None, uruguay: str | None, shooting: str | None = "2026-06-15", **fields: Any) -> Any:
    return dossier(
        dates={"shooting_start": shooting},
        filings={"IS": {"filed": iceland}, "UY": {"filed": uruguay}},
        **fields,
    )


def last_days(found: Finding) -> list[object]:
    return [fact.terms[0] for fact in found.facts if fact.code != "same_day"]


@pytest.mark.parametrize(
    ("calendar", "last"),
    [(WEEKDAYS, date(2026, 6, 8)), ("RU", date(2026, 6, 5)), ("NL", date(2026, 6, 8)), ("CN", date(2026, 6, 8))],
)
def test_five_working_days_before_15_june_2026(calendar: str, last: date) -> None:
    assert working_day(date(2026, 6, 15), -5, calendar) == last


def test_saturday_worked_in_exchange_for_a_holiday_is_a_working_day() -> None:
    assert working_day(date(2024, 4, 26), 1, "RU") == date(2024, 4, 27)


def test_holidays_of_the_next_year_are_known_too() -> None:
    # Russia rests from 31 December 2025 to 11 January 2026.
    assert working_day(date(2025, 12, 30), 1, "RU") == date(2026, 1, 12)


@given(st.dates(date(1995, 1, 1), date(2035, 1, 1)), st.integers(-30, 30))
def test_working_day_is_a_weekday_and_counting_back_returns(day: date, count: int) -> None:
    last = working_day(day, count, WEEKDAYS)

    assert count == 0 or last.weekday() < 5
    if day.weekday() < 5:
        assert working_day(last, -count, WEEKDAYS) == day


@pytest.mark.parametrize(
    ("iceland", "uruguay", "expected"),
    [
        ("2026-05-16", "2026-05-16", PASS),
        ("2026-05-16", "2026-05-17", FAIL),
        ("2026-04", "2026-05-16", PASS),
        ("2026-05", "2026-05-16", UNKNOWN),
        ("2026-05", "2026-05-17", FAIL),
        ("2026-06", "2026-05-16", FAIL),
        (None, "2026-05-16", UNKNOWN),
    ],
)
def test_thirty_days_before_shooting_hold_for_each_authority(
    iceland: str | None, uruguay: str | None, expected: str
) -> None:
    found = finding(rule(THIRTY), filed(iceland, uruguay))

    assert (found.outcome, last_days(found)) == (expected, [date(2026, 5, 16)] * 2)


@pytest.mark.parametrize(
    ("iceland", "uruguay", "shooting", "missing"),
    [
        (None, "2026-05-16", "2026-06-15", ("filings.IS.filed",)),
        ("2026-05", "2026-05-16", "2026-06-15", ("filings.IS.filed",)),
        ("2026-05-16", "2026-05-16", None, ("dates.shooting_start",)),
        ("2026-05-16", "2026-05-16", "2026-06", ("dates.shooting_start",)),
    ],
)
def test_open_deadline_names_the_date_that_is_missing(
    iceland: str | None, uruguay: str, shooting: str | None, missing: tuple[str, ...]
) -> None:
    found = finding(rule(THIRTY), filed(iceland, uruguay, shooting))

    assert (found.outcome, found.missing) == (UNKNOWN, missing)


@pytest.mark.parametrize(
    ("iceland", "uruguay", "expected"),
    [
        ("2026-05-10", "2026-05-10", PASS),
        ("2026-05-10", "2026-05-11", FAIL),
        ("2026-05", "2026-04", FAIL),
        ("2026-04", "2026-04", UNKNOWN),
    ],
)
def test_simultaneously_means_on_one_day(iceland: str, uruguay: str, expected: str) -> None:
    assert outcome(rule(TOGETHER), filed(iceland, uruguay)) == expected


def test_months_are_counted_by_the_calendar() -> None:
    two = rule("{kind: deadline, test: {act: filed, months: 2, before: shooting_start}}")

    assert last_days(finding(two, filed(None, None, "2026-04-30"))) == [date(2026, 2, 28)] * 2


def test_deadline_may_run_from_another_act_with_the_same_authority() -> None:
    answer = rule("{kind: deadline, test: {act: decided, working_days: 20, after: filed, calendar: weekdays}}")
    film = dossier(
        filings={
            "IS": {"filed": "2026-06-01", "decided": "2026-06-29"},
            "UY": {"filed": "2026-06-02", "decided": "2026-06-30"},
        }
    )

    found = finding(answer, film)

    assert (found.outcome, last_days(found)) == (PASS, [date(2026, 6, 29), date(2026, 6, 30)])


def test_every_authority_may_count_by_its_own_calendar() -> None:
    own = rule(
        "{kind: deadline, test: {act: decision_due, working_days: 5, before: shooting_start, calendar: each_party}}",
        parties=parties("NL", "RU"),
    )

    found = finding(own, dossier("dates: {shooting_start: 2026-06-15}"))

    assert {fact.subject: fact.terms for fact in found.facts} == {
        "NL": (date(2026, 6, 8), "NL"),
        "RU": (date(2026, 6, 5), "RU"),
    }


@pytest.mark.parametrize(
    ("of", "countries"), [("majority", ["IS"]), ("minority", ["UY"]), ("each_party", ["IS", "UY"])]
)
def test_deadline_is_that_of_whom_the_rule_names(of: str, countries: list[str]) -> None:
    some = rule(f"{{kind: deadline, test: {{act: filed, days: 30, before: shooting_start, of: {of}}}}}")

    facts = finding(some, sharing({"IS": "60 %", "UY": "40 %"})).facts

    assert [fact.subject for fact in facts] == countries


@pytest.mark.parametrize("of", ["majority", "minority"])
def test_equal_shares_leave_whose_deadline_it_is_to_the_authorities(of: str) -> None:
    some = rule(f"{{kind: deadline, test: {{act: filed, days: 30, before: shooting_start, of: {of}}}}}")
    found = finding(some, sharing({"IS": "50 %", "UY": "50 %"}))

    assert (found.outcome, found.code, found.missing) == (NEEDS_HUMAN, "deadline.equal_shares", ())


def test_deadline_of_the_majority_waits_for_the_majority() -> None:
    some = rule("{kind: deadline, test: {act: filed, days: 30, before: shooting_start, of: majority}}")

    assert finding(some, dossier()).missing == ("producers.money",)


def test_notice_of_a_festival_is_due_only_when_there_is_one() -> None:
    notice = rule("{kind: deadline, test: {act: festival_notified, days: 30, before: festival}}")

    assert outcome(notice, dossier()) == NOT_APPLICABLE
    assert outcome(notice, dossier("dates: {festival: 2027-05-12}")) == UNKNOWN


def test_equal_shares_raise_no_question_before_there_is_a_festival() -> None:
    notice = rule("{kind: deadline, test: {act: festival_notified, days: 30, before: festival, of: majority}}")

    assert outcome(notice, sharing({"IS": "50 %", "UY": "50 %"})) == NOT_APPLICABLE


def test_whole_rule_does_not_apply_before_there_is_a_festival() -> None:
    both = rule(
        """
        kind: limbs
        test:
          limbs:
            - {id: option, kind: attribution, test: {what: festival, order: [majority]}}
            - {id: notice, kind: deadline, test: {act: festival_notified, days: 30, before: festival}}
        """
    )

    assert outcome(both, sharing({"IS": "60 %", "UY": "40 %"})) == NOT_APPLICABLE
    assert outcome(both, sharing({"IS": "60 %", "UY": "40 %"}, dates={"festival": "2027-05-12"})) == UNKNOWN


@pytest.mark.parametrize(
    ("decided", "expected"), [("2026-06-20", PASS), ("2026-06-22", NEEDS_HUMAN), (None, NOT_APPLICABLE)]
)
def test_late_authority_does_not_sink_the_film(decided: str | None, expected: str) -> None:
    bound = rule("{kind: deadline, test: {act: decided, days: 20, after: filed, authority: true}}")
    acts = {"filed": "2026-06-01", "decided": decided}

    assert outcome(bound, dossier(filings={"IS": acts, "UY": acts})) == expected


def test_authority_that_may_yet_join_leaves_the_deadline_open() -> None:
    convention = rule(THIRTY, parties=parties("IS", "UY", "MT", "FR"))
    known = [{"id": "is", "country": "IS"}, {"id": "uy", "country": "UY"}]

    settled = finding(convention, filed("2026-05-01", "2026-05-01", producers=known))
    unsettled = finding(convention, filed("2026-05-01", "2026-05-01", producers=[*known, {"id": "third"}]))

    assert (settled.outcome, settled.missing) == (PASS, ())
    assert (unsettled.outcome, unsettled.missing) == (UNKNOWN, ("producers.2.country",))
