"""``diptych assess``: what it prints, for people and for machines, and its exit codes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from diptych import agreements as library
from diptych.faces.cli.tables import width
from diptych.kernel import clock
from tests.faces.cli.conftest import Run

ON = ("--on", "2026-11-21")
FILM = """\
diptych: dossier/1
budget: 100 EUR
producers:
  - {id: a, country: CN, money: 85 EUR}
  - {id: b, country: NL, money: 15 EUR}
"""

CODES = [
    ("qualifies", "nlcn-2015", "qualifies", 0),
    ("does-not-qualify", "rucn-2017", "does_not_qualify", 1),
    ("out-of-scope", "rucn-2017", "out_of_scope", 1),
    ("open-questions", "rucn-2017", "open", 2),
    ("qualifies-with-consent", "nlcn-2015", "qualifies_with_consent", 2),
]


@pytest.mark.parametrize(("example", "agreement", "status", "code"), CODES)
def test_exit_code_says_the_status(run: Run, example: str, agreement: str, status: str, code: int) -> None:
    answer = run("assess", "--example", example, "--agreement", agreement, *ON, "--json")
    assert (answer.code, answer.data["status"], answer.err) == (code, status, "")


# For machines --------------------------------------------------------------------------------------------------------

ASSESSMENT = ["agreement", "on", "status", "force", "findings", "cures"]
FINDING = [
    *("rule", "article", "outcome", "code", "facts", "required", "cure", "warnings", "source", "confidence", "layer"),
]
CURE = ["code", "rules", "size", "subjects", "moves", "changes", "outcomes", "status"]


@pytest.mark.parametrize("example", library.example_ids())
def test_json_keeps_its_contract(run: Run, example: str) -> None:
    """Every key that was promised, ``force``, ``code``, ``warnings`` and ``layer`` besides, and no float anywhere."""
    data = run("assess", "--example", example, "--cures", *ON, "--json").data

    assert list(data) == ASSESSMENT
    assert data["on"] == "2026-11-21"
    assert [finding for finding in data["findings"] if list(finding) != FINDING] == []
    assert [finding["cure"] for finding in data["findings"] if list(finding["cure"]) != ["consent_of", "missing"]] == []
    assert [cure for cure in data["cures"] if list(cure) != CURE] == []
    assert floats(data) == []


def floats(data: object) -> list[float]:
    if isinstance(data, float):
        return [data]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [found for item in inner for found in floats(item)]


def test_json_finding_shows_its_arithmetic(run: Run, write: Callable[..., Path]) -> None:
    data = run("assess", write("film.yaml", FILM), "--agreement", "nlcn-2015", *ON, "--json").data
    share = next(finding for finding in data["findings"] if finding["rule"] == "NLCN-SHARE")

    assert (share["article"], share["outcome"], share["confidence"]) == ("B.8", "needs_consent", "A")
    assert share["cure"]["consent_of"] == ["CN", "NL"]
    assert share["facts"][0] == {
        "code": "share_of_budget",
        "subject": "CN",
        "value": {"fraction": "17/20", "decimal": "0.85"},
        "terms": [{"amount": "85", "currency": "EUR"}, {"amount": "100", "currency": "EUR"}],
        "outcome": "fail",
    }
    assert {key: share["required"][0][key] for key in ("code", "relation", "value")} == {
        "code": "share_of_budget",
        "relation": ">=",
        "value": {"fraction": "1/5", "decimal": "0.2"},
    }


def test_json_cures_are_given_only_when_asked_for(run: Run) -> None:
    asked = run("assess", "--example", "does-not-qualify", "--cures", *ON, "--json").data
    unasked = run("assess", "--example", "does-not-qualify", *ON, "--json").data

    assert unasked == {**asked, "cures": []}
    assert {cure["code"] for cure in asked["cures"]} >= {"shift_shares"}


def test_json_does_not_depend_on_the_language(run: Run) -> None:
    answers = [
        run("assess", "--example", "red-silk", "--language", code, *ON, "--json").out
        for code in ("ru", "zh-hans", "en")
    ]
    assert answers == [answers[0]] * 3


def test_json_survey(run: Run) -> None:
    answer = run("assess", "--example", "red-silk", "--all", *ON, "--json")
    data = answer.data

    assert answer.code == 2
    assert list(data) == ["on", "carriers", "entries", "remarks"]
    assert sorted(entry["agreement"] for entry in data["entries"]) == list(library.ids())
    assert "rucn-2017" in data["carriers"]
    assert {entry["agreement"]: entry["why"] for entry in data["entries"]}["nlcn-2015"] == "party_missing"


def test_json_survey_with_cures(run: Run) -> None:
    data = run("assess", "--example", "five-producers", "--all", "--cures", *ON, "--json").data
    cures = {entry["agreement"]: (entry["assessment"] or {}).get("cures") for entry in data["entries"]}
    assert [cure["code"] for cure in cures["rucn-2017"]] == ["shift_shares"]


def test_json_of_all_examples(run: Run) -> None:
    answer = run("assess", "--examples", *ON, "--json")
    assert answer.code == 0
    assert [row["example"] for row in answer.data] == list(library.example_ids())


# For people ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "verdict"),
    [
        ("en", "Does not qualify yet"),
        ("ru", "Пока не соответствует"),
        ("zh-hans", "尚不符合"),
    ],
)
def test_verdict_is_spoken(run: Run, language: str, verdict: str) -> None:
    answer = run("assess", "--example", "does-not-qualify", *ON, "--language", language)
    assert verdict in answer.out
    assert (answer.code, answer.err) == (1, "")


@pytest.mark.parametrize("variable", ["LANG", "LC_ALL", "LC_MESSAGES"])
def test_language_of_the_environment_is_spoken(run: Run, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "ru_RU.UTF-8")
    assert run("assess", "--example", "red-silk", *ON).out == (
        run("assess", "--example", "red-silk", *ON, "--language", "ru").out
    )


def test_what_stands_in_the_way_is_said_first_and_what_helps_last(run: Run) -> None:
    out = run("assess", "--example", "does-not-qualify", "--cures", *ON).out
    assert 0 < out.index("fails") < out.index("holds") < out.index("What would help")


def test_exact_share_is_shown_where_rounding_would_hide_it(run: Run, write: Callable[..., Path]) -> None:
    film = write(
        "film.yaml",
        """\
        budget: 1 000 000 000 RUB
        rates: [{base: CNY, quote: RUB, rate: 11.25}]
        complete: producers
        producers:
          - {id: ours, country: RU, money: 800 020 000 RUB}
          - {id: theirs, country: CN, money: 17 776 000 CNY}
        """,
    )
    answer = run("assess", film, "--agreement", "rucn-2017", *ON)
    assert answer.code == 1
    assert "19.998%" in answer.out
    assert "80.002%" in answer.out


@pytest.mark.parametrize("columns", ["20", "60", "80", "300"])
@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str, language: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = run("assess", "--example", "red-silk", "--cures", *ON, "--language", language).out
    room = min(110, max(60, int(columns)))
    assert [line for line in out.splitlines() if width(line) > room] == []


# Choices -------------------------------------------------------------------------------------------------------------


def test_agreement_of_the_dossier_is_the_one_used(run: Run, write: Callable[..., Path]) -> None:
    film = write("film.yaml", FILM + "agreement: nlcn-2015\n")
    assert run("assess", film, *ON, "--json").data["agreement"] == "nlcn-2015"


def test_agreement_asked_for_goes_before_that_of_the_dossier(run: Run, write: Callable[..., Path]) -> None:
    film = write("film.yaml", FILM + "agreement: nlcn-2015\n")
    assert run("assess", film, "--agreement", "rucn-2017", *ON, "--json").data["agreement"] == "rucn-2017"


def test_best_agreement_is_found_where_none_is_named(run: Run, write: Callable[..., Path]) -> None:
    assert run("assess", write("film.yaml", FILM), *ON, "--json").data["agreement"] == "nlcn-2015"


def test_dossier_may_be_json(run: Run, write: Callable[..., Path]) -> None:
    film = write("film.json", '{"budget": "100 EUR", "producers": [{"id": "a", "country": "CN", "money": "85 EUR"}]}')
    assert run("assess", film, "--agreement", "nlcn-2015", *ON).code == 2


def test_law_is_that_of_the_day(run: Run, write: Callable[..., Path]) -> None:
    """How many of the cast China wants from abroad has changed: what fails in 2003 passes today."""
    people = "".join(
        f"  - {{id: p{n}, roles: performer, standing: lead, nationality: {'CN' if n < 3 else 'FR'}}}\n"
        for n in range(1, 6)
    )
    film = write("film.yaml", f"form: fiction\ncomplete: [people]\npeople:\n{people}")

    def cast(day: str) -> str:
        data = run("assess", film, "--agreement", "cn-domestic", "--on", day, "--json").data
        return {finding["rule"]: finding["outcome"] for finding in data["findings"]}["CN-CAST"]

    assert cast("2003-03-15") != cast("2026-06-01")


def test_day_is_today_where_none_is_given(run: Run) -> None:
    assert run("assess", "--example", "red-silk", "--json").data["on"] == clock.today().isoformat()


@pytest.mark.parametrize(
    ("on", "authority"), [("2020-06-01", "State Administration of Press"), ("2026-06-01", "China Film Administration")]
)
def test_authority_is_that_of_the_date_of_law(run: Run, on: str, authority: str) -> None:
    answer = run("assess", "--example", "does-not-qualify", "--agreement", "rucn-2017", "--on", on)
    said = [name for name in ("State Administration of Press", "China Film Administration") if name in answer.out]

    assert said == [authority]
