"""Deadlines: so many days, working days or months before or after another date, for each authority."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from diptych.engines.treaty.dossier import Dates, Filing
from diptych.engines.treaty.film import Film
from diptych.engines.treaty.outcome import (
    FAIL,
    NEEDS_HUMAN,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    Fact,
    Requirement,
    Result,
    gravest,
)
from diptych.engines.treaty.rules.kind import COUNT, Kind
from diptych.engines.values import shape as s
from diptych.engines.values.dates import PartialDate, months_before
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from diptych.engines.treaty.pack import Rule

WEEKDAYS = "weekdays"
"""Monday to Friday, no public holidays: for texts that name no calendar."""

EACH_PARTY = "each_party"
"""Every authority counts by its own country's calendar."""


class DeadlineTest(Record):
    """An act is due so long ``before`` a date of the film, or ``after`` another act with the same authority."""

    act: str
    days: int | None = None
    working_days: int | None = None
    months: int | None = None
    before: str | None = None
    after: str | None = None
    calendar: str | None = None
    """For working days: ``weekdays``, ``each_party``, or a country whose public holidays are off."""
    of: str = "each_party"
    simultaneous: bool = False
    """All authorities on one and the same day."""
    authority: bool = False
    """The deadline binds the authority, not the film: a late decision is for the authorities to settle."""


TEST = Records(
    DeadlineTest,
    "act",
    act=Code(Filing._fields, "an act with an authority"),
    days=COUNT,
    working_days=COUNT,
    months=COUNT,
    before=Code(Dates._fields, "a date of the film"),
    after=Code(Filing._fields, "an act with an authority"),
    calendar=s.SLUG,
    of=Code(("each_party", "majority", "minority"), "each_party, majority or minority"),
    simultaneous=s.FLAG,
    authority=s.FLAG,
)


def deadline(rule: Rule, film: Film) -> Result:
    """The last day for each authority, and whether the act came in time."""
    test: DeadlineTest = rule.test
    length, unit = _length(test)
    required = (
        Requirement(
            code=f"{unit}_{'before' if test.before else 'after'}",
            relation=">=" if test.before else "<=",
            value=length,
            subject=test.before or test.after,
        ),
    )
    if test.before == "festival" and film.dossier.dates.festival is None:
        return Result(
            outcome=NOT_APPLICABLE, code="deadline.no_festival", required=required, missing=("dates.festival",)
        )
    who = _who(test, film)
    if who is None:
        return Result(outcome=UNKNOWN, code="deadline.unknown", required=required, missing=("producers.money",))
    if test.of != "each_party" and film.lead()[0] == "equal":
        # No text says which of two equal sides files; only the authorities can.
        return Result(outcome=NEEDS_HUMAN, code="deadline.equal_shares", required=required)
    facts: list[Fact] = []
    missing: list[str] = []
    for country in who:
        filing = film.dossier.filings.get(country) or Filing()
        due = _due(test, film, filing, country)
        done: PartialDate | None = getattr(filing, test.act)
        if due is None:
            missing.append(f"dates.{test.before}" if test.before else f"filings.{country}.{test.after}")
        if done is None or (due is not None and done.exact is None):
            missing.append(f"filings.{country}.{test.act}")
        facts.append(
            Fact(
                code=f"{test.act}_by",
                subject=country,
                value=done,
                terms=(due, _calendar(test, country)) if test.working_days else (due,),
                outcome=_in_time(done, due),
            )
        )
    if test.simultaneous and len(who) > 1:
        facts.append(_together(test, film, who))
    if not who:
        missing.append("producers")
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts]) if facts else UNKNOWN
    if outcome == PASS and not film.authorities_known:
        outcome, missing = UNKNOWN, list(film.unplaced)
    code = {PASS: "deadline.met", FAIL: "deadline.missed", UNKNOWN: "deadline.unknown"}[outcome]
    if test.authority and outcome != PASS:
        outcome, code, missing = {
            FAIL: (NEEDS_HUMAN, "deadline.authority_late", []),
            UNKNOWN: (NOT_APPLICABLE, "deadline.authority_due", []),
        }[outcome]
    return Result(
        outcome=outcome,
        code=code,
        facts=tuple(facts),
        required=required,
        missing=tuple(dict.fromkeys(missing)) if outcome == UNKNOWN else (),
    )


def _who(test: DeadlineTest, film: Film) -> tuple[str, ...] | None:
    """Whose authorities the deadline concerns; None while the majority is not known."""
    if test.of == "each_party":
        return film.authorities
    kind, country = film.lead()
    if kind == "unknown":
        return None
    if test.of == "majority":
        return (country,) if country else ()
    return film.minorities()


def _length(test: DeadlineTest) -> tuple[int, str]:
    if test.working_days is not None:
        return test.working_days, "working_days"
    if test.months is not None:
        return test.months, "months"
    return test.days or 0, "days"


def _due(test: DeadlineTest, film: Film, filing: Filing, country: str) -> date | None:
    """The last day; None when the date it counts from is not known to the day."""
    start: PartialDate | None = (
        getattr(film.dossier.dates, test.before) if test.before else getattr(filing, test.after or "filed")
    )
    if start is None or start.exact is None:
        return None
    length, unit = _length(test)
    if unit == "months":
        return months_before(start.exact, length if test.before else -length)
    if unit == "days":
        return start.exact + timedelta(days=-length if test.before else length)
    return working_day(start.exact, -length if test.before else length, _calendar(test, country))


def _calendar(test: DeadlineTest, country: str) -> str:
    return country if test.calendar == EACH_PARTY else test.calendar or WEEKDAYS


def _in_time(done: PartialDate | None, due: date | None) -> str:
    if done is None or due is None:
        return UNKNOWN
    if done.latest <= due:
        return PASS
    return FAIL if done.earliest > due else UNKNOWN


def _together(test: DeadlineTest, film: Film, who: tuple[str, ...]) -> Fact:
    acts = [getattr(film.dossier.filings.get(country) or Filing(), test.act) for country in who]
    known = [act for act in acts if act is not None]
    outcome = PASS if len(known) == len(acts) else UNKNOWN
    if any(a.before(b) for a in known for b in known):
        outcome = FAIL
    elif any(act.exact is None for act in known):
        outcome = UNKNOWN
    return Fact(code="same_day", value=outcome == PASS, terms=tuple(known), outcome=outcome)


def working_day(start: date, count: int, calendar: str) -> date:
    """The day ``count`` working days after ``start`` (before it, when negative), by a calendar.

    >>> working_day(date(2026, 6, 15), -5, WEEKDAYS), working_day(date(2026, 6, 15), -5, "RU")
    (datetime.date(2026, 6, 8), datetime.date(2026, 6, 5))
    """
    works = _works(calendar)
    step = timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        if works(day):
            left -= 1
    return day


@cache
def _works(calendar: str) -> Callable[[date], bool]:
    """Whether a day is worked, by the public holidays of a country (and days worked in exchange) or by weekdays alone.

    The ``holidays`` package is imported only here, and only when a deadline in working days meets a known date. A
    country it does not know is counted by weekdays.
    """
    if calendar != WEEKDAYS:
        from contextlib import suppress

        import holidays

        with suppress(NotImplementedError):
            return holidays.country_holidays(calendar).is_working_day
    return lambda day: day.weekday() < 5


KINDS = (Kind(name="deadline", shape=TEST, evaluate=deadline),)
