"""People come by invitation, producers also by themselves; nothing tells a stranger who is here already."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diptych.apps.programme.domain.members import invite, revoke_invitation
from diptych.apps.programme.models import Invitation, Programme
from diptych.apps.programme.queries.members import person_of
from diptych.kernel.notices.models import Mail
from diptych.kernel.permissions.models import Profile
from tests.faces.accounts.conftest import last_mail, link_in, text_of
from tests.faces.accounts.test_signing import sign_in
from tests.factories.people import BY, SECRET

pytestmark = pytest.mark.django_db

NEW = {"full_name": "Борис Ван", "language": "zh-hans", "password": SECRET, "do": "password"}


def path(secret: str) -> str:
    return reverse("account-invitation", kwargs={"secret": secret})


@pytest.fixture
def link(ru_cn: Programme) -> str:
    """Where an invitation to sit for China as officer leads."""
    told: dict[str, Any] = {"programme": "ru-cn", "party": "CN", "roles": ["officer"], "language": "en"}
    _invitation, secret = invite(**told, email="boris@example.org", path=path, by=BY, at=timezone.now())
    assert link_in(last_mail()) == path(secret)
    return path(secret)


def test_invitation_says_to_what(client: Client, link: str) -> None:
    page = text_of(client.get(link))

    assert "China" in page
    assert "Officer" in page
    assert "boris@example.org" in page


def test_account_is_made_with_a_password_and_signed_in(client: Client, link: str) -> None:
    answer = client.post(link, NEW)

    assert answer["Location"] == reverse("desk")
    user = User.objects.get()
    assert user.check_password(SECRET)
    assert [(seat.party, seat.role) for seat in person_of(user).seats] == [("CN", "officer")]
    assert Profile.objects.get().language == "zh-hans"
    assert EmailAddress.objects.get(user=user, email="boris@example.org").verified
    assert client.get(reverse("account")).status_code == 200
    assert sign_in(Client(), "boris@example.org")["Location"] == reverse("desk")


def test_account_is_made_without_a_password_and_goes_on_to_a_passkey(client: Client, link: str) -> None:
    answer = client.post(link, {**NEW, "password": "", "do": "passkey"})

    assert answer["Location"] == reverse("mfa_add_webauthn")
    assert client.get(answer["Location"]).status_code == 200
    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"full_name": " "}, "Say what you are called"),
        ({"password": "short"}, "too short"),
        ({"password": ""}, "too short"),
        ({"language": "tlh"}, "no language"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: Client, link: str, change: dict[str, str], said: str
) -> None:
    answer = client.post(link, {**NEW, **change})

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert change.get("full_name", 'value="Борис Ван"') in answer.content.decode()
    assert SECRET not in answer.content.decode()
    assert not User.objects.exists()
    assert Invitation.objects.get().accepted_at is None


def test_somebody_signed_in_accepts_with_their_account(hers: Client, anna: User, link: str) -> None:
    assert "Accept as Анна Ли" in text_of(hers.get(link))

    assert hers.post(link)["Location"] == reverse("account")

    assert {(seat.party, seat.role) for seat in person_of(anna).seats} == {("RU", "officer"), ("CN", "officer")}
    assert User.objects.count() == 1


def test_owner_of_an_account_is_asked_to_sign_in_to_it(client: Client, anna: User) -> None:
    told: dict[str, Any] = {"programme": "ru-cn", "party": "CN", "roles": ["officer"], "language": "en"}
    _invitation, secret = invite(**told, email="anna@example.org", path=path, by=BY, at=timezone.now())

    assert "There is an account at anna@example.org." in text_of(client.get(path(secret)))
    assert client.post(path(secret), NEW).status_code == 422
    sign_in(client, next=path(secret))
    client.post(path(secret))

    assert person_of(anna).parties(programme="ru-cn") == ("CN", "RU")


def test_link_that_leads_nowhere_says_why(client: Client, link: str) -> None:
    assert client.get(path("another")).status_code == 404
    revoke_invitation(invitation=Invitation.objects.get(), by=BY, at=timezone.now())

    answer = client.get(link)

    assert answer.status_code == 410
    assert "was taken back" in text_of(answer)
    assert client.post(link, NEW).status_code == 410
    assert not User.objects.exists()


def test_link_works_once(client: Client, link: str) -> None:
    client.post(link, NEW)

    assert Client().get(link).status_code == 410
    assert Client().post(link, NEW).status_code == 410
    assert User.objects.count() == 1


# Producers begin by themselves ----------------------------------------------------------------------------------------


def begin(client: Client, email: str = "producer@example.org", **more: str) -> Any:
    return client.post(reverse("account_signup"), {"full_name": "Prod", "email": email, "password1": SECRET, **more})


def test_producer_is_let_in_when_the_address_is_shown_to_be_theirs(client: Client, db: None) -> None:
    answer = begin(client)

    assert answer["Location"] == reverse("account_email_verification_sent")
    assert client.get(reverse("account")).status_code == 302
    assert sign_in(Client(), "producer@example.org")["Location"] == reverse("account_email_verification_sent")
    mail = last_mail()
    assert mail.address == "producer@example.org"

    client.post(link_in(mail))

    assert client.get(reverse("account")).status_code == 200
    user = User.objects.get()
    assert user.username.startswith("u-")
    assert user.get_full_name() == "Prod"
    assert person_of(user).seats == ()


def test_beginning_under_a_known_address_looks_the_same_and_tells_its_owner(client: Client, anna: User) -> None:
    count = User.objects.count()

    answer = begin(client, "anna@example.org")

    assert answer["Location"] == reverse("account_email_verification_sent")
    assert User.objects.count() == count
    mail = last_mail()
    assert (mail.address, mail.language) == ("anna@example.org", "ru")


@pytest.mark.parametrize(
    ("change", "said"),
    [({"full_name": ""}, "required"), ({"email": "nobody"}, "valid email"), ({"password1": "short"}, "too short")],
)
def test_beginning_says_what_is_wrong(client: Client, db: None, change: dict[str, str], said: str) -> None:
    answer = client.post(
        reverse("account_signup"), {"full_name": "Prod", "email": "p@example.org", "password1": SECRET, **change}
    )

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not User.objects.exists()
    assert not Mail.objects.exists()
