"""Moments by the clocks of the zone in which they were set, and in universal time."""

from __future__ import annotations

from datetime import timedelta

from diptych.engines.values.record import Record
from diptych.kernel.zones import UNIVERSAL, zone_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class Moment(Record):
    """A moment as whoever set it reads it, and in universal time."""

    text: str
    """By the clocks of the zone, with their difference from universal time."""
    datetime: str
    zone: str
    """The name of the zone; empty where that is universal time."""
    universal: str
    """The same in universal time; empty where the text says that already."""


def moment(at: datetime, zone: str, language: Language) -> Moment:
    """What is said of a moment that was set by the clocks of a zone; ``at`` is in universal time."""
    is_universal = zone_of(zone).key == UNIVERSAL
    return Moment(
        text=clock(at, zone, language),
        datetime=at.isoformat(),
        zone="" if is_universal else zone,
        universal="" if is_universal else clock(at, UNIVERSAL, language),
    )


def clock(at: datetime, zone: str, language: Language) -> str:
    """Day and time by the clocks of a zone in one line, with their difference from universal time."""
    local = at.astimezone(zone_of(zone))
    between = " " if language.code == "zh-hans" else ", "
    said = f"{language.date(local.date())}{between}{local:%H:%M}"
    if zone_of(zone).key == UNIVERSAL:
        return language.gettext(_("{moment} UTC")).format(moment=said)
    return language.gettext(_("{moment} ({offset})")).format(moment=said, offset=offset_of(local))


def offset_of(at: datetime) -> str:
    """The difference of a clock from universal time.

    >>> from datetime import datetime, timedelta, timezone
    >>> offset_of(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30))))
    'UTC+5:30'
    """
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
