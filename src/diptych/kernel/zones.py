"""Time zones by their names in the tz database, as in ``Asia/Shanghai``."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

UNIVERSAL = "UTC"

AREAS = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian"),
        "Pacific",
    }
)
"""First parts of the names of zones that are places; what else the database holds is kept for old programs."""


@cache
def zones() -> tuple[str, ...]:
    """Universal time, then every place with clocks of its own, in the order of its name."""
    places = (name for name in available_timezones() if name.partition("/")[0] in AREAS and "/" in name)
    return (UNIVERSAL, *sorted(places))


@cache
def _known() -> frozenset[str]:
    return frozenset(zones())


def is_zone(name: str) -> bool:
    """Whether there is such a zone.

    >>> is_zone("Asia/Shanghai"), is_zone("UTC"), is_zone("../etc/passwd")
    (True, True, False)
    """
    return name in _known()


def zone_of(name: str) -> ZoneInfo:
    """A zone by its name; universal time for one that the tz database of this machine does not have."""
    return ZoneInfo(name if is_zone(name) else UNIVERSAL)
