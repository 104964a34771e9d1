"""Films: the list finds them by its filters, the page of each keeps everything its register knows."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diptych import programmes
from diptych.faces.portal.shelved import SHELF
from tests.factories.registers import agent, claim, keep, name, source, title, work

pytestmark = pytest.mark.usefixtures("programme", "db")

RED_SILK: dict[str, Any] = next(
    item
    for item in yaml.safe_load((Path(programmes.folder(programmes.EXAMPLE)) / "works.yaml").read_text("utf-8"))["works"]
    if item["id"] == "red-silk"
)


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


def page(path: str, language: str = "en", **asked: str) -> str:
    answer = Client().get(f"/{language}/{path}", asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def texts(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# The list -------------------------------------------------------------------------------------------------------------


def titles_in(html: str) -> list[str]:
    return re.findall(r'href="/en/films/([^/"]+)/" class="hinged', html)


def test_list_has_every_film_a_page_at_a_time() -> None:
    first, second = titles_in(page("films/")), titles_in(page("films/", page="2"))
    assert (len(first), len(second)) == (40, 10)
    assert len({*first, *second}) == 50


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"text": "шелк"}, {"red-silk", "black-silk"}),
        ({"text": "丝绸", "year": "2025"}, {"red-silk"}),
        ({"text": "red si"}, {"red-silk"}),
        ({"kind": "documentary"}, {"great-victory-karmen"}),
        ({"status": "announced", "year": "2027"}, {"black-silk"}),
        ({"territory": "KP"}, {"red-silk"}),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_filters_in_the_address_find_films(asked: dict[str, str], found: set[str]) -> None:
    assert found <= set(titles_in(page("films/", **asked)))
    assert len(titles_in(page("films/", **asked))) < 50


def test_filter_that_nothing_goes_by_is_said_and_left_out() -> None:
    html = page("films/", kind="opera")
    assert "“opera”" in html
    assert len(titles_in(html)) == 40


def test_search_that_finds_nothing_says_how_to_begin_again() -> None:
    html = page("films/", text="nothing is called so")
    assert "No film is all of that." in html
    assert 'href="/en/films/"' in html


def test_page_behind_the_last_is_the_last() -> None:
    assert titles_in(page("films/", page="900")) == titles_in(page("films/", page="2"))


def test_list_takes_as_many_queries_for_one_film_as_for_thirty(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(QUERIES_OF_LIST):
        page("films/", text="red silk")
    SHELF.clear()
    with django_assert_num_queries(QUERIES_OF_LIST):
        page("films/")


QUERIES_OF_LIST = 18


# The page -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_page_shows_every_report_of_box_office_with_its_words_in_print(language: str) -> None:
    html = page("films/red-silk/", language)
    told = [item for item in RED_SILK["claims"] if item["measure"] == "box_office"]
    assert len(told) == 26
    for item in told:
        assert html.count(f'id="{item["id"].replace("/", "-")}"') == 1
        assert item["printed"] in html


@pytest.mark.parametrize("language", ["en", "ru", "zh-hans"])
def test_page_shows_every_conflict_with_its_reason(language: str) -> None:
    html = page("films/red-silk/", language)
    for item in RED_SILK["conflicts"]:
        begin = html.index(f'id="{item["id"].replace("/", "-")}"')
        conflict = html[begin : html.index("</article>", begin)]
        assert item["about"] in conflict
        assert item["note"] in conflict
        for side in item["claims"]:
            assert f'href="#{side.replace("/", "-")}"' in conflict


def test_page_shows_every_title_with_its_language_and_type() -> None:
    html = page("films/red-silk/")
    for item in RED_SILK["titles"]:
        assert item["text"] in html


def test_every_fact_leads_to_its_source_at_the_end_of_the_page() -> None:
    html = page("films/red-silk/")
    cited = set(re.findall(r'href="#(source-\d+)"', html))
    assert cited == set(re.findall(r'<li id="(source-\d+)"', html))
    assert len(cited) > 50


def test_what_nobody_looked_up_is_marked() -> None:
    html = page("films/red-silk/")
    spoken = html[html.index("Spoken") :]
    assert "unverified" in spoken[: spoken.index("</dd>")]


def test_latest_count_stands_at_the_head_with_how_it_was_chosen() -> None:
    head = texts(page("films/red-silk/").split('id="reports"')[0])
    assert "688 million roubles" in head
    assert "the latest of 15 reports" in head
    assert "no report found" not in head


def test_titles_stand_on_the_sides_of_the_programme() -> None:
    html = page("films/red-silk/")
    heading = html[html.index('class="titles') :]
    assert heading.index("Красный шёлк") < heading.index("红丝绸") < heading.index("Red Silk")


def test_film_leads_to_the_agreement_that_could_carry_it() -> None:
    html = page("films/red-silk/")
    assert 'href="/en/agreements/rucn-2017/"' in html
    assert 'href="/en/check/?example=red-silk"' in html
    assert "/agreements/rucn-2017/" not in page("films/cheburashka/")


@pytest.mark.parametrize("number", [1, 30])
def test_page_takes_a_fixed_number_of_queries(django_assert_num_queries: DjangoAssertNumQueries, number: int) -> None:
    keep("source", source())
    keep("agent", agent("nobody", name("Никто")))
    told = [claim(f"plain/c{index}", amount=index, currency="RUB", territory="RU") for index in range(1, number + 1)]
    parts = [{"agent": "nobody", "role": f"role_{index}", "sources": ["tass"]} for index in range(number)]
    keep("work", work("plain", claims=told, credits=parts, titles=[title(f"Фильм {index}") for index in range(number)]))
    with django_assert_num_queries(26):
        page("films/plain/")


def test_what_people_wrote_is_never_markup() -> None:
    evil = '<script>alert("1")</script>'
    keep("source", source(title=evil, outlet=evil))
    keep("agent", agent("evil-hand", name(evil, "en")))
    keep(
        "work",
        work(
            "evil",
            notes=evil,
            titles=[title(evil, "en")],
            credits=[{"agent": "evil-hand", "role": "director", "sources": ["tass"]}],
            claims=[claim("evil/c1", measure="plot", value=evil, printed=evil, note=evil)],
        ),
    )
    for path in ("films/evil/", "films/?text=alert"):
        html = Client().get(f"/en/{path}").content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html


def test_film_that_is_not_there_is_said_with_those_that_are_called_nearly_so() -> None:
    answer = Client().get("/en/films/red-silc/")
    assert answer.status_code == 404
    assert "/en/films/red-silk/" in answer.content.decode()
