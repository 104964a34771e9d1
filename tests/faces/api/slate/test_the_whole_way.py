"""The whole way of a proposal by programs alone: what the desk does, the API does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.faces.api.slate.conftest import Program, coordinator, officer, producer, program, told
from tests.factories import slate

pytestmark = pytest.mark.django_db

TEXTS = [
    {"kind": kind, "lang": "ru", "text": f"Линия снега: {kind}", "status": "original"}
    for kind in ("logline", "synopsis")
]


def begun(by: Program) -> str:
    body = {"lang": "ru", "title": "Линия снега", "company": "Север", "country": "RU", "dossier": slate.DOSSIER}
    answer = by.send("/proposals", body)
    assert answer.status_code == 201, answer.content
    id: str = answer.json()["proposal"]["id"]
    written = by.patch(f"/proposals/{id}", {"texts": TEXTS}, if_match="*")
    assert written.status_code == 200, written.content
    return id


def done(answer: Any) -> str:
    """The joint state after an act."""
    assert answer.status_code == 200, answer.content
    found: str = answer.json()["proposal"]["joint"]
    return found


def test_film_goes_from_a_draft_to_production_by_programs() -> None:
    lead, ru, cn = producer(), officer("RU"), officer("CN")
    id = begun(lead)

    assert done(lead.act(id, "file")) == "in_check"
    assert ru.get("/proposals").json()["proposals"][0]["id"] == id
    assert done(ru.act(id, "find_complete")) == "in_check"
    asked = {"kind": "document", "text": "Пришлите договор.", "lang": "ru"}
    assert done(cn.act(id, "request_information", asked)) == "waiting_for_producers"
    assert lead.get(f"/proposals/{id}").json()["requests"][0]["text"] == "Пришлите договор."
    assert ru.get(f"/proposals/{id}").json()["requests"] == []
    assert done(lead.act(id, "answer", {"reason": "Вот он."})) == "in_check"
    assert done(cn.act(id, "find_complete")) == "under_review"
    verdict = {"verdict": "approved", "reasons": "Да.", "lang": "ru"}
    assert done(ru.act(id, "decide", {**verdict, "publish": False})) == "under_review"
    assert cn.get(f"/proposals/{id}/decisions").json() == {"decisions": []}
    assert [row["verdict"] for row in ru.get(f"/proposals/{id}/decisions").json()["decisions"]] == ["approved"]
    assert done(ru.act(id, "publish")) == "half_decided"
    conditions = [{"text": "Титры на двух языках", "is_public": True}]
    told_so = {**verdict, "verdict": "approved_with_conditions", "conditions": conditions}
    assert done(cn.act(id, "decide", told_so)) == "provisionally_approved"
    assert done(lead.act(id, "begin_production")) == "in_production"
    (decision,) = [row for row in lead.get(f"/proposals/{id}/decisions").json()["decisions"] if row["party"] == "CN"]
    (condition,) = decision["conditions"]
    told(lead.act(id, "file_final"), 409, "guard_conditions_met")
    settled = {"condition": condition["id"], "evidence": "Видели."}
    assert done(cn.act(id, "settle_condition", settled)) == "in_production"
    reached = {"kind": "shooting_begins", "reached": "2026-11-20"}
    assert done(lead.act(id, "reach_milestone", reached)) == "in_production"
    assert done(lead.act(id, "file_final")) == "final_check"
    assert len(lead.get(f"/proposals/{id}/revisions").json()["revisions"]) == 3
    numbers = lead.get(f"/proposals/{id}/difference?before=1&after=3").json()
    assert (numbers["before"], numbers["after"], numbers["facts"]) == (1, 3, [])
    assert lead.get(f"/proposals/{id}/revisions/1").json()["number"] == 1
    assert lead.get(f"/proposals/{id}/findings?revision=1").json()["agreement"] == "rucn-2017"
    assert ru.get(f"/proposals/{id}/findings").status_code == 200


def test_reviews_are_asked_for_written_and_read_by_their_side_alone() -> None:
    found = slate.under_review()
    reviewer = slate.reviewer("RU")
    chief, by, other = coordinator("RU"), program(reviewer, "RU"), officer("CN")

    assert done(chief.act(found.pk, "assign", {"reviewers": [reviewer.id]})) == "under_review"
    (asked,) = by.get("/reviews").json()["reviews"]
    assert asked["proposal"] == str(found.pk)
    told(by.get(f"/proposals/{found.pk}"), 404, "no_proposal")
    done(by.act(found.pk, "declare", {"assignment": asked["id"], "interest": "clear"}))
    assert by.get(f"/proposals/{found.pk}").status_code == 200
    review = {"assignment": asked["id"], "recommendation": "approve", "text": "Сильно.", "lang": "ru"}
    done(by.act(found.pk, "review", review))
    assert by.get(f"/reviews/{asked['id']}").json()["text"] == "Сильно."
    assert chief.get(f"/proposals/{found.pk}/reviews").json()["reviews"][0]["text"] == ""
    done(by.act(found.pk, "review", {**review, "hand_in": True}))
    assert chief.get(f"/proposals/{found.pk}/reviews").json()["reviews"][0]["text"] == "Сильно."
    assert other.get(f"/proposals/{found.pk}/reviews").json() == {"reviews": []}
    told(by.act(found.pk, "review", review), 409, "review_submitted")


def test_messages_are_read_in_their_rooms() -> None:
    found = slate.filed()
    ru, cn, lead = officer("RU"), officer("CN"), producer()

    for room in ("internal", "producers", "parties"):
        answer = ru.act(found.pk, "message", {"room": room, "text": f"в {room}", "lang": "ru"})
        assert answer.json()["made"]["type"] == "slate.message"

    def read(by: Program) -> list[str]:
        rooms = by.get(f"/proposals/{found.pk}/messages").json()["rooms"]
        return [message["text"] for room in rooms for message in room["messages"]]

    assert set(read(ru)) == {"в internal", "в producers", "в parties"}
    assert read(cn) == ["в parties"]
    assert read(lead) == ["в producers"]
    answer = lead.act(found.pk, "message", {"room": "producers", "party": "RU", "text": "да", "lang": "ru"})
    assert answer.status_code == 200
    assert [row["room"] for row in ru.get(f"/proposals/{found.pk}/messages?room=internal").json()["rooms"]] == [
        "internal"
    ]
