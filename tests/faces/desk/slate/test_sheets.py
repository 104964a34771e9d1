"""Lists as PDF: columns as wide as what they say, words whole."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from diptych.faces.desk.views.slate.listing import HEADS
from diptych.faces.desk.views.slate.sheets import SIZES, layout, table_pdf
from diptych.faces.desk.wording.slate import JOINT, TRACK
from diptych.kernel.texts import Language

LONG = "Необыкновенные приключения и другие происшествия в стране снега"
DAYS = ["2027-0001", "2027-02-01"]


def test_narrow_column_is_as_wide_as_what_it_says_and_the_long_one_has_the_rest() -> None:
    found = layout(["No.", "Filed", "Title"], [[*DAYS, LONG]])
    number, day, title = found.widths

    assert (number, day) == (9 + 1.6, 10 + 1.6)
    assert title == 60 + 1.6


def test_smaller_type_comes_before_broken_words() -> None:
    sizes = [layout([""] * columns, [["x" * 14] * columns]) for columns in (9, 10, 11)]

    assert [(found.size, found.crowded) for found in sizes] == [(8.0, False), (7.5, False), (7.0, True)]


def test_words_are_broken_only_where_not_even_the_longest_fit() -> None:
    assert not layout(["a"], [["x" * SIZES[-1][1]]]).crowded
    assert layout(["a"], [["x" * (SIZES[-1][1] + 1)]]).crowded


def test_line_ends_at_a_hyphen_between_letters_and_not_within_a_day() -> None:
    words, day = layout(["", ""], [["научно-популярный фильм о снеге и о льде " * 3, "2027-02-01"]]).widths

    assert day == 10 + 1.6
    assert words == 60 + 1.6


@pytest.mark.parametrize("code", ["ru", "zh-hans", "en"])
def test_list_of_proposals_keeps_its_words_whole(code: str) -> None:
    language = Language(code)
    heads = [language.gettext(head) for head in HEADS] + [language.country("RU"), language.country("CN")]
    joint, track = ([language.gettext(word) for word in words.values()] for words in (JOINT, TRACK))
    form, round = language.gettext("documentary"), "Набор 2027 года"
    rows = [
        [DAYS[0], "Линия снега", "雪线", form, state, language.country("RU"), round, DAYS[1], DAYS[1], own, own]
        for state, own in zip(joint, track * 2, strict=False)
    ]

    assert not layout(heads, rows).crowded
    pages = PdfReader(io.BytesIO(table_pdf("Proposals", heads, rows, language=language))).pages
    said = "\n".join(page.extract_text() for page in pages)
    words = {word for text in (*heads, *joint, *track) for word in text.split()} if code != "zh-hans" else set()
    assert [word for word in words if word not in said] == []
    assert said.count(DAYS[1]) == 2 * len(rows)
