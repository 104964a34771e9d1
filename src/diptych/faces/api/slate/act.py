"""One act, as the table of acts has it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.api.slate.callers import Caller
from diptych.kernel.keeping.shapes import Fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

Body = dict[str, Any]


class ActOf(Record):
    """One act upon a proposal."""

    code: str
    """In the address, and what a token has to name unless ``scope`` says otherwise."""
    summary: str
    body: Fields
    do: Callable[[Caller, UUID, Body], Model | None]
    """Calls the verb; returns what it has made, if that is worth naming."""
    example: Body = {}
    scope: str = ""
    does: str = ""
    """What the description says beside."""
    cost: str = ""
    """What of :mod:`diptych.kernel.limits` it spends, beside a request of its token."""

    @property
    def needs(self) -> str:
        """The act a token has to name."""
        return self.scope or self.code


def done_by(caller: Caller) -> Body:
    return {"by": caller.person, "at": caller.at}


def done_for(caller: Caller) -> Body:
    if not caller.party:
        raise Refused("not_allowed", action="decide")
    return {"party": caller.party, **done_by(caller)}


def unnamed(_found: object) -> None:
    """What a verb gives back says nothing that the proposal does not."""
