"""Sources and articles as things that are kept; claims and conflicts as lists of whatever they speak of."""

from __future__ import annotations

from diptych.kernel.audit import action
from diptych.kernel.keeping.reading import kinds_of
from diptych.kernel.keeping.thing import Rows, Thing, declare_part
from diptych.registers.sources import formats
from diptych.registers.sources.models import (
    Article,
    ArticleTrait,
    Claim,
    Conflict,
    ConflictSide,
    Contradiction,
    Mention,
    Source,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def _(text: str) -> str:
    return text


declare_part("claim", Claim)
declare_part("conflict", Conflict)


def claims(kind: str) -> Rows:
    """The claims of a thing: those on record, not those that articles were found to make."""
    return Rows(
        Claim,
        owner="subject_id",
        constants={"subject_type": kind, "article_id": None},
        soft={"upstream": "agent", "interpreter": "agent"},
    )


def conflicts(kind: str) -> Rows:
    """The conflicts of a thing."""
    return Rows(
        Conflict,
        owner="owner_id",
        constants={"owner_type": kind},
        lists={"sides": Rows(ConflictSide, owner="conflict_id")},
    )


SOURCE = Thing(
    "source",
    Rows(Source, words=("title", "outlet")),
    formats.SOURCE,
    label=lambda data: {data["lang"]: data["title"]},
    actions={
        "create": action("sources.create_source", _("Source added")),
        "correct": action("sources.correct_source", _("Source corrected")),
        "remove": action("sources.remove_source", _("Source removed")),
        "undo": action("sources.undo_source", _("Change of a source undone")),
    },
)


def name_subjects(articles: Sequence[dict[str, Any]], known: Mapping[str, str]) -> None:
    """Beside the id of what a claim speaks of, the kind of thing that is."""
    told = [claim for article in articles for claim in article.get("claims", ())]
    kinds = {**kinds_of({claim["subject_id"] for claim in told} - set(known)), **known}
    for claim in told:
        claim["subject_type"] = kinds.get(claim["subject_id"], "")


ARTICLE = Thing(
    "article",
    Rows(
        Article,
        lists={
            "page_traits": Rows(ArticleTrait, owner="article_id", scalar="code"),
            "events": Rows(
                Mention,
                owner="article_id",
                scalar="subject_id",
                constants={"subject_type": "event"},
                soft={"subject_id": "subject_type"},
            ),
            "works": Rows(
                Mention,
                owner="article_id",
                scalar="subject_id",
                constants={"subject_type": "work"},
                soft={"subject_id": "subject_type"},
            ),
            "claims": Rows(Claim, owner="article_id", soft={"subject_id": "subject_type"}),
            "contradicts": Rows(Contradiction, owner="article_id"),
        },
    ),
    formats.ARTICLE,
    label=lambda data: str(data["source"]),
    actions={
        "create": action("sources.create_article", _("Reading of an article added")),
        "correct": action("sources.correct_article", _("Reading of an article corrected")),
        "remove": action("sources.remove_article", _("Reading of an article removed")),
        "undo": action("sources.undo_article", _("Change of the reading of an article undone")),
    },
    complete=name_subjects,
)
