"""What producers do: shown before it is done, done once, and refused with a sentence that loses nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from diptych.apps.programme.domain.members import accept_invitation, invite
from diptych.apps.slate.domain.proposals import save_dossier
from diptych.apps.slate.models import Appeal, Milestone, Proposal, Revision
from tests.faces.desk.proposals.browsing import Browser, carried, gone_to, text
from tests.factories import slate

pytestmark = pytest.mark.django_db


def changed(found: Proposal, **parts: str) -> None:
    """The dossier says something else now."""
    held = slate.again(found)
    save_dossier(
        found.pk,
        dossier={**held.dossier, **parts},
        window=held.window,
        saved=held.saved,
        by=slate.lead(),
        at=timezone.now(),
    )


# Filing ---------------------------------------------------------------------------------------------------------------


def test_check_page_names_what_is_missing_and_where_it_is_filled_in(vera: Browser) -> None:
    vera.post("proposals/new/", {"title": "Снег", "lang": "ru"})
    found = Proposal.objects.get()
    page = vera.of(found, "file/")
    assert "Logline: not written yet in the language of the proposal" in text(page)
    assert f'href="/en/desk/proposals/{found.pk}/texts/#f-text-logline"' in page.content.decode()
    assert 'id="act"' not in page.content.decode()
    assert vera.to(found, "file/").status_code == 422
    assert slate.again(found).filed_at is None


def test_proposal_goes_to_all_authorities_in_the_same_moment(vera: Browser) -> None:
    found = slate.draft()
    page = vera.of(found, "file/")
    assert "Nothing is missing." in text(page)
    assert "Russia looks within 5 working days whether the dossier is complete" in text(page)
    answer = vera.to(found, "file/", carried(page))
    assert gone_to(answer) == (302, "?said=filed")
    assert slate.states(found) == {"RU": "checking", "CN": "checking"}


def test_form_sent_twice_files_once(vera: Browser) -> None:
    found = slate.draft()
    sent = carried(vera.of(found, "file/"))
    assert gone_to(vera.to(found, "file/", sent)) == (302, "?said=filed")
    assert gone_to(vera.to(found, "file/", sent)) == (302, "?said=filed")
    assert Revision.objects.filter(proposal=found).count() == 1


def test_partner_does_not_file(lin: Browser) -> None:
    found = slate.draft()
    answer = lin.to(found, "file/")
    assert answer.status_code == 422
    assert "That is for whoever leads the proposal." in text(answer)


# Answers and changes --------------------------------------------------------------------------------------------------


def test_request_is_answered_with_what_changed_in_sight(vera: Browser) -> None:
    found = slate.asked("CN", text="Пришлите договор.")
    changed(found, minutes="111")
    page = vera.of(found, "answer/")
    assert "Пришлите договор." in text(page)
    assert "Before 104 Now 111" in text(page)
    answer = vera.to(found, "answer/", {**carried(page), "reason": ""})
    assert answer.status_code == 422
    assert "it is kept" in text(answer)
    answer = vera.to(found, "answer/", {**carried(page), "reason": "Договор приложен."})
    assert gone_to(answer) == (302, "?said=answered")
    assert slate.states(found) == {"RU": "checking", "CN": "checking"}


def test_change_is_shown_with_what_it_opens_again_before_it_is_notified(vera: Browser) -> None:
    found = slate.approved()
    assert "Nothing: the proposal says what that revision says." in text(vera.of(found, "change/"))
    changed(found, budget="100 000 000 RUB")
    page = text(vera.of(found, "change/"))
    assert "90,000,000 RUB" in page
    assert "100,000,000 RUB" in page
    assert "It is considered again by: Russia, China." in page
    answer = vera.to(found, "change/", {"reason": "Дороже"})
    assert gone_to(answer) == (302, "?said=change")
    assert slate.again(found).joint == "reopened"


def test_change_that_touches_nothing_opens_nothing_again(vera: Browser) -> None:
    found = slate.approved()
    changed(found, minutes="105")
    assert "No published decision is opened again by it." in text(vera.of(found, "change/"))
    vera.to(found, "change/", {"reason": "Монтаж"})
    assert slate.again(found).joint == "provisionally_approved"


def test_revisions_are_compared_and_taken_home(vera: Browser) -> None:
    found = slate.approved()
    changed(found, minutes="105")
    vera.to(found, "change/", {"reason": "Монтаж"})
    assert "Before 104 Now 105" in text(vera.of(found, "revisions/?from=2&to=1"))
    told = vera.of(found, "revisions/2/revision.json").json()
    assert (told["revision"], told["dossier"]["minutes"], told["reason"]) == (2, 105, "Монтаж")
    assert told["sha256"] == Revision.objects.get(proposal=found, number=2).digest


# Production, appeal, end ----------------------------------------------------------------------------------------------


def test_production_begins_and_a_milestone_is_reported_on_its_day(vera: Browser) -> None:
    found = slate.approved()
    assert gone_to(vera.to(found, "production/")) == (302, "?said=production")
    answer = vera.to(found, "milestone/", {"kind": "shooting_begins", "reached": "2026-13-45", "note": "Первый день"})
    assert answer.status_code == 422
    assert "“2026-13-45” is not a date." in text(answer)
    assert "Первый день" in text(answer)
    answer = vera.to(found, "milestone/", {"kind": "shooting_begins", "reached": "2026-11"})
    assert "Give a whole date" in text(answer)
    answer = vera.to(found, "milestone/", {"kind": "shooting_begins", "reached": "20 November 2026"})
    assert gone_to(answer) == (302, "schedule/?said=milestone")
    assert str(Milestone.objects.get(proposal=found).reached) == "2026-11-20"


def test_schedule_is_kept_as_exactly_as_it_is_known(vera: Browser) -> None:
    found = slate.draft()
    answer = vera.to(found, "schedule/", {"preparation.planned": "March 2027", "finished.planned": "soon"})
    assert answer.status_code == 422
    assert "“soon” is not a date." in text(answer)
    assert 'value="March 2027"' in answer.content.decode()
    vera.to(found, "schedule/", {"preparation.planned": "March 2027", "finished.planned": "2028"})
    assert dict(Milestone.objects.values_list("kind", "planned")) == {"preparation": "2027-03", "finished": "2028"}


def test_finished_film_waits_for_conditions(vera: Browser) -> None:
    found = slate.decided(RU="approved_with_conditions", CN="approved")
    vera.to(found, "production/")
    assert "A condition of an approval is neither met nor waived yet." in text(vera.of(found, "final/"))
    assert vera.to(found, "final/", {"reason": ""}).status_code == 422


def test_decision_is_appealed_against_with_grounds(vera: Browser) -> None:
    found = slate.decided(RU="approved", CN="refused")
    answer = vera.to(found, "appeal/", {"party": "CN", "grounds": ""})
    assert answer.status_code == 422
    answer = vera.to(found, "appeal/", {"party": "CN", "grounds": "Не учтено письмо."})
    assert gone_to(answer) == (302, "?said=appeal")
    assert Appeal.objects.get().grounds == "Не учтено письмо."


def test_withdrawal_needs_a_reason_and_stays_on_record(vera: Browser) -> None:
    found = slate.filed()
    assert vera.to(found, "withdraw/", {"reason": " "}).status_code == 422
    assert gone_to(vera.to(found, "withdraw/", {"reason": "Нет денег"})) == (302, "?said=withdrawn")
    assert "You have withdrawn it." in text(vera.of(found))
    assert "Withdraw it" not in text(vera.of(found))


# Copies and other hands -----------------------------------------------------------------------------------------------


def test_copy_is_a_draft_of_its_own(vera: Browser) -> None:
    found = slate.filed()
    answer = vera.to(found, "duplicate/")
    copy = Proposal.objects.exclude(pk=found.pk).get()
    assert answer["Location"] == f"/en/desk/proposals/{copy.pk}/?said=copied"
    assert (copy.dossier, copy.joint) == (found.dossier, "draft")


def test_lead_hands_over_and_leaves(vera: Browser) -> None:
    found = slate.draft()
    assert "You lead it. Hand it over first." in text(vera.of(found, "leave/"))
    assert vera.to(found, "hand-over/", {"to": ""}).status_code == 422
    assert gone_to(vera.to(found, "hand-over/", {"to": str(slate.partner().id)})) == (
        302,
        "producers/?said=handed_over",
    )
    assert gone_to(vera.to(found, "leave/")) == (302, "mine/?said=left")
    assert vera.of(found).status_code == 404


def test_draft_is_deleted_and_what_was_filed_is_not(vera: Browser) -> None:
    found = slate.draft()
    assert gone_to(vera.to(found, "delete/")) == (302, "mine/?said=deleted")
    assert not Proposal.objects.exists()
    filed = slate.filed()
    assert "What was filed stays on record; it can be withdrawn." in text(vera.of(filed, "delete/"))
    assert vera.to(filed, "delete/").status_code == 422


def test_what_was_typed_into_an_ended_session_is_carried_along(db: None) -> None:
    found = slate.filed()
    answer = Client().post(f"/en/desk/proposals/{found.pk}/withdraw/", {"reason": "Нет денег, и вот почему"})
    assert answer.status_code == 401
    assert "Нет денег, и вот почему" in answer.content.decode()


# People ---------------------------------------------------------------------------------------------------------------


def test_producer_is_invited_by_mail(vera: Browser) -> None:
    from diptych.apps.programme.models import Invitation

    found = slate.draft()
    wrong = {"email": "nobody", "party": "CN", "language": "zh-hans"}
    answer = vera.to(found, "producers/", wrong)
    assert answer.status_code == 422
    assert "“nobody” is no address of mail." in text(answer)
    answer = vera.to(found, "producers/", {**wrong, "email": "wang@example.org"})
    assert gone_to(answer) == (302, "producers/?said=invited")
    (row,) = Invitation.objects.all()
    assert (row.email, row.about, row.party, row.roles) == ("wang@example.org", f"proposal:{found.pk}", "CN", [])
    assert "wang@example.org" in text(vera.of(found, "producers/"))


def test_whoever_accepts_the_invitation_writes_the_proposal(vera: Browser, passer_by: Browser) -> None:
    found = slate.draft()
    invitation, secret = invite(
        email="wang@example.org",
        programme=slate.PROGRAMME,
        party="CN",
        language="en",
        by=slate.lead(),
        at=timezone.now(),
        about=f"proposal:{found.pk}",
        path=lambda secret: f"/{secret}",
        allowed=True,
    )
    assert passer_by.of(found).status_code == 404
    stranger = slate.account("passer-by")
    accept_invitation(secret, user=stranger, by=slate.stranger().actor(), at=timezone.now())
    assert passer_by.of(found).status_code == 200
    assert found.producers.get(user=stranger).country == invitation.party


def test_rooms_of_two_authorities_do_not_mix(vera: Browser) -> None:
    found = slate.filed()
    assert vera.to(found, "messages/", {"party": "CN", "text": " "}).status_code == 422
    answer = vera.to(found, "messages/", {"party": "CN", "text": "您好"})
    assert gone_to(answer) == (302, "messages/?said=written#room-CN")
    page = vera.of(found, "messages/").content.decode()
    rooms = page.split('class="proposal-room"')[1:]
    assert ["您好" in room for room in rooms] == [False, True]


def test_questions_of_a_call_are_answered(vera: Browser) -> None:
    found = slate.draft(round=slate.announced())
    key = found.round.questions.get().pk  # type: ignore[union-attr]
    answer = vera.to(found, "questions/", {f"answer.{key}": "я" * 501})
    assert answer.status_code == 422
    assert "Too long: it has 501 characters" in text(answer)
    assert "я" * 501 in answer.content.decode()
    vera.to(found, "questions/", {f"answer.{key}": "Потому что снег."})
    assert found.answers.get().text == "Потому что снег."
