"""A month as a page shows it: what stands on its days, and what is known to the month or the year only."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from diptych.apps.programme.queries.events import events_listed, starts_near
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.events import name_of, span, where
from diptych.faces.portal.registers.labels import Label, Labels
from diptych.faces.portal.registers.sides import parties
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.places import place
from diptych.faces.wording.registers.terms import term
from diptych.registers.works.queries.works import dates_near, releases_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diptych.apps.programme.models import Event
    from diptych.kernel.texts import Language
    from diptych.registers.works.models import Release


def _(text: str) -> str:
    return text


FIRST_YEAR, LAST_YEAR = 1890, 2199
"""Years that have pages: from the first films on, and as far ahead as anybody plans."""

MOST = 150
"""Events, and releases, that one page shows; beyond that one goes to the lists."""

WEEK = 7


class Time(Record):
    """When something takes place, as far as a calendar can say."""

    first: date
    last: date
    has_days: bool
    """Whether it stands on these days; else it is only known to lie between them."""
    precision: str
    """How precisely all of it is known: ``day``, ``month`` or ``year``."""
    remark: str = ""
    """What the days do not say: that it went on to some time, or had begun before."""


class Happening(Record):
    """Something that took place, or is to: an event, or a release of a film."""

    label: Label
    kind: str
    where: str
    when: str
    side: int
    """The side of the programme where it took place, counted from 0; -1 where it is none of them, or several."""
    is_release: bool
    time: Time


class Cell(Record):
    """Some days of a week, with what stands across them; nothing where ``item`` is None."""

    days: int
    item: Happening | None = None
    begins: bool = True
    ends: bool = True
    """Whether it begins and ends here, not in another week."""


class Day(Record):
    date: date
    inside: bool
    """Whether it belongs to the month."""
    weekday: tuple[str, str]
    """In full and in few letters."""
    items: tuple[Happening, ...]
    """What begins on it, or goes on from before the month."""


class Week(Record):
    days: tuple[Day, ...]
    lanes: tuple[tuple[Cell, ...], ...]


class Way(Record):
    """The way to another month."""

    words: str
    href: str


class Month(Record):
    """Everything a month's page shows."""

    title: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[Week, ...]
    days: tuple[Day, ...]
    """Those on which something begins."""
    all_month: tuple[Happening, ...]
    this_month: tuple[Happening, ...]
    """Known to the month only."""
    this_year: tuple[Happening, ...]
    sides: tuple[str, ...]
    is_cut: bool
    today: date
    before: Way | None
    after: Way | None
    now: Way
    nearest: tuple[Way, ...]
    """Where the month has nothing: the months nearest to it that have."""
    year_name: str


