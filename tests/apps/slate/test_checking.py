"""Checking: each party for itself; that it waits is seen by all, what it asks by the producers alone."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from diptych.apps.slate.domain import checking
from diptych.apps.slate.models import InformationRequest, Proposal
from diptych.kernel.audit.models import Entry
from diptych.kernel.notices.models import Notice
from tests.factories import slate
from tests.factories.registers import refusal

pytestmark = pytest.mark.django_db

DECIDING = {"officer", "coordinator"}
MARK = "ЗАПРОС-7731"


def ask(found: Proposal, *, by: Any = None, **changes: Any) -> InformationRequest:
    told = {"party": "CN", "kind": "document", "text": f"Пришлите {MARK}.", "lang": "ru", "at": slate.NOW, **changes}
    return checking.request_information(found.pk, by=by or slate.officer("CN"), **told)


def test_party_finds_a_dossier_complete_for_itself_alone() -> None:
    found = slate.filed()
    checking.find_complete(found.pk, party="CN", by=slate.officer("CN"), at=slate.later(days=1))

    assert slate.states(found) == {"RU": "checking", "CN": "reviewing"}
    assert slate.again(found).joint == "in_check"
    assert slate.track(found, "CN").deadline == date(2026, 12, 22)  # twenty working days
    assert slate.said() == ("slate.find_complete", "cn-officer-1", "CN", f"proposal:{found.pk}")


def test_finding_complete_tells_producers_and_whoever_assigns_reviewers() -> None:
    found, _assigns = slate.filed(), slate.coordinator("CN")
    slate.coordinator("RU")
    checking.find_complete(found.pk, party="CN", by=slate.officer("CN"), at=slate.NOW)

    assert slate.told("slate.dossier_complete") == {"vera", "lin"}
    assert slate.told("slate.ready_for_review") == {"cn-coordinator-1"}


def test_complete_twice_is_no_second_act() -> None:
    found = slate.under_review()
    before = slate.entries()

    code, facts = refusal(
        lambda: checking.find_complete(found.pk, party="CN", by=slate.officer("CN"), at=slate.later(days=1))
    )
    assert (code, facts["state"]) == ("illegal_move", "reviewing")
    assert slate.entries() == before


def test_only_those_who_decide_for_the_party_check_and_ask() -> None:
    found = slate.filed()
    complete = slate.outcomes(lambda by: checking.find_complete(found.pk, party="CN", by=by, at=slate.NOW))
    asked = slate.outcomes(lambda by: ask(found, by=by))

    for outcome in (complete, asked):
        assert outcome["done"] == {"CN officer", "CN coordinator"}
        assert outcome["not_allowed"] == {"RU officer", "RU coordinator", "RU analyst", "CN analyst", "lead", "partner"}
        # Everybody else is told that there is no such proposal: reviewers to whom it was not given among them.
        assert set(outcome) == {"done", "not_allowed", "no_proposal"}


def test_draft_is_checked_by_nobody() -> None:
    found = slate.draft()

    assert refusal(lambda: checking.find_complete(found.pk, party="CN", by=slate.officer("CN"), at=slate.NOW)) == (
        "no_proposal",
        {},
    )


def test_request_waits_for_the_producers_until_the_usual_day() -> None:
    found = slate.filed()
    row = ask(found)

    assert slate.states(found) == {"RU": "checking", "CN": "asked"}
    assert slate.again(found).joint == "waiting_for_producers"
    assert row.due == slate.track(found, "CN").deadline == date(2026, 12, 7)  # ten working days
    assert (row.revision, row.asked_by, row.answered_at) == (1, "CN officer 1", None)


def test_request_may_name_its_own_day() -> None:
    found = slate.filed()
    row = ask(found, due=slate.day(days=3))

    assert row.due == slate.track(found, "CN").deadline == slate.day(days=3)


def test_what_is_asked_stands_in_the_request_alone() -> None:
    found = slate.under_review()
    slate.officer("RU")
    ask(found)

    assert slate.said() == ("slate.request_information", "cn-officer-1", "CN", f"proposal:{found.pk}")
    entry = slate.last_entry()
    assert (entry.after, entry.reason) == (
        {"party": "CN", "revision": 1, "due": "2026-12-07", "joint": "waiting_for_producers"},
        "",
    )
    elsewhere = [*Entry.objects.values(), *Notice.objects.values()]
    assert MARK not in json.dumps(elsewhere, default=str, ensure_ascii=False)
    # The other side is not sent a notice of what is between this side and the producers.
    assert slate.told("slate.information_requested") == {"vera", "lin"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"text": "  "}, ("reason_missing", {"move": "request_information"})),
        ({"text": "я" * 6001}, ("text_too_long", {"field": "text", "most": 6000, "found": 6001})),
        ({"lang": "russian!"}, ("no_language_tag", {"found": "russian!"})),
        ({"due": slate.TODAY}, ("day_passed", {"field": "due", "on": slate.TODAY})),
        (
            {"kind": "bribe"},
            ("no_choice", {"field": "kind", "found": "bribe", "known": ("document", "clarification", "correction")}),
        ),
        ({"party": "NL"}, ("no_party", {"party": "NL"})),
    ],
)
def test_request_that_says_nothing_sensible_is_refused(changes: dict[str, Any], found: tuple[str, Any]) -> None:
    proposal = slate.filed()

    assert refusal(lambda: ask(proposal, **changes)) == found
    assert slate.states(proposal) == {"RU": "checking", "CN": "checking"}
    assert not InformationRequest.objects.exists()


def test_both_parties_may_ask_at_once() -> None:
    found = slate.asked("CN")
    ask(found, party="RU", by=slate.officer("RU"))

    assert slate.states(found) == {"RU": "asked", "CN": "asked"}
    assert refusal(lambda: ask(found))[0] == "illegal_move"
