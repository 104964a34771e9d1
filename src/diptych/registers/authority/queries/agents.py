"""Agents as they are read."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from diptych.engines.values.errors import Refused
from diptych.kernel.keeping.finding import called, different
from diptych.registers.authority.enums import NameType
from diptych.registers.authority.models import (
    Agent,
    AgentRole,
    Distinction,
    Fact,
    FactCitation,
    Name,
    NameCitation,
    Redirect,
    Relation,
    RelationCitation,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Any

    from django.db.models import QuerySet


def agents_listed(*, kind: str = "", country: str = "", role: str = "", text: str = "") -> QuerySet[Agent]:
    """Agents with the forms of their names (``names.all()``) and their roles; of ``text`` every word begins one of any
    form.

    Three queries, whatever the number of agents.
    """
    found = Agent.objects.order_by("id")
    if kind:
        found = found.filter(kind=kind)
    if country:
        found = found.filter(country=country)
    if role:
        found = found.filter(pk__in=AgentRole.objects.filter(role=role).values("agent"))
    return called(found, text).prefetch_related(
        Prefetch("names", Name.objects.order_by("position")), Prefetch("roles", AgentRole.objects.order_by("position"))
    )


def agent_page(id: str) -> Agent:
    """An agent with its names, facts and relations, each with every source; its roles; what it was called before.

    Nine queries at the most. Refused("no_thing"); :func:`redirect_of` says where a merged one went.
    """
    found = Agent.objects.filter(pk=id).prefetch_related(
        Prefetch("names", _cited(Name.objects.all(), NameCitation.objects.all())),
        Prefetch("facts", _cited(Fact.objects.all(), FactCitation.objects.all())),
        Prefetch("relations", _cited(Relation.objects.select_related("other"), RelationCitation.objects.all())),
        Prefetch("roles", AgentRole.objects.order_by("position")),
        "former_ids",
    )
    agent = found.first()
    if agent is None:
        raise Refused("no_thing", kind="agent", id=id)
    return agent


def _cited(rows: QuerySet[Any], citations: QuerySet[Any]) -> QuerySet[Any]:
    """Facts in their order with their first source, and their further ones in ``citations.all()``."""
    further = citations.order_by("position").select_related("source")
    return rows.order_by("position").select_related("source").prefetch_related(Prefetch("citations", further))


def relations_to(id: str) -> QuerySet[Relation]:
    """How others stand to an agent, each with every source; two queries."""
    further = RelationCitation.objects.order_by("position").select_related("source")
    rows = Relation.objects.filter(other=id).select_related("source").order_by("agent", "position")
    return rows.prefetch_related(Prefetch("citations", further))


def countries_of_agents() -> list[str]:
    """The countries that agents are of; one query."""
    return different(Agent, "country")


def roles_of_agents() -> list[str]:
    """What agents do, each role once; one query."""
    return different(AgentRole, "role")


def redirect_of(id: str) -> str | None:
    """The agent that an id was merged into; one query."""
    return Redirect.objects.filter(pk=id).values_list("agent_id", flat=True).first()


def merges_among(entries: Collection[int]) -> dict[int, str]:
    """Of entries of the ledger those that were part of a merge, each with the id that was merged; one query."""
    if not entries:
        return {}
    rows = Redirect.objects.filter(first_entry__lte=max(entries), last_entry__gte=min(entries))
    ranges = list(rows.values_list("pk", "first_entry", "last_entry"))
    return {entry: id for entry in entries for id, first, last in ranges if first <= entry <= last}


def distinctions_of(id: str) -> list[str]:
    """Agents that are not the same as this one, in whichever of the two that was said; one query."""
    rows = Distinction.objects.filter(Q(agent=id) | Q(other=id)).order_by("agent", "position")
    pairs = rows.values_list("agent_id", "other_id")
    return list(dict.fromkeys(other if agent == id else agent for agent, other in pairs))


def labels(ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """What agents are called for a reader of a language: text and its language, by id. One query.

    The preferred form in that language, else in a language of the same script family, else in English, else the first
    preferred one, else the first.
    """
    return best(
        Name.objects.filter(agent__in=set(ids))
        .order_by("agent", "position")
        .values_list("agent_id", "text", "lang", "type"),
        tag,
        (NameType.PREFERRED,),
    )


NO_BEST = 9
"""More than any distance between languages."""


def best(rows: Iterable[tuple[str, str, str, str]], tag: str, types: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Of the names of several things (id, text, language, type), the best for a reader of a language for each."""
    chosen: dict[str, tuple[tuple[int, int], str, str]] = {}
    for id, text, lang, kind in rows:
        near = 0 if lang == tag else 1 if lang.split("-")[0] == tag.split("-")[0] else 2 if lang == "en" else 3
        # A form of another kind helps only where there is nothing else.
        weight = (near, types.index(kind)) if kind in types else (NO_BEST, near)
        if id not in chosen or weight < chosen[id][0]:
            chosen[id] = (weight, text, lang)
    return {id: (text, lang) for id, (_weight, text, lang) in chosen.items()}
