"""``diptych names duplicates``: looked for now, listed, as data."""

from __future__ import annotations

import json

import pytest

from diptych.faces.cli import site
from tests.faces.cli.conftest import Run
from tests.factories.registers import agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _register(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """The database of the tests is up to date, and has to stay open."""
    monkeypatch.setattr(site, "bring_up_to_date", lambda: None)
    keep("source", source())
    keep("agent", agent("karmen", name("Роман Кармен")))
    keep("agent", agent("kalman", name("Roman Karmen", "en")))


def test_pairs_are_looked_for_and_listed(run: Run) -> None:
    answer = run("names", "duplicates")

    assert answer.code == 0
    assert "Records compared: 2. Pairs to be looked at: 1; put off: 0; held apart: 0." in " ".join(answer.out.split())
    assert "kalman / karmen" in answer.out
    assert "The names meet: Roman Karmen – Роман Кармен" in answer.out
    assert "Only the names speak for it." in answer.out


def test_what_was_compared_is_compared_again_when_asked(run: Run) -> None:
    run("names", "duplicates")

    once = json.loads(run("names", "duplicates", "--json").out)
    again = json.loads(run("names", "duplicates", "--again", "--json").out)

    assert (once["compared"], again["compared"]) == (0, 2)
    assert once["duplicates"] == again["duplicates"]
    assert (once["duplicates"][0]["one"], once["duplicates"][0]["beside"]) == ("kalman", False)


def test_number_that_is_none_is_refused(run: Run) -> None:
    answer = run("names", "duplicates", "--most", "many")

    assert answer.code == 64
    assert "--most" in answer.err
