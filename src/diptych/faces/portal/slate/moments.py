"""Moments as each side reads them on its clocks."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class Reading(Record):
    """One moment on the clocks of one country."""

    country: str
    text: str
    datetime: str
    """The same for machines, with its offset; where clocks of the country differ, of those that are furthest behind."""


class Moment(Record):
    """A moment in universal time, and as each side reads it."""

    text: str
    datetime: str
    local: tuple[Reading, ...]


def moment(at: datetime, countries: Iterable[str], language: Language) -> Moment:
    """What is said of a moment; ``at`` is in universal time."""
    found = ((code, clocks(code, at)) for code in countries)
    return Moment(
        text=language.gettext(_("{moment} UTC")).format(moment=clock(at, language)),
        datetime=at.isoformat(),
        local=tuple(_reading(code, readings, language) for code, readings in found if readings),
    )


def clock(at: datetime, language: Language) -> str:
    """Day and time in one line."""
    between = " " if language.code == "zh-hans" else ", "
    return f"{language.date(at.date())}{between}{at:%H:%M}"


def clocks(country: str, at: datetime) -> list[datetime]:
    """A moment on the clocks of a country that differ, those furthest behind first; none for an unknown country."""
    found = {local.utcoffset(): local for local in (at.astimezone(zone) for zone in _zones().get(country, ()))}
    return [found[offset] for offset in sorted(found, key=lambda offset: offset or timedelta())]


@cache
def _zones() -> dict[str, tuple[ZoneInfo, ...]]:
    """The zones of every country, as the tz database has them."""
    try:
        table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return {}
    found: dict[str, tuple[ZoneInfo, ...]] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _place, name, *_note = line.split("\t")
            found[country] = (*found.get(country, ()), ZoneInfo(name))
    return found


def _reading(country: str, readings: list[datetime], language: Language) -> Reading:
    first, last = readings[0], readings[-1]
    text = _with_offset(first, language)
    if len(readings) > 1:
        end = _with_offset(last, language, day=first.date() != last.date())
        text = language.gettext(_("{first} – {last}, by the place")).format(first=text, last=end)
    return Reading(country=language.country(country), text=text, datetime=first.isoformat())


def _with_offset(at: datetime, language: Language, *, day: bool = True) -> str:
    said = clock(at, language) if day else f"{at:%H:%M}"
    return language.gettext(_("{moment} ({offset})")).format(moment=said, offset=_offset(at))


def _offset(at: datetime) -> str:
    """The offset of a clock from universal time.

    >>> from datetime import datetime, timedelta, timezone
    >>> _offset(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30))))
    'UTC+5:30'
    """
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
