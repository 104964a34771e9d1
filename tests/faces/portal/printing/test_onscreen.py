"""The page to be read or printed from the browser: all that the paper says, well formed, nothing inline."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from diptych.faces.portal.printing import page
from diptych.faces.portal.printing.report import Report
from tests.faces.portal.printing.conftest import CASES, example_report, typed_report

EMPTY = {"meta", "link", "rect", "path", "line", "br", "hr", "img", "input"}
EVIL = """</style><script>alert(1)</script><img src=x onerror=alert(1)>"&'{{ 7 * 7 }}"""


class Page(HTMLParser):
    """The tags, attributes and texts of a page; tags must close in the order they were opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def drawn(report: Report, **links: str) -> str:
    """The page as it is sent."""
    with override(report.language.code):
        request = RequestFactory().get(f"/{report.language.code}/check/print/", headers={"host": "localhost"})
        return page(request, report, **links).content.decode()


@pytest.mark.parametrize(("example", "language"), CASES)
def test_page_says_everything_the_report_says(example: str, language: str) -> None:
    report = example_report(example, language)
    found = Page(drawn(report))
    told = [finding.said for group in report.groups for finding in group.findings]
    said = [
        *(report.verdict, report.law, report.title.text, report.disclaimer, report.printed, report.agreement_title),
        *(text for one in told for text in (one.title, one.word, one.sentence, *one.facts, *one.notes)),
        *(cure.sentence for cure in report.cures),
        *(text for section in report.dossier for line in section.lines for text in (line.label, *line.texts)),
        *report.open,
        *(text for source in report.sources for text in (source.title, source.about, source.address)),
    ]
    assert [text for text in said if text not in found.text] == []
    ids = [value for _tag, name, value in found.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {one.rule for one in told} <= set(ids)


@pytest.mark.parametrize(("example", "language"), CASES)
def test_nothing_is_inline(example: str, language: str) -> None:
    html = drawn(example_report(example, language))
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html) == []


def test_what_was_typed_stays_text() -> None:
    people = [{"id": "p", "name": EVIL, "roles": ["director"]}]
    html = drawn(typed_report(title={"en": EVIL, "fr": EVIL}, people=people))
    assert EVIL in Page(html).text
    assert "<script>alert" not in html
    assert str(escape("<img src=x")) in html


def test_link_to_the_pdf_stands_where_there_is_one() -> None:
    report = example_report("red-silk")
    assert 'href="/en/check/assessment.pdf"' in drawn(report, pdf="/en/check/assessment.pdf")
    assert ".pdf" not in drawn(report)


def test_sides_that_do_not_make_the_whole_each_have_a_band_of_their_own() -> None:
    html = drawn(example_report("five-producers"))
    assert html.count('class="track') == 2
    assert 'class="pair' in drawn(example_report("does-not-qualify"))
