"""Who may not read something any more does not find it, however far the index lags behind; and what is kept from
somebody moves nothing of what they are shown: no rank, no count, no hint.

That no secret is found by anybody is seen to in ``test_search_secrets``.
"""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from diptych.apps.programme.models import Membership
from diptych.apps.programme.queries.members import person_of
from diptych.apps.slate.domain import deciding, ending, filing, producers, proposals, reviewing
from diptych.apps.slate.models import Proposal, ProposalProducer
from diptych.apps.slate.queries.reaching import Reach, bound
from diptych.kernel.permissions.person import Person
from diptych.kernel.search.domain.following import follow
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.queries.searching import Results, search, suggested
from tests.factories import slate

pytestmark = pytest.mark.django_db


def found(question: str, person: Person | None, **more: object) -> Results:
    return search(question, person=person, language="ru", **more)  # type: ignore[arg-type]


def things(results: Results) -> set[tuple[str, str]]:
    return {(hit.kind, hit.id) for hit in results.hits}


def said(results: Results) -> str:
    """Everything that an answer says beside what was asked."""
    return repr((results.hits, results.facets, results.names, results.words, results.nearest, results.corrected))


# Who comes and goes ---------------------------------------------------------------------------------------------------


@pytest.fixture
def filed(db: None) -> Proposal:
    row = slate.under_review("Ветер")
    slate.assigned(row, "RU")
    rebuild()
    return row


def finds(person: Person | None, question: str = "Ветер") -> int:
    return found(question, person, kinds=("proposal", "draft")).total


def test_seat_that_ended_finds_nothing_any_more(filed: Proposal) -> None:
    assert [finds(slate.officer("CN")), finds(slate.reviewer("RU")), finds(slate.stranger())] == [1, 1, 0]
    Membership.objects.filter(user=slate.officer("CN").id).update(until=slate.NOW)
    Membership.objects.filter(user=slate.reviewer("RU").id).update(until=slate.NOW)
    gone = [person_of(User.objects.get(username=name)) for name in ("cn-officer-1", "ru-reviewer-1")]
    assert [finds(person) for person in gone] == [0, 0]


def test_reviewer_who_was_released_or_is_in_conflict_finds_nothing(filed: Proposal) -> None:
    row = filed.assignments.get()
    reviewing.release_reviewer(row.pk, reason="Занят", by=slate.coordinator("RU"), at=slate.NOW)
    slate.assigned(filed, "CN", interest="conflict")
    slate.assigned(filed, "CN", 2, interest="undeclared")
    people = [slate.reviewer("RU"), slate.reviewer("CN"), slate.reviewer("CN", 2)]
    assert [finds(person) for person in people] == [0, 0, 0]


def test_producer_who_left_finds_nothing(filed: Proposal) -> None:
    assert finds(slate.partner()) == 1
    producers.leave_proposal(filed.pk, by=slate.partner(), at=slate.NOW)
    assert ProposalProducer.objects.filter(proposal=filed, until=None).count() == 1
    assert finds(slate.partner()) == 0


def test_token_of_a_party_finds_no_proposal_that_its_owner_produces(filed: Proposal) -> None:
    both = slate.member("RU", "officer", number=7)
    producers.add_producer(
        filed.pk, user=User.objects.get(pk=both.id), company="Север", country="RU", by=slate.lead(), at=slate.NOW
    )
    assert finds(both) == 1
    assert finds(bound(Reach(person=both, programme=slate.PROGRAMME, party="RU"))) == 0


# What lags ------------------------------------------------------------------------------------------------------------
# The index follows a moment after an act. What may not be read any more must be gone at once.


