"""Names at the desk: offered where one is typed, found in any script where two records are merged."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.factories.registers import agent, keep, name, source

pytestmark = pytest.mark.django_db


def field(html: str, name: str) -> str:
    """What stands around a field."""
    return unescape(html.split(f'data-field="{name}"')[1].split("</div>")[0])


def test_field_of_a_record_that_names_somebody_offers_them(desk: Client, silk: Any) -> None:
    html = desk.get(f"/en/desk/work/{silk.pk}/").content.decode()
    shown = field(html, "credits.0.agent")
    assert 'data-from="/en/people-like/?take=id"' in shown
    assert "list=" not in shown
    assert "combo-box" not in field(html, "credits.0.role")


def test_other_one_of_a_merge_is_found_in_any_script(desk: Client) -> None:
    keep("source", source())
    keep("agent", agent("karmen", name("Роман Кармен"), roles=["director"]))
    keep("agent", agent("kalman", name("罗曼·卡尔曼", "zh-Hans")))
    html = desk.get("/en/desk/agent/kalman/merge/", {"with": "Roman Karmen"}).content.decode()
    assert re.findall(r'href="/en/desk/agent/kalman/merge/\?with=([a-z-]+)"', html) == ["karmen"]
    assert "Director" in html


def test_nobody_is_said_with_the_way_to_look(desk: Client) -> None:
    keep("source", source())
    keep("agent", agent("karmen"))
    html = desk.get("/en/desk/agent/karmen/merge/", {"with": "Никто Нигде"}).content.decode()
    assert "Nothing has such an id, a name that begins so, or one like it in another script." in html


@pytest.mark.parametrize("path", ["check/", "check/?example=red-silk"])
def test_names_of_a_dossier_are_offered_by_what_they_are(path: str) -> None:
    html = Client().get(f"/en/{path}").content.decode()
    assert 'data-from="/en/people-like/?kind=organisation&kind=person&kind=collective"' in field(
        html, "producers.0.name"
    )
    if "example" in path:
        assert 'data-from="/en/people-like/?kind=person"' in field(html, "people.0.name")
