"""Shapes of what registers keep: documents in, records out, and back."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from diptych.engines.values.errors import Trouble
from diptych.engines.values.shape import Shape
from diptych.kernel.keeping.shapes import (
    CODE,
    COUNT,
    DAY,
    LINE,
    RESERVED_IDS,
    SPAN,
    SUM,
    Fields,
    Key,
    Many,
    Ref,
    is_id,
    mentions,
    mixed_word,
    replaced,
)


def read(shape: Shape, value: Any) -> Any:
    """What a shape reads, or the codes of what is wrong."""
    found: list[Trouble] = []
    data = shape.read(value, (), found)
    return [trouble.code for trouble in found] or data


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200b\u202a", "\x07", "\x1b[2J", "\ud800"])
def test_text_with_what_nobody_sees_is_refused(letter: str) -> None:
    assert read(LINE, f"Роман{letter} Кармен") == ["control_character"]


@pytest.mark.parametrize("text", ["罗曼·卡尔曼", "الحرير الأحمر", "<b>bold</b>", "a\u200dб", "‘Allo’ – «да» …"])
def test_text_is_kept_as_it_stands(text: str) -> None:
    assert read(LINE, text) == text


@pytest.mark.parametrize("text", ["C\u0438ньхуа", "\u0421\u0421TV", "Kin\u043e", "Sp\u03b1m"])
def test_word_of_letters_that_look_alike_is_found(text: str) -> None:
    assert mixed_word(f"агентство {text} 2025") == text


@pytest.mark.parametrize(
    "text",
    ["Huace Film и «Рики»", "CMG（中央广播电视总台）", "3D-фильм", "Крым-film", "Чебурашка", "Zürich", "3Dфильм"],
)
def test_words_of_one_alphabet_each_are_left_alone(text: str) -> None:
    assert mixed_word(text) == ("Dфильм" if text == "3Dфильм" else None)


@pytest.mark.parametrize("id", ["red-silk", "5tv-2025", "a", "x" * 160])
def test_id_is_read(id: str) -> None:
    assert read(Key("work"), id) == id


@pytest.mark.parametrize("id", ["Red-silk", "red silk", "-red", "красный", "red/silk", "", "x" * 161, "../up", None, 5])
def test_what_is_no_id_is_refused(id: Any) -> None:
    assert read(Key("work"), id) == ["wrong_type"]


@pytest.mark.parametrize("id", sorted(RESERVED_IDS))
def test_word_of_the_addresses_is_no_id(id: str) -> None:
    assert read(Key("work"), id) == ["reserved_id"]
    assert read(Key("work"), f"{id}-silk") == f"{id}-silk"
    validator = Draft202012Validator(Key("work").schema())
    assert [validator.is_valid(text) for text in (id, f"{id}-silk")] == [False, True]


@pytest.mark.parametrize(
    ("id", "good"), [("red-silk/ru-w1", True), ("mk/W.1_a", True), ("red-silk", False), ("a/", False)]
)
def test_id_of_a_part_names_its_owner(id: str, good: bool) -> None:
    assert read(Key("claim", part=True), id) == (id if good else ["wrong_type"])


def test_name_may_stand_where_there_is_no_record() -> None:
    either = Ref("agent", or_name=True)
    assert [read(either, text) for text in ("eais", "Rossiyskaya Gazeta")] == ["eais", "Rossiyskaya Gazeta"]
    assert (is_id("eais"), is_id("Rossiyskaya Gazeta")) == (True, False)
    assert read(either, "Rossiyskaya\u202eGazeta") == ["control_character"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("2025", "2025"), ("2023-09-14/2023-09-17", "2023-09-14/2023-09-17"), (" 1937/1945 ", "1937/1945")),
        *(("2023-09/2023-08", ["wrong_type"]), ("2023-02-30", ["wrong_type"]), ("2021/2022/2023", ["wrong_type"])),
        *(("spring", ["wrong_type"]), ("2023/", ["wrong_type"])),
    ],
)
def test_range_of_dates_goes_forward(text: str, found: Any) -> None:
    assert read(SPAN, text) == found


@pytest.mark.parametrize(("text", "found"), [("500 000 000", "500000000"), ("1.50", "1.5"), ("1,5", ["wrong_type"])])
def test_sum_is_kept_exactly(text: str, found: Any) -> None:
    assert read(SUM, text) == found


PLACE = Fields(city=LINE, country=CODE)
SHAPE = Fields(
    "id",
    flat=("place",),
    always=("seen", "people"),
    id=Key("event"),
    place=PLACE,
    seen=DAY,
    number=COUNT,
    people=Many(Ref("agent")),
)


def test_what_is_not_known_is_not_there() -> None:
    assert read(SHAPE, {"id": "x", "seen": None, "people": [], "place": {"city": None}}) == {"id": "x"}


def test_mapping_may_be_columns_of_the_same_table() -> None:
    document = {"id": "x", "place": {"city": "Пекин", "country": "CN"}, "seen": None, "people": []}
    record = read(SHAPE, document)
    assert record == {"id": "x", "place_city": "Пекин", "place_country": "CN"}
    assert SHAPE.write(record) == document


def test_every_trouble_is_named_with_its_place() -> None:
    found: list[Trouble] = []
    SHAPE.read({"place": {"town": "?"}, "seen": "soon", "people": ["Anna K"], "colour": "red"}, ("events", 3), found)
    assert [(trouble.code, trouble.path[2:]) for trouble in found] == [
        ("unknown_field", ("place", "town")),
        ("wrong_type", ("seen",)),
        ("wrong_type", ("people", 0)),
        ("unknown_field", ("colour",)),
        ("missing_field", ()),
    ]


def test_mentions_are_found_with_their_places() -> None:
    data = {"id": "x", "people": ["anna", "boris"]}
    found = [(shape.kind, isinstance(shape, Ref), id, path) for shape, id, path in mentions(SHAPE, data)]
    assert found == [
        ("event", False, "x", ("id",)),
        ("agent", True, "anna", ("people", 0)),
        ("agent", True, "boris", ("people", 1)),
    ]


def test_one_id_replaces_another_of_its_kind_alone() -> None:
    data = {"id": "anna", "people": ["anna", "boris"], "place_city": "anna"}
    assert replaced(SHAPE, data, "agent", "anna", "vera") == {**data, "people": ["vera", "boris"]}
    assert replaced(SHAPE, data, "work", "anna", "vera") == data


def test_schema_says_what_is_read() -> None:
    schema = SHAPE.schema()
    assert schema["required"] == ["id"]
    assert sorted(schema["properties"]) == sorted(SHAPE.fields)
    assert schema["additionalProperties"] is False
