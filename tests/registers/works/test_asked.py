"""Titles within a question: in whatever language it is asked, the work is meant."""

from __future__ import annotations

import pytest

from diptych.registers.works.queries.asked import titles_in

pytestmark = [pytest.mark.usefixtures("programme"), pytest.mark.django_db]


@pytest.mark.parametrize(
    "title", ["Красный шёлк", "КРАСНЫЙ ШЕЛК", "红丝绸", "紅絲綢", "Red Silk", "red silk", "الحرير الأحمر"]
)
def test_whole_title_in_any_language_means_the_work(title: str) -> None:
    (found,) = titles_in(title, "zh-hans")
    assert (found.ref, found.exact, found.forms[0]) == ("work:red-silk", True, "红丝绸")


@pytest.mark.parametrize("title", ["красного шёлка", "о красном шелке", "красным шёлком"])
def test_russian_title_is_met_in_every_case(title: str) -> None:
    assert [found.ref for found in titles_in(title, "ru")] == ["work:red-silk"]


@pytest.mark.parametrize("question", ["red", "silk red road", "шёлк", "", "!!", "红丝"])
def test_part_of_a_title_means_no_work(question: str) -> None:
    assert titles_in(question, "en") == []
