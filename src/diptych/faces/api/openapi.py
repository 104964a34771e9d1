"""The description of the API that machines read. What shapes and models know is taken from them; the rest is here."""

from __future__ import annotations

from datetime import date
from functools import cache

from diptych import agreements as shipped
from diptych.engines.treaty import dossier_format, pack_format
from diptych.engines.treaty.dossier_format import write_dossier
from diptych.engines.treaty.survey import survey
from diptych.faces.api import asking, schemas, worded
from diptych.faces.api.languages import language
from diptych.faces.api.problems import KINDS, MEDIA_TYPE
from diptych.faces.api.registers import described as registers
from diptych.faces.api.slate import described as slate
from diptych.faces.api.thesaurus import TAG as WORDS
from diptych.faces.examination import examine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ninja import NinjaAPI

    from diptych.engines.values.shape import Records

    Described = dict[str, Any]

DESCRIPTION = """\
Does a film qualify under a co-production agreement, and if not, what would cure it? The answer comes rule by rule, with
the article, the facts used and the arithmetic. And what is on record of the films, people and events of a programme:
who says what, in which source, and where sources disagree.

No cookie is set or read. What stands under Slate needs a token, and a search finds more with one. Nothing else does,
nothing of it is stored, and any site may ask it from a browser. Numbers that matter are exact and written as texts.
Every code has a sentence beside it, in the language that `language` or `Accept-Language` asks for. What goes wrong is
told as problem details (RFC 9457).
"""

TAGS = [
    {"name": "Films", "description": "A dossier held against agreements. Pure computations: nothing is kept of it."},
    {"name": "Agreements", "description": "The library: dated data, cited by article."},
    registers.TAG,
    {
        "name": "Search",
        "description": "One question to everything that is on record, in any language. With a token, also to the "
        "proposals that its owner may read.",
    },
    WORDS,
    slate.TAG,
    {"name": "Examples", "description": "Made-up dossiers."},
    {"name": "Formats", "description": "What is written how."},
]

PARAMETERS = {
    "language": "The language of sentences and titles; else what `Accept-Language` asks for.",
    "on": "The date of law; today unless given.",
    "country": "A country that is a party, in two letters of ISO 3166-1.",
    "form": "A form of film that the text covers.",
    "status": "What the text is on the date.",
    "layer": "A bilateral agreement, a convention of many States, a protocol, or domestic law.",
}

BODIES = {
    "assess": (asking.ONE_AGREEMENT, ("qualifies", "does-not-qualify", "open-questions")),
    "cures": (asking.ONE_AGREEMENT, ("does-not-qualify", "qualifies-with-consent")),
    "survey": (asking.ALL_AGREEMENTS, ("three-countries", "out-of-scope")),
}
"""What an operation reads, and the examples shown with it."""

FIELDS = {
    "dossier": "The facts of the film; what is left out is unknown.",
    "agreement": "The id of an agreement of the library.",
    "on": PARAMETERS["on"],
}

HELD = (("WholeAgreement", "pack", "Pack"), ("WholeExample", "dossier", "Dossier"))
"""Fields of answers that hold a document in a format of the engines."""

EXAMPLE_DAY = "2026-12-01"
"""The date of law in examples, so that they stay true."""

SHOWN = 2
"""Agreements in the example of a survey, which would else be longer than everything else together."""

HEADERS = {
    "Content-Language": "The language of the answer.",
    "X-Request-ID": "What the request is called in our records.",
    "ETag": "Names this version of the answer; send it as `If-None-Match` and get 304 while it holds.",
    "Cache-Control": "How long the answer may be kept.",
    "Retry-After": "Seconds to wait.",
    "Link": "The address of the next page, as `rel=next`.",
    "Location": "Where it stands now.",
}

READING = (400, 406, 500)
SENDING = (400, 406, 411, 413, 415, 422, 429, 500)
"""Statuses of problems that an operation without, and one with, a body may answer."""


