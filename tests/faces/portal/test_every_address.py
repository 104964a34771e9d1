"""Every page of the example programme answers, on whichever database the registers are kept."""

from __future__ import annotations

import pytest
from django.test import Client

from diptych.apps.programme.models import Document, Drive, Event, Expedition
from diptych.faces.portal.shelved import SHELF
from diptych.registers.authority.models import Agent
from diptych.registers.sources.models import Source
from diptych.registers.works.models import Work

pytestmark = pytest.mark.usefixtures("programme", "db")

LISTS = ("", "films/", "people/", "events/", "calendar/2025/9/", "drives/", "documents/", "sources/", "market/")

THINGS = {
    "films": Work,
    "people": Agent,
    "events": Event,
    "drives": Drive,
    "expeditions": Expedition,
    "documents": Document,
    "sources": Source,
}

MANY = 15
"""As many of a kind as show each of its lists filled and empty."""


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
@pytest.mark.parametrize("path", LISTS)
def test_list_answers(path: str, language: str) -> None:
    assert Client().get(f"/{language}/{path}").status_code == 200


@pytest.mark.parametrize("path", ["films/", "people/", "events/", "sources/"])
@pytest.mark.parametrize("text", ["шелк", "丝绸", "red silk", "%_'\""])
def test_what_is_typed_is_looked_for(path: str, text: str) -> None:
    assert Client().get(f"/en/{path}", {"text": text}).status_code == 200


@pytest.mark.parametrize("kind", THINGS)
def test_page_of_a_thing_answers(kind: str) -> None:
    for id in THINGS[kind].objects.order_by("position").values_list("pk", flat=True)[:MANY]:
        assert (id, Client().get(f"/ru/{kind}/{id}/").status_code) == (id, 200)
