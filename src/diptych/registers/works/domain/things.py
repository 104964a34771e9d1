"""Works as things that are kept."""

from __future__ import annotations

from diptych.kernel.audit import action
from diptych.kernel.keeping.thing import Rows, Thing
from diptych.registers.sources.domain.things import claims, conflicts
from diptych.registers.works import formats
from diptych.registers.works.enums import TitleType
from diptych.registers.works.models import (
    Company,
    Credit,
    Identifier,
    Release,
    Setting,
    SpokenLanguage,
    Title,
    Work,
    WorkCountry,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def _(text: str) -> str:
    return text


BEST_FIRST = (TitleType.ORIGINAL, TitleType.RELEASE, TitleType.TRANSLATED)


def best_titles(data: Mapping[str, Any]) -> dict[str, str]:
    """The title by which a work goes in each language: the original, else that of its release, else a translation."""
    titles = data["titles"]
    found: dict[str, str] = {}
    for best in BEST_FIRST:
        for title in titles:
            if title["type"] == best:
                found.setdefault(title["lang"], title["text"])
    return found or {titles[0]["lang"]: titles[0]["text"]}


WORK = Thing(
    "work",
    Rows(
        Work,
        lists={
            "countries": Rows(WorkCountry, owner="work_id", scalar="country"),
            "titles": Rows(Title, owner="work_id"),
            "spoken_languages": Rows(SpokenLanguage, owner="work_id"),
            "setting": Rows(Setting, owner="work_id", single=True),
            "identifiers": Rows(Identifier, owner="work_id"),
            "credits": Rows(Credit, owner="work_id"),
            "companies": Rows(Company, owner="work_id"),
            "releases": Rows(Release, owner="work_id", soft={"event": "event"}),
            "claims": claims("work"),
            "conflicts": conflicts("work"),
        },
        words=("titles.text",),
    ),
    formats.WORK,
    label=best_titles,
    actions={
        "create": action("works.create_work", _("Work added")),
        "correct": action("works.correct_work", _("Work corrected")),
        "remove": action("works.remove_work", _("Work removed")),
        "undo": action("works.undo_work", _("Change of a work undone")),
    },
)
