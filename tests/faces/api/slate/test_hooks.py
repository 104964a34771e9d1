"""Webhooks: looked after by a party's coordinators, told what their party may see and nothing that anybody typed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from diptych.apps.slate.domain import checking, messaging, reviews
from diptych.apps.slate.domain.telling import EVENTS
from diptych.kernel.hooks.domain import hooks as verbs
from diptych.kernel.hooks.models import Delivery, Hook
from tests.faces.api.slate.conftest import coordinator, officer, producer, program, told
from tests.factories import slate

pytestmark = pytest.mark.django_db

HERE = {"url": "https://ministry.example/diptych", "events": ["slate.decision_published"]}


@pytest.fixture(autouse=True)
def _anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "checked_url", lambda url: url)


def listening(party: str, *events: str) -> Hook:
    slate.programme()
    chief = slate.coordinator(party)
    hook, _secret = verbs.add_hook(
        programme="ru-cn", party=party, url="https://a.example/", events=events, by=chief, at=slate.NOW
    )
    return hook


def heard(hook: Hook) -> list[str]:
    return list(Delivery.objects.filter(hook=hook).order_by("at", "pk").values_list("code", flat=True))


def payloads(hook: Hook) -> list[dict[str, Any]]:
    return [row.payload["data"] for row in Delivery.objects.filter(hook=hook).order_by("pk")]


# By the API -----------------------------------------------------------------------------------------------------------


def test_coordinators_look_after_the_webhooks_of_their_party() -> None:
    slate.programme()
    by = coordinator("RU")
    added = by.send("/hooks", HERE)
    assert added.status_code == 201, added.content
    hook = added.json()
    assert hook["secret"].startswith("whsec_")
    shown = by.get("/hooks")
    assert hook["secret"] not in shown.content.decode()
    assert [row["id"] for row in shown.json()["hooks"]] == [hook["id"]]
    assert {row["code"] for row in shown.json()["events"]} >= set(EVENTS.values())
    assert by.patch(f"/hooks/{hook['id']}", {"active": False}).json()["active"] is False
    told(by.send(f"/hooks/{hook['id']}/ping"), 409, "hook_inactive")
    by.patch(f"/hooks/{hook['id']}", {"active": True})
    rotated = by.send(f"/hooks/{hook['id']}/secret").json()
    assert rotated["secret"] != hook["secret"]
    assert rotated["former_until"] is not None
    delivery = by.send(f"/hooks/{hook['id']}/ping").json()
    log = by.get(f"/hooks/{hook['id']}/deliveries").json()["deliveries"]
    assert [(row["id"], row["code"]) for row in log] == [(delivery["id"], "hooks.ping")]
    told(by.send(f"/hooks/{hook['id']}/deliveries/{delivery['id']}/again"), 409, "delivery_under_way")
    Delivery.objects.update(state="given_up")
    assert by.send(f"/hooks/{hook['id']}/deliveries/{delivery['id']}/again").json()["state"] == "waiting"
    told(by.send(f"/hooks/{hook['id']}/deliveries/{hook['id']}/again"), 404, "no_delivery")
    assert by.send(f"/hooks/{hook['id']}", method="DELETE").status_code == 204
    told(by.send(f"/hooks/{hook['id']}", method="DELETE"), 404, "no_hook")


def test_log_goes_on_page_by_page() -> None:
    hook = listening("RU")
    for _ in range(3):
        verbs.ping_hook(hook.pk, by=slate.coordinator("RU"), at=slate.NOW)
    by = coordinator("RU")
    page = by.get(f"/hooks/{hook.pk}/deliveries?limit=2").json()
    rest = by.get(page["next"].removeprefix("/api/v1")).json()
    assert (len(page["deliveries"]), len(rest["deliveries"]), rest["next"]) == (2, 1, None)
    told(by.get(f"/hooks/{hook.pk}/deliveries?cursor=x"), 400, "bad_cursor")


def test_nobody_else_looks_after_them() -> None:
    hook = listening("RU")
    told(coordinator("CN").get(f"/hooks/{hook.pk}/deliveries"), 404, "no_hook")
    told(coordinator("CN").send(f"/hooks/{hook.pk}", method="DELETE"), 404, "no_hook")
    told(officer("RU").get("/hooks"), 403, "not_allowed")
    told(producer().get("/hooks"), 403, "not_allowed")
    told(program(slate.coordinator("RU"), "RU", ["read"]).get("/hooks"), 403, "not_in_token")


@pytest.mark.parametrize(
    ("body", "code"), [({**HERE, "events": ["slate.nothing"]}, "no_event"), ({"events": []}, "malformed")]
)
def test_webhook_that_cannot_be_is_refused(body: dict[str, Any], code: str) -> None:
    slate.programme()
    told(coordinator("RU").send("/hooks", body), 422, code)


# What they are told ---------------------------------------------------------------------------------------------------


def test_what_all_parties_see_is_told_to_all_of_them() -> None:
    ru, cn = listening("RU"), listening("CN")
    found = slate.under_review(parties=["RU"])
    codes = ["slate.proposal_filed", "slate.dossier_complete"]
    assert (heard(ru), heard(cn)) == (codes, codes)
    assert payloads(cn)[1] == {
        "thing": {"type": "slate.proposal", "id": str(found.pk)},
        "programme": "ru-cn",
        "reference": found.reference,
        "party": "RU",
        "joint": "in_check",
        "tracks": [
            {
                "party": party,
                "state": state,
                "stage": "provisional",
                "deadline": slate.track(found, party).deadline.isoformat(),  # type: ignore[union-attr]
            }
            for party, state in (("CN", "checking"), ("RU", "reviewing"))
        ],
        "revision": 1,
    }


def test_decision_is_told_to_its_own_side_until_it_is_published() -> None:
    found = slate.under_review()
    ru, cn = listening("RU"), listening("CN")
    slate.decide(found, "CN", "refused", publish=False)
    assert (heard(ru), heard(cn)) == ([], ["slate.decision_made"])
    assert {row["party"]: row["state"] for row in payloads(cn)[0]["tracks"]}["CN"] == "decided"
    checking.request_information(
        found.pk, party="RU", kind="document", text="?", lang="ru", by=slate.officer("RU"), at=slate.NOW
    )
    assert {row["party"]: row["state"] for row in payloads(ru)[0]["tracks"]}["CN"] == "reviewing"


def test_only_chosen_events_are_told() -> None:
    ru = listening("RU", "slate.decision_published")
    slate.decided(CN="approved")
    assert heard(ru) == ["slate.decision_published"]
    assert payloads(ru)[0]["verdict"] == "approved"


def test_nothing_is_told_that_anybody_typed() -> None:
    hooks = [listening("RU"), listening("CN")]
    found = slate.under_review("ФИЛЬМ-77")
    by = slate.reviewer("CN")
    row = slate.assigned(found, "CN")
    told_so: dict[str, Any] = {"recommendation": "approve", "text": "ОТЗЫВ-77", "lang": "ru", "scores": {}}
    reviews.submit_review(row.pk, **told_so, by=by, at=slate.NOW)
    for room in ("internal", "producers", "parties"):
        messaging.write_message(
            found.pk, room=room, party="CN", text="СЛОВО-77", lang="ru", by=slate.officer("CN"), at=slate.NOW
        )
    slate.decide(found, "CN", "approved_with_conditions", reasons="ПОЧЕМУ-77", conditions=[{"text": "УСЛОВИЕ-77"}])

    assert [heard(hook).count("slate.message_written") for hook in hooks] == [1, 3]
    assert [heard(hook).count("slate.review_submitted") for hook in hooks] == [0, 1]
    assert "77" not in json.dumps([payloads(hook) for hook in hooks], ensure_ascii=False).replace(str(found.pk), "")
