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


def test_id_that_was_chosen_to_stay_is_chosen_still_when_something_is_missing(desk: Client) -> None:
    keep("source", source())
    for id in ("karmen", "kalman"):
        keep("agent", agent(id, name("Роман Кармен")))
    sent = {"with": "kalman", "kept": "kalman", "reason": "one man", "revision.karmen": "1", "revision.kalman": "1"}
    answer = desk.post("/en/desk/agent/karmen/merge/", sent)

    assert answer.status_code == 409, "nothing but the names speaks for it"
    assert re.findall(r'name="kept" value="([a-z]+)"[^>]* checked', answer.content.decode()) == ["kalman"]
    assert "one man" in answer.content.decode()


def test_page_of_a_merge_leads_to_where_a_distinction_is_taken_back(desk: Client) -> None:
    keep("source", source())
    keep("agent", agent("karmen"))
    keep("agent", agent("kalman", not_same_as=["karmen"]))
    html = desk.get("/en/desk/agent/karmen/merge/", {"with": "kalman"}).content.decode()
    assert 'href="/en/desk/duplicates/karmen/kalman/"' in html


def test_letters_that_look_alike_are_told_of_where_one_looks_for_the_other(desk: Client) -> None:
    keep("source", source())
    keep("agent", agent("karmen"))
    html = desk.get("/en/desk/agent/karmen/merge/", {"with": "К\u0061рмен"}).content.decode()
    assert "mixes letters of two alphabets that look alike" in html


def sent_twice(desk: Client, where: str, fields: dict[str, str]) -> list[tuple[int, str]]:
    """What a form leads to that somebody presses twice."""
    once = re.findall('name="once" value="([^"]+)"', desk.get(where).content.decode())[0]
    answers = [desk.post(where.partition("?")[0], {**fields, "once": once}) for _time in range(2)]
    return [(answer.status_code, answer.headers.get("Location", "")) for answer in answers]


@pytest.mark.parametrize("kept", ["karmen", "kalman"])
def test_merge_that_is_sent_twice_leads_on_twice(desk: Client, kept: str) -> None:
    keep("source", source())
    for id in ("karmen", "kalman"):
        keep("agent", agent(id, roles=["director"]))
    fields = {"with": "kalman", "kept": kept, "reason": "one", "revision.karmen": "1", "revision.kalman": "1"}
    found = sent_twice(desk, "/en/desk/agent/karmen/merge/?with=kalman", fields)
    assert found == [(302, f"/en/desk/agent/{kept}/?said=merged")] * 2


def test_split_that_is_sent_twice_leads_on_twice(desk: Client) -> None:
    keep("source", source())
    keep("agent", agent("karmen", name("Роман Кармен"), name("罗曼·卡尔曼", "zh-Hans")))
    fields = {"id": "kalman", "kind": "person", "names": "1", "revision": "1", "reason": "two"}
    found = sent_twice(desk, "/en/desk/agent/karmen/split/", fields)
    assert found == [(302, "/en/desk/agent/kalman/?said=split")] * 2
