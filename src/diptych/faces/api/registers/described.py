"""What the description says of the registers. The form of records is taken from the shapes that read documents, the
examples from the example programme."""

from __future__ import annotations

import json
import os

from diptych.faces.api.registers.declared import BESIDE, MARKET_FIGURES, REGISTERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.faces.api.registers.declared import Register

    Described = dict[str, Any]

TAG = {
    "name": "Registers",
    "description": "Works, people, events, sources and what they say: every record as the documents of a programme "
    "have it, every fact with the ids of its sources.",
}

LISTS = {
    "works": "Works, the latest year first, those of which no year is known last.",
    "agents": "People, organisations and places, by id.",
    "events": "Festivals, meetings, exhibitions, the latest first.",
    "drives": "Collecting drives, the latest announced first. What is null was not found.",
    "expeditions": "Journeys, the latest first.",
    "documents": "Plans, agreements and other documents, the latest first.",
    "programmes": "Programmes with their parties, authorities and agreements.",
    "sources": "What facts are cited from, the latest first. `url` tells where one was seen; do not follow it.",
    "articles": "Close readings of sources: whose text it is, what it claims, what that contradicts.",
    "claims": "What sources say, each claim by itself: those on record for a thing, and those that the reading of an "
    "article (`article`) has found. None is ever merged with another or marked true.",
    "conflicts": "Where claims disagree, and why.",
}
ONE = "The record, with all its lists; each fact names its `sources`. Id `memory` there means: nobody has looked it up."

QUESTIONS = {
    "fields": "Only these fields of each record, with commas between them; `id` always comes.",
    "include": "`sources` adds, once each, the records of the sources that are named in the fields given.",
    "limit": "Records on a page.",
    "cursor": "Where the page before ended, as its `next` has it.",
    "count": "Whether to say in `total` how many records there are.",
    "kind": "Of this kind.",
    "relation": "How it stands to the countries of the programme, or to other texts.",
    "status": "How far it is, by the last report.",
    "country": "Of this country, or held there; two letters of ISO 3166-1.",
    "territory": "Released there, or counted there.",
    "year": "Of this year.",
    "agent": "The id of an agent that has a part in it.",
    "role": "What somebody does or did.",
    "text": "Looked for in titles and names.",
    "series": "Of this series of events.",
    "from": "Not over before this day.",
    "to": "Begun by this day.",
    "level": "What the document stands for in a programme.",
    "lang": "The language of its text.",
    "source": "The id of the source.",
    "group": "Texts that go back to one original.",
    "subject_type": "What kind of thing the claim speaks of.",
    "subject": "The id of what the claim speaks of.",
    "measure": "What is claimed, as `box_office`.",
    "currency": "Sums in this currency; three letters of ISO 4217.",
    "unverified": "Only claims that nobody has looked up, or only others.",
    "owner_type": "The kind of thing about which reports disagree.",
    "owner": "The id of the thing about which reports disagree.",
    "reason": "Why they disagree.",
}


def list_id(register: Register) -> str:
    return f"list{register.one}s"


def one_id(register: Register) -> str:
    return f"get{register.one}"


def of_list(register: Register, described: Described) -> Described:
    """The description of a list, given what all operations have."""
    _ask(described, register.of_list.fields)
    described["responses"][200]["headers"]["Link"] = {"$ref": "#/components/headers/Link"}
    return described


def of_one(register: Register, described: Described) -> Described:
    """The description of one record, given what all operations have."""
    _ask(described, register.of_one.fields)
    if register.moved:
        header = {"Location": {"$ref": "#/components/headers/Location"}}
        described["responses"]["301"] = {"description": "It was merged into another record.", "headers": header}
    return described


def _ask(described: Described, questions: Described) -> None:
    for name, shape in questions.items():
        if name in QUESTIONS:
            question = {"name": name, "in": "query", "description": QUESTIONS[name], "schema": shape.schema()}
            if question["schema"].get("type") == "array":
                question |= {"style": "form", "explode": False}
            described["parameters"].append({**question, "required": False})


def complete(operations: Mapping[str, Described]) -> None:
    """Add to the operations, given by their ids, how they answer, with an example, and an id that leads to one."""
    shown = examples()
    for register in (*REGISTERS, MARKET_FIGURES):
        one = operations[one_id(register)]
        steps = [row for row in one["parameters"] if row.get("in") == "path"]
        for parameter, step in zip(steps, register.example.split("/"), strict=False):
            parameter |= {"description": "As lists have it.", "example": step}
        _answer(one, register.one, shown)
    for register in REGISTERS:
        _answer(operations[list_id(register)], f"{register.one}s", shown)


def _answer(operation: Described, schema: str, shown: Described) -> None:
    example = shown[operation["operationId"]]
    operation["responses"][200]["content"]["application/json"] = {
        "schema": {"$ref": f"#/components/schemas/{schema}"},
        "examples": {"programme": {"summary": f"GET {example['asked']}", "value": example["answer"]}},
    }


def examples() -> Described:
    """What is answered about the example programme, by operation: what was asked, and the answer.

    Written by ``tools/refresh_api_examples.py``.
    """
    with open(os.path.join(os.path.dirname(__file__), "examples.json"), encoding="utf-8") as file:
        return dict(json.load(file))


# The form of answers --------------------------------------------------------------------------------------------------

LABEL: Described = {
    "description": "Its name in the language of the answer, or in the best there is; null where it has none.",
    "type": ["object", "null"],
    "properties": {"text": {"type": "string"}, "lang": {"type": "string", "description": "BCP 47"}},
    "required": ["text", "lang"],
    "additionalProperties": False,
}
BESIDE_SCHEMAS: Described = {
    "label": LABEL,
    "address": {"type": "string", "description": "Where programs read it; permanent."},
    "page": {"type": ["string", "null"], "description": "Where people read it, in the language of the answer."},
    "revision": {"type": "integer", "minimum": 1, "description": "Counts its changes."},
    "changed_at": {"type": "string", "format": "date-time"},
}


def schemas() -> Described:
    """Records and lists of them. Any field may be missing: unknown, or not asked for."""
    found: Described = {}
    for register in (*REGISTERS, MARKET_FIGURES):
        shape = register.shape.schema()
        beside = {name: BESIDE_SCHEMAS[name] for name in (*BESIDE, *register.changes)}
        found[register.one] = {**shape, "properties": {**shape["properties"], **beside}, "required": ["id"]}
    included = {
        "description": "What was asked for with `include`.",
        "type": "object",
        "properties": {"sources": {"type": "array", "items": {"$ref": "#/components/schemas/Source"}}},
        "additionalProperties": False,
    }
    for register in REGISTERS:
        found[f"{register.one}s"] = {
            "type": "object",
            "properties": {
                register.name: {"type": "array", "items": {"$ref": f"#/components/schemas/{register.one}"}},
                "next": {"type": ["string", "null"], "description": "The address of the next page, null on the last."},
                "total": {"type": "integer", "minimum": 0, "description": "Only where `count` asks for it."},
                "included": included,
            },
            "required": [register.name, "next"],
            "additionalProperties": False,
        }
    for register in (*REGISTERS, MARKET_FIGURES):
        found[register.one]["properties"]["included"] = included
    return found
