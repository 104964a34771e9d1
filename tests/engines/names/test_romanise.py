"""Names written in other letters, by the tables of their standards."""

from __future__ import annotations

import json
from importlib.resources import files
from unicodedata import normalize

import pytest

from diptych.engines.names.romanise import SCHEMES, Writing, romanised, syllables, writings
from diptych.engines.names.scripts import scripts
from diptych.engines.values.errors import Refused


@pytest.mark.parametrize(
    "scheme", [scheme for scheme in SCHEMES.values() if scheme.table], ids=lambda scheme: scheme.id
)
def test_scheme_writes_the_samples_of_its_table(scheme) -> None:  # type: ignore[no-untyped-def]
    table = json.loads((files("iuliia") / "schemas" / f"{scheme.table}.json").read_text(encoding="utf-8"))
    assert table["url"] == scheme.source
    words = [word.strip(",.") for sample in table["samples"] for word in sample[0].split()]
    expected = [word.strip(",.") for sample in table["samples"] for word in sample[1].split()]
    assert [romanised(word, scheme=scheme.id, kind="place") for word in words] == [
        normalize("NFC", word.replace("ё", "ë").replace("Ё", "Ë")) for word in expected
    ]


@pytest.mark.parametrize(
    ("text", "scheme", "written"),
    [
        ("ЩУКИН Юрий", "bgn-pcgn", "SHCHUKIN Yuriy"),
        ("Ещё Ёлкин", "bgn-pcgn", "Yeshchë Yëlkin"),
        ("Роман Кармен", "ala-lc", "Roman Karmen"),
        ("Эйзенштейн", "icao", "Eizenshtein"),
        ("张艺谋", "pinyin", "Zhang Yimou"),
        ("西安", "pinyin-tones", "Xī'ān"),
        ("欧阳修", "pinyin", "Ouyang Xiu"),
        ("单田芳", "pinyin", "Shan Tianfang"),
        ("曾国藩", "palladius", "Цзэн Гофань"),
        ("羅曼·卡爾曼", "pinyin", "Luoman Ka'erman"),
    ],
)
def test_name_is_written(text: str, scheme: str, written: str) -> None:
    assert romanised(text, scheme=scheme, kind="place" if text == "西安" else None) == written


def test_letters_that_a_scheme_does_not_know_are_named() -> None:
    assert writings("Їжак")[1] == Writing(scheme="iso-9", text="Ї\u017eak", left="Ї")


def test_writings_leave_no_letter_of_the_script_they_write() -> None:
    for text in ("Съешь ещё этих мягких французских булок", "Подъезд Щёголева ЮЛА"):
        for writing in writings(text, kind="place"):
            assert (scripts(writing.text), writing.left) == (("Latn",), "")


def test_what_is_in_no_script_that_is_written_has_no_writings() -> None:
    assert writings("Roman Karmen") == writings("") == writings("🎬") == ()


def test_scheme_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        romanised("Кармен", scheme="wade-giles")
    assert (refused.value.code, refused.value.facts["found"]) == ("unknown_scheme", "wade-giles")


def test_every_character_has_one_syllable_even_where_none_is_known() -> None:
    for text in ("重庆", "黒澤あきら", "A张B", "尉迟恭", "长孙无忌", ""):
        for name in (False, True):
            assert len(syllables(text, name=name)) == len(text)


def test_family_names_are_read_as_family_names() -> None:
    heads = {"单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "尉迟": "yu", "万俟": "mo"}
    assert {head: syllables(head + "明", name=True)[0] for head in heads} == heads
    assert syllables("单", tones=True) == ("dān",)
