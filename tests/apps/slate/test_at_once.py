"""Two people do the same in the same moment: one act, or one after the other, never half of each."""

from __future__ import annotations

from functools import partial

import pytest

from diptych.apps.slate.domain import checking, reviewing, rounds
from diptych.apps.slate.models import Assignment, Round
from diptych.kernel.audit.models import Entry
from tests.factories import slate
from tests.factories.registers import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def done(code: str) -> int:
    return Entry.objects.filter(action=code).count()


def test_two_officers_find_a_dossier_complete_once() -> None:
    found = slate.filed()
    both = (slate.officer("CN"), slate.coordinator("CN"))

    calls = [partial(checking.find_complete, found.pk, party="CN", by=by, at=slate.NOW) for by in both]
    results = at_once(*calls)

    assert sorted(str(result) for result in results if isinstance(result, str)) == ["illegal_move"]
    assert (slate.states(found)["CN"], done("slate.find_complete")) == ("reviewing", 1)


def test_one_finds_complete_while_another_asks() -> None:
    found = slate.filed()
    ask = partial(checking.request_information, found.pk, party="CN", kind="document", text="…", lang="ru")

    at_once(
        partial(checking.find_complete, found.pk, party="CN", by=slate.officer("CN"), at=slate.NOW),
        partial(ask, by=slate.coordinator("CN"), at=slate.NOW),
    )

    # Who comes second sees what the first did: a request may follow a finding, a finding no request.
    assert slate.states(found)["CN"] == "asked"
    assert done("slate.request_information") == 1


def test_reviewer_is_asked_once_by_two_coordinators() -> None:
    found = [slate.under_review("A"), slate.under_review("B")]
    slate.reviewer("RU")
    both = (slate.coordinator("RU"), slate.member("RU", "coordinator", number=2))

    at_once(
        *[
            partial(reviewing.spread_reviews, [row.pk for row in rows], party="RU", per_proposal=1, by=by, at=slate.NOW)
            for by, rows in zip(both, (found, found[::-1]), strict=True)
        ]
    )

    assert Assignment.objects.count() == 2
    assert done("slate.assign_reviewer") == 2


def test_round_is_changed_by_one_of_two() -> None:
    slate.programme()
    row, _code = rounds.create_round(slate.PROGRAMME, call=slate.call(), by=slate.coordinator("RU"), at=slate.NOW)

    results = at_once(
        *[
            partial(
                rounds.change_round,
                row.pk,
                changes={"quotas": {party: {"fiction": 7}}},
                revision=1,
                by=slate.coordinator(party),
                at=slate.NOW,
            )
            for party in slate.PARTIES
        ]
    )

    assert [result for result in results if isinstance(result, str)] == ["round_changed_meanwhile"]
    assert (Round.objects.get().revision, done("slate.change_round")) == (2, 1)
