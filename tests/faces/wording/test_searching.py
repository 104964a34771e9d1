"""Words of the search: every kind, every note, every refusal has some."""

from __future__ import annotations

import pytest

from diptych.engines.values.errors import Refused
from diptych.faces import found
from diptych.faces.wording.searching import FACETS, KINDS, NOTES, ONE, REFUSALS, note_said, refusal_said, value_word
from diptych.kernel.texts import LANGUAGES, Language


def test_every_kind_that_can_be_found_has_words() -> None:
    assert set(found.KINDS) <= set(KINDS) == set(ONE)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_note_is_a_sentence_with_or_without_facts(code: str) -> None:
    language = Language(code)
    for note in NOTES:
        assert note_said(language, note, {"found": "Кaрмен", "repaired": "Кармен"})
        assert "{" not in note_said(language, note, {})


def test_letters_that_could_not_be_put_right_are_said_to_stand() -> None:
    said = note_said(Language("en"), "mixed_scripts", {"found": "Кaрм", "repaired": ""})
    assert said == "“Кaрм” mixes letters of two alphabets that look alike; it was looked for as it stands."
    assert note_said(Language("en"), "stress_removed", {"found": "а", "repaired": "а"}) == ""


def test_refusals_say_what_to_do() -> None:
    facts = {"most": 30, "found": 35, "name": "Шёлк", "field": "name"}
    for code in REFUSALS:
        assert "{" not in refusal_said(Language("en"), Refused(code, **facts))
    assert refusal_said(Language("en"), Refused("text_too_long", **facts)) == "That is too long by 5 letters."


def test_values_are_words_and_unknown_ones_stand_for_themselves() -> None:
    said = {facet: value_word(Language("ru"), facet, value) for facet, value in VALUES.items()}
    assert said == {
        "kind": "Мероприятия",
        "type": "Документальный фильм",
        "country": "Китай",
        "language": "русский",
        "role": "Режиссёр",
        "year": "2025",
    }
    assert set(VALUES) <= set(FACETS)
    assert value_word(Language("ru"), "type", "never_heard_of") == "Never heard of"


VALUES = {"kind": "event", "type": "documentary", "country": "CN", "language": "ru", "role": "director", "year": "2025"}
