"""How the forms of a name stand to each other."""

from __future__ import annotations

import pytest

from diptych.engines.names.relating import MOST_FORMS, Relation, Said, relations
from diptych.kernel.names import matcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.names.forms import Kind

KARMEN = ("Роман Кармен", "罗曼·卡尔曼", "Roman Karmen")


def related(*others: str, bases: tuple[str, ...] = KARMEN, kind: Kind = "person") -> list[Relation | None]:
    said = [Said(text=text, base=True) for text in bases] + [Said(text=text) for text in others]
    return list(relations(said, kind=kind, matcher=matcher()))


def told(form: str, bases: tuple[str, ...] = KARMEN, kind: Kind = "person") -> tuple[str, str, tuple[str, ...]]:
    """Of one form beside the preferred ones: the code, the form it is explained by, words and systems."""
    found = related(form, bases=bases, kind=kind)[-1]
    assert found is not None
    return found.code, [*bases, form][found.to], (*found.left, *found.schemes)


def test_one_form_is_that_which_others_go_back_to() -> None:
    assert [found.code if found else None for found in related()] == [None, "answers", "written"]


def test_chinese_form_is_the_first_where_the_others_are_its_romanisations() -> None:
    found = related(bases=("Чжан Имоу", "张艺谋", "Zhang Yimou"))
    assert [(one.to, one.schemes) if one else None for one in found] == [(1, ("palladius",)), None, (1, ("pinyin",))]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Кармен, Роман", ("turned", "Роман Кармен", ())),
        ("РОМАН КАРМЕН", ("spelling", "Роман Кармен", ())),
        ("Роман Лазаревич Кармен", ("longer", "Роман Кармен", ("Лазаревич",))),
        ("Кармен", ("shorter", "Роман Кармен", ("Роман",))),
        ("Р. Кармен", ("initials", "Роман Кармен", ())),
        ("羅曼·卡爾曼", ("characters", "罗曼·卡尔曼", ())),
        ("罗曼•卡尔曼", ("spelling", "罗曼·卡尔曼", ())),
        ("卡尔门", ("part", "Роман Кармен", ("Роман",))),
        ("Эфраим Корнман", ("own", "Эфраим Корнман", ())),
    ],
)
def test_form_is_told_by_the_form_that_explains_it_best(form: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    assert told(form) == expected


def test_systems_are_named_that_write_a_form_to_the_letter() -> None:
    bases = ("Андрей Звягинцев",)
    assert told("Andrey Zvyagintsev", bases) == ("written", "Андрей Звягинцев", ("bgn-pcgn",))
    assert told("Andrej Zvâgincev", bases) == ("written", "Андрей Звягинцев", ("iso-9",))


def test_form_written_back_from_chinese_tells_the_way_that_it_took() -> None:
    found = related("Roman Kalman")[-1]
    assert found is not None
    assert (found.code, found.to, found.via) == ("through", 1, (0, 1))
    assert [(one.a, one.b) for one in found.meetings] == [("Roman", "罗曼"), ("Kalman", "卡尔曼")]


def test_customary_name_of_a_place_is_a_name_of_its_own() -> None:
    bases = ("Владивосток",)
    assert told("海参崴", bases, "place") == ("own", "海参崴", ())
    assert told("符拉迪沃斯托克", bases, "place") == ("answers", "Владивосток", ())


def test_what_has_no_letters_is_not_told() -> None:
    assert related("?!")[-1] is None
    assert relations([], kind="person", matcher=matcher()) == ()
    assert relations([Said(text="—", base=True)], kind="person", matcher=matcher()) == (None,)


def test_forms_beyond_the_most_are_left_alone() -> None:
    found = related(*["Кармен"] * MOST_FORMS)
    assert len(found) == MOST_FORMS + len(KARMEN)
    assert found[-len(KARMEN) :] == [None] * len(KARMEN)
