"""Makes anew the columns that follow from names: what they are looked up by, and the places of agents in lists.

Whoever writes a record writes these columns with it. They grow old when the rules change that they are made by, or the
libraries that these stand on.
"""

from __future__ import annotations

from diptych.registers.authority.filing import filed
from diptych.registers.authority.models import Agent, Name
from diptych.registers.authority.models.agent import FILED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = ("exact", "mention")


def derive(ids: Sequence[str]) -> int:
    """Make the columns of some agents and of their names anew; returns how many of them were old.

    To be called in a transaction. Side effects: rows are written whose columns differ. Nothing that a record says
    changes, so neither do revisions, and the ledger has no entry.
    """
    agents = {agent.pk: agent for agent in Agent.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    names: dict[str, list[Name]] = {id: [] for id in agents}
    for name in Name.objects.filter(agent__in=ids).order_by("agent", "position"):
        names[name.agent_id].append(name)
    old_names = [name for rows in names.values() for name in rows if _renew(name, Name.looked_up_by(name.text))]
    old_agents = []
    for id, agent in agents.items():
        told = [{"text": name.text, "lang": name.lang, "type": name.type} for name in names[id]]
        if told and _renew(agent, filed({"kind": agent.kind, "names": told})):
            old_agents.append(agent)
    Name.objects.bulk_update(old_names, COLUMNS)
    Agent.objects.bulk_update(old_agents, list(FILED))
    return len(old_names) + len(old_agents)


def _renew(row: Name | Agent, columns: Mapping[str, str | bytes]) -> bool:
    """Set the columns that differ; whether there was one."""
    changed = {name: value for name, value in columns.items() if _plain(getattr(row, name)) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _plain(value: object) -> object:
    """PostgreSQL gives bytes as something that is like them."""
    return bytes(value) if isinstance(value, memoryview) else value
