"""Agents as they are read."""

from __future__ import annotations

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q

from diptych.engines.values.errors import Refused
from diptych.kernel.keeping.finding import called, different
from diptych.registers.authority.choosing import best as best
from diptych.registers.authority.enums import NameType
from diptych.registers.authority.filing import alphabet, column_of, under
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


def agents_listed(
    *,
    kind: str = "",
    country: str = "",
    role: str = "",
    text: str = "",
    letter: str = "",
    tag: str = "",
    one_by_one: bool = False,
) -> QuerySet[Agent]:
    """Agents with the forms of their names (``names.all()``) and their roles; of ``text`` every word begins one of any
    form.

    By their ids; with ``tag``, a language of the product, by the names that its readers know them by, and of these
    those under one ``letter``. ``one_by_one`` has the role of each asked in the order of the list: quick for the first
    of many, slow for all. Three queries, whatever the number of agents.
    """
    found = Agent.objects.order_by("id")
    if tag:
        found = found.order_by(column_of(tag), "id")
        if letter:
            between = under(letter, tag)
            first, after = between or (b"", b"")
            found = found.filter(**{f"{column_of(tag)}__gte": first, f"{column_of(tag)}__lt": after})
    if kind:
        found = found.filter(kind=kind)
    if country:
        found = found.filter(country=country)
    holding = AgentRole.objects.filter(role=role)
    if role and one_by_one:
        found = found.filter(Exists(holding.filter(agent=OuterRef("pk"))))
    elif role:
        found = found.filter(pk__in=holding.values("agent"))
    return called(found, text).prefetch_related(
        Prefetch("names", Name.objects.order_by("position")), Prefetch("roles", AgentRole.objects.order_by("position"))
    )


def agents_at_a_glance(ids: Collection[str]) -> dict[str, Agent]:
    """Some agents with the forms of their names and their roles, by their ids; three queries."""
    found = Agent.objects.filter(pk__in=ids).prefetch_related(
        Prefetch("names", Name.objects.order_by("position")), Prefetch("roles", AgentRole.objects.order_by("position"))
    )
    return {agent.pk: agent for agent in found}


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


def letters_of_agents(tag: str) -> list[str]:
    """The letters under which agents stand in a list of a language of the product; one query."""
    quote = connection.ops.quote_name
    table, column = quote(Agent._meta.db_table), quote(column_of(tag))
    asked, values = [], []
    for number, letter in enumerate(alphabet(tag)):
        first, after = under(letter, tag) or (b"", b"")
        # A look into the index for each letter; to read the letters of all agents would read all agents.
        there = f"SELECT 1 FROM {table} WHERE {column} >= %s AND {column} < %s LIMIT 1"
        asked.append(f"SELECT {number} AS number WHERE EXISTS ({there})")
        values += [first, after]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number FROM ({' UNION ALL '.join(asked)}) AS letters", values)
        return [alphabet(tag)[number] for (number,) in sorted(cursor.fetchall())]


def countries_of_agents() -> list[str]:
    """The countries that agents are of; one query."""
    return different(Agent, "country")


def roles_of_agents() -> list[str]:
    """What agents do, each role once; one query."""
    return different(AgentRole, "role")


def redirect_of(id: str) -> str | None:
    """The agent that an id was merged into; one query."""
    return Redirect.objects.filter(pk=id).values_list("agent_id", flat=True).first()


def redirects_of(ids: Collection[str]) -> dict[str, str]:
    """Of ids those that were merged into others, each with the agent it leads to; one query."""
    return dict(Redirect.objects.filter(pk__in=ids).values_list("pk", "agent_id"))


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
