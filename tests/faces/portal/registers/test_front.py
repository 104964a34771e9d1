"""The front page: the programme at a glance, and true at every moment."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diptych.faces.portal.shelved import SHELF
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named
from diptych.registers.works.models import Work
from tests.factories.registers import ANNA, LATER

pytestmark = pytest.mark.usefixtures("programme", "db")
LANGUAGES = ("ru", "zh-hans", "en")


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


def front(language: str = "en") -> str:
    answer = Client().get(f"/{language}/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_front_page_is_headed_by_the_programme_in_both_panels(language: str) -> None:
    html = front(language)
    html = html[html.index("<h1") - 200 :]
    assert html.index("Обмен России и Китая в кино и культуре") < html.index("中俄电影与文化交流")
    assert html.count("<h1") == 1


def test_fields_of_the_plan_are_the_ways_in() -> None:
    html = front()
    ways = html[html.index('class="front-ways"') : html.index("</ol>", html.index('class="front-ways"'))]
    for href in ("films/?relation=coproduction", "films/?status=released", "events/", "drives/", "events/?kind=award"):
        assert f'href="/en/{href}"' in ways
    assert ways.count("<li>") == 5


def test_what_is_announced_stands_under_what_comes_and_what_ran_under_what_is_on_screens() -> None:
    html = front()
    now = html[html.index("On screens") :]
    shown, coming = now.split(">Coming<")
    assert "/en/films/red-silk/" in shown
    assert "/en/films/black-silk/" in coming.split("</section>")[0]


def test_front_page_from_the_shelf_is_correct_after_an_edit(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert "Black Silk" in front()
    with django_assert_num_queries(1):
        front()
    black_silk = Work.objects.get(pk="black-silk")
    titles = [{"text": "Silk of Another Colour", "lang": "en", "type": "original", "sources": ["tass-2025-09-13"]}]
    keeping.correct(
        named("work"),
        "black-silk",
        changes={"titles": titles},
        revision=black_silk.revision,
        by=ANNA,
        at=LATER,
        reason="test",
    )
    assert "Silk of Another Colour" in front()
