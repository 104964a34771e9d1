"""The page of a proposal shows each reader their part and nothing of another's."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import checking, deciding, filing, messaging, producers
from diptych.apps.slate.models import Condition, Message, Proposal
from diptych.apps.slate.permissions import PROPOSAL
from diptych.apps.slate.queries.proposals import proposal_seen
from diptych.kernel.permissions.person import Person
from tests.apps.slate.queries import secrets
from tests.factories import slate
from tests.factories.registers import refusal
from tests.factories.slate import NOW, later

pytestmark = pytest.mark.django_db


def acts(person: Person, found: Proposal) -> dict[str, str]:
    page = proposal_seen(person, found.pk, at=NOW)
    return {f"{way.act} {way.party}".strip(): way.obstacle.code if way.obstacle else "" for way in page.ways}


def test_page_shows_everybody_what_is_theirs() -> None:
    found = secrets.proposal()
    everybody = secrets.everybody()
    shown = {}
    for name, person in everybody.items():
        if PROPOSAL.may(person, "see_proposal", found):
            shown[name] = secrets.marks_in(proposal_seen(person, found.pk, at=NOW))
    side = {secret: {f"{party}-{secret}" for party in slate.PARTIES} for secret in secrets.SECRETS}
    assert len(side) == 10

    def of_side(party: str) -> set[str]:
        return {f"{party}-{secret}" for secret in secrets.SECRETS if secret != "draft"}

    producers = {secrets.FROM_PRODUCERS, "RU-room", "CN-room"}
    expected = {f"{party} {role}": of_side(party) for party in slate.PARTIES for role in slate.STAFF}
    expected |= {"lead": producers, "partner": producers}
    expected |= {f"{party} reviewer": {f"{party}-review", f"{party}-reviewer"} for party in slate.PARTIES}
    assert shown == expected


def test_page_of_a_draft_is_its_producers() -> None:
    found = slate.draft()
    for name, person in slate.everybody().items():
        if name in ("lead", "partner"):
            assert proposal_seen(person, found.pk, at=NOW).id == found.pk
        else:
            assert refusal(partial(proposal_seen, person, found.pk, at=NOW)) == ("no_proposal", {})


def test_page_of_what_never_was_is_refused_alike() -> None:
    slate.programme()
    assert refusal(lambda: proposal_seen(slate.officer("RU"), "0" * 32, at=NOW)) == ("no_proposal", {})


def test_page_shows_a_decision_to_its_party_until_it_is_published() -> None:
    found = slate.decide(slate.under_review(), "CN", "refused", publish=False, at=later(hours=3))

    def seen(person: Person) -> tuple[object, ...]:
        page = proposal_seen(person, found.pk, at=NOW)
        track = next(track for track in page.tracks if track.party == "CN")
        return track.state, track.verdict, track.since, len(page.decisions), page.changed_at, page.joint

    assert seen(slate.officer("CN")) == ("decided", "refused", later(hours=3), 1, NOW, "under_review")
    for person in (slate.officer("RU"), slate.lead()):
        assert seen(person) == ("reviewing", "", NOW, 0, NOW, "under_review")
    deciding.publish_decision(found.pk, party="CN", by=slate.officer("CN"), at=later(days=1))
    for person in (slate.officer("RU"), slate.lead()):
        assert seen(person) == ("refused", "refused", later(days=1), 1, later(days=1), "half_decided")
        (decision,) = proposal_seen(person, found.pk, at=NOW).decisions
        assert (decision.reasons, decision.decided_by, decision.decided_at) == ("CN: reasons", "", None)
    (decision,) = proposal_seen(slate.officer("CN"), found.pk, at=NOW).decisions
    assert (decision.decided_by, decision.decided_at) == ("CN officer 1", later(hours=3))


def test_page_shows_a_request_to_its_party_and_the_producers() -> None:
    found = slate.asked("CN", "Пришлите договор.")
    shown = {
        name: [row.text for row in proposal_seen(person, found.pk, at=NOW).requests]
        for name, person in {"CN": slate.officer("CN"), "RU": slate.officer("RU"), "lead": slate.lead()}.items()
    }
    assert shown == {"CN": ["Пришлите договор."], "RU": [], "lead": ["Пришлите договор."]}


def test_page_says_what_can_be_done_now() -> None:
    found = slate.under_review()
    always = {"edit", "invite_producer", "leave_proposal", "duplicate", "hand_over"}
    assert acts(slate.lead(), found) == dict.fromkeys(always | {"withdraw"}, "") | {"leave_proposal": "lead_stays"}
    partner = acts(slate.partner(), found)
    assert {name for name, code in partner.items() if code == "not_allowed"} == {"withdraw", "hand_over"}
    assert acts(slate.officer("CN"), found) == dict.fromkeys(
        ("request_information CN", "decide CN", "add_side_document CN"), ""
    )
    assert acts(slate.member("CN", "analyst"), found) == {}
    slate.assigned(found, "CN", interest="undeclared")
    assert acts(slate.officer("CN"), found)["decide CN"] == "guard_reviews_in"
    assert acts(slate.officer("RU"), found)["decide RU"] == ""


def test_page_says_what_a_draft_lacks() -> None:
    found = slate.draft()
    assert acts(slate.lead(), found)["file"] == ""
    assert acts(slate.partner(), found)["file"] == "not_allowed"
    found.texts.filter(kind="logline").delete()
    page = proposal_seen(slate.lead(), found.pk, at=NOW)
    (way,) = [way for way in page.ways if way.act == "file"]
    assert way.obstacle is not None
    assert [(lack.code, lack.about) for lack in way.obstacle.facts["missing"]] == [("no_text", "logline")]


def test_page_says_until_when_an_appeal_may_be_filed() -> None:
    found = slate.decided(RU="refused", CN="approved")
    page = proposal_seen(slate.lead(), found.pk, at=NOW)
    (decision,) = [row for row in page.decisions if row.party == "RU"]
    assert decision.appeal_until is not None
    assert acts(slate.lead(), found)["appeal RU"] == ""
    ways = proposal_seen(slate.lead(), found.pk, at=later(days=60)).ways
    (way,) = [way for way in ways if way.act == "appeal" and way.party == "RU"]
    assert way.obstacle is not None
    assert (way.obstacle.code, way.obstacle.facts["until"]) == ("guard_within_term", decision.appeal_until)
    assert acts(slate.officer("RU"), found)["reopen RU"] == ""


def test_page_says_which_conditions_keep_the_film_from_being_filed() -> None:
    found = slate.in_production()
    assert acts(slate.lead(), found)["file_final"] == ""
    decision = found.decisions.get(party="CN")
    condition = Condition.objects.create(decision=decision, number=1, text="Титры", lang="ru")
    assert acts(slate.lead(), found)["file_final"] == "guard_conditions_met"
    assert "settle_condition CN" in acts(slate.officer("CN"), found)
    assert "settle_condition RU" not in acts(slate.officer("RU"), found)
    deciding.settle_condition(condition.pk, evidence="Есть", by=slate.officer("CN"), at=NOW)
    assert acts(slate.lead(), found)["file_final"] == ""


def test_page_has_the_rooms_one_may_enter() -> None:
    found = slate.filed()
    told = {"lang": "ru", "by": slate.officer("CN"), "at": NOW}
    messaging.write_message(found.pk, room="producers", party="CN", text="Здравствуйте", **told)
    rooms = {
        name: {(room.room, room.party): (room.may_write, len(room.messages)) for room in page.rooms}
        for name, page in (
            (name, proposal_seen(person, found.pk, at=NOW))
            for name, person in {
                "CN": slate.officer("CN"),
                "analyst": slate.member("RU", "analyst"),
                "lead": slate.lead(),
            }.items()
        )
    }
    assert rooms == {
        "CN": {("internal", "CN"): (True, 0), ("producers", "CN"): (True, 1), ("parties", ""): (True, 0)},
        "analyst": {("internal", "RU"): (True, 0), ("producers", "RU"): (False, 0), ("parties", ""): (False, 0)},
        "lead": {("producers", "CN"): (True, 1), ("producers", "RU"): (True, 0)},
    }


def test_page_asks_no_more_where_more_was_written() -> None:
    found = secrets.proposal()
    counts = {}
    for number in (1, 30):
        for party in slate.PARTIES:
            told = {"proposal": found, "party": party, "author_id": slate.officer(party).id, "lang": "ru", "at": NOW}
            Message.objects.bulk_create([Message(room="internal", text="…", **told) for _ in range(number)])
        people = {"lead": slate.lead(), "officer": slate.officer("CN"), "reviewer": slate.reviewer("CN")}
        for name, person in people.items():
            with CaptureQueriesContext(
                connection,
            ) as queries:
                proposal_seen(person, found.pk, at=NOW)
            counts.setdefault(name, []).append(len(queries))
    assert counts == {"lead": [20, 20], "officer": [20, 20], "reviewer": [19, 19]}


def test_page_shows_authorities_the_companies_that_were_filed() -> None:
    found = slate.filed()
    producers.change_company(found.pk, company="Другая компания", country="CN", by=slate.partner(), at=later(days=1))
    producers.hand_over(found.pk, to=slate.partner().id, by=slate.lead(), at=later(days=1))

    def companies(person: Person) -> list[tuple[str, bool]]:
        return [(row.company, row.lead) for row in proposal_seen(person, found.pk, at=later(days=2)).now.producers]

    assert companies(slate.officer("CN")) == [("Север", True), ("大河", False)]
    assert companies(slate.partner()) == [("Другая компания", True), ("Север", False)]
    asked = {"kind": "document", "text": "Договор", "lang": "ru", "by": slate.officer("CN"), "at": later(days=2)}
    checking.request_information(found.pk, party="CN", **asked)  # type: ignore[arg-type]
    filing.answer_request(found.pk, reason="Новая компания", by=slate.partner(), at=later(days=3))
    assert companies(slate.officer("CN")) == [("Другая компания", True), ("Север", False)]


def test_page_offers_no_other_deadline_to_who_has_decided() -> None:
    found = slate.under_review()
    assert "extend_deadline CN" in acts(slate.coordinator("CN"), found)
    slate.decide(found, "CN", publish=False)
    assert "extend_deadline CN" not in acts(slate.coordinator("CN"), found)
