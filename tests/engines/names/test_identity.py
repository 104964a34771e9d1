"""What speaks for two records being one, and what against it."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.names.evidence import Described, Form
from diptych.engines.names.identity import WEAK, WORTH, Judgement, judge
from diptych.kernel.names import matcher


def form(text: str, lang: str = "", sort: str = "") -> Form:
    script = "Hans" if text[0] >= "\u2e80" else "Cyrl" if text[0] > "\u0400" else "Latn"
    return Form(text=text, lang=lang or {"Hans": "zh-Hans", "Cyrl": "ru"}.get(script, "en"), script=script, type=sort)


def told(*names: str | Form, id: str = "a", kind: Any = "person", **rest: Any) -> Described:
    forms = tuple(name if isinstance(name, Form) else form(name) for name in names)
    return Described(id=id, kind=kind, body=kind, forms=forms, **rest)


def judged(one: Described, other: Described) -> Judgement:
    (found,) = judge(matcher(), one, [other.replace(id="b") if other.id == one.id else other])
    return found


def codes(found: Judgement) -> set[str]:
    return {piece.code for piece in found.evidence}


# Names ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (["Роман Кармен"], ["Кармен, Роман Лазаревич"], "alike_name"),
        (["Роман Кармен"], ["罗曼·卡尔曼"], "alike_name"),
        (["Роман Кармен"], ["КАРМЕН РОМАН"], "same_name"),
        (["羅曼·卡爾曼"], ["罗曼·卡尔曼"], "same_name"),
        (["张艺谋"], ["Чжан Имоу"], "alike_name"),
        (["Роман Кармен", "罗曼·卡尔曼"], ["Roman Kalman"], "alike_name"),
    ],
)
def test_names_that_are_one_in_any_scripts_are_worth_a_look(one: list[str], other: list[str], code: str) -> None:
    found = judged(told(*one), told(*other))

    assert code in codes(found)
    assert found.score >= WORTH
    assert not found.beside, "a name is no second piece of evidence"


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        # One form of each sounds alike; those in one script do not.
        (
            ["张艺谋", "Чжан Имоу", "Zhang Yimou"],
            ["张译", "Чжан И", "Zhang Yi"],
            {"other_characters", "other_name"},
        ),
        (["成龙", "Jackie Chan"], ["程耳", "Cheng Er"], {"other_characters", "other_name"}),
        # Read alike, written with other characters.
        (["张译", "Zhang Yi"], ["张毅", "Zhang Yi"], {"other_characters"}),
    ],
)
def test_what_can_be_compared_directly_outweighs_what_only_sounds_alike(
    one: list[str], other: list[str], against: set[str]
) -> None:
    found = judged(told(*one), told(*other))

    assert against <= codes(found)
    assert found.score < WORTH


def test_two_renderings_of_one_name_hardly_speak_against_it() -> None:
    found = judged(told("Андрей Волгин", "安德烈·沃尔金"), told("Андрей Волгин", "安德烈·伏尔京"))

    assert codes(found) <= {"same_name", "spelt_otherwise"}
    assert found.score > 0.9


@pytest.mark.parametrize("many", [form("А. Денисов"), form("Денисов", sort="short"), form("Алексей")])
def test_form_that_fits_many_says_little(many: Form) -> None:
    whole, little = (judged(told("Алексей Денисов"), told(name)) for name in (form("Alexey Denisov"), many))

    (piece,) = little.evidence
    assert piece.weight <= WEAK
    assert piece.code == "no_name" or piece.facts["fits_many"]
    assert little.score < 0.6 < whole.score


def test_abbreviation_does_not_outweigh_names_that_differ() -> None:
    one = told("China Film Administration", form("CFA", sort="abbreviation"), "国家电影局", kind="organisation")
    other = told("China Film Archive", "中国电影资料馆", kind="organisation")

    assert judged(one, other).score < WORTH


def test_evidence_says_which_words_met_by_which_rule() -> None:
    (piece,) = judged(told("Zhang Yimou"), told("张艺谋")).evidence

    assert piece.facts["a"] == "Zhang Yimou"
    assert piece.facts["b"] == "张艺谋"
    assert {rule for _a, _b, rule in piece.facts["meetings"]} == {"pinyin"}


# What else ------------------------------------------------------------------------------------------------------------

KARMEN = told("Роман Кармен")
SAME = told("Roman Karmen")


def with_both(**rest: Any) -> tuple[Judgement, Judgement]:
    """Two with like names, before and after something else is said of both: first of one, second of the other."""
    mine = {name: pair[0] for name, pair in rest.items()}
    theirs = {name: pair[1] for name, pair in rest.items()}
    return judged(KARMEN, SAME), judged(KARMEN.replace(**mine), SAME.replace(id="b", **theirs))


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("same_date", {"facts": ((("born", "1906-11-30"),), (("born", "1906-11-26"), ("born", "1906-11-30")))}),
        ("date_agrees", {"facts": ((("born", "1906"),), (("born", "1906-11-30"),))}),
        ("same_place", {"facts": ((("birth_place", "Одесса"),), (("birth_place", "Odessa"),))}),
        ("same_fact", {"facts": ((("position", "Head of VGIK"),), (("position", "head of VGIK"),))}),
        ("same_roles", {"roles": (("director", "journalist"), ("director",))}),
        ("same_relation", {"relations": ((("part_of", "vgik"),), (("part_of", "vgik"),))}),
        ("same_things", {"things": (frozenset({("work", "silk")}), frozenset({("work", "silk"), ("work", "dawn")}))}),
    ],
)
def test_second_piece_of_evidence_speaks_for_one(code: str, rest: dict[str, Any]) -> None:
    before, after = with_both(**rest)

    assert code in codes(after)
    assert after.score > before.score
    assert after.beside


def test_country_is_shared_by_millions() -> None:
    before, after = with_both(country=("SU", "SU"))

    assert after.score > before.score
    assert not after.beside


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("date_differs", {"facts": ((("born", "1906"),), (("born", "1951"),))}),
        ("date_differs", {"facts": ((("died", "1978-04-28"),), (("died", "1978-05-01"),))}),
        ("never_met", {"facts": ((("died", "1978"),), (("born", "1979"),))}),
        ("other_place", {"facts": ((("birth_place", "Одесса"),), (("birth_place", "Beijing"),))}),
        ("other_country", {"country": ("SU", "RS")}),
        ("other_roles", {"roles": (("director",), ("diplomat",))}),
        ("other_kind", {"body": ("organisation", "collective")}),
        ("related", {"relations": ((), (("head_of", "a"),))}),
    ],
)
def test_what_differs_speaks_against(code: str, rest: dict[str, Any]) -> None:
    before, after = with_both(**rest)

    assert code in codes(after)
    assert after.score < before.score
    assert not after.beside


def test_another_position_says_nothing() -> None:
    before, after = with_both(facts=((("position", "director of VGIK"),), (("position", "head of a studio"),)))

    assert after == before


def test_date_in_words_says_nothing() -> None:
    before, after = with_both(facts=((("born", "about 1906"),), (("born", "1906"),)))

    assert after == before


def test_what_was_said_of_two_is_remembered_in_whichever_record_it_stands() -> None:
    assert not judged(KARMEN, SAME).apart
    assert judged(KARMEN.replace(apart=frozenset({"b"})), SAME.replace(id="b")).apart
    assert judged(KARMEN, SAME.replace(id="b", apart=frozenset({"a"}))).apart


def test_weightiest_comes_first() -> None:
    _before, after = with_both(facts=((("born", "1906"),), (("born", "1951"),)), country=("SU", "SU"))

    weights = [abs(piece.weight) for piece in after.evidence]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("names", [[], ["…"], ["🎬"], [form("Кармену", sort="inflected")]])
def test_record_without_a_name_that_can_be_read_is_nobodys(names: list[Any]) -> None:
    forms = tuple(name if isinstance(name, Form) else Form(text=name, lang="en", script="Latn") for name in names)

    found = judged(KARMEN, SAME.replace(id="b", forms=forms))

    assert found.name == 0
    assert found.score < WORTH


@pytest.mark.parametrize("forms", [["Тарковский Андрей"], ["☆☆☆"]])
def test_nothing_else_makes_one_of_two_whose_names_do_not_meet(forms: list[str]) -> None:
    same: dict[str, Any] = {
        "facts": (("born", "1906-11-30"), ("birth_place", "Одесса"), ("died", "1978-04-28")),
        "roles": ("director",),
        "country": "SU",
        "things": frozenset({("work", "vietnam"), ("work", "spain")}),
    }
    found = judged(
        told("Роман Кармен", **same), told(*(Form(text=text, lang="ru", script="Cyrl") for text in forms), **same)
    )

    assert "no_name" in codes(found)
    assert found.score < WORTH
