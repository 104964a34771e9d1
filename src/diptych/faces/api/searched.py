"""What is asked of the search and how it answers: parameters, the form of answers, and answers made."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from diptych.engines.values.shape import Code, Parsed, Shape, excerpt
from diptych.faces.api.asking import LANGUAGE
from diptych.faces.api.registers.asked import Chosen
from diptych.faces.api.schemas import Answer
from diptych.faces.found import KINDS, shown, told
from diptych.faces.wording.searching import note_said, value_word
from diptych.kernel.keeping.shapes import Fields
from diptych.kernel.search.queries.searching import documents_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from diptych.engines.values.errors import Trouble
    from diptych.engines.values.shape import Path
    from diptych.kernel.search.queries import searching
    from diptych.kernel.texts import Language

    Data = dict[str, Any]

USUAL, MOST = 20, 100
"""Hits on a page."""

FARTHEST = 500
"""Pages that can be turned to; who has read so far asks more narrowly."""

OFFERED, MOST_OFFERED = 8, 20
"""Suggestions."""

MOST_VALUES = 20
"""Values of one facet that may be chosen at once."""


# What is asked --------------------------------------------------------------------------------------------------------


class Typed(Shape):
    """What somebody typed: whatever it is, it is looked at, and of a long text the beginning."""

    expected = "text"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return value

    def schema(self) -> Data:
        return {"type": "string"}


class Values(Shape):
    """Values of a facet, with commas between them."""

    expected = "list"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        values = tuple(dict.fromkeys(value.split(",")))
        if len(values) > MOST_VALUES or not all(one and len(one) <= 80 and one.isprintable() for one in values):
            return self.refuse(excerpt(value), path, troubles)
        return values

    def schema(self) -> Data:
        item = {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[^,\\x00-\\x1f]+$"}
        return {"type": "array", "items": item, "minItems": 1, "maxItems": MOST_VALUES}


def _whole(most: int, usual: int) -> Parsed:
    def parse(text: str) -> int:
        if not text.isascii() or not text.isdigit() or text.startswith("0") or len(text) > 4:
            raise ValueError(text)
        return int(text)

    schema = {"type": "integer", "minimum": 1, "maximum": most, "default": usual}
    return Parsed("whole number", parse, minimum=1, maximum=most, schema=schema)


FACETS = ("type", "country", "territory", "year", "lang", "role", "status", "relation")
"""By what results are narrowed; ``lang`` is the facet of languages, since ``language`` is that of the answer."""

RENAMED = {"language": "lang"}
"""Facets that have another name in an address."""

VALUES = Values()
_NARROWING: dict[str, Any] = dict.fromkeys(FACETS, VALUES)
SEARCH = Fields(
    language=LANGUAGE,
    q=Typed(),
    kind=Chosen(KINDS),
    **_NARROWING,
    order=Code(("best", "newest"), "an order"),
    page=_whole(FARTHEST, 1),
    limit=_whole(MOST, USUAL),
)
SUGGEST = Fields(language=LANGUAGE, q=Typed(), most=_whole(MOST_OFFERED, OFFERED))


def narrowed(asked: Data) -> dict[str, tuple[str, ...]]:
    """The facets that an address chooses, by the names that the index has for them."""
    inside = {outside: name for name, outside in RENAMED.items()}
    return {inside.get(name, name): asked[name] for name in FACETS if name in asked}


SAID = {
    "q": "What is looked for. Words in quotation marks stand together; a minus before a word keeps out what has it; "
    "an asterisk behind one asks for all that begins so.",
    "kind": "Only these kinds, with commas between them.",
    "type": "Only of these types: kinds of films, of agents, of events, of documents.",
    "country": "Only of these countries, in two letters of ISO 3166-1.",
    "territory": "Only what was released there.",
    "year": "Only of these years.",
    "lang": "Only sources in these languages.",
    "role": "Only who does this.",
    "status": "Only what has come this far.",
    "relation": "Only works that stand so to the countries of the programme.",
    "order": "The best first, or what came into the index last.",
    "page": "Which page, from 1 on.",
    "limit": "Hits on a page.",
    "most": "How many suggestions at the most.",
}


def describe(asked: Fields) -> Data:
    """What stands in the description of an operation besides its success. A token may be sent and need not."""
    parameters: list[Data] = []
    for name, shape in asked.fields.items():
        if name == "language":
            parameters.append({"$ref": "#/components/parameters/language"})
            continue
        row: Data = {"name": name, "in": "query", "description": SAID[name], "schema": shape.schema()}
        if row["schema"].get("type") == "array":
            row |= {"style": "form", "explode": False}
        parameters.append({**row, "required": False})
    responses: dict[int | str, Any] = {
        str(status): {"$ref": f"#/components/responses/{status}"} for status in (400, 401, 403, 406, 429, 500)
    }
    headers = ("Content-Language", "Cache-Control", "X-Request-ID")
    responses[200] = {"headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers}}
    return {"security": [{}, {"token": []}], "parameters": parameters, "responses": responses}


# What is answered -----------------------------------------------------------------------------------------------------

Kind = Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]


class HitLabel(Answer):
    """What something is called."""

    text: str
    lang: str = Field(description="BCP 47; empty where nobody knows.")


class TextPiece(Answer):
    """A part of a text; all pieces together are the text."""

    text: str
    hit: bool = Field(description="Whether it is what was asked for.")


class Excerpt(Answer):
    """The part of what a document says in which most of what was asked for stands."""

    pieces: list[TextPiece]
    lang: str
    cut_before: bool
    cut_after: bool


class SearchHit(Answer):
    """One thing that was found."""

    kind: Kind
    id: str = Field(description="Of an article of an agreement with its anchor: `rucn-2017#RUCN-SCOPE`.")
    label: HitLabel
    within: str = Field(description="Of a part, what the whole is called; else empty.")
    address: str | None = Field(description="Where programs read it; null for what has no record here.")
    page: str = Field(description="Where people read it, in the language of the answer.")
    why: list[str] = Field(description="What was met: `title`, `text`, `name`, `vocabulary`, `meaning`.")
    excerpt: Excerpt | None


class FacetValue(Answer):
    """A value by which results can be narrowed, and how many that would be."""

    value: str
    label: str
    count: int
    chosen: bool


class SearchNote(Answer):
    """What was done to the question."""

    code: str
    sentence: str = Field(description="The same in the language of the answer; empty for what needs no telling.")


class OtherForm(Answer):
    """A form of a name or a word in another language."""

    text: str
    lang: str


class FoundName(Answer):
    """A name in the question, with the forms it was looked for by."""

    asked: str
    ids: list[str] = Field(description="What it may be the name of, as `agent:roman-karmen`.")
    forms: list[OtherForm]


class FoundWord(Answer):
    """A word of the question, and how other languages say it."""

    asked: str
    lang: str
    others: list[OtherForm]


class Correction(Answer):
    """A word that nothing has, and one near to it."""

    asked: str
    instead: str


class SearchResults(Answer):
    """A page of what was found."""

    hits: list[SearchHit]
    total: int
    page: int
    pages: int
    next: str | None = Field(description="The address of the next page, null on the last.")
    facets: dict[str, list[FacetValue]]
    loosened: bool = Field(description="Whether too little had all words, so that some were enough.")
    corrected: str = Field(description="The question with its slips put right; empty where there is nothing to mend.")
    nearest: list[Correction]
    names: list[FoundName]
    words: list[FoundWord]
    notes: list[SearchNote]


class Suggestion(Answer):
    """One thing that may be meant."""

    kind: Kind
    id: str
    text: str
    lang: str
    matched: list[tuple[int, int]] = Field(description="Where the text has what was typed: from, and up to.")
    also: str = Field(description="Another form of the name, or what it is.")
    address: str | None
    page: str


class Suggestions(Answer):
    """What may be meant by what was typed so far, the likeliest first."""

    suggestions: list[Suggestion]


# Answers --------------------------------------------------------------------------------------------------------------


def results(request: HttpRequest, found: searching.Results, language: Language) -> Data:
    """A page of results as plain data; the queries are those of :func:`diptych.faces.found.shown` and of the
    documents of the hits."""
    documents = documents_of(found.hits)
    whys = {(hit.kind, hit.id): hit.why for hit in found.hits}
    hits = []
    for row in shown(found.hits, language):
        document = documents.get((row.kind, row.id))
        hits.append(
            {
                "kind": row.kind,
                "id": row.id,
                "label": {"text": row.label, "lang": row.lang},
                "within": row.within,
                "address": row.address,
                "page": row.page,
                "why": list(whys[row.kind, row.id]),
                "excerpt": _excerpt(told(document.texts, found, language)) if document else None,
            }
        )
    following = None
    if found.page < min(found.pages, FARTHEST):
        parameters = request.GET.copy()
        parameters["page"] = str(found.page + 1)
        following = f"{request.path}?{parameters.urlencode(safe=',')}"
    return {
        "hits": hits,
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "next": following,
        "facets": {
            RENAMED.get(name, name): [
                {
                    "value": row.value,
                    "label": value_word(language, name, row.value),
                    "count": row.count,
                    "chosen": row.chosen,
                }
                for row in rows
            ]
            for name, rows in found.facets.items()
            if name in ("kind", "language", *FACETS)
        },
        "loosened": found.loosened,
        "corrected": found.corrected,
        "nearest": [{"asked": asked, "instead": instead} for asked, instead in found.nearest],
        "names": [
            {"asked": row.asked, "ids": [f"{row.kind}:{id}" for id in row.ids], "forms": _forms(row.forms)}
            for row in found.names
        ],
        "words": [{"asked": row.asked, "lang": row.lang, "others": _forms(row.others)} for row in found.words],
        "notes": [{"code": row.code, "sentence": note_said(language, row.code, row.facts)} for row in found.notes],
    }


def _forms(forms: Sequence[tuple[str, str]]) -> list[Data]:
    return [{"text": text, "lang": lang} for text, lang in forms]


def _excerpt(passage: Any) -> Data | None:
    if passage is None:
        return None
    return {
        "pieces": [{"text": text, "hit": hit} for text, hit in passage.pieces],
        "lang": passage.lang,
        "cut_before": passage.cut_before,
        "cut_after": passage.cut_after,
    }


def suggestions(rows: Sequence[searching.Suggestion], language: Language) -> Data:
    """Suggestions as plain data, each with where it leads."""
    places = {(row.kind, row.id): row for row in shown(rows, language)}
    return {
        "suggestions": [
            {
                "kind": row.kind,
                "id": row.id,
                "text": row.text,
                "lang": row.lang,
                "matched": [list(span) for span in row.matched],
                "also": row.also,
                "address": places[row.kind, row.id].address,
                "page": places[row.kind, row.id].page,
            }
            for row in rows
            if (row.kind, row.id) in places
        ]
    }
