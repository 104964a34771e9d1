"""Russian names in oblique cases, back in the nominative; never silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.names.inflection import MOST_BASES, base_forms


@pytest.mark.parametrize(
    ("text", "kind", "base", "case"),
    [
        ("Романа Кармена", None, "Роман Кармен", "gent"),
        ("Романа Лазаревича Кармена", None, "Роман Лазаревич Кармен", "gent"),
        ("Кармену Роману Лазаревичу", None, "Кармен Роман Лазаревич", "datv"),
        ("Р. Л. Кармена", None, "Р. Л. Кармен", "gent"),
        ("Анны Звягинцевой", None, "Анна Звягинцева", "gent"),
        ("Андреем Тарковским", None, "Андрей Тарковский", "ablt"),
        ("Павла Лунгина", None, "Павел Лунгин", "gent"),
        ("Ларисы Шепитько", None, "Лариса Шепитько", "gent"),
        ("Людвига ван Бетховена", None, "Людвиг ван Бетховен", "gent"),
        ("Москвы", None, "Москва", "gent"),
        ("Харбине", "place", "Харбин", "loct"),
        ("Нижнего Новгорода", "place", "Нижний Новгород", "gent"),
        ("Ростова-на-Дону", "place", "Ростов-на-Дону", "gent"),
        ("Великими Луками", "place", "Великие Луки", "ablt"),
        ("Красного шёлка", "organisation", "Красный шёлк", "gent"),
        ("Киностудии имени Горького", "organisation", "Киностудия имени Горького", "gent"),
    ],
)
def test_base_form_comes_first(text: str, kind: str | None, base: str, case: str) -> None:
    found = base_forms(text, kind=kind)  # type: ignore[arg-type]
    assert (found[0].text, found[0].case) == (base, case)


@pytest.mark.parametrize("text", ["Роман Кармен", "Чжан Имоу", "Лариса Шепитько", "Сергей Эйзенштейн", "Анна Ахматова"])
def test_name_in_the_nominative_stays_first(text: str) -> None:
    assert (base_forms(text)[0].text, base_forms(text)[0].case) == (text, "nomn")


def test_what_is_open_is_left_open() -> None:
    found = base_forms("Звягинцева", kind="person")
    assert {(base.text, base.case, base.gender, base.score) for base in found} == {
        ("Звягинцев", "gent", "masc", 0.5),
        ("Звягинцева", "nomn", "femn", 0.5),
    }
    # The dictionary has a woman's name Кармена; that it may be a man's in the genitive is said too.
    assert [(base.text, base.how) for base in base_forms("Кармена")] == [
        ("Кармена", "dictionary"),
        ("Кармен", "pattern"),
    ]


@pytest.mark.parametrize("text", ["", "Roman Karmen", "罗曼·卡尔曼", "🎬", "а " * 500, "ы" * 300])
def test_what_is_no_russian_name_has_no_base(text: str) -> None:
    assert base_forms(text) == ()


@given(st.text(st.sampled_from("аеиойулмнркстАРКМ -.,"), max_size=24))
def test_scores_are_shares_of_one(text: str) -> None:
    found = base_forms(text)
    assert len(found) <= MOST_BASES
    assert [base.score for base in found] == sorted((base.score for base in found), reverse=True)
    assert sum(base.score for base in found) < 1.01
    assert len({base.text for base in found}) == len(found)
