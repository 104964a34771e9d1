"""Rounds by programs: prepared, changed on the version that was read, announced, kept open, closed, spread."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.apps.slate.models import Assignment, Round
from diptych.kernel.permissions.models import TokenAnswer
from tests.faces.api.slate.conftest import Program, coordinator, officer, producer, program, told
from tests.factories import slate

pytestmark = pytest.mark.django_db

CALL = {
    "slug": "2028",
    "opens_at": "2026-11-01T00:00:00+03:00",
    "closes_at": "2027-03-01T18:00:00+08:00",
    "texts": {"ru": {"name": "Набор 2028", "text": ""}},
    "quotas": {"RU": {"fiction": 2}, "CN": {"fiction": 2}},
    "criteria": [{"names": {"ru": "Замысел"}, "weight": 2, "most": 10}],
    "questions": [{"texts": {"ru": "Почему вместе?"}, "required": True, "longest": 500}],
}


@pytest.fixture(autouse=True)
def _programme() -> None:
    slate.programme()


def prepared(by: Program, **changes: Any) -> dict[str, Any]:
    answer = by.send("/rounds", {**CALL, **changes})
    assert answer.status_code == 201, answer.content
    data: dict[str, Any] = answer.json()
    return data


def test_round_is_prepared_announced_extended_and_closed() -> None:
    by, other = coordinator("RU"), producer()
    made = prepared(by)
    assert (made["row"]["state"], made["code"]) == ("prepared", None)
    assert made["quotas"] == [{"party": party, "form": "fiction", "number": 2} for party in ("RU", "CN")]
    told(other.get("/rounds/2028"), 404, "no_round")
    later = {"closes_at": "2027-04-01T00:00:00Z", "reason": "Архив был закрыт"}
    told(by.send("/rounds/2028/acts/extend", later), 409, "round_prepared")

    assert by.send("/rounds/2028/acts/announce").json()["row"]["state"] == "open"
    assert other.get("/rounds/2028").json()["row"]["state"] == "open"
    assert by.send("/rounds/2028/acts/extend", later).json()["row"]["closes_at"].startswith("2027-04-01")
    told(by.send("/rounds/2028/acts/extend", later), 409, "not_later")
    told(by.send("/rounds/2028/acts/close", {"reason": " "}), 422, "reason_missing")
    assert by.send("/rounds/2028/acts/close", {"reason": "Хватит"}).json()["row"]["state"] == "closed"
    told(by.send("/rounds/2028", method="DELETE"), 409, "round_announced")


def test_round_that_was_never_announced_is_deleted() -> None:
    by = coordinator("RU")
    prepared(by)
    assert by.send("/rounds/2028", method="DELETE").status_code == 204
    assert not Round.objects.exists()
    told(by.send("/rounds/2028", method="DELETE"), 404, "no_round")


def test_round_is_changed_on_the_version_that_was_read() -> None:
    by = coordinator("RU")
    prepared(by)
    etag = by.get("/rounds/2028")["ETag"]
    told(by.patch("/rounds/2028", {"quotas": {}}), 428, "if_match_missing")
    answer = by.patch("/rounds/2028", {"quotas": {"RU": {"fiction": 3}}}, if_match=etag)
    assert answer.json()["quotas"] == [{"party": "RU", "form": "fiction", "number": 3}]
    assert answer.json()["criteria"][0]["names"] == {"ru": "Замысел"}
    late = by.patch("/rounds/2028", {"quotas": {}}, if_match=etag)
    assert told(late, 412, "round_changed_meanwhile")["facts"]["there"]["quotas"][0]["number"] == 3
    version = late["ETag"].rstrip('"')
    assert answer["ETag"].startswith(version)
    assert by.get("/rounds/2028")["ETag"].startswith(version)
    told(by.send("/rounds/2028/acts/announce", {}, if_match=etag), 412, "round_changed_meanwhile")
    assert by.send("/rounds/2028/acts/announce", {}, if_match=answer["ETag"]).status_code == 200


def test_criteria_keep_their_ids_and_go_when_they_are_left_out() -> None:
    by = coordinator("RU")
    (first,) = prepared(by)["criteria"]
    changed = [{"id": first["id"], "names": {"ru": "Сценарий"}}, {"names": {"ru": "Смета"}, "weight": 3}]
    rows = by.patch("/rounds/2028", {"criteria": changed}, if_match="*").json()["criteria"]
    assert [(row["names"]["ru"], row["weight"]) for row in rows] == [("Сценарий", 1), ("Смета", 3)]
    assert rows[0]["id"] == first["id"]
    (kept,) = by.patch("/rounds/2028", {"criteria": changed[:1]}, if_match="*").json()["criteria"]
    assert kept["id"] == first["id"]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"closes_at": "2026-10-01T00:00:00Z"}, "/closes_at"),
        ({"opens_at": "2026-11-01"}, "/opens_at"),
        ({"quotas": {"NL": {"fiction": 1}}}, "/quotas/NL"),
        ({"criteria": [{"weight": 1}]}, "/criteria/0"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_call_that_says_nothing_sensible_is_told_where(changes: dict[str, Any], where: str) -> None:
    problem = told(coordinator("RU").send("/rounds", {**CALL, **changes}), 422, "malformed")
    assert [error["pointer"] for error in problem["errors"]] == [where]
    assert not Round.objects.exists()


def test_code_of_a_hidden_round_is_shown_once_and_kept_nowhere() -> None:
    by = coordinator("RU")
    body = {**CALL, "hidden": True}
    first, again = (by.send("/rounds", body, idempotency_key="k").json() for _ in range(2))
    assert first["code"]
    assert again == {**first, "code": None}
    by.send("/rounds/2028/acts/announce")
    other = producer()
    assert other.get(f"/rounds/2028?code={first['code']}").status_code == 200
    new = by.send("/rounds/2028/acts/renew_code", {}, idempotency_key="l").json()["code"]
    assert new not in (None, first["code"])
    told(other.get(f"/rounds/2028?code={first['code']}"), 404, "no_round")
    assert other.get(f"/rounds/2028?code={new}").status_code == 200
    kept = "".join(TokenAnswer.objects.values_list("body", flat=True))
    assert new not in kept
    assert first["code"] not in kept
    told(by.send("/rounds", {**CALL, "slug": "2029", "closes_at": "x"}), 422, "malformed")


def test_nobody_else_keeps_rounds() -> None:
    prepared(coordinator("RU"))
    told(officer("CN").send("/rounds", {**CALL, "slug": "x"}), 403, "not_allowed")
    told(officer("CN").patch("/rounds/2028", {"quotas": {}}, if_match="*"), 403, "not_allowed")
    told(officer("CN").send("/rounds/2028/acts/announce"), 403, "not_allowed")
    told(producer().send("/rounds", {**CALL, "slug": "x"}), 403, "not_allowed")
    for act in ("announce", "renew_code"):
        told(producer().send(f"/rounds/2028/acts/{act}"), 404, "no_round")
    reading = program(slate.coordinator("RU"), "RU", ["read", "keep_rounds"])
    told(reading.send("/rounds/2028/acts/announce"), 403, "not_in_token")
    told(coordinator("RU").send("/rounds", CALL), 409, "round_there")


# Spreading ------------------------------------------------------------------------------------------------------------


def test_round_is_spread_as_it_was_looked_at() -> None:
    call = slate.announced()
    found = [slate.under_review(f"Фильм {number}", round=call) for number in range(2)]
    first, second = (slate.reviewer("RU", number) for number in (1, 2))
    by = coordinator("RU")
    path = f"/rounds/{call.slug}/spread"

    preview = by.get(f"{path}?per_proposal=1")
    plan = preview.json()
    assert {row["proposal"]: len(row["reviewers"]) for row in plan["given"]} == {str(row.pk): 1 for row in found}
    assert [(row["user"], row["before"], row["after"]) for row in plan["load"]] == [(first.id, 0, 1), (second.id, 0, 1)]
    assert not Assignment.objects.exists()
    told(by.send(path, {"per_proposal": 1}), 428, "if_match_missing")
    told(by.send(path, {"per_proposal": 2}, if_match=preview["ETag"]), 412, "plan_changed")
    assert not Assignment.objects.exists()

    done = by.send(path, {"per_proposal": 1}, if_match=preview["ETag"], idempotency_key="spread")
    assert done.json() == plan
    again = by.send(path, {"per_proposal": 1}, if_match=preview["ETag"], idempotency_key="spread")
    assert (again.json(), again["Idempotent-Replayed"]) == (plan, "true")
    assert Assignment.objects.filter(party="RU").count() == 2
    other = told(by.send(path, {"per_proposal": 1}, if_match=preview["ETag"]), 412, "plan_changed")
    assert other["facts"]["there"]["given"] == []


def test_only_named_reviewers_are_asked_and_what_is_missing_is_told() -> None:
    call = slate.announced()
    found = slate.under_review(round=call)
    one, _two = (slate.reviewer("RU", number) for number in (1, 2))
    by = coordinator("RU")
    plan = by.get(f"/rounds/{call.slug}/spread?per_proposal=2&reviewers={one.id}").json()
    assert plan["given"] == [{"proposal": str(found.pk), "reviewers": [one.id]}]
    assert plan["short"] == [{"proposal": str(found.pk), "missing": 1}]
    told(by.get(f"/rounds/{call.slug}/spread?per_proposal=2&reviewers=x"), 400, "bad_parameter")
    told(by.get(f"/rounds/{call.slug}/spread?per_proposal=2&reviewers=0"), 422, "no_reviewers")


def test_spreading_is_for_coordinators_and_of_nothing_does_nothing() -> None:
    call = slate.announced()
    told(officer("RU").get(f"/rounds/{call.slug}/spread?per_proposal=1"), 403, "not_allowed")
    told(producer().get(f"/rounds/{call.slug}/spread?per_proposal=1"), 403, "not_allowed")
    by = coordinator("RU")
    told(by.get("/rounds/none/spread?per_proposal=1"), 404, "no_round")
    empty = by.get(f"/rounds/{call.slug}/spread?per_proposal=1")
    assert empty.json() == {"party": "RU", "given": [], "short": [], "load": []}
    assert by.send(f"/rounds/{call.slug}/spread", {"per_proposal": 1}, if_match=empty["ETag"]).json() == empty.json()


def test_reviewers_are_told_with_what_they_owe_and_what_ties_them() -> None:
    found = slate.under_review()
    slate.assigned(found, "RU")
    slate.assigned(found, "RU", 2, interest="conflict")
    slate.reviewer("CN")
    rows = coordinator("RU").get(f"/proposals/{found.pk}/reviewers").json()["reviewers"]
    assert [(row["owed"], row["asked"], row["tie"]) for row in rows] == [(1, True, None), (0, False, "conflict")]
    told(officer("RU").get(f"/proposals/{found.pk}/reviewers"), 403, "not_allowed")
    told(producer().get(f"/proposals/{found.pk}/reviewers"), 403, "not_allowed")
