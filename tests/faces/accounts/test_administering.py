"""An administrator has powers only after saying why and showing once more who they are, and not for long."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from diptych.faces.accounts.access import person_at
from diptych.kernel.audit import history_of
from diptych.kernel.permissions.models import AdministratorSession
from tests.faces.accounts.codes import code_now
from tests.faces.accounts.conftest import text_of
from tests.faces.accounts.test_own import prove
from tests.faces.accounts.test_signing import TOTP_SECRET
from tests.factories.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(db: None) -> User:
    """An administrator, who has codes from an app."""
    user = account("root")
    user.is_superuser = True
    user.save()
    TOTP.activate(user, TOTP_SECRET)
    return user


@pytest.fixture
def browser(root: User) -> Client:
    client = Client()
    client.force_login(root)
    return client


def is_administrator(client: Client, user: User) -> bool:
    request = RequestFactory().get("/")
    request.user, request.session = user, client.session
    person = person_at(request)
    assert person is not None
    return person.is_administrator


def prove_by_code(client: Client) -> None:
    cache.clear()
    where = f"{reverse('mfa_reauthenticate')}?next={reverse('account')}"
    assert client.post(where, {"code": code_now(TOTP_SECRET)}).status_code == 302


def begin(client: Client, reason: str = "A coordinator has left") -> None:
    prove_by_code(client)
    assert client.post(reverse("account-administer"), {"reason": reason}).status_code == 302


def test_administrator_has_no_powers_before_asking(browser: Client, root: User) -> None:
    assert not is_administrator(browser, root)
    assert browser.get(reverse("account-administer"))["Location"].startswith(reverse("account_reauthenticate"))
    answer = browser.post(reverse("account-administer"), {"reason": "Because"})
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not AdministratorSession.objects.exists()


def test_password_alone_gives_an_administrator_no_powers(browser: Client, root: User) -> None:
    prove(browser)

    answer = browser.post(reverse("account-administer"), {"reason": "Because"})

    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    assert not AdministratorSession.objects.exists()


def test_administrator_without_a_second_thing_is_asked_to_get_one(browser: Client, root: User) -> None:
    Authenticator.objects.all().delete()
    prove(browser)

    page = browser.get(reverse("account-administer"))
    answer = browser.post(reverse("account-administer"), {"reason": "Because"})

    assert f'href="{reverse("mfa_add_webauthn")}"' in page.content.decode()
    assert answer.status_code == 422
    assert not AdministratorSession.objects.exists()


def test_session_begins_with_a_reason_and_shows_on_every_page(browser: Client, root: User) -> None:
    prove_by_code(browser)
    assert browser.post(reverse("account-administer"), {"reason": " \0"}).status_code == 422

    begin(browser)

    assert is_administrator(browser, root)
    session = AdministratorSession.objects.get()
    assert history_of(session).get().reason == "A coordinator has left"


def test_powers_belong_to_one_browser_and_end(browser: Client, root: User) -> None:
    begin(browser)
    other = Client()
    other.force_login(root)

    assert not is_administrator(other, root)
    browser.post(reverse("account-administer-end"))

    assert not is_administrator(browser, root)
    session = AdministratorSession.objects.get()
    assert session.ended_at is not None
    assert history_of(session).count() == 2
    assert browser.post(reverse("account-administer-end")).status_code == 302


def test_powers_end_by_themselves(browser: Client, root: User) -> None:
    begin(browser)
    past = timezone.now() - timedelta(hours=1)
    AdministratorSession.objects.update(begun_at=past, ends_at=past + timedelta(minutes=30))

    assert not is_administrator(browser, root)


def test_dismissed_administrator_loses_powers_at_once(browser: Client, root: User) -> None:
    begin(browser)
    User.objects.update(is_superuser=False)

    assert not is_administrator(browser, root)


def test_nobody_else_asks(client: Client, db: None) -> None:
    client.force_login(account("anna"))
    prove(client)

    assert client.get(reverse("account-administer")).status_code == 403
    answer = client.post(reverse("account-administer"), {"reason": "Because"})
    assert answer.status_code == 403
    assert "for others" in text_of(answer)


def test_session_of_somebody_else_in_ones_own_gives_nothing(browser: Client, root: User) -> None:
    begin(browser)
    anna = account("anna")
    anna.is_superuser = True
    anna.save()
    client = Client()
    client.force_login(anna)
    session = client.session
    session["administering"] = browser.session["administering"]
    session.save()

    assert not is_administrator(client, anna)
