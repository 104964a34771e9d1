"""Who of the registers somebody new may be: looked at when many are brought in. Proposed, never merged."""

from __future__ import annotations

from diptych.engines.names.exact import exact
from diptych.engines.names.scripts import scripts
from diptych.registers.authority.enums import kinds_alike
from diptych.registers.authority.models import Agent, Name
from diptych.registers.authority.queries.likeness import Candidate, Form, agents_like, agents_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    Data = Mapping[str, Any]

MOST = 5
"""Agents proposed for one that is new."""

TOGETHER = 300
"""New agents whose whole names are looked up together."""


def new_agents(records: Sequence[Data]) -> list[Data]:
    """Of records of agents, those that the registers do not have. One query for every 500."""
    there: set[str] = set()
    ids = [data["id"] for data in records]
    for begin in range(0, len(ids), 500):
        there |= set(Agent.objects.filter(pk__in=ids[begin : begin + 500]).values_list("pk", flat=True))
    return [data for data in records if data["id"] not in there]


def agents_they_may_be(
    new: Sequence[Data],
    *,
    in_any_script: bool,
    seen: Callable[[int, int], None] = lambda _done, _all: None,
) -> dict[str, tuple[Candidate, ...]]:
    """For new agents, by their ids, the agents of the registers that they may be; none for those who are like nobody.

    ``in_any_script`` looks at one form of a name in each script, which takes a few dozen milliseconds each; without it
    only names that are written alike are found. Whom a new agent says it is not is not proposed. ``seen`` is told how
    many are done. Queries as of :func:`agents_like` for each form; else three for every 300 agents.
    """
    if not new or not Agent.objects.exists():
        return {}
    found: dict[str, tuple[Candidate, ...]] = {}
    for begin in range(0, len(new), 1 if in_any_script else TOGETHER):
        some = new[begin : begin + (1 if in_any_script else TOGETHER)]
        found |= _in_any_script(some[0]) if in_any_script else _written_alike(some)
        seen(begin + len(some), len(new))
    return found


def _in_any_script(data: Data) -> dict[str, tuple[Candidate, ...]]:
    from diptych.engines.names.learned import REVIEW

    others = data.get("not_same_as", ())
    likely = [
        one
        for name in _one_a_script(data["names"])
        for one in agents_like(
            name["text"], kind=kinds_alike(data["kind"]), language=name["lang"], most=MOST, but=others
        )
        if one.score >= REVIEW
    ]
    return _best({data["id"]: likely})


def _one_a_script(names: Iterable[Data]) -> list[Data]:
    """The first form in each script: the others are the same name again, or found by it."""
    first: dict[tuple[str, ...], Data] = {}
    for name in names:
        first.setdefault(tuple(scripts(name["text"])), name)
    return list(first.values())


def _written_alike(some: Sequence[Data]) -> dict[str, tuple[Candidate, ...]]:
    from diptych.kernel.names import matcher

    named = agents_named({name["text"] for data in some for name in data["names"]})
    ids = sorted({id for found in named.values() for id in found})
    forms: dict[str, list[Form]] = {}
    rows = Name.objects.filter(agent__in=ids).order_by("agent", "position")
    for agent, text, lang, kind in rows.values_list("agent_id", "text", "lang", "agent__kind"):
        forms.setdefault(agent, []).append(Form(agent=agent, text=text, lang=lang, kind=kind))
    found: dict[str, list[Candidate]] = {}
    for data in some:
        for name in data["names"]:
            for id in named[name["text"]]:
                if id in data.get("not_same_as", ()) or forms[id][0].kind not in kinds_alike(data["kind"]):
                    continue
                form = next(form for form in forms[id] if exact(form.text) == exact(name["text"]))
                match = matcher().match(form.question(name["text"], name["lang"]))
                candidate = Candidate(
                    agent=id,
                    name=form.text,
                    lang=form.lang,
                    score=match.score,
                    chance=0.0,
                    match=match,
                    same=match.same,
                )
                found.setdefault(data["id"], []).append(candidate)
    return _best(found)


def _best(found: Mapping[str, list[Candidate]]) -> dict[str, tuple[Candidate, ...]]:
    """Each agent once, by the form that is met most surely; the likeliest first."""
    answers = {}
    for id, candidates in found.items():
        ranked = sorted(candidates, key=lambda one: (bool(one.via), -one.score, one.agent))
        first = {one.agent: one for one in reversed(ranked)}
        if first:
            answers[id] = tuple(sorted(first.values(), key=lambda one: (bool(one.via), -one.score, one.agent))[:MOST])
    return answers
