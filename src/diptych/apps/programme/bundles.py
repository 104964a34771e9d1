"""A programme as a folder of documents: which formats there are, and which things each of them lists."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.kernel.keeping.shapes import Many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Format(Record):
    """One format: its name in ``schema``, the file it usually stands in, kinds of thing by the key of their list."""

    schema: str
    file: str
    lists: Mapping[str, str]


FORMATS = (
    Format(schema="programme/1", file="programme", lists={"programmes": "programme"}),
    Format(schema="programme-works/1", file="works", lists={"works": "work", "market": "market"}),
    Format(schema="programme-agents/1", file="agents", lists={"agents": "agent"}),
    Format(
        schema="programme-events/1",
        file="events",
        lists={"events": "event", "drives": "drive", "expeditions": "expedition"},
    ),
    Format(schema="programme-agreements/1", file="agreements", lists={"agreements": "document"}),
    Format(schema="programme-sources/1", file="sources", lists={"sources": "source", "articles": "article"}),
)

ORDER = ("source", "agent", "work", "document", "event", "expedition", "drive", "market", "programme", "article")
"""What comes later refers to what comes before."""

MARKET = "market"
"""The one thing whose list stands in a file by itself: its claims, without the thing around them."""

MOST_THINGS = 50_000
"""Things of one kind in one file."""


def by_schema(name: object) -> Format | None:
    return next((item for item in FORMATS if item.schema == name), None)


def json_schema(form: Format, shapes: Mapping[str, Any]) -> dict[str, Any]:
    """A format as JSON Schema (2020-12), given the shape of each kind of thing."""
    lists = {
        key: (shapes[kind].fields["claims"] if kind == MARKET else Many(shapes[kind], most=MOST_THINGS)).schema()
        for key, kind in form.lists.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.schema,
        "type": "object",
        "properties": {"schema": {"const": form.schema}, **lists},
        "required": ["schema"],
        "additionalProperties": False,
    }
