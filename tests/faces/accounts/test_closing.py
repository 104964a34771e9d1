"""An account is closed by its owner: what is known of them goes, what they did stays, nobody loses whoever leads."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diptych.apps.programme.models import Membership
from diptych.apps.slate.models import ProposalProducer
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.views import closing
from diptych.kernel.audit import history_of
from diptych.kernel.audit.domain.verification import verify
from diptych.kernel.notices.models import Mail
from diptych.kernel.permissions.domain.closing import forget_unshown
from diptych.kernel.permissions.domain.tokens import issue_token
from diptych.kernel.permissions.models import Profile, Token
from tests.faces.accounts.conftest import text_of
from tests.faces.accounts.test_own import prove
from tests.faces.accounts.test_signing import TOTP_SECRET, sign_in
from tests.factories import slate
from tests.factories.people import SECRET, account, member, programme, seat
from tests.factories.registers import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _after_all_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    now = max(slate.NOW, LATER) + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: now)


def close(client: Client) -> Any:
    prove(client)
    return client.post(reverse("account-close"), {"sure": "1"})


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_closing_asks_who_it_is_and_whether_it_is_meant(hers: Client, anna: User) -> None:
    assert hers.get(reverse("account-close"))["Location"].startswith(reverse("account_reauthenticate"))
    prove(hers)
    assert "never opened again" in text_of(hers.get(reverse("account-close")))

    answer = hers.post(reverse("account-close"))

    assert answer.status_code == 422
    assert "Tick the box" in text_of(answer)
    anna.refresh_from_db()
    assert anna.is_active


def test_what_opens_an_account_and_is_known_of_its_owner_goes(hers: Client, anna: User) -> None:
    other = Client()
    sign_in(other)
    TOTP.activate(anna, TOTP_SECRET)
    lasts = timezone.now() + timedelta(days=9)
    made = {"programme": "ru-cn", "party": "RU", "acts": ["see"], "known": ["see"], "label": "mine"}
    person = closing.person_here(_asked_by(anna))
    token, _secret = issue_token(**made, expires_at=lasts, by=person, at=timezone.now())

    answer = close(hers)

    assert "Nothing opens it any more." in text_of(answer)
    assert other.get(reverse("account")).status_code == 302
    assert hers.get(reverse("account")).status_code == 302
    assert sign_in(Client(), "anna").status_code == 422
    assert sign_in(Client(), "anna@example.org").status_code == 422
    for model in (EmailAddress, Authenticator, Profile, UserSession):
        assert not model._default_manager.filter(user=anna).exists()
    assert Token.objects.get(pk=token.pk).revoked_at is not None
    anna.refresh_from_db()
    assert (anna.is_active, anna.email, anna.has_usable_password()) == (False, "", False)
    mail = Mail.objects.get(body__contains="/ru/imprint/")
    assert (mail.address, mail.language) == ("anna@example.org", "ru")


def _asked_by(user: User) -> Any:
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user, request.session = user, {}  # type: ignore[assignment]
    return request


def test_seats_end_what_was_done_stays_and_the_ledger_is_whole(hers: Client, anna: User) -> None:
    close(hers)

    assert not Membership.objects.filter(user=anna, until=None).exists()
    anna.refresh_from_db()
    assert anna.get_full_name() == "Анна Ли"
    last = history_of(anna).last()
    assert last is not None
    assert (last.action, last.audience, last.actor_id) == ("permissions.close_account", "house", "anna")
    assert verify(at=timezone.now()).broken is None


def test_name_of_somebody_who_never_acted_goes_too(db: None) -> None:
    boris = account("u-4711", "Boris Stone", email="boris@example.org")

    close(at(boris))

    boris.refresh_from_db()
    assert (boris.username, boris.get_full_name()) == ("u-4711", "")
    last = history_of(boris).last()
    assert last is not None
    assert (last.label, last.before, last.after) == ("u-4711", None, None)


def test_last_coordinator_names_another_one_first(db: None) -> None:
    slate.programme()
    boss = User.objects.get(username=slate.coordinator("RU").name)
    slate.officer("RU")
    Membership.objects.filter(party="RU", role="coordinator").exclude(user=boss).delete()

    answer = _posted(boss)
    assert answer.status_code == 422
    assert "last coordinator" in text_of(answer)
    boss.refresh_from_db()
    assert boss.is_active

    seat(account("second", email="second@example.org"), "coordinator", programme=slate.PROGRAMME)
    assert _posted(boss).status_code == 200


def _posted(user: User) -> Any:
    user.set_password(SECRET)
    user.save()
    return close(at(user))


def test_lead_hands_proposals_over_first_and_others_just_leave(db: None) -> None:
    slate.programme()
    proposal = slate.filed()
    rows = {row.is_lead: row for row in ProposalProducer.objects.filter(proposal=proposal, until=None)}
    lead = rows[True].user

    answer = _posted(lead)
    assert answer.status_code == 422
    assert "You lead proposals (1)." in text_of(answer)
    assert ProposalProducer.objects.get(pk=rows[True].pk).until is None

    other = account("partner-4", email="partner@example.org")
    since = rows[True].since
    row = ProposalProducer.objects.create(proposal=rows[True].proposal, user=other, since=since)
    assert _posted(other).status_code == 200
    row.refresh_from_db()
    assert row.until is not None


def test_administrator_is_dismissed_by_somebody_else_first(hers: Client, anna: User) -> None:
    User.objects.update(is_superuser=True)

    assert close(hers).status_code == 422

    anna.refresh_from_db()
    assert anna.is_active


def test_closing_is_done_as_a_whole_or_not_at_all(hers: Client, anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: object, **_more: object) -> None:
        raise Refused("account_closed")

    monkeypatch.setattr(closing, "close_account", fails)
    before = Mail.objects.count()

    assert close(hers).status_code == 422

    assert Membership.objects.filter(user=anna, until=None).exists()
    assert Mail.objects.count() == before


# What is kept ---------------------------------------------------------------------------------------------------------


def test_everything_that_is_kept_is_taken_along_as_a_file(hers: Client, anna: User) -> None:
    TOTP.activate(anna, TOTP_SECRET)

    answer = hers.get(reverse("account-data"))

    assert answer["Content-Disposition"] == 'attachment; filename="account.json"'
    assert "no-store" in answer["Cache-Control"]
    found = json.loads(answer.content)
    assert found["account"]["full_name"] == "Анна Ли"
    assert found["addresses"] == [{"email": "anna@example.org", "verified": True}]
    assert found["seats"] == [{"programme": "ru-cn", "party": "RU", "role": "officer"}]
    assert found["ledger"][-1]["action"] == "permissions.add_codes"
    assert [word for word in (TOTP_SECRET, anna.password, "secret") if word in answer.content.decode()] == []


def test_file_holds_nothing_of_others(hers: Client, anna: User) -> None:
    member("boris", "officer", party="CN", email="boris@example.org", full_name="Boris Stone")

    assert "oris" not in hers.get(reverse("account-data")).content.decode()


# What goes by itself --------------------------------------------------------------------------------------------------


def test_account_whose_address_nobody_has_shown_goes_after_two_weeks(db: None) -> None:
    now = timezone.now()
    claimed, fresh, shown, seated = (account(name) for name in ("claimed", "fresh", "shown", "seated"))
    for user in (claimed, fresh, seated):
        EmailAddress.objects.create(user=user, email=f"{user.username}@example.org", verified=False)
    EmailAddress.objects.create(user=shown, email="shown@example.org", verified=True)
    User.objects.exclude(pk=fresh.pk).update(date_joined=now - timedelta(days=15))
    programme()
    seat(seated, "officer")
    User.objects.filter(pk=shown.pk).update(last_login=now)

    assert forget_unshown(at=now) == 1

    assert set(User.objects.values_list("username", flat=True)) == {"fresh", "shown", "seated"}
