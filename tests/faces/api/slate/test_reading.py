"""What programs read: lists with filters and pages, parts of a proposal, rounds, the inbox, notices, the ledger."""

from __future__ import annotations

import pytest

from diptych.apps.slate.domain import messaging
from tests.faces.api.slate.conftest import coordinator, officer, producer, program, told
from tests.factories import slate

pytestmark = pytest.mark.django_db


def titles(answer: object) -> list[str]:
    return [row["titles"][0]["text"] for row in answer.json()["proposals"]]  # type: ignore[attr-defined]


def test_list_is_filtered_and_goes_on_page_by_page() -> None:
    for number in range(5):
        slate.filed(f"Фильм {number}", **({"form": "documentary"} if number == 4 else {}))
    slate.draft("Черновик")
    by = officer("RU")

    assert sorted(titles(by.get("/proposals"))) == [f"Фильм {number}" for number in range(5)]
    assert titles(by.get("/proposals?form=documentary")) == ["Фильм 4"]
    assert titles(by.get("/proposals?text=3")) == ["Фильм 3"]
    assert titles(by.get("/proposals?joint=draft,refused")) == []
    assert len(titles(by.get("/proposals?party=RU&state=checking&waiting_for=RU&lead_country=RU"))) == 5
    assert by.get("/proposals?count=true&limit=1").json()["total"] == 5

    seen, path = [], "/proposals?limit=2&fields=titles"
    while path:
        answer = by.get(path)
        page = answer.json()
        seen += titles(answer)
        assert all(set(row) == {"id", "titles"} for row in page["proposals"])
        path = (page["next"] or "").removeprefix("/api/v1")
        assert ("Link" in answer.headers) == bool(path)
    assert sorted(seen) == [f"Фильм {number}" for number in range(5)]


@pytest.mark.parametrize(
    "query", ["joint=asleep", "limit=0", "fields=secret", "round=x", "state=x", "colour=red", "form=fiction&form=x"]
)
def test_question_that_cannot_be_meant_is_named(query: str) -> None:
    slate.programme()
    told(officer("RU").get(f"/proposals?{query}"), 400, "bad_parameter")


@pytest.mark.parametrize("cursor", ["x", "WzFd", "WyJub3RpY2VzIixudWxsLCJhIl0", "%00", "eyJhIjoxfQ"])
def test_cursor_of_another_list_is_refused(cursor: str) -> None:
    slate.programme()
    told(officer("RU").get(f"/proposals?cursor={cursor}"), 400, "bad_cursor")
    told(officer("RU").get(f"/notices?cursor={cursor}"), 400, "bad_cursor")
    told(officer("RU").get(f"/ledger?cursor={cursor}"), 400, "bad_cursor")


def test_what_no_database_can_hold_is_refused_or_found_nowhere() -> None:
    slate.programme()
    by = officer("RU")
    told(by.get("/proposals?text=%00"), 400, "bad_parameter")
    told(by.get("/ledger?action=%00"), 400, "bad_parameter")
    told(by.get("/rounds/%00"), 404, "no_round")


def test_proposal_has_everything_that_may_be_seen_and_only_what_is_asked_for() -> None:
    found = slate.decided(RU="approved")
    by = officer("CN")
    whole = by.get(f"/proposals/{found.pk}").json()
    assert (whole["joint"], whole["reference"], whole["now"]["revision"]) == ("half_decided", found.reference, 1)
    assert [row["own"] for row in whole["decisions"]] == [False]
    assert {way["act"] for way in whole["ways"]} >= {"decide", "request_information"}
    part = by.get(f"/proposals/{found.pk}?fields=joint,tracks").json()
    assert set(part) == {"id", "joint", "tracks"}
    assert whole["timeline"][0]["action"] == "slate.file_proposal"
    assert by.get(f"/proposals/{found.pk}/timeline").json()["entries"] == whole["timeline"]


def test_revision_that_is_not_there_is_refused() -> None:
    found = slate.filed()
    by = officer("RU")
    told(by.get(f"/proposals/{found.pk}/revisions/7"), 404, "no_revision")
    told(by.get(f"/proposals/{found.pk}/revisions/99999999999999999999"), 404, "no_revision")
    told(by.get(f"/proposals/{found.pk}/difference?before=1&after=2"), 404, "no_revision")
    told(by.get(f"/proposals/{found.pk}/difference?before=1"), 400, "bad_parameter")


def test_draft_that_cannot_be_assessed_is_told_what_is_wrong_with_it() -> None:
    lead = producer()
    id = lead.send("/proposals", {"lang": "ru", "title": "Пусто"}).json()["proposal"]["id"]
    told(lead.get(f"/proposals/{id}/findings"), 404, "unknown_agreement")
    body = {"dossier": {"agreement": "rucn-2017", "minutes": "long"}}
    assert lead.patch(f"/proposals/{id}", body, if_match="*").status_code == 200
    told(lead.get(f"/proposals/{id}/findings"), 422, "malformed")


