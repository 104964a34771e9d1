"""The site as a browser's own search: a description in each language, and what is offered while one types."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from diptych.kernel.search.domain.rebuilding import rebuild

SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.mark.parametrize(("code", "tag"), [("ru", "ru"), ("zh-hans", "zh-Hans"), ("en", "en")])
def test_description_names_the_addresses_of_its_language(client: Client, code: str, tag: str) -> None:
    answer = client.get(f"/{code}/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    found = ElementTree.fromstring(answer.content)
    assert found.findtext("o:Language", namespaces=SPACE) == tag
    # What the format allows at the most.
    assert 0 < len(found.findtext("o:ShortName", "", SPACE)) <= 16
    assert 0 < len(found.findtext("o:Description", "", SPACE)) <= 1024
    places = {row.get("type"): row.get("template", "") for row in found.findall("o:Url", SPACE)}
    assert {kind: (urlsplit(place).scheme, urlsplit(place).path) for kind, place in places.items()} == {
        "text/html": ("http", f"/{code}/search/"),
        "application/json": ("http", "/api/v1/search"),
        "application/x-suggestions+json": ("http", f"/{code}/search/browser/"),
        "application/opensearchdescription+xml": ("http", f"/{code}/opensearch.xml"),
    }


def test_every_page_names_it(client: Client) -> None:
    page = client.get("/zh-hans/about/").content.decode()
    assert (
        'rel="search" type="application/opensearchdescription+xml" title="Diptych" href="/zh-hans/opensearch.xml"'
        in page
    )


@pytest.fixture(scope="module")
def indexed(programme: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        rebuild()


@pytest.mark.django_db
@pytest.mark.usefixtures("indexed")
def test_browser_is_offered_names_with_their_pages(client: Client) -> None:
    answer = client.get("/ru/search/browser/?q=卡尔")
    typed, texts, _also, pages = answer.json()
    assert answer["Content-Type"] == "application/x-suggestions+json"
    assert (typed, texts[0]) == ("卡尔", "卡尔曼")
    assert pages[0] == "http://testserver/ru/people/roman-karmen/"
    assert client.get("/ru/search/browser/").json() == ["", [], [], []]
