"""Pages and API drop nothing of the programme; of the whole, run the tool by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from diptych import programmes
from tools.compare_programme import Programme, Shown, compare, report, within_process

pytestmark = pytest.mark.usefixtures("programme", "db")

SOME = {
    "work": {"red-silk", "allies-film", "china-in-battle-1939"},
    "agent": {"roman-karmen", "hengdian-world-studios", "china-film-administration"},
    "event": {"miff-48", "kazan-days-2025"},
    "expedition": {"karmen-china-1938-1939"},
    "drive": {"cmg-vgtrk-2025", "tangshan-show-2025"},
    "document": {"action-plan-2030"},
    "source": {"tass-2025-09-13"},
    "article": {"art-afisha-2026-02-24"},
    "market": {"market"},
}
"""A cross-section: the richest of every kind, and some that say little."""


@pytest.fixture(scope="module")
def documents() -> Programme:
    return Programme(programmes.folder(programmes.EXAMPLE))


def some(kind: str, id: str) -> bool:
    return id in SOME.get(kind, ())


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_nothing_is_dropped(documents: Programme, language: str) -> None:
    assert sum(map(len, SOME.values())) == len([1 for kind in SOME for id in documents.written[kind] if some(kind, id)])
    assert compare(documents, within_process(), [language], some) == []


@pytest.mark.parametrize(("kind", "language"), [("agent", "ru"), ("event", "zh-hans"), ("drive", "en")])
def test_nothing_of_a_whole_kind_is_dropped(documents: Programme, kind: str, language: str) -> None:
    """One language each: what pages leave out, they leave out in all."""
    assert compare(documents, within_process(), [language], lambda one, _id: one == kind) == []


def dropping(words: str, instead: str = "") -> Callable[[str], str]:
    """The site, but for some words."""
    fetch = within_process()
    return lambda address: fetch(address).replace(words, instead)


@pytest.mark.parametrize(
    ("words", "kind", "id", "path"),
    [
        ("Crvena svila", "work", "red-silk", "titles.text"),
        ("199,2 млн", "work", "red-silk", "claims.printed"),
        ("Berlin appears in one spun copy only.", "work", "red-silk", "conflicts.note"),
        ("罗曼·拉扎列维奇·卡尔曼", "agent", "roman-karmen", "names.text"),
        ("/people/andrey-volgin/", "work", "red-silk", "credits.agent"),
        ("Oktyabr Cinema Centre", "event", "miff-48", "places.venue"),
    ],
)
def test_what_a_page_drops_is_named(documents: Programme, words: str, kind: str, id: str, path: str) -> None:
    fetch = dropping(words) if not words.startswith("/") else _without_links_and_names()
    found = compare(documents, fetch, ["en"], lambda _kind, one: one == id)
    assert (kind, id, path) in {(item.kind, item.id, item.path) for item in found}


def _without_links_and_names() -> Callable[[str], str]:
    fetch = within_process()
    return lambda address: fetch(address).replace("/people/andrey-volgin/", "#").replace("Andrey Volgin", "somebody")


def test_what_the_api_drops_is_named(documents: Programme) -> None:
    fetch = within_process()

    def without_countries(address: str) -> str:
        if not address.startswith("/api/"):
            return fetch(address)
        data: dict[str, Any] = json.loads(fetch(address))
        return json.dumps({**data, "countries": data["countries"][:1]})

    found = compare(documents, without_countries, ["en"], lambda kind, id: (kind, id) == ("work", "red-silk"))
    assert [(item.where, item.path) for item in found] == [("/api/v1/works/red-silk", "countries")]


def test_page_that_is_not_there_is_missing_as_a_whole(documents: Programme, capsys: pytest.CaptureFixture[str]) -> None:
    def nowhere(address: str) -> str:
        raise LookupError(f"{address} answers 404")

    found = compare(documents, nowhere, ["en"], lambda kind, id: (kind, id) == ("work", "red-silk"))
    assert [item.path for item in found] == ["", ""]
    report(found)
    assert "/en/films/red-silk/ answers 404" in capsys.readouterr().out


def test_what_only_machines_read_is_not_shown() -> None:
    page = Shown(
        "<head><title>Head</title></head><body><script>Script</script><p>One<sup>1</sup>&nbsp;two "
        '<span class="tongue">Tongue</span><br><a href="/x/#y">three</a><time datetime="2025">then</time></p></body>'
    )
    assert [page.says(word) for word in ("One two", "three", "2025", "Head", "Script", "Tongue")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert page.leads_to("/x/")


def test_short_text_is_said_as_a_word_of_its_own() -> None:
    page = Shown("<p>第3届 · 1937 · films</p>")
    assert [page.says(word) for word in ("3", "1937", "193", "film")] == [True, True, False, False]