def test_words_taken_out_of_a_draft_before_filing_are_found_by_no_authority(db: None) -> None:
    row = slate.draft("Озеро")
    about = {"kind": "synopsis", "lang": "ru", "status": "original", "by": slate.lead(), "at": slate.NOW}
    proposals.save_text(row.pk, text="Сговор с заказчиком", **about)
    rebuild()
    assert [finds(who, "Сговор") for who in (slate.lead(), slate.officer("RU"), None)] == [1, 0, 0]
    proposals.save_text(row.pk, text="Тихая история", **about)
    filing.file_proposal(row.pk, by=slate.lead(), at=slate.NOW)
    assert [finds(who, "Сговор") for who in (slate.lead(), slate.officer("RU"), None)] == [0, 0, 0]
    follow()
    assert [finds(who, "Сговор") for who in (slate.lead(), slate.officer("RU"), None)] == [0, 0, 0]
    assert [finds(who, "Тихая история") for who in (slate.lead(), slate.officer("RU"), None)] == [1, 1, 0]


def test_what_producers_type_after_filing_is_found_by_nobody(filed: Proposal) -> None:
    about = {"kind": "synopsis", "lang": "ru", "status": "original", "by": slate.lead(), "at": slate.NOW}
    proposals.save_text(filed.pk, text="Замена режиссёра", **about)
    follow()
    assert [finds(who, "Замена") for who in (slate.lead(), slate.officer("RU"))] == [0, 0]


def test_draft_is_followed_as_it_is_typed_and_gone_when_deleted(db: None) -> None:
    rebuild()
    row = slate.draft("Первый снегопад")
    follow()
    assert [finds(who, "снегопад") for who in (slate.lead(), slate.partner(), slate.officer("RU"))] == [1, 1, 0]
    proposals.delete_draft(row.pk, by=slate.lead(), at=slate.NOW)
    assert finds(slate.lead(), "снегопад") == 0


def test_film_that_is_withdrawn_is_gone_from_the_public_at_once(db: None) -> None:
    row = slate.approved()
    rebuild()
    film = ("film", str(row.pk))
    assert film in things(found("Линия снега", None))
    ending.withdraw_proposal(row.pk, reason="Нет денег", by=slate.lead(), at=slate.NOW)
    for _ in range(2):
        results = found("Линия снега", None)
        assert film not in things(results)
        assert results.total == len(results.hits) == 0
        assert not suggested("Линия", person=None, language="ru")
        follow()
    assert finds(slate.officer("CN"), "Линия снега") == 1  # authorities go on seeing what was filed


# What has no words ----------------------------------------------------------------------------------------------------


def test_secret_act_of_one_side_changes_nothing_that_others_find(filed: Proposal) -> None:
    others = (slate.officer("CN"), slate.lead(), slate.stranger(), None)

    def told() -> list[str]:
        return [said(found("Ветер", person)) + str(found("Ветер", person).total) for person in others]

    before = told()
    deciding.decide(
        filed.pk,
        party="RU",
        verdict="refused",
        reasons="Слабый замысел",
        lang="ru",
        publish=False,
        waived_reviews="Срочно",
        by=slate.officer("RU"),
        at=slate.NOW,
    )
    follow()
    assert told() == before
    assert [finds(person, "замысел") for person in (*others, slate.officer("RU"))] == [0, 0, 0, 0, 0]


def test_what_is_restricted_moves_no_rank_or_hint_of_what_is_public(db: None) -> None:
    """Ten drafts full of a word make it neither commoner nor known to who may not read them."""
    slate.approved()
    rebuild()

    def told() -> list[str]:
        questions = ("Линия снега", "снег", "Линея", "заря", "зари")
        return [
            *(said(found(question, None)) for question in questions),
            *(repr(suggested(question[:3], person=None, language="ru")) for question in questions),
        ]

    before = told()
    for number in range(10):
        slate.draft(f"Заря и снег {number}")
    rebuild()
    assert told() == before


def test_draft_of_one_producer_hints_nothing_to_another(db: None) -> None:
    """All drafts lie on one shelf: its words are offered as corrections to nobody."""
    slate.draft("Ледоставище")
    rebuild()
    other = slate.stranger()
    for person in (other, slate.officer("RU"), None):
        results = found("Ледоставещи", person)
        assert (results.total, results.corrected, results.nearest) == (0, "", ())
