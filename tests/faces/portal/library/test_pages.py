"""The library as it is sent: every page whole in every language, permanent addresses, dates, the shelf behind it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from diptych import agreements as library
from diptych.faces.portal.shelved import SHELF
from diptych.kernel.texts import LANGUAGES, Language

CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


class Page(HTMLParser):
    """What a page says, its ids, its links, and the languages of its pieces."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.values: list[str] = []
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.ids += [held["id"] or ""] if "id" in held else []
        self.links += [held["href"] or ""] if tag == "a" and "href" in held else []
        if held.get("name") != "twitter:card":  # a code by its nature
            said = ("aria-label", "data-label", "title", "content")
            self.values += [held[name] or "" for name in said if name in held]
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pieces).split())


@pytest.fixture(autouse=True)
def empty_shelf() -> Iterator[None]:
    SHELF.clear()
    yield
    SHELF.clear()


def read(client: Client, path: str, **fields: Any) -> Page:
    answer = client.get(path, fields)
    assert answer.status_code == 200
    return Page(answer.content.decode())


def plain(text: str) -> str:
    """Text without what typesetting adds to it."""
    return " ".join(text.split())


# Whole ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", library.ids())
def test_page_of_an_agreement_is_whole(client: Client, id: str, language: str) -> None:
    """Every rule at its permanent address, every paraphrase, source and open question; no code among the words."""
    agreement, spoken = library.agreement(id), Language(language)
    page = read(client, f"/{language}/agreements/{id}/")
    said = page.text
    assert [rule.id for rule in agreement.rules if page.ids.count(rule.id) != 1] == []
    wanted = [spoken.pick(rule.title) for rule in agreement.rules]
    wanted += [spoken.pick(rule.text) for rule in agreement.rules]
    wanted += [source.title for source in agreement.sources]
    wanted += [spoken.pick(text) for text in agreement.open]
    wanted += [spoken.pick(rule.open) for rule in agreement.rules if rule.open]
    wanted += [spoken.pick(agreement.title)]
    assert [text for text in wanted if plain(text) not in said] == []
    addresses = {source.address for source in agreement.sources if source.address}
    words = [piece for piece in (*page.pieces, *page.values) if piece not in addresses and not piece.startswith("{")]
    assert [found for piece in words for found in CODE.findall(piece)] == []


@pytest.mark.parametrize("id", library.ids())
def test_rules_that_are_not_law_on_a_date_keep_their_address(client: Client, id: str) -> None:
    page = read(client, f"/en/agreements/{id}/", on="1950-06-01")
    assert [rule.id for rule in library.agreement(id).rules if rule.id not in page.ids] == []


@pytest.mark.parametrize("id", library.ids())
def test_ids_of_a_page_are_its_own(client: Client, id: str) -> None:
    ids = read(client, f"/en/agreements/{id}/").ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("id", library.ids())
def test_links_within_a_page_lead_somewhere(client: Client, id: str) -> None:
    page = read(client, f"/en/agreements/{id}/", on="2000-01-01", **{"with": "2026-01-01"})
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_names_every_agreement(client: Client, language: str) -> None:
    page = read(client, f"/{language}/agreements/")
    missing = [id for id in library.ids() if f"/{language}/agreements/{id}/" not in page.links]
    assert (missing, CODE.findall(page.text)) == ([], [])


# What a page leads to ------------------------------------------------------------------------------------------------


def test_page_leads_to_a_check_and_to_its_json(client: Client) -> None:
    links = read(client, "/en/agreements/rucn-2017/").links
    assert "/en/check/?agreement=rucn-2017" in links
    assert "/api/v1/agreements/rucn-2017" in links


def test_source_on_the_net_is_linked_without_vouching_for_it(client: Client) -> None:
    html = client.get("/en/agreements/ets147/").content.decode()
    assert re.search(r'<a [^>]*href="https://verdragen\.nl/[^"]*"[^>]*rel="[^"]*nofollow', html)


# Filters -------------------------------------------------------------------------------------------------------------


def test_filters_stand_in_the_address(client: Client) -> None:
    page = read(client, "/en/agreements/", country="KR", layer="protocol")
    found = [link for link in page.links if re.fullmatch(r"/en/agreements/[^/]+/", link)]
    assert found == ["/en/agreements/eukr-prot/"]
    assert "1 of 20 agreements." in page.text


def test_live_find_leaves_empty_filters_out_of_the_address(client: Client) -> None:
    fields = {"country": "KR", "form": "", "status": "", "layer": ""}
    answer = client.get("/en/agreements/", fields, headers={"hx-request": "true"})
    assert answer["HX-Push-Url"] == "/en/agreements/?country=KR"
    bare = client.get("/en/agreements/", dict.fromkeys(fields, ""), headers={"hx-request": "true"})
    assert bare["HX-Push-Url"] == "/en/agreements/"