def test_rounds_and_their_page_are_read() -> None:
    slate.announced()
    by, lead = officer("RU"), producer()
    assert [row["slug"] for row in lead.get("/rounds").json()["rounds"]] == ["2027"]
    asked = by.get("/rounds/2027").json()
    assert {(row["party"], row["form"], row["number"]) for row in asked["quotas"]} == {
        ("RU", "fiction", 2),
        ("RU", "animation", 2),
        ("CN", "fiction", 2),
    }
    body = {"lang": "ru", "title": "В наборе", "round": "2027", "company": "Север", "country": "RU"}
    id = lead.send("/proposals", body).json()["proposal"]["id"]
    (question,) = asked["questions"]
    answers = {"answers": [{"question": question["id"], "text": "Потому"}], "dossier": slate.DOSSIER}
    now = lead.patch(f"/proposals/{id}", answers, if_match="*").json()
    assert (now["round"], now["now"]["answers"][0]["text"]) == ("2027", "Потому")
    page = by.get("/rounds/2027/entries").json()
    assert (page["parties"], page["entries"]) == (["RU", "CN"], [])
    told(lead.get("/rounds/2027/entries"), 404, "no_round")
    told(by.get("/rounds/1999"), 404, "no_round")
    told(lead.send("/proposals", {**body, "round": "1999"}), 404, "no_round")


def test_entries_of_a_round_show_points_of_one_side_alone() -> None:
    slate.announced()
    lead = producer()
    proposal = slate.draft("В наборе")
    assert lead.patch(f"/proposals/{proposal.pk}", {"round": "2027"}, if_match="*").status_code == 200
    answer = lead.act(proposal.pk, "file")
    assert answer.status_code == 200, answer.content
    entry = officer("RU").get("/rounds/2027/entries").json()["entries"][0]
    assert [side["party"] for side in entry["sides"]] == ["RU"]


def test_inbox_holds_what_waits_for_whom() -> None:
    found = slate.asked("CN")
    assert [group["name"] for group in producer().get("/inbox").json()["mine"]] == ["answer"]
    ru = officer("RU").get("/inbox").json()
    assert [(group["name"], group["count"]) for group in ru["party"]] == [("check", 1)]
    assert ru["party"][0]["rows"][0]["proposal"] == str(found.pk)


def test_figures_are_told() -> None:
    slate.decided(RU="approved", CN="approved")
    found = officer("RU").get("/statistics").json()
    assert (found["filed"], found["by_form"]) == (1, [{"code": "fiction", "count": 1}])
    assert {row["party"] for row in found["to_decision"]} == {"RU", "CN"}


def test_notices_are_read_and_marked() -> None:
    slate.programme()
    by = officer("RU")
    found = slate.filed()
    slate.filed("Другой")
    page = by.get("/notices?limit=1", accept_language="ru").json()
    assert page["unread"] == 2
    assert page["notices"][0]["sentence"]
    rest = by.get(page["next"].removeprefix("/api/v1")).json()
    assert rest["notices"][0]["proposal"] == str(found.pk)
    assert by.send("/notices/read", {"ids": [page["notices"][0]["id"]]}).json() == {"marked": 1}
    assert by.get("/notices?unread=true").json()["unread"] == 1
    assert by.send("/notices/read").json() == {"marked": 1}
    assert by.send("/notices/read").json() == {"marked": 0}


def test_ledger_is_read_as_far_as_it_is_seen() -> None:
    found = slate.filed()
    told_so = {"text": "Наше", "lang": "ru", "by": slate.officer("CN"), "at": slate.NOW}
    messaging.write_message(found.pk, room="internal", party="CN", **told_so)
    ru, cn, lead = officer("RU"), officer("CN"), producer()

    def acts(path: str, by: object) -> list[str]:
        return [row["action"] for row in by.get(path).json()["entries"]]  # type: ignore[attr-defined]

    about = f"/ledger?thing={found.pk}"
    assert acts(about, cn) == ["slate.write_message", "slate.file_proposal"]
    assert acts(about, ru) == ["slate.file_proposal"]
    assert "slate.begin_proposal" in acts(about, lead)
    assert acts(f"{about}&action=slate.write_message", cn) == ["slate.write_message"]
    page = cn.get(f"{about}&limit=1").json()
    assert acts(page["next"].removeprefix("/api/v1"), cn) == ["slate.file_proposal"]


def test_lists_cost_the_same_for_one_proposal_and_for_many(django_assert_max_num_queries: object) -> None:
    slate.filed()
    by = coordinator("RU")
    by.get("/proposals")
    for number in range(6):
        slate.filed(f"Фильм {number}")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert len(by.get("/proposals").json()["proposals"]) == 7


def test_reviewer_reads_what_they_review_and_nothing_else() -> None:
    found = slate.under_review()
    slate.filed("Другой")
    slate.assigned(found, "RU")
    by = program(slate.reviewer("RU"), "RU")
    assert titles(by.get("/proposals")) == ["Линия снега"]
    assert by.get(f"/proposals/{found.pk}/reviews").json()["reviews"][0]["mine"] is True
