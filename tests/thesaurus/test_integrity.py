"""The thesaurus that is shipped is sound; and what would make it unsound is found."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from diptych.engines.values.errors import Malformed, Refused
from diptych.faces.wording.thesaurus import FLAWS
from diptych.thesaurus import LANGUAGES, concept, concepts, schemes
from diptych.thesaurus.format import Concept, Scheme, read_scheme
from diptych.thesaurus.integrity import Flaw, flaws


def test_what_is_shipped_is_sound() -> None:
    assert flaws(schemes()) == []


def test_every_field_of_work_has_its_words() -> None:
    held = Counter(one.scheme for one in concepts().values())
    assert set(held) == {"film", "coproduction", "festival", "archive", "museum"}
    assert min(held.values()) >= 70
    assert len(concepts()) >= 500


def test_labels_are_in_the_letters_of_their_language() -> None:
    """A label that slipped into the wrong line would be searched for in the wrong language."""
    wrong = [
        (one.id, label)
        for one in concepts().values()
        for language, letters in (("ru", "а-яё"), ("zh-hans", "一-鿿"))
        for label in one.labels(language)
        if not any(("а" <= letter <= "я" or letter == "ё") if letters == "а-яё" else "一" <= letter <= "鿿"
                   for letter in label.lower())
    ]  # fmt: skip
    assert wrong == [("digital-cinema-package", "DCP")]


def test_what_is_narrower_and_related_is_so_both_ways() -> None:
    held = concepts()
    for one in held.values():
        assert all(one.id in held[other].narrower for other in one.broader)
        assert all(one.id in held[other].related for other in one.related)


def test_unknown_concept_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        concept("kalinka")
    assert (refusal.value.code, refusal.value.facts) == ("unknown_concept", {"id": "kalinka"})


def made(id: str, **fields: Any) -> Concept:
    words = {"en": (id,), "ru": (f"{id}-р",), "zh_hans": (f"{id}-中",)}
    return Concept(**{"id": id, "scheme": "film", **words, **fields})


def of(*held: Concept) -> list[Flaw]:
    return flaws([Scheme(id="film", title={}, about={}, concepts=held)])


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([made("a"), made("a", en=("b",), ru=("б",), zh_hans=("乙",))], [Flaw(code="twice", concept="a")]),
        ([made("a", ru=())], [Flaw(code="no_preferred_label", concept="a", facts=("ru",))]),
        ([made("a", en=("a", "a"))], [Flaw(code="label_twice", concept="a", facts=("en", "a"))]),
        ([made("a", hidden={"en": ("a",)})], [Flaw(code="label_twice", concept="a", facts=("en", "a"))]),
        ([made("a", related=("a",))], [Flaw(code="related_itself", concept="a")]),
        ([made("a", related=("b",))], [Flaw(code="related_unknown", concept="a", facts=("b",))]),
        ([made("a", broader=("b",))], [Flaw(code="broader_unknown", concept="a", facts=("b",))]),
        ([made("a", note={"en": "x", "ru": "х"})], [Flaw(code="note_untranslated", concept="a", facts=("zh-hans",))]),
        (
            [made("a", broader=("b",)), made("b", broader=("a",))],
            [Flaw(code="cycle", concept="a"), Flaw(code="cycle", concept="b")],
        ),
        (
            [made("a", broader=("b",), related=("c",)), made("b", broader=("c",)), made("c")],
            [Flaw(code="related_is_broader", concept="a", facts=("c",))],
        ),
        ([made("a"), made("b", en=("A",))], [Flaw(code="preferred_twice", concept="b", facts=("en", "a"))]),
    ],
)
def test_each_flaw_is_found(held: list[Concept], found: list[Flaw]) -> None:
    assert of(*held) == found
    assert all(one.code in FLAWS for one in found)


def test_itself_as_what_is_broader_is_also_a_circle() -> None:
    assert [one.code for one in of(made("a", broader=("a",)))] == ["broader_itself", "cycle"]


def test_a_file_with_a_word_that_is_no_field_is_refused() -> None:
    labels = dict.fromkeys(LANGUAGES, "x")
    data = {"id": "film", "title": {"en": "F"}, "about": {"en": "F"}, "concepts": [{"id": "a", "wider": "b", **labels}]}
    with pytest.raises(Malformed) as refusal:
        read_scheme(data)
    assert [trouble.code for trouble in refusal.value.troubles] == ["unknown_field"]
