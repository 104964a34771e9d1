"""Every page opens for those whom the permission tables name, and for nobody else."""

from __future__ import annotations

import pytest

from tests.faces.desk.slate.conftest import Browser, page, status
from tests.factories import slate

pytestmark = pytest.mark.django_db

COORDINATORS = {"RU coordinator", "CN coordinator"}
STAFF = {f"{party} {role}" for party in slate.PARTIES for role in ("coordinator", "officer", "analyst")}
DECIDING = {f"{party} {role}" for party in slate.PARTIES for role in ("coordinator", "officer")}
REVIEWERS = {"RU reviewer", "CN reviewer"}
SEATED = {f"{party} {role}" for party in slate.PARTIES for role in slate.Role}
EVERYBODY = SEATED | {"lead", "partner", "stranger"}

PAGES = {
    "desk": EVERYBODY,
    "desk-notices": EVERYBODY,
    "desk-proposals": EVERYBODY,
    "desk-settings": EVERYBODY,
    "desk-members": SEATED,
    "desk-tokens": EVERYBODY,
    "desk-rounds": STAFF,
    "desk-ledger": STAFF,
    "desk-reviews": REVIEWERS,
    "desk-mails": COORDINATORS,
    "desk-webhooks": COORDINATORS,
    "desk-registers": {"RU editor", "CN editor"},
}


@pytest.mark.parametrize("name", PAGES)
def test_page_opens_for_those_it_is_for(name: str, at: Browser) -> None:
    slate.filed()
    opened = {who for who, person in slate.everybody().items() if status(at(person), name) == 200}

    assert opened == PAGES[name]


OF_A_PROPOSAL = {
    "desk-proposal": STAFF | {"lead", "partner"},
    "desk-difference": STAFF | {"lead", "partner"} - {"lead", "partner"},
    "desk-act-check": DECIDING,
    "desk-act-request": DECIDING,
    "desk-act-publish": DECIDING,
    "desk-act-take-back": DECIDING,
    "desk-act-reopen": DECIDING,
    "desk-act-appeal-settle": DECIDING,
    "desk-act-lapse": COORDINATORS,
    "desk-act-extend": COORDINATORS,
    "desk-act-waive": COORDINATORS,
    "desk-decide": DECIDING,
    "desk-reviewers": COORDINATORS,
    "desk-side-document": DECIDING,
}


@pytest.mark.parametrize("name", OF_A_PROPOSAL)
def test_page_of_a_proposal_opens_for_those_the_tables_name(name: str, at: Browser) -> None:
    found = slate.filed()
    opened = {who for who, person in slate.everybody().items() if status(at(person), name, id=found.pk) == 200}

    assert opened == OF_A_PROPOSAL[name]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_list_is_had_as_a_file(kind: str, at: Browser) -> None:
    slate.filed()
    opened = {
        who for who, person in slate.everybody().items() if status(at(person), "desk-proposals-file", kind=kind) == 200
    }

    assert opened == STAFF


def test_round_page_opens_for_staff_of_both_sides(at: Browser) -> None:
    call = slate.announced()
    slate.filed(round=call)
    opened = {who for who, person in slate.everybody().items() if status(at(person), "desk-round", id=call.pk) == 200}

    assert opened == STAFF


def test_draft_is_seen_by_no_authority(at: Browser) -> None:
    found = slate.draft()

    assert {status(at(slate.officer(party)), "desk-proposal", id=found.pk) for party in slate.PARTIES} == {404}


def test_dossier_is_had_as_a_pdf(at: Browser) -> None:
    found = slate.filed()
    answer = at(slate.officer("CN")).get(f"/en/desk/proposals/{found.pk}/dossier.pdf")

    assert answer.content[:5] == b"%PDF-"


def test_proposal_page_says_what_was_filed(at: Browser) -> None:
    found = slate.filed()
    text = page(at(slate.officer("CN")), "desk-proposal", id=found.pk)

    for word in ("Линия снега", found.reference, "Find the dossier complete", "Север", "Checked for completeness"):
        assert word in text
