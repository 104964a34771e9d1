"""``diptych names``: match, answer, train."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from diptych.engines.names import learning
from diptych.engines.names.scoring import Question
from diptych.faces.wording.matching import RULES
from diptych.kernel.names import matcher, read_tables
from tests.faces.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]


def test_match_of_one_name_says_so_and_why(run: Run) -> None:
    answer = run("names", "match", "Кармен, Роман Лазаревич", "罗曼·卡尔曼")

    assert answer.code == 0
    assert "probably one name (one from 0.50 on, to be looked at from 0.10 on)" in answer.out
    assert "卡=ка 尔=р 曼=мен" in answer.out
    assert "Left over: Лазаревич" in answer.out


def test_match_of_two_names_says_so(run: Run) -> None:
    answer = run("names", "match", "Роман Кармен", "谢尔盖·爱森斯坦")

    assert answer.code == 1
    assert answer.out.startswith("0.00: probably two names (one from 0.50 on, to be looked at from 0.10 on)")


@pytest.mark.parametrize(("language", "said"), [("ru", "вероятно, одно имя"), ("zh-hans", "很可能是同一个名字")])
def test_match_speaks(run: Run, language: str, said: str) -> None:
    assert said in run("names", "match", "Роман Кармен", "罗曼·卡尔曼", "--language", language).out


def test_match_in_json_is_the_match(run: Run) -> None:
    answer = run("names", "match", "Роман Кармен", "罗曼·卡尔曼", "--json")
    found = matcher().match(Question(a="Роман Кармен", b="罗曼·卡尔曼"))

    assert answer.data["score"] == round(found.score, 4)
    assert [(one["a"], one["b"]) for one in answer.data["meetings"]] == [("Роман", "罗曼"), ("Кармен", "卡尔曼")]
    assert {one["rule"] for one in answer.data["meetings"]} <= set(RULES)
    assert (answer.data["same"], answer.data["threshold"]) == (True, 0.5)


def test_match_of_organisations_says_which_symbols_met_and_which_clash(run: Run) -> None:
    answer = run("names", "match", "Китайский киноархив", "俄罗斯电影资料馆", "--kind", "organisation")
    data = run("names", "match", "Китайский киноархив", "俄罗斯电影资料馆", "--kind", "organisation", "--json").data

    assert "киноархив  电影    +9.0  the same meaning" in answer.out
    assert "Against: Китайский – 俄罗斯, different countries" in answer.out
    assert [one["symbols"] for one in data["meetings"]] == [["film"], ["archive"]]
    assert data["clashes"] == [{"a": ["Китайский"], "b": ["俄罗斯"], "role": "country"}]


def test_match_of_a_place_is_of_a_place(run: Run) -> None:
    assert run("names", "match", "Екатеринбург", "叶卡捷琳堡", "--kind", "place").code == 0


@pytest.mark.parametrize("text", ["", "  "])
def test_match_of_nothing_is_refused(run: Run, text: str) -> None:
    answer = run("names", "match", "Роман Кармен", text)

    assert (answer.code, answer.out) == (64, "")
    assert answer.err == "One of the two names is empty. Write both: diptych names match A B\n"


def test_match_of_signs_is_answered(run: Run) -> None:
    answer = run("names", "match", "🎬", "Роман")

    assert answer.code == 1
    assert "Nothing of the one could be laid beside anything of the other." in answer.out


QUESTIONS = {
    "pairs": [
        {"id": "1", "kind": "person", "lang_a": "ru", "a": "Роман Кармен", "lang_b": "zh", "b": "罗曼·卡尔曼"},
        {"id": "2", "kind": "person", "lang_a": "zh", "a": "罗曼·卡尔曼", "lang_b": "en", "b": "Sergei Eisenstein"},
        {"id": "3", "kind": "place_RU", "lang_a": "ru", "a": "Екатеринбург", "lang_b": "zh", "b": "叶卡捷琳堡"},
    ],
    "queries": [
        {"id": "q1", "lang": "ru", "text": "Роман Кармен", "target": "zh"},
        {"id": "q2", "lang": "zh", "text": "谢尔盖·爱森斯坦", "target": "en"},
    ],
    "candidates": {
        "zh": {"c1": "谢尔盖·爱森斯坦", "c2": "罗曼·卡尔曼"},
        "en": {"e1": "Roman Karmen", "e2": "Sergei Eisenstein"},
    },
}


def test_answers_hold_scores_ranks_and_the_threshold(run: Run, write: Write) -> None:
    write("questions.json", json.dumps(QUESTIONS))
    found = run("names", "answer", "questions.json").data

    assert list(found) == ["pairs", "queries", "threshold"]
    assert {id: score >= found["threshold"] for id, score in found["pairs"].items()} == {
        "1": True,
        "2": False,
        "3": True,
    }
    assert {id: ranked[0] for id, ranked in found["queries"].items()} == {"q1": "c2", "q2": "e2"}


def test_answers_go_to_a_file(run: Run, write: Write, tmp_path: Path) -> None:
    write("questions.json", json.dumps(QUESTIONS))
    printed = run("names", "answer", "questions.json").data

    assert run("names", "answer", "questions.json", "-o", "answers.json").out == ""
    assert json.loads((tmp_path / "answers.json").read_text()) == printed


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"{", "JSON"),
        (b"\xff", "JSON"),
        (b"[]", "{…}"),
        (b'{"pairs": {}}', "pairs"),
        (b'{"pairs": [{"id": "1", "a": "x"}]}', "pairs[0].b"),
        (b'{"pairs": [{"id": 1, "a": "x", "b": "y"}]}', "pairs[0].id"),
        (b'{"pairs": [{"id": "1", "a": "x", "b": "y", "kind": 3}]}', "pairs[0].kind"),
        (b'{"queries": [7]}', "queries[0].id"),
        (b'{"candidates": []}', "candidates"),
        (b'{"candidates": {"zh": {"c": 1}}}', "candidates.zh.c"),
    ],
)
def test_bad_questions_are_refused_by_their_place(run: Run, write: Write, data: bytes, place: str) -> None:
    write("questions.json", data)
    answer = run("names", "answer", "questions.json")

    assert answer.code == 64
    assert answer.err.startswith(f"questions.json: {place} is missing or not what it should be.")


def test_missing_questions_are_refused(run: Run) -> None:
    assert run("names", "answer", "none.json").err == "none.json: no such file.\n"


@pytest.mark.parametrize("most", ["0", "x", "-1", "1001"])
def test_bad_number_of_candidates_is_refused(run: Run, write: Write, most: str) -> None:
    write("questions.json", "{}")

    assert run("names", "answer", "questions.json", f"--most={most}").code == 64


WORDS = {"роман": ("roman", "罗曼"), "лола": ("lola", "罗拉"), "манде": ("mande", "曼德"), "дела": ("dela", "德拉")}


def small(write: Write) -> list[str]:
    rows = ["en\tru\tzh\tn_ru\tn_zh"]
    rows += [f"{latin}\t{russian}\t{han}\t3\t3" for russian, (latin, han) in WORDS.items()]
    write("words.tsv", "\n".join(rows) + "\n")
    gold = ["id\tkind\tlang_a\ta\tlang_b\tb\tlabel\ttype"]
    entries = list(WORDS.items())
    for at, (russian, (latin, han)) in enumerate(entries):
        other, (other_latin, other_han) = entries[at - 1]
        # A person of two words, and the same family name with another given name.
        forms = {"ru": f"{other} {russian}", "zh": f"{other_han}·{han}", "en": f"{other_latin} {latin}"}
        wrong = {"ru": f"{russian} {russian}", "zh": f"{han}·{han}", "en": f"{latin} {latin}"}
        for a, b in (("ru", "zh"), ("zh", "en"), ("ru", "en")):
            gold.append(f"P{at}\tperson\t{a}\t{forms[a]}\t{b}\t{forms[b]}\t1\tpos")
            gold.append(f"P{at}\tperson\t{a}\t{forms[a]}\t{b}\t{wrong[b]}\t0\tsame_surname")
    write("pairs.tsv", "\n".join(gold) + "\n")
    return [
        *("names", "train", "--tokens", "words.tsv", "--pairs", "pairs.tsv", "--licence", "CC0-1.0"),
        *("--date", "2026-11-22"),
    ]


@pytest.fixture
def _briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few trees are enough to see that they are planted."""
    brief = learning.Parameters(rounds=3, trees=4)
    monkeypatch.setattr(learning, "Parameters", lambda: brief)


