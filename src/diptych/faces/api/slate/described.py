"""What the description says of the slate: who may ask, what is sent, what comes back."""

from __future__ import annotations

from diptych.faces.api.slate.questions import PLAIN, SAID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.keeping.shapes import Fields

    Described = dict[str, Any]

TAG = {
    "name": "Slate",
    "description": "Proposals, from the first draft to the finished film: what the desk does, for programs that have a "
    "token. Each sees and does what its owner may, for the party and in the acts the token names.",
}

SECURITY = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token, as it is issued at the desk under Settings; it begins with `dip_`.",
    }
}

HEADERS = {
    "Idempotency-Key": "Whatever is sent again under the same key within a day is carried out once, and answered as "
    "the first time.",
    "If-Match": "The `ETag` of what this rests on, or `*`; where another stands there by now, nothing is done (412).",
}

SPARSE = ("ProposalRow", "Proposal")
"""Answers of which only some fields may be asked for."""

READING = (400, 401, 403, 404, 406, 429, 500)
SENDING = (400, 401, 403, 404, 406, 409, 411, 412, 413, 415, 422, 429, 500, 503)

IDS = {
    "one": "The id of an agent.",
    "other": "The id of another agent.",
    "id": "The id of a proposal.",
    "version": "The id of a version of a document.",
    "document": "The id of a document.",
    "number": "The number of a revision.",
    "slug": "The address of a round.",
    "assignment": "The id of an assignment.",
    "hook": "The id of a webhook.",
    "delivery": "The id of a delivery.",
    "backing": "The id of a backing.",
    "seat": "The id of a seat.",
    "invitation": "The id of an invitation.",
    "mail": "The id of a mail.",
    "view": "The id of a view.",
}
NUMBERED = {"number": 30_000, "seat": 2**53, "invitation": 2**53, "view": 2**53}
"""Parts of paths that are whole numbers, with the largest there can be."""
SLUGS = {"slug": "2027", "one": "roman-kalman", "other": "roman-karmen"}
"""Parts of paths that are ids in words, each with an example."""
EXAMPLE = "0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10"


def describe(
    act: str | None,
    asked: Fields = PLAIN,
    *,
    body: Fields | None = None,
    form: Described | None = None,
    example: Described | None = None,
    found: bool = False,
    link: bool = False,
    etag: bool = False,
    file: bool = False,
    sends: bool = False,
    matched: bool | None = None,
    success: int = 200,
    further: tuple[int, ...] = (),
) -> Described:
    """What stands in the description of one operation besides its success.

    ``act`` is what the token names; ``found`` says its path always leads to something; ``matched`` whether If-Match
    has to be sent (None: it may not); ``sends`` that something is done although there is no body.
    """
    sends = sends or body is not None or form is not None
    statuses = [number for number in (SENDING if sends else READING) if not (found and number == 404)]
    statuses += [*further, *([428] if matched else [])]
    responses: dict[int | str, Any] = {str(number): {"$ref": f"#/components/responses/{number}"} for number in statuses}
    headers = ["Content-Language", "Cache-Control", "X-Request-ID"]
    headers += [name for name, there in (("Link", link), ("ETag", etag or file)) if there]
    responses[success] = {"headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers}}
    if file:
        binary = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        responses[200] |= {"description": "The content.", "content": binary}
        responses |= {"206": {"description": "A part of it."}, "416": {"description": "It has no such part."}}
    if file or (etag and not sends):
        responses["304"] = {"description": "It is what you hold."}
    described: Described = {
        "security": [{"token": []}],
        "x-act": act,
        "parameters": [*_questions(asked), *_headers(sends, matched)],
        "responses": responses,
    }
    if body is not None:
        content: Described = {"schema": body.schema()}
        if example is not None:
            content["examples"] = {"example": {"value": example}}
        described["requestBody"] = {"required": bool(body.required), "content": {"application/json": content}}
    if form is not None:
        described["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}}}
    return described


def _questions(asked: Fields) -> list[Described]:
    found: list[Described] = []
    for name, shape in asked.fields.items():
        if name == "language":
            found.append({"$ref": "#/components/parameters/language"})
            continue
        question: Described = {"name": name, "in": "query", "description": SAID[name], "schema": shape.schema()}
        if question["schema"].get("type") == "array":
            question |= {"style": "form", "explode": False}
        found.append({**question, "required": name in asked.required})
    return found


def _headers(once: bool, matched: bool | None) -> list[Described]:
    wanted = [("Idempotency-Key", False)] if once else []
    wanted += [("If-Match", matched)] if matched is not None else []
    return [
        {
            "name": name,
            "in": "header",
            "description": HEADERS[name],
            "schema": {"type": "string", "maxLength": 255},
            "required": needed,
        }
        for name, needed in wanted
    ]


def complete(document: Described, operations: dict[str, Described]) -> None:
    """Add to the whole description what its parts do not know: who may ask, what ids are, what may be left out."""
    components = document["components"]
    components["securitySchemes"] = SECURITY
    for name in SPARSE:
        components["schemas"][name]["required"] = ["id"]
    for operation in operations.values():
        for parameter in operation["parameters"]:
            if parameter.get("in") == "path":
                parameter |= _in_path(parameter)
        act = operation.pop("x-act")
        what = f"The token names `{act}`." if act else "Any token will do."
        operation["description"] = f"{operation['description']}\n\n{what}"


def _in_path(parameter: Described) -> Described:
    name = parameter["name"]
    schema: Described = {"type": "string", "format": "uuid"}
    example: Any = EXAMPLE
    if name in NUMBERED:
        schema, example = {"type": "integer", "minimum": 1, "maximum": NUMBERED[name]}, 1
    elif name in SLUGS:
        schema, example = {"type": "string"}, SLUGS[name]
    return {"description": IDS[name], "schema": schema, "example": example}
