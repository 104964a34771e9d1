"""Who writes a proposal: invited, taken back, brought to its page once they have accepted."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from diptych.apps.programme.models import Invitation
from diptych.apps.slate.domain import proposals
from diptych.apps.slate.models import Proposal, ProposalProducer
from diptych.kernel.audit.models import Entry
from tests.faces.accounts.conftest import last_mail, link_in
from tests.faces.desk.proposals.browsing import Browser, gone_to, text
from tests.factories import slate
from tests.factories.people import SECRET

pytestmark = pytest.mark.django_db

INVITED = {"email": "wang@example.org", "party": "CN", "language": "en"}


def invited(by: Browser, found: Proposal) -> Invitation:
    assert gone_to(by.to(found, "producers/", INVITED)) == (302, "producers/?said=invited")
    return Invitation.objects.latest("created_at", "pk")


def link() -> str:
    """The address in the letter."""
    return link_in(last_mail())


def test_invitation_is_taken_back_by_any_producer_of_the_proposal(vera: Browser, lin: Browser) -> None:
    found = slate.draft()
    row = invited(vera, found)
    assert "wang@example.org" in text(lin.of(found, "producers/"))
    answer = lin.to(found, "producers/", {"revoke": str(row.pk)})
    assert gone_to(answer) == (302, "producers/?said=revoked")
    row.refresh_from_db()
    assert row.revoked_at is not None
    assert "wang@example.org" not in text(vera.of(found, "producers/"))
    assert Entry.objects.filter(action="programme.revoke_invitation").count() == 1
    # Whoever presses twice is told the same.
    assert gone_to(lin.to(found, "producers/", {"revoke": str(row.pk)})) == (302, "producers/?said=revoked")
    assert Client().get(link()).status_code == 410


def test_invitation_to_another_proposal_or_to_a_seat_is_not_theirs_to_take_back(
    vera: Browser, passer_by: Browser
) -> None:
    found, other = slate.draft(), slate.draft("Другая", by=slate.stranger())
    row = invited(vera, found)
    assert passer_by.to(found, "producers/", {"revoke": str(row.pk)}).status_code == 404
    answer = passer_by.to(other, "producers/", {"revoke": str(row.pk)})
    assert (answer.status_code, "no such invitation" in text(answer)) == (422, True)
    Invitation.objects.update(about="", roles=["officer"])
    assert vera.to(found, "producers/", {"revoke": str(row.pk)}).status_code == 422
    row.refresh_from_db()
    assert row.revoked_at is None


def test_whoever_accepts_lands_on_the_proposal(vera: Browser, passer_by: Browser) -> None:
    found = slate.draft()
    invited(vera, found)
    answer = passer_by.client.post(link())
    assert re.sub("^/[a-z]+", "", answer["Location"]) == f"/desk/proposals/{found.pk}/"
    assert passer_by.of(found).status_code == 200
    assert ProposalProducer.objects.filter(proposal=found, until=None).count() == 3


def test_whoever_makes_an_account_lands_on_the_proposal_too(vera: Browser) -> None:
    found = slate.draft()
    invited(vera, found)
    new = {"full_name": "王芳", "language": "en", "password": SECRET, "do": "password"}
    client = Client()
    answer = client.post(link(), new)
    assert re.sub("^/[a-z]+", "", answer["Location"]) == f"/desk/proposals/{found.pk}/"
    assert client.get(answer["Location"]).status_code == 200


def test_accepted_invitation_is_not_taken_back_any_more(vera: Browser, passer_by: Browser) -> None:
    found = slate.draft()
    row = invited(vera, found)
    passer_by.client.post(link())
    answer = vera.to(found, "producers/", {"revoke": str(row.pk)})
    assert (answer.status_code, "accepted before it could be taken back" in text(answer)) == (422, True)


def test_invitation_to_a_draft_that_was_deleted_leads_to_the_account(vera: Browser, passer_by: Browser) -> None:
    found = slate.draft()
    invited(vera, found)
    proposals.delete_draft(found.pk, by=slate.lead(), at=slate.NOW)
    answer = passer_by.client.post(link())
    assert answer["Location"].endswith("/account/")
