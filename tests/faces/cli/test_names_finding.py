"""``diptych names find`` and ``rebuild``; whom new agents of an import may be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from diptych.faces.cli import site
from diptych.registers.authority.domain import naming
from diptych.registers.authority.models import Agent, NamesWaiting, NameWord
from tests.faces.cli.conftest import Run
from tests.factories.registers import agent, keep, name, source

pytestmark = pytest.mark.django_db

Write = Callable[[str, str | bytes], Path]


@pytest.fixture(autouse=True)
def _registers(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """The database of the tests is up to date, and has to stay open."""
    monkeypatch.setattr(site, "bring_up_to_date", lambda: None)
    keep("source", source("tass"))


def keep_karmen() -> None:
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans")))


# Found ----------------------------------------------------------------------------------------------------------------


def test_find_names_who_it_may_be_with_reasons(run: Run) -> None:
    keep_karmen()

    answer = run("names", "find", "Karmen, Roman")

    assert answer.code == 0
    assert answer.out.startswith("Probably the same name, from 0.50 on:\n1.00  Роман Кармен  (karmen)\n")
    assert "known to be one name" in answer.out


def test_find_says_which_names_somebody_should_look_at(run: Run) -> None:
    keep("agent", agent("kuleshov", name("Лев Кулишев")))

    answer = run("names", "find", "列夫·库列绍夫")

    assert answer.code == 0
    assert "Perhaps the same name, from 0.10 on; somebody should look:" in answer.out


@pytest.mark.parametrize("text", ["Кармен", "卡尔曼", "Karmen"])
def test_find_by_a_family_name_says_that_it_is_a_part(run: Run, text: str) -> None:
    keep_karmen()

    answer = run("names", "find", text)

    assert answer.out.startswith("A part of the name:\n")
    assert "(karmen)" in answer.out


def test_find_says_what_it_read_instead(run: Run) -> None:
    keep_karmen()

    answer = run("names", "find", "Роман Кaрмен")

    assert answer.out.startswith("“Кaрмен” mixes letters of two alphabets that look alike; “Кармен” was looked for.\n")


def test_find_gives_a_hint_with_its_path(run: Run) -> None:
    keep_karmen()

    answer = run("names", "find", "Roman Kalman")

    assert "A hint: perhaps written back from the Chinese form:\n" in answer.out
    assert "罗曼·卡尔曼 → Роман Кармен  (karmen)" in answer.out


@pytest.mark.parametrize("text", ["Эйзенштейн", "!?", "SELECT 1; --"])
def test_find_of_nobody_says_so(run: Run, text: str) -> None:
    keep_karmen()

    answer = run("names", "find", text)

    assert (answer.code, answer.err) == (1, "")
    assert answer.out.startswith("Nobody in the registers has a name like this.")


@pytest.mark.parametrize(("language", "said"), [("ru", "Вероятно, то же имя"), ("zh-hans", "很可能是同一名字")])
def test_find_speaks(run: Run, language: str, said: str) -> None:
    keep_karmen()

    assert said in run("names", "find", "Роман Кармен", "--language", language).out


def test_find_in_json_is_the_candidates(run: Run) -> None:
    keep_karmen()

    data = run("names", "find", "Кaрмен", "--most", "1", "--json").data

    [found] = data["candidates"]
    assert (found["agent"], found["group"], found["left_b"]) == ("karmen", "part", ["Роман"])
    assert found["band"] == "apart"
    assert (found["threshold"], found["review"]) == (0.5, 0.1)
    assert data["notes"] == [{"code": "mixed_scripts", "found": "Кaрмен", "repaired": "Кармен"}]


def test_find_of_a_kind_finds_that_kind(run: Run) -> None:
    keep("agent", agent("town", name("Екатеринбург"), kind="place"))

    assert run("names", "find", "叶卡捷琳堡", "--kind", "place").code == 0
    assert run("names", "find", "叶卡捷琳堡", "--kind", "person").code == 1


@pytest.mark.parametrize(
    "argv", [(" ",), ("Кармен", "--most", "0"), ("Кармен", "--most", "many"), ("Кармен", "--most", "101")]
)
def test_find_of_what_cannot_be_meant_is_refused(run: Run, argv: tuple[str, ...]) -> None:
    answer = run("names", "find", *argv)

    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith(("Say which name to look for", "--most: "))


def test_find_says_when_tables_are_older_than_the_program(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_karmen()
    monkeypatch.setattr(naming, "fingerprint", lambda: "another")

    assert "Make it anew: diptych names rebuild" in run("names", "find", "Роман Кармен").out


# Made anew ------------------------------------------------------------------------------------------------------------


def test_rebuild_says_how_many_names_and_words_there_are(run: Run) -> None:
    keep_karmen()
    NameWord.objects.all().delete()

    assert run("names", "rebuild").out == "Names that can be found: 2; different words in them: 4.\n"
    assert run("names", "rebuild", "--json").data == {"names": 2, "words": 4}
    assert run("names", "find", "Roman Karmen").code == 0


# Brought in -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def bundle(write: Write) -> str:
    new = [
        agent("karmen-r", name("Кармен, Р."), name("罗曼·卡尔曼", "zh-Hans")),
        agent("not-he", name("Роман Кармен"), not_same_as=["karmen"]),
        agent("somebody", name("Сергей Эйзенштейн")),
    ]
    write("agents.yaml", yaml.safe_dump({"schema": "programme-agents/1", "agents": new}, allow_unicode=True))
    return "agents.yaml"


def likely(data: Any) -> dict[str, list[str]]:
    return {id: [one["agent"] for one in found] for id, found in data["likely"].items()}


def test_import_says_whom_new_agents_may_be_and_merges_nobody(run: Run, bundle: str) -> None:
    keep_karmen()

    answer = run("import", "programme", bundle)

    assert answer.code == 0
    assert "New, and perhaps in the registers already; nobody was merged" in answer.out
    assert "karmen-r" in answer.out
    assert "罗曼 = 罗曼 (the same word)" in answer.out
    assert Agent.objects.count() == 4


@pytest.mark.parametrize(
    ("compare", "told", "how"),
    [
        ("auto", {"karmen-r": ["karmen"]}, "all"),
        ("all", {"karmen-r": ["karmen"]}, "all"),
        ("alike", {"karmen-r": ["karmen"]}, "alike"),
        ("none", {}, "none"),
    ],
)
def test_dry_import_says_the_same_and_keeps_nothing(
    run: Run, bundle: str, compare: str, told: dict[str, list[str]], how: str
) -> None:
    keep_karmen()

    data = run("import", "programme", bundle, "--dry-run", "--json", "--compare", compare).data

    assert (likely(data), data["compared"]) == (told, how)
    assert Agent.objects.count() == 1


def test_import_compares_in_any_script_only_where_it_is_asked_to_or_quick(
    run: Run, bundle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("agent", agent("eisenstein", name("谢尔盖·爱森斯坦", "zh-Hans")))
    monkeypatch.setattr("diptych.apps.programme.domain.importing.FEW", 2)
    once = ("import", "programme", bundle, "--dry-run")
    keep("agent", agent("karmen"))

    quick, patient = run(*once, "--json").data, run(*once, "--json", "--compare", "all").data

    assert (likely(quick), quick["compared"]) == ({}, "alike")
    assert likely(patient)["somebody"] == ["eisenstein"]
    assert "With --compare all" in run(*once).out or "all are with --compare all" in run(*once).out


def test_import_into_empty_registers_proposes_nobody_and_what_it_brought_is_found(run: Run, bundle: str) -> None:
    keep("agent", agent("karmen", name("Дзига Вертов")))

    assert likely(run("import", "programme", bundle, "--json").data) == {}
    assert NamesWaiting.objects.count() == 3
    assert run("names", "find", "Sergei Eisenstein").code == 0
    assert NamesWaiting.objects.count() == 0
