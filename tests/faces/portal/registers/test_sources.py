"""Sources: the list finds them, the page of each holds all it says and all that cites it, and no address is a link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych import programmes
from diptych.faces.portal.registers.sources import _told_apart
from diptych.faces.portal.shelved import SHELF
from diptych.kernel.texts import Language
from diptych.registers.authority.models import Name
from diptych.registers.sources.models import Claim
from diptych.registers.works.models import Company, Release, SpokenLanguage, Title
from tests.factories.registers import agent, claim, keep, name, source, title, work

pytestmark = pytest.mark.usefixtures("programme", "db")

SOURCES: list[dict[str, Any]] = yaml.safe_load(
    (Path(programmes.folder(programmes.EXAMPLE)) / "sources.yaml").read_text("utf-8")
)["sources"]
ADDRESSES = [item["url"].partition("://")[2] for item in SOURCES if item["url"]]

QUERIES_OF_LIST = 7
QUERIES_OF_PAGE = 25


class Page(HTMLParser):
    """Pieces of text of a page, and what only programs read: attributes, structured data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.unseen: list[str] = []
        self.pieces: list[str] = []
        self.langs: dict[str, str] = {}
        self._lang = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.unseen += [value for value in held.values() if value]
        if tag != "bdi":
            self._lang = held.get("lang") or ""

    def handle_data(self, data: str) -> None:
        (self.unseen if self.cdata_elem == "script" else self.pieces).append(data)
        self.langs.setdefault(data.strip(), self._lang)


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


def page(path: str, language: str = "en", **asked: str) -> str:
    answer = Client().get(f"/{language}/{path}", asked)
    assert answer.status_code == 200, path
    return answer.content.decode()


def texts(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html.replace("<wbr>", ""))))


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        page(path)
    return len(found)


# The list -------------------------------------------------------------------------------------------------------------


def listed(html: str) -> list[str]:
    return re.findall(r'<p class="told"><a href="/en/sources/([^/"]+)/"', html)


