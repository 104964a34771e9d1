"""The operations of the thesaurus: concepts by their words, one of them, all of them as SKOS."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from ninja import Router
from pydantic import Field

from diptych.engines.values.shape import Code
from diptych.faces.api.answering import Page, page, send
from diptych.faces.api.asking import LANGUAGE, WORDED, read_query
from diptych.faces.api.languages import language, language_of
from diptych.faces.api.schemas import Answer
from diptych.faces.api.searched import Typed
from diptych.kernel.keeping.shapes import Fields
from diptych.thesaurus import LANGUAGES, ORDER, concept
from diptych.thesaurus.queries.concepts import found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.texts import Language
    from diptych.thesaurus.format import Concept

    Data = dict[str, Any]

router = Router(tags=["Words"])
TAG = {
    "name": "Words",
    "description": "The thesaurus: what film, archives, museums and festivals call things in three languages.",
}

ASKED = Fields(language=LANGUAGE, q=Typed(), scheme=Code(ORDER, "a scheme"))
SAID = {
    "q": "A word or a part of one, in any of the languages; all concepts without it.",
    "scheme": "Only of this field of work.",
}


class ConceptRow(Answer):
    """One thing that professions have words for."""

    id: str
    scheme: str
    labels: dict[str, list[str]] = Field(description="Words by language, the preferred one first.")
    address: str
    page: str


class WholeConcept(ConceptRow):
    """The same with what it is to others."""

    broader: list[str]
    narrower: list[str]
    related: list[str]
    note: dict[str, str] = Field(description="The scope note, by language, where words that look alike differ.")


class Concepts(Answer):
    """Concepts, the nearest to what was asked first."""

    concepts: list[ConceptRow]


def _described(asked: Fields | None) -> Data:
    parameters: list[Data] = [{"$ref": "#/components/parameters/language"}]
    if asked is not None:
        parameters += [
            {"name": name, "in": "query", "description": SAID[name], "schema": shape.schema(), "required": False}
            for name, shape in asked.fields.items()
            if name != "language"
        ]
    statuses = (400, 406, 500) if asked is not None else (400, 404, 406, 500)
    responses: dict[int | str, Any] = {str(n): {"$ref": f"#/components/responses/{n}"} for n in (*statuses, 304)}
    headers = ("Content-Language", "Cache-Control", "X-Request-ID", "ETag")
    responses[200] = {"headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers}}
    return {"parameters": parameters, "responses": responses}


@router.get(
    "/thesaurus",
    operation_id="listConcepts",
    summary="Find concepts by their words",
    response={200: Concepts},
    openapi_extra=_described(ASKED),
    url_name="concepts",
)
def listed(request: HttpRequest) -> HttpResponse:
    """Concepts with a label that is `q`, begins so or has it within, in whatever language and inflection."""
    asked: Any = read_query(request, ASKED)
    words = language_of(request)
    rows = [_row(one, words) for one in found(asked.get("q", ""), scheme=asked.get("scheme", ""))]
    return send(request, page({"concepts": rows}, words))


@router.get(
    "/thesaurus/{id}",
    operation_id="getConcept",
    summary="One concept",
    response={200: WholeConcept},
    openapi_extra=_described(None),
    url_name="concept",
)
def one(request: HttpRequest, id: str) -> HttpResponse:
    """Its words in every language, and what is wider, narrower and beside it. As SKOS it stands at `/thesaurus/{id}`,
    all of them at `/thesaurus.ttl` and `/thesaurus.jsonld`."""
    read_query(request, WORDED)
    return send(request, _whole(id, language_of(request).code))


def _whole(id: str, code: str) -> Page:
    held, words = concept(id), language(code)
    told = {
        **_row(held, words),
        "broader": list(held.broader),
        "narrower": list(held.narrower),
        "related": list(held.related),
        "note": dict(held.note),
    }
    return page(told, words)


def _row(held: Concept, words: Language) -> Data:
    with override(words.code):
        own = reverse("concept", kwargs={"id": held.id})
    return {
        "id": held.id,
        "scheme": held.scheme,
        "labels": {code: list(held.labels(code)) for code in LANGUAGES},
        "address": reverse("api:concept", args=[held.id]),
        "page": own,
    }
