"""Terms: each party's own working days, and deadlines that everybody sees put off."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from diptych.apps.slate.domain import terms
from diptych.apps.slate.models import InformationRequest, PartyTerms, Proposal, Track
from tests.factories import slate
from tests.factories.registers import refusal

pytestmark = pytest.mark.django_db


def set_terms(party: str = "CN", **changes: Any) -> PartyTerms:
    told = {
        "check_days": 7,
        "review_days": None,
        "answer_days": 10,
        "appeal_days": 15,
        "remind_days": 3,
        "by": slate.coordinator(party),
        "at": slate.NOW,
        **changes,
    }
    return terms.set_terms(slate.PROGRAMME, party=party, **told)


def extend(found: Proposal, *, party: str = "CN", **changes: Any) -> Track:
    told = {"day": slate.day(days=40), "reason": "Перевод", "by": slate.coordinator(party), "at": slate.NOW, **changes}
    return terms.extend_deadline(found.pk, party=party, **told)


def test_terms_begin_with_the_next_deadline() -> None:
    found = slate.filed()
    before = slate.track(found, "CN").deadline
    set_terms()

    assert slate.track(found, "CN").deadline == before
    other = slate.filed("Вторая")
    assert slate.track(other, "CN").deadline == slate.day(days=9)  # seven working days
    assert slate.track(other, "RU").deadline == slate.day(days=7)  # five
    assert slate.said()[0] == "slate.file_proposal"


def test_parties_see_what_a_party_set() -> None:
    slate.programme()
    set_terms()

    entry = slate.last_entry()
    assert slate.said() == ("slate.set_terms", "cn-coordinator-1", "CN", "parties")
    assert entry.after == {"check_days": 7, "review_days": None, "answer_days": 10, "appeal_days": 15, "remind_days": 3}
    before = slate.entries()
    set_terms(at=slate.later(days=1))
    assert slate.entries() == before


def test_party_without_terms_is_given_some() -> None:
    slate.programme()
    PartyTerms.objects.all().delete()

    assert set_terms().check_days == 7
    assert PartyTerms.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"check_days": 0}, ("check_days", 0, 1, 500)),
        ({"appeal_days": 501}, ("appeal_days", 501, 1, 500)),
        ({"remind_days": 61}, ("remind_days", 61, 0, 60)),
        ({"remind_days": -1}, ("remind_days", -1, 0, 60)),
    ],
)
def test_days_have_bounds(changes: dict[str, Any], found: tuple[Any, ...]) -> None:
    slate.programme()

    code, facts = refusal(lambda: set_terms(**changes))
    assert (code, tuple(facts.values())) == ("days_out_of_range", found)


def test_only_the_coordinator_of_the_party_sets_its_terms() -> None:
    slate.programme()

    outcome = slate.outcomes(lambda by: set_terms(by=by))
    assert outcome["done"] == {"CN coordinator"}
    assert set(outcome) == {"done", "not_allowed"}
    assert refusal(lambda: set_terms("NL", by=slate.coordinator("CN"))) == ("no_party", {"party": "NL"})


def test_everybody_sees_a_deadline_put_off() -> None:
    found = slate.filed()
    slate.everybody()
    slate.forget_notices()
    before = slate.track(found, "CN").deadline
    Track.objects.filter(proposal=found, party="CN").update(reminded_at=slate.NOW)
    track = extend(found)

    assert (track.deadline, track.reminded_at) == (slate.day(days=40), None)
    entry = slate.last_entry()
    assert slate.said() == ("slate.extend_deadline", "cn-coordinator-1", "CN", f"proposal:{found.pk}")
    assert before is not None
    assert (entry.before, entry.after, entry.reason) == (
        {"party": "CN", "deadline": before.isoformat()},
        {"party": "CN", "deadline": "2027-01-02"},
        "Перевод",
    )
    assert slate.told("slate.deadline_extended") == {
        *("ru-coordinator-1", "ru-officer-1", "cn-officer-1", "vera", "lin")
    }


def test_open_request_is_due_with_its_track() -> None:
    found = slate.asked("CN")
    extend(found)

    assert InformationRequest.objects.get(proposal=found).due == slate.day(days=40)


def test_deadline_is_put_off_to_a_later_day_with_a_reason() -> None:
    found = slate.filed()
    runs = slate.track(found, "CN").deadline

    assert refusal(lambda: extend(found, day=runs)) == ("not_later", {"field": "day", "on": runs})
    assert refusal(lambda: extend(found, day=slate.TODAY)) == ("day_passed", {"field": "day", "on": slate.TODAY})
    assert refusal(lambda: extend(found, day=date.max))[0] == "day_too_far"
    assert refusal(lambda: extend(found, reason="")) == ("reason_missing", {})
    assert refusal(lambda: extend(slate.approved())) == ("no_deadline_runs", {"state": "approved"})


def test_only_the_coordinator_of_the_party_puts_off() -> None:
    found = slate.filed()

    outcome = slate.outcomes(lambda by: extend(found, by=by))
    assert outcome["done"] == {"CN coordinator"}
    assert set(outcome) == {"done", "not_allowed", "no_proposal"}
