"""Who did it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "command", "system"]

KINDS: tuple[Kind, ...] = ("person", "command", "system")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, under the name of that moment, and for which party if for one.

    >>> Actor.command("import")
    Actor(kind='command', id='import', label='diptych import', party=None)
    """

    kind: Kind
    id: str
    label: str
    party: str | None = None

    @classmethod
    def command(cls, name: str) -> Actor:
        """A verb of the command line, run by whoever may run it on the machine."""
        return cls("command", name, f"diptych {name}")