def describe(*, query: Records = asking.WORDED, body: str | None = None, found: bool = True) -> Described:
    """What stands in the description of one operation besides its success; ``found`` says its path always leads to
    something."""
    statuses = SENDING if body else READING
    responses: dict[int | str, Any] = {str(n): {"$ref": f"#/components/responses/{n}"} for n in statuses}
    headers = ["Content-Language", "Cache-Control", "X-Request-ID"]
    described: Described = {
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in query.fields],
        "responses": responses,
    }
    if not found:
        responses["404"] = {"$ref": "#/components/responses/404"}
    if body:
        described["requestBody"] = {"$ref": f"#/components/requestBodies/{body}"}
    else:
        responses["304"] = {"$ref": "#/components/responses/304"}
        headers.append("ETag")
    # The library that assembles the description has this one key as a number.
    responses[200] = {"headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers}}
    return described


@cache
def document(api: NinjaAPI) -> Described:
    """The whole description; made once, since the examples in it are really computed."""
    found: Described = dict(api.get_openapi_schema(path_prefix="api/v1/"))
    components = found["components"]
    components["schemas"] |= _schemas() | registers.schemas()
    for model, field, held in HELD:
        components["schemas"][model]["properties"][field] = {"$ref": f"#/components/schemas/{held}"}
    components["parameters"] = {name: _parameter(name) for name in PARAMETERS}
    components["headers"] = {
        name: {"description": text, "schema": {"type": "string"}} for name, text in HEADERS.items()
    }
    components["requestBodies"] = {name: _body(name) for name in BODIES}
    components["responses"] = _problems()
    operations = {row["operationId"]: row for path in found["paths"].values() for row in path.values()}
    registers.complete({name: row for name, row in operations.items() if registers.TAG["name"] in row["tags"]})
    for name, operation in operations.items():
        if not {registers.TAG["name"], slate.TAG["name"]} & set(operation["tags"]):
            _complete(name, operation)
    slate.complete(found, {name: row for name, row in operations.items() if slate.TAG["name"] in row["tags"]})
    return found


def _complete(name: str, operation: Described) -> None:
    """Add to an operation of the library what leads to it, or an example of its answer."""
    for parameter in operation["parameters"]:
        if parameter.get("in") == "path":
            parameter |= _in_path(parameter["name"], name)
    if name in BODIES:
        example = {BODIES[name][1][0]: {"value": answered(name)}}
        operation["responses"][200]["content"]["application/json"]["examples"] = example


def _schemas() -> Described:
    """The formats of the engines, the questions that hold a dossier, and problems."""
    pack = _part(pack_format.schema(), "Pack")
    problem = schemas.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {
        "Dossier": _part(dossier_format.schema(), "Dossier"),
        "Pack": pack,
        "Question": _question(asking.ONE_AGREEMENT, "A dossier, under which agreement, and by the law of which day."),
        "SurveyQuestion": _question(asking.ALL_AGREEMENTS, "A dossier, and by the law of which day."),
        **problem.pop("$defs"),
        "Problem": problem,
    }


def _part(schema: Described, name: str) -> Described:
    """A schema that stood alone as a part of this document: what it refers to within itself has moved with it."""

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: _moved_to(name, item) if key == "$ref" else moved(item) for key, item in value.items()}
        return [moved(item) for item in value] if isinstance(value, list) else value

    return {key: moved(value) for key, value in schema.items() if key != "$schema"}


def _moved_to(name: str, reference: str) -> str:
    return reference.replace("#/", f"#/components/schemas/{name}/", 1)


def _question(shape: Records, description: str) -> Described:
    found = shape.schema()
    known: Described = {
        "dossier": {"$ref": "#/components/schemas/Dossier"},
        "agreement": {"enum": [*shipped.ids(), None]},
    }
    properties = {
        name: {**known.get(name, schema), "description": FIELDS[name]} for name, schema in found["properties"].items()
    }
    return {**found, "description": description, "properties": properties, "required": ["dossier"]}


def _parameter(name: str) -> Described:
    return {
        "name": name,
        "in": "query",
        "description": PARAMETERS[name],
        "schema": asking.FILTERED.fields[name].schema(),
        "required": False,
    }


def _in_path(name: str, operation: str) -> Described:
    """What a part of a path may be, with one that leads somewhere."""
    if name == "rule":
        rule = shipped.agreement(shipped.ids()[0]).rules[0].id
        return {"description": "The id of a rule of the agreement.", "schema": {"type": "string"}, "example": rule}
    if operation == "getConcept":
        return {"description": "The id of a concept.", "schema": {"type": "string"}, "example": "co-production"}
    ids = shipped.example_ids() if operation == "getExample" else shipped.ids()
    what = "example" if operation == "getExample" else "agreement"
    return {"description": f"The id of an {what} of the library.", "schema": {"enum": list(ids)}, "example": ids[0]}


def _body(name: str) -> Described:
    reference = "Question" if BODIES[name][0] is asking.ONE_AGREEMENT else "SurveyQuestion"
    content = {
        "schema": {"$ref": f"#/components/schemas/{reference}"},
        "examples": {id: {"value": asked(id)} for id in BODIES[name][1]},
    }
    return {"required": True, "content": {"application/json": content}}


def asked(example: str) -> Described:
    """A question about an example of the library."""
    return {"dossier": write_dossier(shipped.example(example)), "on": EXAMPLE_DAY}


def answered(name: str) -> Described:
    """The answer of an operation to the first of its examples; a survey is cut to its first agreements."""
    dossier, on = shipped.example(BODIES[name][1][0]), date.fromisoformat(EXAMPLE_DAY)
    if name != "survey":
        return worded.examination(examine(dossier, None, on, cures=name == "cures"), language("en"))
    found = survey(dossier, shipped.agreements(), on=on, groups=shipped.groups(on))
    return worded.survey(found.replace(entries=found.entries[:SHOWN]), dossier, language("en"))


def _problems() -> Described:
    """One response for each status, whatever the codes behind it."""
    headers = ("Content-Language", "X-Request-ID")
    found: Described = {"304": {"description": "What you hold is still what stands here."}}
    for status in dict.fromkeys(kind.status for kind in KINDS.values()):
        codes = [code for code, kind in KINDS.items() if kind.status == status]
        named = (*headers, "Retry-After") if status == 429 else headers
        found[str(status)] = {
            "description": "; ".join(f"`{code}`: {KINDS[code].title}" for code in codes),
            "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in named},
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return found
