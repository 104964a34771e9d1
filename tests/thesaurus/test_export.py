"""SKOS as Turtle and as JSON-LD: the same statements, each with its language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from diptych.thesaurus import concepts, schemes
from diptych.thesaurus.export import json_ld, turtle

BASE = "https://example.org/thesaurus/"
PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "a": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
}

Triple = tuple[str, str, str]


def triples_of_turtle(text: str) -> set[Triple]:
    """Enough of Turtle to read what is written here: subjects, lines with a semicolon, texts with a language."""
    found: set[Triple] = set()
    for block in re.split(r" \.\n", text.partition("\n\n")[2]):
        if not block.strip():
            continue
        first, *rest = block.strip().split(" ;\n    ")
        subject, what, kind = first.split(" ")
        found.add((subject.strip("<>"), full(what), full(kind)))
        for line in rest:
            name, _, value = line.partition(" ")
            if value.startswith("<"):
                found.add((subject.strip("<>"), full(name), value.strip("<>")))
            else:
                written = re.fullmatch(r'"((?:[^"\\]|\\.)*)"@([A-Za-z-]+)', value)
                assert written, value
                said = written[1].replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
                found.add((subject.strip("<>"), full(name), f"{said}@{written[2]}"))
    return found


def triples_of_json(text: str) -> set[Triple]:
    data = json.loads(text)
    return {triple for node in data["@graph"] for triple in of_node(node, data["@context"])}


def of_node(node: dict[str, Any], context: dict[str, Any]) -> Iterator[Triple]:
    subject = node["@id"]
    for name, value in node.items():
        if name == "@id":
            continue
        if name == "@type":
            yield subject, PREFIXES["a"], full(value)
            continue
        meaning = full(context[name]["@id"])
        if context[name].get("@container") == "@language":
            for language, texts in value.items():
                yield from (
                    (subject, meaning, f"{one}@{language}") for one in ([texts] if isinstance(texts, str) else texts)
                )
        else:
            yield from ((subject, meaning, one) for one in ([value] if isinstance(value, str) else value))


def full(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest


def test_both_say_the_same() -> None:
    assert triples_of_turtle(turtle(base=BASE)) == triples_of_json(json_ld(base=BASE))


def test_every_concept_is_said_in_three_languages() -> None:
    found = triples_of_turtle(turtle(base=BASE))
    preferred = {(subject, value.rpartition("@")[2]) for subject, what, value in found if what.endswith("prefLabel")}
    assert preferred == {(BASE + id, tag) for id in concepts() for tag in ("en", "ru", "zh-Hans")}


def test_every_concept_is_of_a_scheme_and_reached_from_its_top() -> None:
    found = triples_of_turtle(turtle(base=BASE))
    skos = PREFIXES["skos"]
    within = {(subject, value) for subject, what, value in found if what == f"{skos}inScheme"}
    assert within == {(f"{BASE}{one.id}", f"{BASE}scheme/{one.scheme}") for one in concepts().values()}
    tops = {(value, subject) for subject, what, value in found if what == f"{skos}hasTopConcept"}
    assert tops == {(subject, value) for subject, what, value in found if what == f"{skos}topConceptOf"}
    assert {scheme for _id, scheme in tops} == {f"{BASE}scheme/{scheme.id}" for scheme in schemes()}


def test_relations_across_schemes_are_matches() -> None:
    found = triples_of_turtle(turtle(base=BASE))
    skos = PREFIXES["skos"]
    scheme = {f"{BASE}{one.id}": one.scheme for one in concepts().values()}
    for subject, what, value in found:
        name = what.removeprefix(skos)
        if name in ("broader", "narrower", "related"):
            assert scheme[subject] == scheme[value]
        elif name in ("broadMatch", "narrowMatch", "relatedMatch"):
            assert scheme[subject] != scheme[value]


def test_one_concept_alone() -> None:
    found = triples_of_turtle(turtle(base=BASE, only=["co-production"]))
    assert {subject for subject, _what, _value in found} == {f"{BASE}co-production"}
    assert (f"{BASE}co-production", f"{PREFIXES['skos']}prefLabel", "совместное производство@ru") in found


@pytest.mark.parametrize("write", [turtle, json_ld])
def test_without_an_address_concepts_are_urns(write: Any) -> None:
    assert "urn:diptych:thesaurus:film-archive" in write()
