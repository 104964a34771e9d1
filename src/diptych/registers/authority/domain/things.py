"""Agents as things that are kept."""

from __future__ import annotations

from diptych.kernel.audit import action
from diptych.kernel.keeping.thing import Rows, Thing
from diptych.registers.authority import formats
from diptych.registers.authority.domain.naming import names_written
from diptych.registers.authority.enums import NameType
from diptych.registers.authority.filing import filed
from diptych.registers.authority.models import Agent, AgentRole, Distinction, Fact, Name, Relation
from diptych.registers.authority.queries.agents import redirects_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def _(text: str) -> str:
    return text


def preferred_names(data: Mapping[str, Any]) -> dict[str, str]:
    """The preferred form in each language, else the first form of all."""
    found = {name["lang"]: name["text"] for name in data["names"] if name["type"] == NameType.PREFERRED}
    first = data["names"][0]
    return found or {first["lang"]: first["text"]}


AGENT = Thing(
    "agent",
    Rows(
        Agent,
        lists={
            "roles": Rows(AgentRole, owner="agent_id", scalar="role"),
            "names": Rows(Name, owner="agent_id"),
            "facts": Rows(Fact, owner="agent_id"),
            "relations": Rows(Relation, owner="agent_id"),
            "not_same_as": Rows(Distinction, owner="agent_id", scalar="other"),
        },
        words=("names.text",),
        whole=filed,
    ),
    formats.AGENT,
    label=preferred_names,
    actions={
        "create": action("authority.create_agent", _("Agent added")),
        "correct": action("authority.correct_agent", _("Agent corrected")),
        "remove": action("authority.remove_agent", _("Agent removed")),
        "undo": action("authority.undo_agent", _("Change of an agent undone")),
    },
    written=names_written,
    former=redirects_of,
)