@pytest.mark.usefixtures("_briefly")
def test_training_writes_tables_that_say_where_they_come_from(run: Run, write: Write, tmp_path: Path) -> None:
    answer = run(*small(write), "--out", "tables")
    tables = read_tables(tmp_path / "tables")

    assert answer.code == 0
    assert sorted(tables.likenesses) == [("Cyrl", "Latn"), ("Hani", "Cyrl"), ("Hani", "Latn")]
    assert tables.provenance["made_on"] == "2026-11-22"
    assert [source["file"] for source in tables.provenance["sources"]] == ["words.tsv", "pairs.tsv"]
    assert {source["licence"] for source in tables.provenance["sources"]} == {"CC0-1.0"}


@pytest.mark.usefixtures("_briefly")
def test_training_twice_writes_the_same(run: Run, write: Write, tmp_path: Path) -> None:
    words = small(write)
    run(*words, "--out", "once")
    run(*words, "--out", "again")
    once = {path.name: path.read_bytes() for path in (tmp_path / "once").iterdir()}

    assert once == {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    assert len(once) == 4


@pytest.mark.parametrize(
    ("heading", "place"), [("ru\tzh", "en"), ("en\tru\tzh\tn_ru\tn_zh\nroman\tроман", "2"), ("", "en")]
)
def test_training_refuses_a_table_that_is_none(run: Run, write: Write, heading: str, place: str) -> None:
    words = small(write)
    write("words.tsv", heading)
    answer = run(*words, "--out", "tables")

    assert answer.code == 64
    assert f"words.tsv: the column or line {place} is missing" in answer.err


def test_tables_that_ship_name_their_sources(run: Run) -> None:
    provenance = matcher().learned.provenance

    assert {"made_on", "made_by", "sources", "parameters", "measured"} <= set(provenance)
    assert all(len(source["sha256"]) == 64 and source["licence"] for source in provenance["sources"])


def test_match_that_is_not_to_be_told_is_left_to_somebody(run: Run) -> None:
    answer = run("names", "match", "Андрей Звягинцев", "安德烈·萨金塞夫")

    assert answer.code == 1
    assert "perhaps one name; somebody should look" in answer.out
