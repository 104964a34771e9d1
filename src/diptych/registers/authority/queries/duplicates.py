"""Agents that may be one, as they are read: the queue, and two records weighed against each other."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q

from diptych.engines.names import identity
from diptych.engines.names.evidence import Described, Form
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.finding import called
from diptych.kernel.names import matcher
from diptych.registers.authority.enums import kind_of_names, kinds_alike
from diptych.registers.authority.models import (
    Agent,
    AgentRole,
    Compared,
    Distinction,
    Fact,
    Name,
    NamesWaiting,
    Relation,
    Resemblance,
)
from diptych.registers.authority.queries.likeness import agents_named, agents_worth_a_look

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from django.db.models import QuerySet

    from diptych.engines.names.identity import Judgement

STATES = ("open", "later", "apart")
"""Where a pair stands: nobody has said anything; it was put off; it was said that these are two."""

OWN = frozenset({"agent", "article", "source", "programme", "market"})
"""Kinds of things that say nothing of whom they refer to: an article speaks of many, and so does all of a programme."""

NEAR = 12
"""Agents with like names that one is weighed against, for each form of its name."""
SOUGHT = 4
"""Forms of a name that others are looked for by; whoever has one of the others exactly is found by it too."""


# The queue ------------------------------------------------------------------------------------------------------------


def _apart() -> Exists:
    """Whether somebody has said of a pair that these are two, in whichever of both records."""
    pair = Q(agent=OuterRef("one"), other=OuterRef("other")) | Q(agent=OuterRef("other"), other=OuterRef("one"))
    return Exists(Distinction.objects.filter(pair))


def pairs_listed(
    *, state: str = "open", kind: str = "", beside: str = "", agent: str = "", text: str = ""
) -> QuerySet[Resemblance]:
    """Pairs that may be one, the likeliest first; one query.

    ``state`` is one of :data:`STATES`, empty for all; ``beside`` "yes" for pairs for which more speaks than the names,
    "no" for others; ``agent`` an id, ``text`` the beginning of a name, of either.

    What was put off is open again once one of the two has changed.
    """
    found = Resemblance.objects.order_by("-score", "id")
    waits = Q(put_off_at__isnull=False, one__revision=F("one_revision"), other__revision=F("other_revision"))
    if state == "apart":
        found = found.filter(_apart())
    elif state:
        found = found.filter(~_apart()).filter(waits if state == "later" else ~waits)
    if kind:
        found = found.filter(kind=kind)
    if beside:
        found = found.filter(beside=beside == "yes")
    if agent:
        found = found.filter(Q(one=agent) | Q(other=agent))
    if text.strip():
        some = called(Agent.objects.all(), text).values("pk")
        found = found.filter(Q(one__in=some) | Q(other__in=some))
    return found


def pairs_counted() -> dict[str, int]:
    """How many pairs stand in each state; three queries."""
    return {state: pairs_listed(state=state).count() for state in STATES}


def pair_of(one: str, other: str) -> Resemblance | None:
    """The row of two agents, in whichever order they are given; one query."""
    return Resemblance.objects.filter(Q(one=one, other=other) | Q(one=other, other=one)).first()


def state_of(row: Resemblance | None, *, apart: bool, revisions: Sequence[int]) -> str:
    """Where a pair stands, one of :data:`STATES`; ``revisions`` are those of both now, ``one`` first."""
    if apart:
        return "apart"
    is_put_off = row is not None and row.put_off_at is not None
    if is_put_off and row is not None and [row.one_revision, row.other_revision] == list(revisions):
        return "later"
    return "open"


# Two records ----------------------------------------------------------------------------------------------------------


class Comparison(Record):
    """Two agents and what comes of weighing them, as they are now."""

    one: str
    other: str
    """The ids in their order, ``one`` first."""
    kind: str
    revisions: tuple[int, int]
    judgement: Any
    state: str
    row: Any
    """The row of the queue; None for two that do not stand in it."""


def compared(one: str, other: str) -> Comparison:
    """Two agents weighed against each other now, whether they stand in the queue or not.

    Nine queries and what refers to each. Refused("no_thing"), Refused("merge_with_itself") for one and the same.
    """
    one, other = sorted((one, other))
    if one == other:
        raise Refused("merge_with_itself", id=one)
    # First of all: what is changed while the two are read is newer than what was looked at, never older.
    revisions = revisions_of([one, other])
    told = described(revisions)
    for id in (one, other):
        if id not in told:
            raise Refused("no_thing", kind="agent", id=id)
    both = (revisions[one], revisions[other])
    (judgement,) = identity.judge(matcher(), told[one], [told[other]])
    row = pair_of(one, other)
    return Comparison(
        one=one,
        other=other,
        kind=told[one].body,
        revisions=both,
        judgement=judgement,
        state=state_of(row, apart=judgement.apart, revisions=both),
        row=row,
    )


def revisions_of(ids: Iterable[str]) -> dict[str, int]:
    """The revisions of agents by their ids, of those that there are; one query."""
    return dict(Agent.objects.filter(pk__in=list(ids)).values_list("pk", "revision"))


def described(ids: Iterable[str]) -> dict[str, Described]:
    """What records say that tells one from another, of those that there are; six queries, and one for each id."""
    agents = {row.pk: row for row in Agent.objects.filter(pk__in=list(ids))}
    forms: dict[str, list[Form]] = {}
    names = Name.objects.filter(agent__in=agents).order_by("agent", "position")
    for id, text, lang, script, sort in names.values_list("agent_id", "text", "lang", "script", "type"):
        forms.setdefault(id, []).append(Form(text=text, lang=lang, script=script, type=sort))
    roles = _lists(AgentRole.objects.order_by("position"), agents, "role")
    facts = _lists(Fact.objects.order_by("position"), agents, "property", "value")
    relations = _lists(Relation.objects.order_by("position"), agents, "kind", "other_id")
    apart: dict[str, set[str]] = {}
    for one, other in Distinction.objects.filter(Q(agent__in=agents) | Q(other__in=agents)).values_list(
        "agent_id", "other_id"
    ):
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    return {
        id: Described(
            id=id,
            kind=kind_of_names(row.kind),
            body=row.kind,
            forms=tuple(forms.get(id, ())),
            country=row.country,
            roles=tuple(role for (role,) in roles.get(id, ())),
            facts=tuple((name, value) for name, value in facts.get(id, ())),
            relations=tuple((kind, other) for kind, other in relations.get(id, ())),
            things=frozenset((link.kind, link.id) for link in reading.links_to("agent", id) if link.kind not in OWN),
            apart=frozenset(apart.get(id, ())),
        )
        for id, row in agents.items()
    }


def _lists(rows: QuerySet[Any], agents: Iterable[str], *columns: str) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for id, *values in rows.filter(agent__in=agents).values_list("agent_id", *columns):
        found.setdefault(id, []).append(tuple(values))
    return found


# Who may be whom ------------------------------------------------------------------------------------------------------


def agents_due(most: int) -> list[str]:
    """Agents that were not compared since they were changed, or not by these rules, the latest change first: whoever
    edits a record is not kept waiting by an import that brought many. One query that goes through all agents.

    Whoever is not found by the words of their names yet has to wait.
    """
    rows = _due().exclude(Exists(NamesWaiting.objects.filter(agent=OuterRef("pk"))))
    return list(rows.order_by("-changed_at", "pk").values_list("pk", flat=True)[:most])


def agents_due_counted() -> int:
    """How many agents are to be compared; one query."""
    return _due().count()


def _due() -> QuerySet[Agent]:
    seen = Compared.objects.filter(agent=OuterRef("pk"), revision=OuterRef("revision"), rules=identity.VERSION)
    return Agent.objects.filter(~Exists(seen))


def near(record: Described) -> set[str]:
    """Ids of agents whose names are like those of one: the cost of :func:`agents_worth_a_look`, two queries more.

    Those that the queue pairs it with by now are among them.
    """
    texts = [(form.text, form.lang) for form in _told_apart(record)]
    found = agents_worth_a_look(texts, kinds=_kinds_like(record.body), most=NEAR, but=[record.id])
    for ids in agents_named([form.text for form in record.forms]).values():
        found |= set(ids)
    rows = Resemblance.objects.filter(Q(one=record.id) | Q(other=record.id)).values_list("one_id", "other_id")
    found |= {id for pair in rows for id in pair}
    return found - {record.id}


def _kinds_like(kind: str) -> list[str]:
    """The kinds of agents that one of this kind may be, those that there are; a query for bodies."""
    return [one for one in kinds_alike(kind) if one == kind or Agent.objects.filter(kind=one).exists()]


def _told_apart(record: Described) -> list[Form]:
    """The forms that others are looked for by: one of each script first."""
    useful = [form for form in record.forms if form.type not in identity.UNTOLD]
    first: dict[str, Form] = {}
    for form in useful:
        first.setdefault(form.script, form)
    return list(dict.fromkeys([*first.values(), *useful]))[:SOUGHT]


def judged(record: Described, others: dict[str, Described]) -> dict[str, Judgement]:
    """One weighed against others of its kind of name, by their ids."""
    alike = [other for other in others.values() if other.kind == record.kind]
    found = identity.judge(matcher(), record, alike)
    return {other.id: judgement for other, judgement in zip(alike, found, strict=True)}
