"""Columns that follow from names, made anew where they have grown old."""

from __future__ import annotations

import pytest
from django.db import transaction

from diptych.registers.authority.domain.deriving import derive
from diptych.registers.authority.domain.naming import rebuild
from diptych.registers.authority.models import Agent, Name
from diptych.registers.authority.queries.agents import agents_listed
from diptych.registers.authority.queries.mentions import marked
from tests.factories.registers import agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people(db: None) -> None:
    keep("source", source())
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans")))
    keep("agent", agent("abel", name("Авель Абель")))


def test_what_is_as_it_should_be_is_left_alone() -> None:
    with transaction.atomic():
        assert derive(["karmen", "abel"]) == 0


def test_what_has_grown_old_is_made_anew_and_says_no_change() -> None:
    Name.objects.filter(agent="karmen").update(mention="old", exact="old")
    Agent.objects.filter(pk="karmen").update(filed_ru=b"old")
    with transaction.atomic():
        assert derive(["karmen", "abel"]) == 3
    assert [span.agent for span in marked("О Романе Кармене")] == ["karmen"]
    assert [row.pk for row in agents_listed(tag="ru")] == ["abel", "karmen"]
    assert Agent.objects.get(pk="karmen").revision == 1


def test_rebuilding_names_makes_them_anew_too() -> None:
    Agent.objects.update(filed_en=b"")
    Name.objects.update(mention="")
    rebuild()
    assert [row.pk for row in agents_listed(tag="en")] == ["abel", "karmen"]
    assert not Name.objects.filter(mention="").exists()
