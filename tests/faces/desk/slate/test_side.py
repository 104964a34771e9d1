"""What a side keeps for itself: members, mails, terms, the ledger, tokens, webhooks, notices."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse

from diptych.apps.programme.models import Invitation, Membership
from diptych.apps.slate.models import PartyTerms
from diptych.kernel.audit import history_of
from diptych.kernel.notices.models import Notice
from diptych.kernel.permissions.models import Token
from tests.faces.desk.slate.conftest import Browser, page, status
from tests.factories import slate

pytestmark = pytest.mark.django_db

INVITING = {"side": "ru-cn:CN", "email": "wang@example.org", "roles": ["officer"], "language": "zh-hans"}


def test_member_is_invited_by_a_coordinator(at: Browser) -> None:
    coordinator = at(slate.coordinator("CN"))
    answer = coordinator.post(reverse("desk-members"), INVITING)

    assert answer["Location"].endswith("?said=invited")
    assert "wang@example.org" in page(coordinator, "desk-members")
    coordinator.post(reverse("desk-invitation-revoke", kwargs={"id": Invitation.objects.get().pk}))
    assert "wang@example.org" not in page(coordinator, "desk-members")


def test_wrong_address_is_said_at_its_field(at: Browser) -> None:
    answer = at(slate.coordinator("CN")).post(reverse("desk-members"), {**INVITING, "email": "wang at home"})

    assert answer.status_code == 422
    assert 'value="wang at home"' in answer.content.decode()


def test_seat_is_ended_by_a_coordinator_and_the_last_coordinator_stays(at: Browser) -> None:
    slate.officer("CN")
    coordinator = at(slate.coordinator("CN"))
    seats = {row.role: row.pk for row in Membership.objects.filter(party="CN")}
    ended = coordinator.post(reverse("desk-seat-end", kwargs={"id": seats["officer"]}), {"reason": ""})
    last = coordinator.post(reverse("desk-seat-end", kwargs={"id": seats["coordinator"]}), {"reason": ""})

    assert (ended.status_code, last.status_code) == (302, 422)
    assert list(Membership.objects.filter(party="CN", until=None).values_list("role", flat=True)) == ["coordinator"]


def test_letters_that_nobody_sees_are_left_out_of_a_reason(at: Browser) -> None:
    slate.officer("CN")
    seat = Membership.objects.get(party="CN", role="officer")
    ended = at(slate.coordinator("CN")).post(reverse("desk-seat-end", kwargs={"id": seat.pk}), {"reason": "Mo\0ved"})

    assert ended.status_code == 302
    assert history_of(seat).order_by("-sequence")[0].reason == "Moved"


def test_members_of_another_side_are_not_seen_and_their_seats_not_ended(at: Browser) -> None:
    slate.officer("RU")
    seat = Membership.objects.get(party="RU")
    coordinator = at(slate.coordinator("CN"))

    assert "ru-officer-1" not in page(coordinator, "desk-members")
    assert status(coordinator, "desk-seat-end", id=seat.pk) == 404


TERMS = {"check_days": "7", "review_days": "", "answer_days": "12", "appeal_days": "15", "remind_days": "2"}


def test_terms_are_set_by_a_coordinator_of_the_party_alone(at: Browser) -> None:
    slate.programme()
    where = reverse("desk-settings")
    own = at(slate.coordinator("CN")).post(where, {"side": "ru-cn:CN", **TERMS})
    other = at(slate.coordinator("RU")).post(where, {"side": "ru-cn:CN", **TERMS})

    assert (own.status_code, other.status_code) == (302, 422)
    row = PartyTerms.objects.get(party="CN")
    assert (row.check_days, row.review_days, row.remind_days) == (7, None, 2)


def test_term_that_is_no_number_stays_as_typed(at: Browser) -> None:
    slate.programme()
    answer = at(slate.coordinator("CN")).post(
        reverse("desk-settings"), {"side": "ru-cn:CN", **TERMS, "check_days": "неделя"}
    )

    assert answer.status_code == 422
    assert 'value="неделя"' in answer.content.decode()


def test_outbox_holds_mails_of_the_own_side_alone(at: Browser) -> None:
    with transaction.atomic():
        for party, address in (("CN", "cn@example.org"), ("RU", "ru@example.org")):
            at(slate.coordinator(party)).post(
                reverse("desk-members"), {**INVITING, "side": f"ru-cn:{party}", "email": address}
            )
    text = page(at(slate.coordinator("CN")), "desk-mails")

    assert ("cn@example.org" in text, "ru@example.org" in text) == (True, False)


def test_ledger_is_narrowed_by_who_acted(at: Browser) -> None:
    slate.under_review()
    officer = at(slate.officer("CN"))

    assert "Dossier found complete" in page(officer, "desk-ledger", query="?who=ru-officer-1")
    assert "Proposal filed with all authorities" not in page(officer, "desk-ledger", query="?who=ru-officer-1")


def test_ledger_ends_no_later_than_time(at: Browser) -> None:
    slate.filed()
    assert "Proposal filed with all authorities" in page(
        at(slate.officer("CN")), "desk-ledger", query="?until=9999-12-31"
    )


def test_token_is_for_a_programme_that_there_is(at: Browser) -> None:
    slate.programme()
    sent = {"label": "Отчёты", "side": f"{'x' * 300}:", "acts": ["read"], "until": "2027-01-31"}
    answer = at(slate.stranger()).post(reverse("desk-tokens"), sent)

    assert (answer.status_code, Token.objects.count()) == (422, 0)


def test_ledger_shows_what_the_own_side_keeps_to_itself_and_to_nobody_else(at: Browser) -> None:
    slate.decide(slate.under_review(), "CN", "refused", publish=False)
    own, other = (page(at(slate.officer(party)), "desk-ledger") for party in ("CN", "RU"))

    assert ("Decision made, not published yet" in own, "Decision made" in other) == (True, False)


def test_token_is_shown_once_and_revoked(at: Browser) -> None:
    officer, where = at(slate.officer("CN")), reverse("desk-tokens")
    sent = {"label": "Отчё\0ты", "side": "ru-cn:CN", "acts": ["read"], "until": "2027-01-31"}
    officer.post(where, sent)
    first, second = (officer.get(where).content.decode() for _time in range(2))

    assert ("shown this once" in first, "shown this once" in second) == (True, False)
    revoked = second.split('name="revoke" value="')[1].split('"')[0]
    officer.post(where, {"revoke": revoked})
    assert "Отчёты" not in officer.get(where).content.decode()


def test_webhook_is_added_with_a_secret_that_is_shown_once(at: Browser) -> None:
    coordinator = at(slate.coordinator("CN"))
    answer = coordinator.post(
        reverse("desk-webhooks"), {"side": "ru-cn:CN", "url": "https://films.example.org/told", "events": []}
    )
    first, second = (coordinator.get(answer["Location"]).content.decode() for _time in range(2))

    assert ("shown this once" in first, "shown this once" in second) == (True, False)
    assert at(slate.coordinator("RU")).get(answer["Location"]).status_code == 404


def test_notice_is_read_by_following_it_or_by_opening_what_it_is_about(at: Browser) -> None:
    officer = slate.officer("CN")
    found = slate.filed()
    (row,) = Notice.objects.filter(user=officer.id)
    answer = at(officer).post(reverse("desk-notices-read"), {"id": row.pk})
    row.refresh_from_db()
    assert (answer["Location"], row.read_at) == (reverse("desk-proposal", kwargs={"id": found.pk}), slate.NOW)
    Notice.objects.update(read_at=None)
    page(at(officer), "desk-proposal", id=found.pk)

    assert not Notice.objects.filter(user=officer.id, read_at=None).exists()


def test_inbox_says_what_waits_and_for_whom(at: Browser) -> None:
    slate.filed("Первый")
    slate.asked("CN", round=None)
    slate.decide(slate.under_review("Третий"), "CN")
    officer = at(slate.officer("CN"))
    mine, others, producers = (
        page(officer, "desk", query=f"?part={part}") for part in ("party", "others", "producers")
    )

    assert "Check whether the dossier is complete" in mine
    assert "Russia considers it" in others
    assert "The producers are to answer you" in producers
