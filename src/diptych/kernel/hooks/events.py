"""What a webhook may be told of: every code of an event."""

from __future__ import annotations

from diptych.kernel.codes import Codes

_events = Codes("event")


def event(code: str) -> str:
    """Register an event, in the package ``domain`` of its subject; returns its code.

    What people call it is a face's: see :mod:`diptych.faces.wording.notices`.
    """
    return _events.register(code)


def events() -> list[str]:
    """Every code of the product."""
    return _events.all()


def demand(code: str) -> None:
    """Misused for a code that is not registered."""
    _events.demand(code)