def test_list_has_every_document_a_page_at_a_time() -> None:
    found = [id for number in range(1, 11) for id in listed(page("sources/", page=str(number)))]
    assert Counter(found) == Counter(item["id"] for item in SOURCES if item["id"] != "memory")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "machine_translation"}, lambda item: item["kind"] == "machine_translation"),
        ({"lang": "sr-Latn"}, lambda item: item["lang"] == "sr-Latn"),
        ({"country": "NL"}, lambda item: item["outlet_country"] == "NL"),
        ({"year": "2008"}, lambda item: str(item.get("date", "")).startswith("2008")),
        ({"text": "cgtn release"}, lambda item: item["id"] == "myglobalnews-karmen"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_filters_in_the_address_find_sources(asked: dict[str, str], found: Callable[[dict[str, Any]], bool]) -> None:
    assert set(listed(page("sources/", **asked))) == {item["id"] for item in SOURCES if found(item)}


@pytest.mark.parametrize("year", ["0", "0000", "9999", "x", "-1"])
def test_year_of_no_source_is_answered(year: str) -> None:
    page("sources/", year=year)


def test_row_says_date_title_outlet_kind_and_claims() -> None:
    row = texts(page("sources/", text="Russia and China to unveil"))
    title = "Russia and China to unveil joint film production plan"
    assert f"28 March 2025 {title} RT · News report · English 12 claims" in row
    assert " May 2025 Rewrite of the CGTN release" in texts(page("sources/", text="rewrite cgtn")), "no day is made up"


def test_titles_are_marked_with_their_language_and_ours_are_ours() -> None:
    keep("source", source("heard", title="Слышали", outlet="Zvezdopad"))
    keep("source", source("ours", title="A call for letters", title_supplied=True, outlet="Zvezdopad"))
    html = page("sources/", text="Zvezdopad")
    assert Page(html).langs["Слышали"] == "ru"
    assert Page(html).langs["A call for letters"] == ""
    assert texts(html).count("title supplied by us") == 1
    assert Page(page("sources/", "ru", text="Zvezdopad")).langs["A call for letters"] == "en"


def test_list_takes_as_many_queries_for_one_source_as_for_thirty() -> None:
    for index in range(30):
        keep("source", source(f"s{index}", outlet="Zvezdopad" if index else "Zvezdopad Odin"))
    assert queries("sources/?text=odin") == queries("sources/?text=zvezdopad") == QUERIES_OF_LIST


# The page -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["rt-joint-plan", "afisha-2026-02-24", "prn-2025-05-08-finanznachrichten"])
@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_page_has_every_claim_that_cites_it(id: str, language: str) -> None:
    html = page(f"sources/{id}/", language)
    claims = list(Claim.objects.filter(source=id).values_list("pk", flat=True))
    assert claims
    assert [pk for pk in claims if html.count(f' id="{pk.replace("/", "-")}"') != 1] == []


def test_page_says_what_is_known_of_the_document() -> None:
    said = texts(page("sources/rt-joint-plan/"))
    item = next(item for item in SOURCES if item["id"] == "rt-joint-plan")
    for text in (
        item["title"],
        item["outlet"],
        "Russia",
        "28 March 2025",
        "English",
        item["url"],
        item["note"],
        "rt-joint-plan",
    ):
        assert text in said


def test_claims_stand_under_what_they_speak_of() -> None:
    html = page("sources/rt-joint-plan/")
    silk = re.search(r'<section class="said-of">\s*<h3><a href="/en/films/red-silk/">.*?</section>', html, re.DOTALL)
    assert silk is not None
    assert "500 million rubles ($5.9 million)" in texts(silk[0])


def test_close_reading_is_told_in_words() -> None:
    html = page("sources/prn-2025-05-08-finanznachrichten/")
    said = texts(html)
    assert "Copy of another source Deepening cultural exchanges" in said
    assert 'href="/en/sources/cgtn-2025-05-08/"' in html
    assert 'href="/en/sources/third-news-2025-05/"' in html, "of the same group"
    assert "German time stamp · Links to sources at the foot" in said
    assert 'href="/en/events/forum-torch-of-peace-2025/"' in html
    assert "The Moscow event was held on the Wednesday before the release." in said


def test_text_that_others_were_made_from_names_them() -> None:
    said = texts(page("sources/cgtn-2025-05-08/"))
    assert "Texts made from it" in said
    assert "FinanzNachrichten.de" in said


def facing(html: str) -> str:
    found = re.search(r'<section class="block" id="against">.*?</section>', html, re.DOTALL)
    assert found is not None
    return found[0]


def test_what_contradicts_a_source_faces_it_whichever_was_read() -> None:
    there = facing(page("sources/prn-2025-05-08-finanznachrichten/"))
    assert 'href="#art-prn-2025-05-08-finanznachrichten-k6"' in there
    assert 'href="/en/sources/tass-en-2025-05-13/#art-tass-en-2025-05-13-k1"' in there
    other = facing(page("sources/tass-en-2025-05-13/"))
    assert 'href="#art-tass-en-2025-05-13-k1"' in other
    assert "art-prn-2025-05-08-finanznachrichten-k6" in other


def test_two_texts_that_contradict_each_other_do_so_once() -> None:
    html = facing(page("sources/scmp-inosmi-hibr/"))
    assert html.count('id="art-scmp-inosmi-hibr') == 1
    assert 'href="/en/sources/scmp-inosmi-hibr-airmax/#art-scmp-inosmi-hibr-airmax-k3"' in html


def test_facts_that_cite_a_source_name_the_part_of_the_record() -> None:
    keep("source", source("cited"))
    keep("work", work("quiet", titles=[title("Тишина", sources=["cited"])]))
    keep("agent", agent("mira", name("Мира", sources=["cited"])))
    html = page("sources/cited/")
    assert re.search(
        r'href="/en/films/quiet/"[^<]*><bdi>Тишина</bdi></a> <span class="label parts"><span>Titles</span>', html
    )
    assert "Мира Names" in texts(html)


def test_source_that_nothing_cites_says_so() -> None:
    keep("source", source("alone"))
    assert "Nothing on record cites it yet." in texts(page("sources/alone/"))


def test_unknown_source_is_said_and_what_is_near() -> None:
    answer = Client().get("/en/sources/rt-joint-plam/")
    assert answer.status_code == 404
    assert 'href="/en/sources/rt-joint-plan/"' in answer.content.decode()


def test_page_takes_as_many_queries_for_one_claim_as_for_thirty() -> None:
    for id, number in (("few", 1), ("many", 30)):
        cite(id, number)
    assert queries("sources/few/") == queries("sources/many/") <= QUERIES_OF_PAGE


def cite(id: str, number: int) -> None:
    """A source with so many claims on record, statements in a close reading, contradictions, and facts that cite it."""
    keep("source", source(id))
    for index in range(number):
        far, there = f"{id}-other-{index}", f"{id}-work-{index}"
        keep("source", source(far))
        keep("agent", agent(f"{id}-agent-{index}", name("Мира", sources=[id])))
        claims = [
            claim(f"{there}/own", source=id, amount=1_000_000, currency="RUB", upstream=f"{id}-agent-{index}"),
            claim(f"{there}/usd", source=id, amount=10_000, currency="USD", converted_from="own"),
            claim(f"{there}/far", source=far, amount=2_000_000, currency="RUB"),
        ]
        conflict = {"id": f"{there}/x", "about": "…", "claims": [f"{there}/own", f"{there}/far"], "reason": "scope"}
        keep("work", work(there, titles=[title(sources=[id])], claims=claims, conflicts=[conflict]))
        keep("article", reading(f"art-{far}", far, there, relation=f"copy_of:{id}", group=id))
    own = reading(f"art-{id}", id, f"{id}-work-0", relation="original_in_group", group=id)
    own["claims"] = [{**own["claims"][0], "id": f"art-{id}/k{n}", "subject": f"{id}-work-{n}"} for n in range(number)]
    own["contradicts"] = [
        {"claim": f"art-{id}/k{n}", "other": f"art-{id}-other-{n}/k0", "about": "…"} for n in range(number)
    ]
    own["works"] = [f"{id}-work-{n}" for n in range(number)]
    keep("article", own)


def reading(id: str, of: str, about: str, *, relation: str, group: str) -> dict[str, Any]:
    found = {"id": f"{id}/k0", "subject": about, "predicate": "status", "value": "planned", "text": "It is planned."}
    return {
        "id": id,
        "source": of,
        "relation": relation,
        "syndication_group": group,
        "page_traits": ["amp_page"],
        "works": [about],
        "claims": [found],
    }


# Addresses ------------------------------------------------------------------------------------------------------------


def places() -> list[str]:
    """Lists, films, the market, and a sample of the pages of sources that takes in the longest addresses."""
    longest = sorted(SOURCES, key=lambda item: len(item["url"] or ""))[-5:]
    pages = [f"sources/{item['id']}/" for item in (*SOURCES[::15], *longest)]
    return [
        "sources/",
        "sources/?page=4",
        "sources/memory/",
        "market/",
        "films/red-silk/",
        "people/roman-karmen/",
        *pages,
    ]


def test_no_address_of_a_source_is_a_link_or_can_be_taken_for_one() -> None:
    for place in places():
        shown = Page(page(place))
        # Whatever makes links of addresses looks at one piece of text at a time.
        found = [item for item in (*shown.unseen, *shown.pieces) if any(address in item for address in ADDRESSES)]
        assert found == [], place
        assert [piece for piece in shown.pieces if "://" in piece] == [], place


# What is typed into it ------------------------------------------------------------------------------------------------


def test_html_in_every_field_is_text() -> None:
    evil = "<img src=x onerror=alert(1)>"
    fields = dict.fromkeys(("outlet", "title", "note", "archive", "url"), evil)
    keep("source", source("evil", **fields))
    for html in (page("sources/evil/"), page("sources/", text="onerror")):
        assert evil not in html
        assert escape("<img src") in html.replace("<wbr>", "")


def test_names_in_scripts_of_the_other_direction_are_set_apart() -> None:
    keep("source", source("turned", title="الحرير (1)", outlet="سينما [2]", lang="ar"))
    for html in (page("sources/turned/"), page("sources/", text="الحرير")):
        assert 'lang="ar"><bdi>الحرير (1)</bdi>' in html
        assert "<bdi>سينما [2]</bdi>" in html


# What nobody has looked up --------------------------------------------------------------------------------------------


def test_memory_is_no_document_and_lists_what_is_not_looked_up() -> None:
    html = "".join(page("sources/memory/", page=str(number)) for number in range(1, 4))
    said = texts(html)
    assert "Memory is no document." in said
    assert "statements wait for a source." in said
    assert 'href="/en/films/flight-crew/"' in html
    assert "Languages spoken" in said
    assert "http" not in said


def test_what_is_not_looked_up_is_found_by_its_kind() -> None:
    html = page("sources/memory/", kind="work")
    assert 'href="/en/films/' in html
    assert 'href="/en/people/' not in html.partition('id="found"')[2].partition("</main>")[0]


def test_site_on_which_all_is_looked_up_says_so() -> None:
    for model in (Name, Title, SpokenLanguage, Company, Release):
        model.objects.filter(unverified=True).update(unverified=False)
    assert "Everything has been looked up." in texts(page("sources/memory/"))


def test_languages_that_go_by_one_name_are_told_apart() -> None:
    options = dict(_told_apart(["zh", "zh-Hant", "ru"], Language("en")))
    assert options == {"zh": "Chinese (zh)", "zh-Hant": "Chinese (zh-Hant)", "ru": "Russian"}
