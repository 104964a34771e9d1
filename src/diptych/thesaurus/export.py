"""The thesaurus as SKOS, for other catalogues: Turtle and JSON-LD, which say the same.

What a concept is called by is its id behind ``base``; the site gives its own address, so that who looks one up finds
its page. Relations within a scheme are broader, narrower and related, those across two are matches, as SKOS has it.
"""

from __future__ import annotations

import json

from diptych.thesaurus import concepts, schemes
from diptych.thesaurus.format import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from diptych.thesaurus.format import Concept, Scheme

BASE = "urn:diptych:thesaurus:"
"""Where nobody says under what address the thesaurus stands."""

SKOS = "http://www.w3.org/2004/02/skos/core#"
TERMS = "http://purl.org/dc/terms/"
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"

TAGS = {"en": "en", "ru": "ru", "zh-hans": "zh-Hans"}

TURTLE, JSON_LD = "turtle", "json-ld"
FORMATS = {TURTLE: "text/turtle; charset=utf-8", JSON_LD: "application/ld+json"}

Statement = tuple[str, str, str, str]
"""Subject, what is said of it (a prefixed name), an id or a text, and the language of a text or ``@`` for an id."""

ID = "@"


def exported(kind: str, *, base: str = BASE) -> str:
    """All of it in one of :data:`FORMATS`."""
    return (turtle if kind == TURTLE else json_ld)(base=base)


def turtle(*, base: str = BASE, only: Iterable[str] | None = None) -> str:
    """As Turtle; ``only`` these concepts, without their schemes, where given."""
    lines = [
        f"@prefix skos: <{SKOS}> .",
        f"@prefix dcterms: <{TERMS}> .",
        "",
    ]
    for subject, said in _by_subject(_chosen(only)).items():
        parts = [f"<{_iri(base, subject)}> a {said[0][2]}"]
        for _subject, what, value, language in said[1:]:
            parts.append(f"    {what} {_object(base, value, language)}")
        lines.append(" ;\n".join(parts) + " .\n")
    return "\n".join(lines)


def _object(base: str, value: str, language: str) -> str:
    if language == ID:
        return f"<{value if value.startswith('http') else _iri(base, value)}>"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"@{language}'


def _iri(base: str, id: str) -> str:
    return f"{base}{id}"


def json_ld(*, base: str = BASE, only: Iterable[str] | None = None) -> str:
    """As JSON-LD, with labels by language as its context has them."""
    graph = [_node(base, subject, said) for subject, said in _by_subject(_chosen(only)).items()]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)


_BY_LANGUAGE = {"@container": "@language"}
_LINKS = {"@type": "@id", "@container": "@set"}
TEXTS = ("prefLabel", "altLabel", "hiddenLabel", "definition", "scopeNote", "title", "description")
CONTEXT: Mapping[str, Any] = {
    "skos": SKOS,
    "dcterms": TERMS,
    **{
        name: {"@id": f"{'dcterms' if name in ('title', 'description') else 'skos'}:{name}", **_BY_LANGUAGE}
        for name in TEXTS
    },
    **{
        name: {"@id": f"skos:{name}", **_LINKS}
        for name in (
            *("broader", "narrower", "related", "broadMatch", "narrowMatch", "relatedMatch"),
            *("inScheme", "topConceptOf", "hasTopConcept"),
        )
    },
    "license": {"@id": "dcterms:license", "@type": "@id"},
}


def _node(base: str, subject: str, said: list[Statement]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _iri(base, subject), "@type": said[0][2]}
    for _subject, what, value, language in said[1:]:
        name = what.partition(":")[2]
        if name == "license":
            node[name] = value
        elif language == ID:
            node.setdefault(name, []).append(_iri(base, value))
        elif name in ("altLabel", "hiddenLabel"):
            node.setdefault(name, {}).setdefault(language, []).append(value)
        else:
            node.setdefault(name, {})[language] = value
    return node


def _by_subject(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement[0], []).append(statement)
    return found


def _chosen(only: Iterable[str] | None) -> Iterator[Statement]:
    if only is None:
        for scheme in schemes():
            yield from _of_scheme(scheme)
    for id in concepts() if only is None else only:
        yield from _of_concept(concepts()[id])


def _of_scheme(scheme: Scheme) -> Iterator[Statement]:
    subject = f"scheme/{scheme.id}"
    yield subject, "a", "skos:ConceptScheme", ID
    for what, texts in (("dcterms:title", scheme.title), ("dcterms:description", scheme.about)):
        yield from ((subject, what, texts[language], TAGS[language]) for language in LANGUAGES)
    yield subject, "dcterms:license", LICENCE, ID
    yield from ((subject, "skos:hasTopConcept", one.id, ID) for one in scheme.concepts if is_top(one))


def is_top(concept: Concept) -> bool:
    """Whether nothing of its own scheme is broader."""
    return not any(concepts()[id].scheme == concept.scheme for id in concept.broader)


def _of_concept(concept: Concept) -> Iterator[Statement]:
    id = concept.id
    yield id, "a", "skos:Concept", ID
    yield id, "skos:inScheme", f"scheme/{concept.scheme}", ID
    if is_top(concept):
        yield id, "skos:topConceptOf", f"scheme/{concept.scheme}", ID
    for language in LANGUAGES:
        tag = TAGS[language]
        preferred, *others = concept.labels(language)
        yield id, "skos:prefLabel", preferred, tag
        yield from ((id, "skos:altLabel", label, tag) for label in others)
        yield from ((id, "skos:hiddenLabel", label, tag) for label in concept.hidden.get(language, ()))
    for what, texts in (("skos:definition", concept.definition), ("skos:scopeNote", concept.note)):
        yield from ((id, what, texts[language], TAGS[language]) for language in LANGUAGES if language in texts)
    for within, across, ids in (
        ("skos:broader", "skos:broadMatch", concept.broader),
        ("skos:narrower", "skos:narrowMatch", concept.narrower),
        ("skos:related", "skos:relatedMatch", concept.related),
    ):
        for other in ids:
            yield id, within if concepts()[other].scheme == concept.scheme else across, other, ID
