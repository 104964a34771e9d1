"""What two records say, and the pieces of evidence that come of it: see :mod:`identity`."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.names.forms import Kind


class Form(Record):
    """One form of a name. ``type`` is that of the register, empty for none."""

    text: str
    lang: str
    script: str
    type: str = ""


class Described(Record):
    """What a record says, as far as it tells one from another."""

    id: str
    kind: Kind
    forms: tuple[Form, ...]
    body: str = ""
    """The kind in the words of the register, where these tell more apart."""
    country: str = ""
    roles: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """Properties and their values."""
    relations: tuple[tuple[str, str], ...] = ()
    """How it stands to others: the relation, the other's id."""
    things: frozenset[tuple[str, str]] = frozenset()
    """What refers to it: kinds and ids."""
    apart: frozenset[str] = frozenset()
    """Ids of which somebody has said that they are not the same."""


class Evidence(Record):
    """One piece: a code with what it rests on, and its weight in log-odds."""

    code: str
    weight: float
    facts: dict[str, Any]

    @property
    def speaks_for(self) -> bool:
        return self.weight > 0
