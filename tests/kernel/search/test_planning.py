"""What is looked up for a question, and what that finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.search.asking import asked
from diptych.kernel.search.planning import MOST_ALTERNATIVES, plan
from diptych.kernel.search.plans import NameMatch, Plan, Translation
from diptych.kernel.search.tokens import Tokenizer
from tests.factories.searching import finds, read

TOKENIZER = Tokenizer(["卡尔曼"])

TEXTS = (
    "Красный шёлк. Фильм о войне и мире в Маньчжурии",
    "О красных шелках",
    "Red Silk: a film about the war",
    "罗曼·卡尔曼在中国拍摄的纪录片",
    "Документальные фильмы Романа Кармена",
    "Roman Karmen, a documentary film-maker",
    "发展中国家的电影资料馆",
    "35mm archives and a co-production",
)


def names(text: str, _language: str) -> Iterable[NameMatch]:
    for typed in ("Роман Кармен", "Кармен", "卡尔曼"):
        if typed in text:
            at = text.index(typed)
            yield NameMatch(
                ref="agent:roman-karmen",
                text=typed,
                start=at,
                end=at + len(typed),
                forms=("Роман Кармен", "Roman Karmen", "罗曼·卡尔曼"),
            )
            return


def vocabulary(words: Sequence[str], _language: str) -> Iterable[Translation]:
    for at, word in enumerate(words):
        if word == "война":
            yield Translation(start=at, end=at + 1, lang="en", text="war", weight=1.0)
        if words[at : at + 2] == ["документальный", "фильм"]:
            yield Translation(start=at, end=at + 2, lang="zh", text="纪录片", weight=1.0)


def made(text: str, **helpers: object) -> Plan:
    return plan(asked(text, TOKENIZER), TOKENIZER, **helpers)  # type: ignore[arg-type]


def found(wanted: Plan, refs: dict[int, tuple[str, ...]] | None = None) -> list[int]:
    return [at for at, text in enumerate(TEXTS) if finds(wanted, read(TOKENIZER, [text]), (refs or {}).get(at, ()))]


def found_loosely(wanted: Plan) -> list[int]:
    return [at for at, text in enumerate(TEXTS) if finds(wanted.loosened(), read(TOKENIZER, [text]), loosened=True)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("фильм", [0, 4]),
        ("фильмы о войне", [0]),
        ("красный шелк", [0, 1]),
        ("«красный шелк»", [0, 1]),
        ("«шёлк красный»", []),
        ("«red silk»", [2]),
        ("фильм -кармен", [0]),
        ("film -«red silk»", [5]),
        ("卡爾曼", [3]),
        ("罗曼卡尔曼", [3]),
        ("「中国电影」", []),
        ("「电影资料」", [6]),
        ("中国", [3, 6]),
        ("国", [3, 6]),
        ("docum*", [5]),
        ("архив", []),
        ("35 mm", [7]),
        ("35mm", [7]),
        ("coproduction", [7]),
        ("filmmaker", [5]),
        ("the and", []),
        ("a", [2, 5, 7]),
        ("the war", [2]),
        ("", []),
    ],
)
def test_question_finds(text: str, numbers: list[int]) -> None:
    assert found(made(text)) == numbers


def test_words_that_only_bind_are_left_out_unless_there_is_nothing_else() -> None:
    assert [group.text for group in made("о войне и мире").groups] == ["войне", "мире"]
    assert [group.text for group in made("и о").groups] == ["и", "о"]
    assert [[term.kind for term in group.alternatives] for group in made("«о войне»").groups] == [["phrase"]]


PARTS = (
    "война",
    "красный",
    "шелк",
    "кармен",
    "silk",
    "中国",
    "资料馆",
    "国",
    "docu*",
    "«красный шёлк»",
    "「电影资料」",
)


@given(st.lists(st.sampled_from(PARTS), min_size=2, max_size=4))
def test_what_is_kept_out_is_what_would_be_found(words: list[str]) -> None:
    every, (last,) = words[:-1], words[-1:]
    question = " ".join(every)
    assert found(made(f"{question} -{last}")) == [at for at in found(made(question)) if at not in found(made(last))]


def test_name_is_found_in_every_script_and_by_reference() -> None:
    wanted = made("фильмы Роман Кармен", names=names)
    assert [match.ref for match in wanted.names] == ["agent:roman-karmen"]
    assert found(wanted) == [4]
    assert found(wanted, {0: ("agent:roman-karmen",)}) == [0, 4]
    assert found(made("Роман Кармен", names=names)) == [3, 4, 5]


def test_name_in_quotation_marks_is_meant_as_it_stands() -> None:
    wanted = made("«Роман Кармен»", names=names)
    assert (wanted.names, found(wanted)) == ((), [4])


def test_words_are_found_in_other_languages_and_weigh_less() -> None:
    wanted = made("война", vocabulary=vocabulary)
    assert found(wanted) == [0, 2]
    assert [(term.tokens, term.weight, term.why) for term in wanted.groups[0].alternatives] == [
        (("война",), 1.0, "asked"),
        (("war",), 0.5, "vocabulary"),
    ]
    assert found(made("документальный фильм", vocabulary=vocabulary)) == [3, 4]


def test_any_word_is_enough_in_a_loosened_plan_and_exclusion_stays() -> None:
    assert found_loosely(made("silk война")) == [0, 2]
    assert found_loosely(made("silk война -маньчжурия")) == [2]
    assert found_loosely(made("中华人民共和国 silk")) == [2]


def test_long_word_is_looked_for_in_parts_when_any_is_enough() -> None:
    texts = read(TOKENIZER, ["人民的共和国"])
    wanted = made("人民共和国")
    assert (finds(wanted, texts), finds(wanted.loosened(), texts, loosened=True)) == (False, True)


def test_wrong_layout_is_read_where_no_text_has_the_word_and_some_have_the_other() -> None:
    def known(tokens: Sequence[str]) -> set[str]:
        return {"кармен", "фильм", "film"} & set(tokens)

    wanted = made("rfhvty film", known=known)
    assert [group.text for group in wanted.groups] == ["кармен", "film"]
    assert [(note.code, note.found, note.repaired) for note in wanted.notes] == [("layout", "rfhvty", "кармен")]
    assert (wanted.corrected, wanted.asked.text) == ("кармен film", "кармен film")
    assert found(made("rfhvty", known=known)) == [4]
    assert found(made("rfhvty -abkmv", known=known)) == [4]
    assert (made("qwerty", known=known).notes, made("qwerty", known=known).corrected) == ((), "")


def test_name_that_was_typed_in_the_wrong_layout_is_a_name() -> None:
    wanted = made("Rfhvty", known=lambda tokens: {"кармен"} & set(tokens), names=names)
    assert [match.ref for match in wanted.names] == ["agent:roman-karmen"]
    assert found(wanted) == [3, 4, 5]


def test_nearest_is_looked_for_where_no_text_has_the_word() -> None:
    wanted = made(
        "arhives фильм", known=lambda tokens: {"фильм"} & set(tokens), nearest=lambda token: ("archiv", "arch")
    )
    assert wanted.nearest == (("arhives", "archives"),)
    assert wanted.corrected == "archives фильм"
    assert found_loosely(wanted) == [0, 4, 7]
    assert [term.why for term in wanted.groups[0].alternatives] == ["asked", "nearest", "nearest"]


def test_unknown_russian_word_is_held_against_others_in_all_its_forms() -> None:
    near = {"фестеваля": ["фестиваль", "фестал"], "фестевали": ["фестиваль"], "фестевалить": ["сентенция"]}
    wanted = made("фестевали", known=lambda _tokens: (), nearest=lambda token: near.get(token, []))
    assert wanted.nearest == (("фестевали", "фестивали"),)


def test_word_that_some_text_has_is_left_as_it_is() -> None:
    def never(_token: str) -> Sequence[str]:
        raise AssertionError

    wanted = made("сталь кармен", known=lambda tokens: set(tokens), nearest=never)
    assert (wanted.nearest, wanted.corrected) == ((), "")


def test_word_that_is_only_begun_is_not_put_right() -> None:
    wanted = made("arhiv* film", known=lambda tokens: {"film"} & set(tokens), nearest=lambda token: ("archiv",))
    assert (wanted.nearest, wanted.corrected) == ((), "")


def test_beginning_of_a_word_finds_its_forms() -> None:
    wanted = made("archivi*")
    assert found(wanted) == [7]
    assert found(made("докумен*")) == [4]


@given(st.text(max_size=60), st.integers(-3, 70), st.integers(-3, 70), st.floats(-1, 3))
def test_plan_is_made_of_anything(text: str, start: int, end: int, weight: float) -> None:
    match = NameMatch(ref="agent:x", text=text, start=start, end=end, score=weight, forms=(text,) * 20)
    said = Translation(start=start, end=end, lang="zh", text=text, weight=weight)
    wanted = made(
        text,
        names=lambda _text, _language: [match] * 50,
        vocabulary=lambda _words, _language: [said] * 50,
        known=lambda _tokens: (),
        nearest=lambda token: (token + "x", "", "y"),
    )
    for group in (*wanted.groups, *wanted.wider):
        assert 0 < len(group.alternatives) <= MOST_ALTERNATIVES
        weights = [term.weight for term in group.alternatives]
        assert weights == sorted(weights, reverse=True)
        assert 0 < weights[-1] <= weights[0] <= 1
        for term in group.alternatives:
            assert all(term.tokens)
            assert (len(term.tokens) > 1) == (term.kind == "phrase")
    assert bool(wanted) == bool(wanted.wider)