def is_month(year: int, month: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12


def month_address(year: int, month: int) -> str:
    return reverse("calendar-month", kwargs={"year": year, "month": month})


def month_page(year: int, month: int, language: Language, today: date) -> Month:
    """The page of a month. At most eighteen queries, whatever there is to show."""
    first = date(year, month, 1)
    last = PartialDate(year=year, month=month).latest
    sides = parties()
    events = list(events_listed(earliest=first, latest=last)[: MOST + 1])
    releases = list(releases_between(first, last)[: MOST + 1])
    labels = Labels(language, {"work": {row.work_id for row in releases}})
    found = [_event(row, language, sides) for row in events[:MOST]]
    # A film shown at a festival some time in its month says no more than the festival does.
    found += [
        _release(row, labels, sides) for row in releases[:MOST] if not row.event or len(row.date) == len("2025-05-07")
    ]
    drawn = [row for row in found if row.time.has_days and row.time.first <= last and row.time.last >= first]
    vague = [row for row in found if row not in drawn]
    whole = [row for row in drawn if _covers(row, first, last)]
    drawn = sorted((row for row in drawn if row not in whole), key=_order)
    weeks = tuple(_weeks(first, last, drawn, language))
    this_month = tuple(row for row in vague if row.time.precision != "year")
    return Month(
        title=language.date(PartialDate(year=year, month=month)),
        weekdays=tuple(language.weekdays()),
        weeks=weeks,
        days=tuple(day for week in weeks for day in week.days if day.inside and day.items),
        all_month=tuple(whole),
        this_month=this_month,
        this_year=tuple(row for row in vague if row.time.precision == "year"),
        sides=tuple(terms.territory(language, code) for code in sides),
        is_cut=len(events) > MOST or len(releases) > MOST,
        today=today,
        before=_way(first - timedelta(days=1), language),
        after=_way(last + timedelta(days=1), language),
        now=Way(words=language.gettext(_("This month")), href=month_address(today.year, today.month)),
        nearest=() if drawn or whole or this_month else tuple(_nearest(first, last, language)),
        year_name=language.date(PartialDate(year=year)),
    )


def _way(day: date, language: Language) -> Way | None:
    if not is_month(day.year, day.month):
        return None
    words = language.date(PartialDate(year=day.year, month=day.month))
    return Way(words=words, href=month_address(day.year, day.month))


def _nearest(first: date, last: date, language: Language) -> Iterator[Way]:
    """The last month before and the first one after of which something is known to the month or the day."""
    for day, later in ((first, False), (last, True)):
        written = [*starts_near(day, later=later), *dates_near(day, later=later)]
        months = sorted({text[: len("2025-05")] for text in written if len(text) >= len("2025-05")}, reverse=not later)
        if months and (way := _way(PartialDate.parse(months[0]).earliest, language)):
            yield way


# What happens ---------------------------------------------------------------------------------------------------------


def _event(row: Event, language: Language, sides: Sequence[str]) -> Happening:
    return Happening(
        label=name_of(row, language),
        kind=term(language, terms.EVENT_KINDS, row.kind),
        where=where(row, language),
        when=span(row.start, row.end, language),
        side=_side({spot.country for spot in row.places.all()}, sides),
        is_release=False,
        time=_time(row.start, row.end, language),
    )


def _release(row: Release, labels: Labels, sides: Sequence[str]) -> Happening:
    language = labels.language
    start, _slash, end = row.date.partition("/")
    return Happening(
        label=labels.of("work", row.work_id),
        kind=term(language, terms.RELEASE_TYPES, row.type),
        where=place(language, row.city, row.territory),
        when=span(start, end, language),
        side=_side({row.territory}, sides),
        is_release=True,
        time=_time(start, end, language),
    )


def _side(countries: set[str], sides: Sequence[str]) -> int:
    country = countries.pop() if len(countries) == 1 else ""
    return sides.index(country) if country in sides else -1


def _time(start: str, end: str, language: Language) -> Time:
    """The time of something from its dates as they are written, of which there is at least one."""
    begun = PartialDate.parse(start or end)
    ended = PartialDate.parse(end or start)
    precision = "year" if begun.month is None or ended.month is None else "month"
    first, last = begun.exact, ended.exact
    if first and last:
        return Time(first=first, last=last, has_days=True, precision="day")
    if first:
        remark = language.gettext(_("begins; its last day is not known"))
        return Time(first=first, last=first, has_days=True, precision=precision, remark=remark)
    if last:
        remark = language.gettext(_("ends; its first day is not known"))
        return Time(first=last, last=last, has_days=True, precision=precision, remark=remark)
    return Time(first=begun.earliest, last=ended.latest, has_days=False, precision=precision)


def _covers(row: Happening, first: date, last: date) -> bool:
    return row.time.first <= first and row.time.last >= last


def _order(row: Happening) -> tuple[date, int, bool, str]:
    """By the first day, the longest first; films after events."""
    return row.time.first, -(row.time.last - row.time.first).days, row.is_release, row.label.id


# Weeks ----------------------------------------------------------------------------------------------------------------


def _weeks(first: date, last: date, drawn: Sequence[Happening], language: Language) -> Iterator[Week]:
    names = language.weekdays()
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        dates = [monday + timedelta(days=number) for number in range(WEEK)]
        here = [row for row in drawn if _days_in(row, dates)]
        yield Week(
            days=tuple(
                Day(
                    date=day,
                    inside=first <= day <= last,
                    weekday=names[number],
                    items=tuple(row for row in here if max(row.time.first, first) == day),
                )
                for number, day in enumerate(dates)
            ),
            lanes=tuple(_lanes(here, dates)),
        )
        monday += timedelta(days=WEEK)


def _days_in(row: Happening, dates: Sequence[date]) -> list[int]:
    """Which days of a week it stands on."""
    return [number for number, day in enumerate(dates) if row.time.first <= day <= row.time.last]


def _lanes(here: Iterable[Happening], dates: Sequence[date]) -> Iterator[tuple[Cell, ...]]:
    """Lines of a week, each as full as it can be without two things on one day; what lasts several days and what
    takes one do not share a line, for a name in a single day is high."""
    lanes: list[list[tuple[int, int, Happening]]] = []
    for row in here:
        days = _days_in(row, dates)
        lane = next((lane for lane in lanes if lane[-1][1] < days[0] and _lasts(lane[0]) == (len(days) > 1)), None)
        if lane is None:
            lanes.append(lane := [])
        lane.append((days[0], days[-1], row))
    for lane in lanes:
        cells: list[Cell] = []
        free = 0
        for begin, end, row in lane:
            cells += [Cell(days=1)] * (begin - free)
            cells.append(
                Cell(
                    days=end - begin + 1,
                    item=row,
                    begins=row.time.first == dates[begin],
                    ends=row.time.last == dates[end],
                )
            )
            free = end + 1
        yield (*cells, *[Cell(days=1)] * (WEEK - free))


def _lasts(place: tuple[int, int, Happening]) -> bool:
    """Whether something in a line lies across several days of its week."""
    begin, end, _row = place
    return end > begin
