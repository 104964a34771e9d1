"""What is sent twice is done once; what somebody has written meanwhile is not written over."""

from __future__ import annotations

import pytest

from diptych.apps.slate.models import Message, Proposal
from diptych.kernel.permissions.models import TokenAnswer
from tests.faces.api.slate.conftest import officer, producer, told
from tests.factories import slate

pytestmark = pytest.mark.django_db

MESSAGE = {"room": "parties", "text": "Да", "lang": "ru"}


def test_same_key_gives_the_first_answer() -> None:
    found = slate.filed()
    by = officer("RU")
    first = by.act(found.pk, "message", MESSAGE, idempotency_key="k-1")
    again = by.act(found.pk, "message", MESSAGE, idempotency_key="k-1")

    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again["Idempotent-Replayed"] == "true"
    assert again["Cache-Control"] == "private, no-store"
    assert Message.objects.count() == 1
    by.act(found.pk, "message", MESSAGE, idempotency_key="k-2")
    assert Message.objects.count() == 2


def test_other_body_under_the_same_key_is_refused() -> None:
    found = slate.filed()
    by = officer("RU")
    by.act(found.pk, "message", MESSAGE, idempotency_key="k-1")
    told(by.act(found.pk, "message", {**MESSAGE, "text": "Нет"}, idempotency_key="k-1"), 422, "key_used")
    told(by.act(found.pk, "find_complete", {}, idempotency_key="k-1"), 422, "key_used")
    told(by.act(found.pk, "message", MESSAGE, idempotency_key="x" * 300), 422, "key_unfit")


def test_keys_of_tokens_are_apart() -> None:
    found = slate.filed()
    officer("RU").act(found.pk, "message", MESSAGE, idempotency_key="k-1")
    officer("CN").act(found.pk, "message", MESSAGE, idempotency_key="k-1")
    assert Message.objects.count() == 2


def test_what_was_refused_has_done_nothing_and_its_key_is_free() -> None:
    found = slate.filed()
    by = officer("RU")
    told(by.act(found.pk, "message", {**MESSAGE, "text": " "}, idempotency_key="k-1"), 422, "text_missing")
    assert not TokenAnswer.objects.exists()
    assert by.act(found.pk, "message", MESSAGE, idempotency_key="k-1").status_code == 200


def test_draft_begun_twice_is_one_draft() -> None:
    by = producer()
    body = {"lang": "ru", "title": "Линия снега"}
    answers = [by.send("/proposals", body, idempotency_key="begin").json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert Proposal.objects.count() == 1


# Versions -------------------------------------------------------------------------------------------------------------


def version(tag: str) -> str:
    """What a change may rest on: the first part of an ETag; the second is what is told beside it."""
    return tag.strip('"').partition(".")[0]


def test_draft_is_written_on_the_version_that_was_read() -> None:
    found = slate.draft()
    by = producer()
    path = f"/proposals/{found.pk}"
    told(by.patch(path, {"dossier": {}}), 428, "if_match_missing")
    etag = by.get(path)["ETag"]
    written = by.patch(path, {"dossier": {**slate.DOSSIER, "minutes": "99"}}, if_match=etag)

    assert written.status_code == 200
    assert written.json()["now"]["dossier"]["minutes"] == "99"
    assert written["ETag"] not in ("", etag)
    answer = by.patch(path, {"dossier": {}}, if_match=etag)
    problem = told(answer, 412, "saved_meanwhile")
    assert problem["facts"]["there"]["now"]["dossier"]["minutes"] == "99"
    assert version(answer["ETag"]) == version(written["ETag"])
    assert by.patch(path, {"dossier": slate.DOSSIER}, if_match=written["ETag"]).status_code == 200


def test_message_makes_no_other_version_and_is_told_to_who_holds_the_old_answer() -> None:
    found = slate.filed()
    by, lead = officer("RU"), producer()
    before = lead.get(f"/proposals/{found.pk}")["ETag"]
    assert lead.get(f"/proposals/{found.pk}", if_none_match=before).status_code == 304
    by.act(found.pk, "message", {**MESSAGE, "room": "producers"})
    after = lead.get(f"/proposals/{found.pk}", if_none_match=before)
    assert (after.status_code, version(after["ETag"])) == (200, version(before))


def test_decision_of_another_side_that_is_not_published_makes_no_other_version() -> None:
    found = slate.under_review()
    by, lead = officer("RU"), producer()
    before = [program.get(f"/proposals/{found.pk}")["ETag"] for program in (by, lead)]
    slate.decide(found, "CN", "refused", publish=False)
    assert [program.get(f"/proposals/{found.pk}")["ETag"] for program in (by, lead)] == before


def test_act_rests_on_the_version_it_names() -> None:
    found = slate.filed()
    ru, cn = officer("RU"), officer("CN")
    etag = ru.get(f"/proposals/{found.pk}")["ETag"]
    cn.act(found.pk, "request_information", {"kind": "document", "text": "?", "lang": "ru"})
    told(ru.act(found.pk, "find_complete", {}, if_match=etag), 412, "saved_meanwhile")
    assert slate.states(found)["RU"] == "checking"
    now = ru.get(f"/proposals/{found.pk}")["ETag"]
    assert ru.act(found.pk, "find_complete", {}, if_match=f'"other", {now}').status_code == 200


def test_all_that_is_sent_together_is_written_or_none() -> None:
    found = slate.draft()
    by = producer()
    body = {
        "texts": [{"kind": "logline", "lang": "zh", "text": "雪线", "status": "translated"}],
        "schedule": {"shooting_begins": {"planned": "soon"}},
    }
    told(by.patch(f"/proposals/{found.pk}", body, if_match="*"), 422, "bad_date")
    assert not found.texts.filter(lang="zh").exists()
    body["schedule"] = {"shooting_begins": {"planned": "2027-05"}}
    now = by.patch(f"/proposals/{found.pk}", body, if_match="*").json()["now"]
    assert [(row["kind"], row["planned"]) for row in now["milestones"]] == [("shooting_begins", "2027-05")]
    assert {(row["kind"], row["lang"]) for row in now["texts"]} >= {("logline", "ru"), ("logline", "zh")}