def test_empty_find_shows_the_way_out(client: Client) -> None:
    page = read(client, "/en/agreements/", country="NZ", layer="convention")
    assert "No agreement is all of that." in page.text
    assert page.links.count("/en/agreements/") >= 2


def test_filter_that_means_nothing_is_said_and_escaped(client: Client) -> None:
    html = client.get("/en/agreements/", {"country": "<b>x"}).content.decode()
    assert "nothing here goes by “&lt;b&gt;x”" in html


# Dates ---------------------------------------------------------------------------------------------------------------


def test_law_of_a_date_is_shown(client: Client) -> None:
    said = read(client, "/en/agreements/cn-domestic/", on="2002-06-01").text
    assert "At most 50%" in said
    assert "At most 2/3" not in said


@pytest.mark.parametrize("found", ["2017-13-01", "yesterday", "0001-01-01", "9999-01-01"])
@pytest.mark.parametrize("field", ["on", "with"])
def test_date_that_is_none_is_said_in_words(client: Client, field: str, found: str) -> None:
    said = read(client, "/en/agreements/rucn-2017/", **{field: found}).text
    assert f"“{found}” is not a date" in said


def test_two_dates_are_compared_in_a_table(client: Client) -> None:
    said = read(client, "/en/agreements/cn-domestic/", on="2003-01-01", **{"with": "2004-06-01"}).text
    assert "Largest foreign share of the main cast 50% 2/3 How much of the main cast may be foreign" in said


def test_two_dates_without_a_difference_say_so(client: Client) -> None:
    said = read(client, "/en/agreements/rufr/", on="2003-01-01", **{"with": "2004-06-01"}).text
    assert "nothing was different between the two dates" in said


# Not there -----------------------------------------------------------------------------------------------------------


def test_unknown_agreement_lists_those_near_it(client: Client) -> None:
    answer = client.get("/en/agreements/rucn-2107/")
    page = Page(answer.content.decode())
    assert answer.status_code == 404
    assert "/en/agreements/rucn-2017/" in page.links
    assert "There is no agreement “rucn-2107”." in page.text


def test_unknown_agreement_with_nothing_near_leads_to_all(client: Client) -> None:
    answer = client.get("/en/agreements/qqqqqqqq/")
    assert answer.status_code == 404
    assert "/en/agreements/" in Page(answer.content.decode()).links


# The shelf -----------------------------------------------------------------------------------------------------------


def test_page_is_made_once_and_sent_packed(client: Client) -> None:
    packed = client.get("/en/agreements/rucn-2017/", headers={"accept-encoding": "gzip"})
    bare = client.get("/en/agreements/rucn-2017/")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == bare.content
    assert packed["ETag"] == bare["ETag"]
    assert len(SHELF) == 1


def test_page_that_the_reader_has_is_not_sent_again(client: Client) -> None:
    tag = client.get("/en/agreements/rucn-2017/")["ETag"]
    again = client.get("/en/agreements/rucn-2017/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_page_sets_no_cookie_and_says_what_it_depends_on(client: Client) -> None:
    answer = client.get("/en/agreements/rucn-2017/")
    assert not answer.cookies
    assert {"Accept-Encoding", "Cookie"} <= set(answer["Vary"].split(", "))


def test_theme_has_a_page_of_its_own(client: Client) -> None:
    bare = client.get("/en/agreements/rucn-2017/").content
    client.cookies["theme"] = "dark"
    dark = client.get("/en/agreements/rucn-2017/").content
    client.cookies["theme"] = "<script>"
    assert b'data-theme="dark"' in dark
    assert client.get("/en/agreements/rucn-2017/").content == bare
    assert len(SHELF) == 2


def test_address_with_strange_fields_is_answered_but_not_kept(client: Client) -> None:
    assert client.get("/en/agreements/rucn-2017/", {"utm": "x"}).status_code == 200
    assert len(SHELF) == 0


def test_page_of_another_host_is_another_page(client: Client) -> None:
    client.get("/en/agreements/rucn-2017/")
    other = client.get("/en/agreements/rucn-2017/", headers={"host": "localhost"})
    assert b"http://localhost/en/agreements/rucn-2017/" in other.content


def test_page_is_not_made_again_for_a_head(client: Client) -> None:
    answer = client.head("/en/agreements/rucn-2017/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_library_is_only_read(client: Client) -> None:
    assert client.post("/en/agreements/rucn-2017/").status_code == 405


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "1 January 2015"), ("ru", "01.01.2015"), ("zh-hans", "2015年1月1日")]
)
def test_date_typed_as_people_type_leads_to_the_address_that_may_be_cited(
    client: Client, language: str, typed: str
) -> None:
    answer = client.get(f"/{language}/agreements/ru-domestic/", {"on": typed, "with": ""})
    assert answer.status_code == 302
    assert answer["Location"] == f"/{language}/agreements/ru-domestic/?on=2015-01-01#law"
    assert client.get(answer["Location"].split("#")[0]).status_code == 200
