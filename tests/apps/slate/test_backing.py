"""Backing: written by producers, told to nobody else before it is filed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from diptych.apps.slate.domain import backing, filing
from diptych.apps.slate.models import Backing, Proposal
from tests.factories import slate
from tests.factories.registers import agent, keep, refusal, source

pytestmark = pytest.mark.django_db


def add(found: Proposal, **changes: Any) -> Backing:
    told = {
        "agency": "Фонд кино",
        "country": "RU",
        "kind": "funding",
        "state": "promised",
        "amount": "1500000.50",
        "currency": "RUB",
        "terms": "При софинансировании",
        "by": slate.lead(),
        "at": slate.NOW,
        **changes,
    }
    return backing.add_backing(found.pk, **told)


def change(row: Backing, **changes: Any) -> Backing:
    return backing.change_backing(row.pk, **{"by": slate.partner(), "at": slate.NOW, **changes})


WRITTEN = {
    "agency": "Фонд кино",
    "agent": "",
    "country": "RU",
    "kind": "funding",
    "state": "promised",
    "amount": "1500000.5",
    "currency": "RUB",
    "terms": "При софинансировании",
}


def test_backing_is_kept_as_it_was_written() -> None:
    found = slate.draft()
    row = add(found)

    assert backing.written(Backing.objects.get(pk=row.pk)) == WRITTEN
    assert slate.said() == ("slate.add_backing", "vera", "", f"producers:{found.pk}")
    assert slate.last_entry().after == WRITTEN


def test_agency_may_be_one_of_the_register() -> None:
    keep("source", source())
    keep("agent", agent("fond-kino"))
    row = add(slate.draft(), agency="", agent="fond-kino", amount=None, currency="", kind="endorsement")

    assert (row.agent_id, row.agency, row.amount) == ("fond-kino", "", None)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"agency": " "}, ("text_missing", {"field": "agency"})),
        ({"agent": "nobody"}, ("no_agent", {"found": "nobody"})),
        ({"country": "XX"}, ("no_country", {"found": "XX"})),
        ({"currency": "рублей"}, ("no_currency", {"found": "рублей"})),
        ({"currency": ""}, ("amount_without_currency", {})),
        ({"amount": None}, ("amount_without_currency", {})),
        ({"amount": "0"}, ("bad_amount", {"found": "0"})),
        ({"amount": "-5"}, ("bad_amount", {"found": "-5"})),
        ({"amount": "NaN"}, ("bad_amount", {"found": "NaN"})),
        ({"amount": "1e400"}, ("bad_amount", {"found": "1e400"})),
        ({"amount": "0.001"}, ("bad_amount", {"found": "0.001"})),
        ({"amount": "много"}, ("bad_amount", {"found": "много"})),
        (
            {"kind": "bribe"},
            ("no_choice", {"field": "kind", "found": "bribe", "known": ("funding", "in_kind", "endorsement")}),
        ),
        ({"terms": "я" * 4001}, ("text_too_long", {"field": "terms", "most": 4000, "found": 4001})),
    ],
)
def test_backing_that_cannot_be_meant_is_refused(changes: dict[str, Any], found: tuple[str, Any]) -> None:
    proposal = slate.draft()
    assert refusal(lambda: add(proposal, **changes)) == found

    row = add(proposal)
    assert refusal(lambda: change(row, **changes)) == found
    assert backing.written(Backing.objects.get()) == WRITTEN


def test_change_tells_what_changed_and_nothing_is_no_act() -> None:
    found = slate.draft()
    row = add(found)
    change(row, state="confirmed", amount=Decimal(2_000_000))

    entry = slate.last_entry()
    assert slate.said() == ("slate.change_backing", "lin", "", f"producers:{found.pk}")
    assert (entry.before, entry.after) == (
        {"state": "promised", "amount": "1500000.5"},
        {"state": "confirmed", "amount": "2000000"},
    )
    before = slate.entries()
    change(row, state="confirmed")
    assert slate.entries() == before


def test_removed_backing_stays_in_the_revision_that_was_filed_with_it() -> None:
    found = slate.draft()
    row = add(found)
    revision = filing.file_proposal(found.pk, by=slate.lead(), at=slate.NOW)
    backing.remove_backing(row.pk, by=slate.lead(), at=slate.NOW)

    assert not Backing.objects.exists()
    assert [item["agency"] for item in revision.content["backings"]] == ["Фонд кино"]
    assert slate.said() == ("slate.remove_backing", "vera", "", f"producers:{found.pk}")
    assert refusal(lambda: backing.remove_backing(row.pk, by=slate.lead(), at=slate.NOW)) == ("no_backing", {})


def test_only_producers_write_and_nobody_else_learns_what_there_is() -> None:
    found = slate.filed()
    row = add(found)

    added = slate.outcomes(lambda by: add(found, by=by))
    changed = slate.outcomes(lambda by: change(row, by=by, state="paid"))
    removed = slate.outcomes(lambda by: backing.remove_backing(row.pk, by=by, at=slate.NOW))

    for outcome in (added, changed, removed):
        assert outcome["done"] == {"lead", "partner"}
        assert outcome["not_allowed"] == {
            f"{party} {role}" for party in ("RU", "CN") for role in ("officer", "coordinator", "analyst")
        }
    assert set(added) == {"done", "not_allowed", "no_proposal"}
    assert set(changed) == set(removed) == {"done", "not_allowed", "no_backing"}


def test_what_has_ended_is_not_written_on() -> None:
    found = slate.withdrawn()

    assert refusal(lambda: add(found)) == ("proposal_ended", {"state": "withdrawn"})
