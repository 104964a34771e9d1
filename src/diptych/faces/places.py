"""Where people read of each kind of thing, and which query names many of them at once."""

from __future__ import annotations

from diptych.apps.programme.queries import events, programmes
from diptych.registers.authority.queries import agents
from diptych.registers.sources.queries import sources
from diptych.registers.works.queries import works

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PAGES = {
    "work": "film",
    "agent": "person",
    "event": "event",
    "drive": "drive",
    "expedition": "expedition",
    "document": "document",
    "source": "source",
}
"""The name of the page that each thing of a kind has."""

ALONE = {"programme": "front", "market": "market"}
"""The same for kinds of which a site shows one thing."""

LABELS: dict[str, Callable[[Iterable[str], str], dict[str, tuple[str, str]]]] = {
    "work": works.labels,
    "agent": agents.labels,
    "event": events.labels,
    "drive": events.drive_labels,
    "expedition": events.expedition_labels,
    "document": programmes.labels,
    "programme": programmes.programme_labels,
    "source": sources.labels,
}
"""What things are called for a reader of a language: text and its language, by id. One query for each kind."""
