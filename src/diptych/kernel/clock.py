"""What day it is: the one place that asks."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """The day by the machine's own clock and zone."""
    return datetime.now().astimezone().date()
