"""People, organisations and places as they are searched: by any form of their names, by what they do."""

from __future__ import annotations

import re

from diptych.kernel.keeping.reading import records
from diptych.kernel.search.declaring import same, searchable, user_words
from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.phrasing import coded, countries, distinct, facets, named, said
from diptych.registers.authority.domain.things import AGENT
from diptych.registers.authority.enums import AS_PRINTED
from diptych.registers.authority.models import Agent, Name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

RUN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")


def documents(ids: Sequence[str]) -> Iterator[Document]:
    """Agents with every form of their names, also those kept as mistakes: people look for what they have read. Only
    right forms are suggested. Nine queries for every 500."""
    for id, agent in records(AGENT, ids).items():
        relations = agent.get("relations", ())
        yield Document(
            kind="agent",
            id=id,
            texts=distinct(_texts(agent)),
            refs=tuple(dict.fromkeys((f"agent:{id}", *(f"agent:{relation['other']}" for relation in relations)))),
            facets=facets(type=agent["kind"], country=agent.get("country"), role=agent.get("roles", ())),
            year=None,
            weight=len(agent["names"]) + len(agent.get("facts", ())) + len(relations),
            names=distinct(named(row for row in agent["names"] if row["type"] not in AS_PRINTED)),
        )


def _texts(agent: Mapping[str, Any]) -> Iterator[Text]:
    yield from named(agent["names"])
    yield from said(agent.get("note"))
    facts = agent.get("facts", ())
    for fact in facts:
        yield from said(fact["value"])
    yield from coded(
        agent["kind"],
        *agent.get("roles", ()),
        *(relation["kind"] for relation in agent.get("relations", ())),
        *(fact["property"] for fact in facts),
    )
    yield from countries([agent["country"]] if agent.get("country") else ())


searchable(
    "agent",
    documents=documents,
    ids=lambda: Agent.objects.order_by("pk").values_list("pk", flat=True).iterator(),
    follows={"authority.agent": same},
)


@user_words
def names_in_han() -> Iterator[str]:
    """Chinese forms of names, and each part of those that have a point between them."""
    rows = Name.objects.filter(lang__startswith="zh").exclude(type__in=AS_PRINTED)
    for text in rows.order_by("text").values_list("text", flat=True).distinct().iterator():
        yield from runs_of_han(text)


def runs_of_han(text: str) -> list[str]:
    """The runs of Han in a text.

    >>> runs_of_han("罗曼·卡尔曼"), runs_of_han("CCTV中央电视台")
    (['罗曼', '卡尔曼'], ['中央电视台'])
    """
    return RUN.findall(text)
