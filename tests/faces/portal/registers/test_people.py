"""People and organisations: every form of a name with where it was seen, and what each has to do with the rest."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych import programmes
from diptych.faces.portal.shelved import SHELF
from diptych.registers.authority.domain.agents import merge
from tests.factories.registers import ANNA, NOW, agent, claim, keep, name, source, title, work

pytestmark = pytest.mark.usefixtures("programme", "db")

MEMORY = "memory"


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


@cache
def agents() -> dict[str, dict[str, Any]]:
    file = Path(programmes.folder(programmes.EXAMPLE)) / "agents.yaml"
    return {item["id"]: item for item in yaml.safe_load(file.read_text("utf-8"))["agents"]}


browser = cache(Client)
"""One for all, for the site is put together anew for each."""


def page(path: str, language: str = "en", **asked: str) -> str:
    answer = browser().get(f"/{language}/{path}", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def section(html: str, id: str) -> str:
    """A block of a page, as far as the next one."""
    return html.split(f'<section class="block" id="{id}">')[1].split('<section class="block"')[0]


def texts(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def listed(html: str) -> list[str]:
    return re.findall(r'<h2><a href="/[a-z-]+/people/([^/"]+)/"', html)


def numbered(html: str) -> dict[str, str]:
    """Sources of a page by their numbers."""
    found = re.findall(r'<li id="source-(\d+)">\s*<a href="/en/sources/([^/"]+)/"', html)
    return dict(found)


# Names ----------------------------------------------------------------------------------------------------------------


def forms_in(html: str) -> list[tuple[str, str, set[str], bool]]:
    """The forms of a name on a page: language, text, sources, whether nobody looked it up."""
    sources = numbered(html)
    pattern = r'<bdi lang="([^"]+)">([^<]*)</bdi>((?:<sup.*?</sup>)?(?: <span class="unverified".*?</span>)?)'
    return [
        (
            lang,
            unescape(text),
            {sources[number] for number in re.findall(r"#source-(\d+)", cited)},
            "unverified" in cited,
        )
        for lang, text, cited in re.findall(pattern, html)
    ]


def test_every_page_shows_every_form_of_a_name_with_each_source() -> None:
    for id, record in agents().items():
        shown = forms_in(page(f"people/{id}/"))
        for form in record["names"]:
            looked_up = set(form["sources"]) - {MEMORY}
            assert (form["lang"], form["text"], looked_up, not looked_up) in shown, (id, form)


def test_kalman_is_shown_as_a_reading_of_the_chinese_form_beside_it() -> None:
    wrong = section(page("people/roman-karmen/"), "readings")
    origin = next(n for n, form in enumerate(agents()["roman-karmen"]["names"], 1) if form["text"] == "卡尔曼")
    assert "Roman Kalman is a reading of 卡尔曼 ." in texts(wrong)
    assert f'href="#name-{origin}"' in wrong
    assert f'id="name-{origin}"' in section(page("people/roman-karmen/"), "names")


def test_wrong_forms_stand_apart_from_right_ones() -> None:
    html = page("people/roman-karmen/")
    assert "Roman Kalman" not in section(html, "names")
    assert "Roman Lazarevich Karmen" not in section(html, "readings")


def test_form_in_other_characters_names_the_one_it_is_made_from() -> None:
    names = section(page("people/roman-karmen/"), "names")
    converted = names.split("羅曼·卡爾曼")[1].split("</li>")[0]
    assert "罗曼·卡尔曼" in converted


def test_wrong_form_without_a_note_goes_back_to_nothing() -> None:
    assert "is a reading of" not in page("people/shen-haixiong/")


def test_note_that_names_two_forms_at_once_leaves_open_which_is_read() -> None:
    keep("source", source())
    names = [name("卡尔曼", "zh-Hans"), name("卡尔门", "zh-Hans", "variant"), name("Kalmen", "en", "misspelling")]
    keep("agent", agent("someone", *names, note="Kalmen is made from 卡尔曼 or 卡尔门."))
    assert "is a reading of" not in page("people/someone/")


@pytest.mark.parametrize(("language", "heading"), [("ru", "Роман Кармен"), ("zh-hans", "罗曼·卡尔曼")])
def test_title_begins_with_the_form_of_the_reader(language: str, heading: str) -> None:
    html = page("people/roman-karmen/", language)
    assert re.findall(r"<h1[^>]*>([^<]*)</h1>", html) == [heading]
    titles = html.split('class="titles')[1].split('class="dotted"')[0]
    for form in ("Роман Кармен", "罗曼·卡尔曼", "Roman Karmen"):
        assert form in titles


def test_title_takes_a_short_form_in_a_language_that_has_no_preferred_one() -> None:
    heading = page("people/eais/").split('class="titles')[1].split('id="names"')[0]
    assert '<p class="under" lang="en">EAIS</p>' in heading


def test_role_that_names_its_country_does_not_name_it_twice() -> None:
    works = texts(section(page("people/china-film-group/"), "works"))
    assert "Distribution (China)" in works
    assert "(China) (China)" not in works


# What is said ---------------------------------------------------------------------------------------------------------


def test_dates_that_differ_stand_in_one_row_each_with_its_source() -> None:
    facts = section(page("people/roman-karmen/"), "facts")
    born = texts(facts.split("<dt>Born</dt>")[1].split("<dt>")[0])
    assert re.fullmatch(r"30 November 1906 \d+ 26 November 1906 \d+ \d+", born)


def test_both_of_two_who_are_kept_apart_point_at_the_other() -> None:
    # It is written down with one of them alone.
    assert "not_same_as" not in agents()["andrey-denisov"]
    for id, other in (("alexey-denisov", "andrey-denisov"), ("andrey-denisov", "alexey-denisov")):
        assert f'Not the same as <a href="/en/people/{other}/"' in page(f"people/{id}/")


def test_relation_is_told_on_both_pages() -> None:
    keep("source", source())
    keep("agent", agent("museum", name("Музей"), kind="organisation"))
    held = {"kind": "head_of", "other": "museum", "since": "2020", "sources": ["tass"]}
    keep("agent", agent("head", name("Глава"), relations=[held]))
    assert "Head of Музей 1 since 2020" in texts(section(page("people/head/"), "facts"))
    assert "Head of, said of the other Глава 1 since 2020" in texts(section(page("people/museum/"), "facts"))


def test_note_is_marked_as_not_translated() -> None:
    told = section(page("people/roman-karmen/", "ru"), "note")
    assert '<span lang="en">Kalman is the pinyin-like' in told
    assert "английский" in told


def test_figures_that_quote_somebody_stand_under_what_they_are_about() -> None:
    quoted = section(page("people/eais/"), "quoted")
    assert '<h3><a href="/en/films/red-silk/"' in quoted
    assert 'id="red-silk-ru-total-ved"' in quoted


@pytest.mark.parametrize(
    ("id", "block", "said"),
    [
        ("roman-karmen", "expeditions", "Roman Karmen's assignment in China"),
        ("roman-karmen", "works", "Director of photography"),
        ("cmg", "drives", "CMG and VGTRK peace-themed collection initiative"),
        ("cmg", "events", "Organiser of the event"),
        ("olga-lyubimova", "documents", "Signed or exchanged it"),
        ("xi-jinping", "documents", "Witness"),
        ("china-film-administration", "documents", "Party"),
        ("ru-ministry-of-culture", "reports", "文化联盟"),
    ],
)
def test_page_shows_what_somebody_had_a_part_in(id: str, block: str, said: str) -> None:
    assert said in texts(section(page(f"people/{id}/"), block))


# Addresses ------------------------------------------------------------------------------------------------------------


def test_merged_id_leads_to_the_one_it_was_merged_into_for_good() -> None:
    keep("source", source())
    keep("agent", agent("one"))
    keep("agent", agent("two"))
    merge("one", gone="two", revision=1, gone_revision=1, by=ANNA, at=NOW, reason="the same man", besides="his papers")
    answer = browser().get("/ru/people/two/")
    assert (answer.status_code, answer["Location"]) == (301, "/ru/people/one/")
    assert "two" in texts(page("people/one/").split("Also kept under these ids")[1])


@pytest.mark.parametrize("id", ["roman-karman", "nobody", "罗曼", "%3Cb%3E"])
def test_unknown_id_is_answered_with_those_that_are_near(id: str) -> None:
    answer = browser().get(f"/en/people/{id}/")
    assert answer.status_code == 404
    assert ("/en/people/roman-karmen/" in answer.content.decode()) == (id == "roman-karman")


def test_wrong_form_says_in_which_script_it_stands() -> None:
    assert "Cyrillic" in texts(section(page("people/airmita/"), "readings"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "Китай"), ("zh-hans", "中国"), ("en", "China")],
)
def test_competent_authority_of_a_side_is_said_to_be_one(language: str, said: str) -> None:
    facts = section(page("people/china-film-administration/", language), "facts")
    row = facts.split("<div>\n            <dt>")[-1]
    assert said in texts(row)
    assert f'href="/{language}/"' in row
    assert 'href="#source-' in row


def test_authority_says_since_when_and_until_when() -> None:
    keep("source", source())
    keep("agent", agent("office", kind="organisation"))
    terms = [{"agent": "office", "since": "2018-03", "sources": ["tass"]}]
    former = [{"agent": "office", "since": "2013", "until": "2018", "sources": ["tass"]}]
    parties = [{"country": "NL", "authorities": terms}, {"country": "CN", "authorities": former}]
    keep("programme", {**names_of("Films"), "id": "nl-cn", "parties": parties, "sources": ["tass"]})
    facts = texts(section(page("people/office/"), "facts"))
    assert "Competent authority of this side Netherlands 1 Films · since March 2018" in facts
    assert "Competent authority of this side China 1 Films · 2013–2018" in facts


def names_of(text: str) -> dict[str, Any]:
    return {"names": [{"text": text, "lang": "en"}]}


# The list -------------------------------------------------------------------------------------------------------------


def test_list_has_everybody_a_page_at_a_time() -> None:
    found = [id for number in range(1, 5) for id in listed(page("people/", page=str(number)))]
    assert sorted(found) == sorted(agents())


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"text": "卡尔曼"}, ["roman-karmen"]),
        ({"text": "karmen"}, ["roman-karmen"]),
        ({"role": "museum"}, ["china-film-museum"]),
        ({"country": "SU", "kind": "person"}, ["roman-karmen"]),
        ({"country": "SU", "kind": "organisation"}, []),
    ],
)
def test_list_is_narrowed_by_the_address(asked: dict[str, str], found: list[str]) -> None:
    assert listed(page("people/", **asked)) == found


def test_row_shows_the_other_scripts_beside_the_name_of_the_reader() -> None:
    row = texts(page("people/", "ru", text="Роман Кармен").split('<li class="who">')[1].split("</li>")[0])
    assert row.startswith("Роман Кармен 罗曼·卡尔曼 Roman Karmen")


# What people write ----------------------------------------------------------------------------------------------------


def test_what_people_wrote_is_never_markup() -> None:
    evil = '<script>alert("1")</script>'
    keep("source", source(title=evil, outlet=evil))
    names = [name(evil, "en", kind) for kind in ("preferred", "garbled")]
    keep("agent", agent("hand", *names, note=evil, facts=[{"property": "born", "value": evil, "sources": ["tass"]}]))
    told = [claim("evil/c1", measure="plot", value=evil, note=evil, upstream="hand")]
    keep("work", work("evil", titles=[title(evil)], claims=told))
    for path in ("people/hand/", "people/?text=alert"):
        html = browser().get(f"/en/{path}").content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html


def test_name_in_turned_letters_is_set_apart_from_the_text_around_it() -> None:
    keep("source", source())
    keep("agent", agent("turned", name("غوشا كوتسينكو", "en")))
    for path in ("people/turned/", "people/?text=غوشا"):
        assert re.search("<bdi[^>]*>غوشا كوتسينكو</bdi>", browser().get(f"/en/{path}").content.decode())


# Queries --------------------------------------------------------------------------------------------------------------


def fill(number: int) -> None:
    """Somebody with lists of that length, and as many others."""
    keep("source", source())
    keep("source", source("ria"))
    both = ["tass", "ria"]
    plain = {"names": [{"text": "Gala", "lang": "en"}], "sources": both}
    others = [f"other-{index}" for index in range(number)]
    for other in others:
        keep("agent", agent(other, roles=["director"]))
    keep(
        "agent",
        agent(
            "busy",
            *[name(f"Имя {index}", kind="variant", sources=both) for index in range(number)],
            facts=[{"property": "called", "value": str(index), "sources": both} for index in range(number)],
            relations=[{"kind": "part_of", "other": other, "sources": both} for other in others],
            not_same_as=others,
        ),
    )
    part = {"agent": "busy", "role": "producer", "sources": both}
    for index in range(number):
        told = [claim(f"w{index}/c", upstream="busy"), claim(f"w{index}/d", value=str(index))]
        conflict = {"id": f"w{index}/x", "about": "…", "claims": [item["id"] for item in told], "reason": "scope"}
        keep(
            "work",
            work(f"w{index}", titles=[title()], credits=[part], companies=[part], claims=told, conflicts=[conflict]),
        )
        keep(
            "event",
            {
                **plain,
                "id": f"e{index}",
                "kind": "forum",
                "organisers": ["busy"],
                "people": [{"agent": "busy", "role": "guest"}],
            },
        )
        keep("drive", {**plain, "id": f"d{index}", "organisers": ["busy"], "what": [], "windows": [], "variants": []})
        keep("expedition", {**plain, "id": f"x{index}", "agent": "busy"})
        keep(
            "document",
            {
                "id": f"p{index}",
                "kind": "plan",
                "level": "programme",
                "names": [{"text": "Plan", "lang": "en", "sources": both}],
                "sources": both,
                "parties": [{"agent": "busy", "country": "RU"}],
            },
        )

    holds = [{"agent": "busy", "since": f"{1900 + index}", "sources": both} for index in range(number)]
    parties = [{"country": country, "authorities": holds} for country in ("RU", "CN")]
    keep("programme", {**names_of("Films"), "id": "films", "parties": parties, "sources": both})


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        page(path)
    return len(found)


@pytest.mark.parametrize("path", ["people/", "people/busy/"])
@pytest.mark.parametrize("number", [1, 30])
def test_page_takes_a_fixed_number_of_queries(path: str, number: int) -> None:
    fill(number)
    assert queries(path) == QUERIES[path]


QUERIES = {"people/": 8, "people/busy/": 45}


def test_page_on_the_shelf_takes_one_query() -> None:
    page("people/roman-karmen/")
    assert queries("people/roman-karmen/") == 1
