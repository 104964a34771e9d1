"""``diptych search``: what a question finds in the database of the site, on a terminal and for machines."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from diptych.kernel.search.domain.rebuilding import rebuild
from tests.faces.cli.conftest import Run
from tests.factories import slate


@pytest.fixture(scope="module")
def indexed(programme: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        rebuild()


@pytest.fixture(autouse=True)
def _no_migrations(indexed: None, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of a test is up to date, and in a transaction that a migration would end."""
    monkeypatch.setattr("diptych.faces.cli.site.bring_up_to_date", lambda: None)


def test_finds_by_any_form_of_a_name_and_says_through_which(run: Run) -> None:
    answer = run("search", "卡尔曼", "--kind", "agent", "--kind", "expedition")
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert lines[0] == "Found through the name 卡尔曼: Roman Karmen = Роман Кармен = 罗曼·卡尔曼"
    assert lines[1] == "2 things found"
    assert [line for line in lines if line.strip().startswith("/en/")] == [
        f"{' ' * 24}/en/people/roman-karmen/",
        f"{' ' * 24}/en/expeditions/karmen-china-1938-1939/",
    ]


def test_actions_have_their_names_and_everything_else_is_a_question(run: Run) -> None:
    assert run("search", "find", "rebuild").code == 1
    answer = run("search", "xyzzyx")
    assert (answer.code, answer.out.splitlines()[-1]) == (1, "Nothing was found for “xyzzyx”.")


def test_machines_get_kind_id_and_address_of_every_hit(run: Run) -> None:
    told = run("search", "Red", "Silk", "--json", "--most", "1").data
    (hit,) = told["hits"]
    assert (hit["kind"], hit["id"], hit["label"], hit["address"], hit["page"]) == (
        "work",
        "red-silk",
        "Red Silk",
        "/api/v1/works/red-silk",
        "/en/films/red-silk/",
    )
    assert told["total"] > 1


def test_words_that_were_asked_for_are_marked(run: Run) -> None:
    out = run("search", "grandson", "Karmen", "--kind", "event").out
    assert "[Karmen's] [grandson]" in out


def test_as_an_account_proposals_are_found_that_it_may_see(run: Run) -> None:
    slate.filed("Позёмка")
    slate.stranger()
    rebuild()
    asked = ("search", "Позёмка", "--kind", "proposal", "--json")
    found = [run(*asked, "--as", name).data["total"] for name in ("vera", "passer-by")]
    assert (found, run(*asked).data["total"]) == ([1, 0], 0)
    answer = run(*asked, "--as", "nobody-of-this-name")
    assert (answer.code, answer.data["error"]) == (64, "no_account")


@pytest.mark.parametrize("most", ["0", "201", "-3", "many", "9" * 30])
def test_number_that_is_none_is_refused(run: Run, most: str) -> None:
    answer = run("search", "silk", f"--most={most}")
    assert (answer.code, answer.err.count("--most")) == (64, 1)


def test_kind_that_there_is_not_is_refused_with_those_there_are(run: Run) -> None:
    answer = run("search", "silk", "--kind", "actor")
    assert answer.code == 64
    assert "actor" in answer.err
    assert "work, agent, event" in answer.err
