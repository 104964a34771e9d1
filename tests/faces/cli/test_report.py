"""The HTML report: one file, no script, no request to anywhere, well formed, and safe whatever a dossier says."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from diptych import agreements as library
from tests.faces.cli.conftest import Run

ON = ("--on", "2026-11-21")
LANGUAGES = {"ru": "ru", "zh-hans": "zh-Hans", "en": "en"}
EMPTY = {"meta", "rect", "path", "link", "img", "br", "hr", "input", "line", "circle"}
ADDRESSES = {"href", "src", "srcset", "action", "data", "poster", "background", "cite", "formaction", "xlink:href"}
EVIL = """</style><script>alert(1)</script><img src=x onerror=alert(1)>"&'"""


class Page(HTMLParser):
    """What a page is made of; tags must close in the order they were opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Callable[..., Page]:
    """Writes a report and reads it back."""

    def written(*argv: object) -> Page:
        path = tmp_path / "out" / "report.html"
        answer = run("assess", *argv, "--html", path)
        assert answer.code in (0, 1, 2)
        assert answer.out.endswith(f"{path.as_uri()}\n")
        assert [entry.name for entry in path.parent.iterdir()] == ["report.html"]
        return Page(path.read_text(encoding="utf-8"))

    return written


def assert_stands_alone(page: Page) -> None:
    """Nothing runs and nothing is fetched, from this page or from its style sheet."""
    assert set(page.tags) & {"script", "iframe", "object", "embed", "link", "img", "base", "form"} == set()
    assert [value for _, name, value in page.attributes if name in ADDRESSES and not value.startswith("#")] == []
    assert [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"] == []
    assert re.findall(r"url\(|@import|https?:|//\w", "".join(page.texts[: page.texts.index("Dip")])) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", library.example_ids())
def test_report_stands_alone(report: Callable[..., Page], example: str, language: str) -> None:
    page = report("--example", example, "--cures", "--language", language, *ON)

    assert_stands_alone(page)
    assert page.attributes[0] == ("html", "lang", LANGUAGES[language])
    assert page.tags.count("h1") == 1
    assert [text for text in page.texts[page.texts.index("Dip") :] if set(text) & set("{}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "argv", [("--examples",), ("--example", "red-silk", "--all", "--cures")], ids=["examples", "all"]
)
def test_report_of_many_stands_alone(report: Callable[..., Page], argv: tuple[str, ...], language: str) -> None:
    page = report(*argv, "--language", language, *ON)

    assert_stands_alone(page)
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert [target for target in page.all("href") if target[1:] not in ids] == []


def test_report_cannot_be_broken_out_of(report: Callable[..., Page], write: Callable[..., Path]) -> None:
    quoted = "'" + EVIL.replace("'", "''") + "'"
    film = write(
        "film.yaml",
        f"""\
        title: {{en: {quoted}, ru: {quoted}, fr: {quoted}}}
        budget: 100 EUR
        complete: producers
        producers:
          - {{id: a, name: {quoted}, country: CN, money: 85 EUR, owners: [{{name: {quoted}}}]}}
          - {{id: b, name: {quoted}, country: NL, money: 15 EUR, links: [{{to: a}}]}}
        people:
          - {{id: p, name: {quoted}, roles: director, nationality: US}}
        """,
    )
    page = report(film, "--agreement", "nlcn-2015", "--cures", *ON)

    assert_stands_alone(page)
    assert [text for text in page.texts if EVIL in text] != []


def test_report_shows_the_shares_as_a_picture_with_words(report: Callable[..., Page]) -> None:
    page = report("--example", "does-not-qualify", *ON)
    assert [label for label in page.all("aria-label") if "%" in label] != []


def test_address_is_said_beside_json_not_within(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "отчёт.html"
    answer = run("assess", "--example", "red-silk", "--json", "--html", path)
    assert answer.data["agreement"] == "rucn-2017"
    assert answer.err == f"Report: {path.as_uri()}\n"


def test_report_is_the_same_each_time(report: Callable[..., Page]) -> None:
    assert report("--example", "qualifies", *ON).texts == report("--example", "qualifies", *ON).texts
