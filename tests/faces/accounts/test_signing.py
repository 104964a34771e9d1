"""Signing in by name or address, with a second thing where there is one; what was typed before comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import members_only
from diptych.kernel import limits
from diptych.kernel.audit import history_of
from diptych.kernel.permissions.person import Role
from tests.faces.accounts.codes import code_now
from tests.faces.accounts.conftest import last_mail, link_in, text_of
from tests.factories.people import SECRET, account

pytestmark = pytest.mark.django_db

TOTP_SECRET = "JBSWY3DPEHPK3PXP"


def sign_in(client: Client, name: str = "anna", password: str = SECRET, **more: str) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": password, **more})


@pytest.fixture
def with_codes(anna: User) -> User:
    """Anna, who needs a code from an app; she has recovery codes too."""
    cache.clear()
    TOTP.activate(anna, TOTP_SECRET)
    RecoveryCodes.activate(anna)
    return anna


@pytest.mark.parametrize("name", ["anna", " anna ", "ANNA", "anna@example.org", "Anna@Example.org"])
def test_name_and_address_both_open_the_account(client: Client, anna: User, name: str) -> None:
    assert sign_in(client, name)["Location"] == reverse("desk")
    assert UserSession.objects.get().user == anna


@pytest.mark.parametrize("name", ["anna", "anna@example.org", "nobody", "nobody@example.org", "a\0b", "x" * 300])
def test_answer_does_not_reveal_whether_an_account_is_known(client: Client, anna: User, name: str) -> None:
    answer = sign_in(client, name, "wrong")

    assert answer.status_code == 422
    assert "The name or the password is not right." in text_of(answer)
    assert "wrong" not in answer.content.decode().split("<main")[1].replace("went wrong", "")


def test_closed_account_opens_nothing(client: Client, anna: User) -> None:
    anna.is_active = False
    anna.save()

    answer = sign_in(client)

    assert "_auth_user_id" not in client.session
    assert answer.status_code == 422 or answer["Location"] == reverse("account_inactive")


def test_account_without_an_address_gets_in_and_one_with_an_address_of_its_own_does_not_before_it_is_shown(
    client: Client,
) -> None:
    account("plain")
    assert sign_in(client, "plain")["Location"] == reverse("desk")
    user = account("claimed")
    user.email = "claimed@example.org"
    user.save()

    answer = sign_in(Client(), "claimed")

    assert answer["Location"] == reverse("account_email_verification_sent")
    assert last_mail().address == "claimed@example.org"


def test_page_to_sign_in_is_kept_by_nobody_and_says_nothing_of_a_demonstration(client: Client, db: None) -> None:
    answer = client.get(reverse("account_login"))

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert "demonstration" not in text_of(answer)


def test_demonstration_says_which_password_opens_its_accounts(client: Client, db: None, settings: Any) -> None:
    settings.DEMO = "quiet-river-42"

    assert "quiet-river-42" in text_of(client.get(reverse("account_login")))


# A second thing -------------------------------------------------------------------------------------------------------


def test_code_of_the_app_is_asked_for_and_lets_in_once(client: Client, with_codes: User) -> None:
    assert sign_in(client, next="/en/account/")["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    page = client.get(reverse("mfa_authenticate"))
    assert "Type the code" in text_of(page)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 422

    code = code_now(TOTP_SECRET)
    answer = client.post(reverse("mfa_authenticate"), {"code": code})

    assert answer["Location"] == "/en/account/"
    assert client.get("/en/account/").status_code == 200
    again = Client()
    sign_in(again)
    assert again.post(reverse("mfa_authenticate"), {"code": code}).status_code == 422


def test_recovery_code_lets_in_once(client: Client, with_codes: User) -> None:
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    sign_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]})["Location"] == reverse("desk")

    again = Client()
    sign_in(again)
    assert again.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 422
    assert again.post(reverse("mfa_authenticate"), {"code": codes[1]}).status_code == 302


def test_second_step_is_counted_by_account_from_wherever_it_is_tried(with_codes: User, settings: Any) -> None:
    clients = [Client() for _ in range(12)]
    for client in clients:
        sign_in(client)
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    try:
        codes = [
            client.post(reverse("mfa_authenticate"), {"code": "000000"}, REMOTE_ADDR=f"192.0.2.{index}").status_code
            for index, client in enumerate(clients)
        ]
    finally:
        settings.LIMITS_URL = "none://"
        limits._limiter.cache_clear()

    assert codes == [422] * 10 + [429] * 2


def test_second_step_leads_nowhere_without_the_first(client: Client, db: None) -> None:
    assert client.get(reverse("mfa_authenticate"))["Location"] == reverse("account_login")


def test_half_signed_in_may_begin_anew_as_somebody_else(client: Client, with_codes: User) -> None:
    sign_in(client)
    assert client.get(reverse("account_login"))["Location"] == reverse("mfa_authenticate")

    assert client.post(reverse("account_logout"))["Location"] == reverse("account_login")

    assert client.get(reverse("account_login")).status_code == 200


def test_secrets_of_the_app_are_not_to_be_read_in_the_database(with_codes: User) -> None:
    told = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))

    assert TOTP_SECRET not in told
    assert get_adapter().decrypt(Authenticator.objects.get(type="totp").data["secret"]) == TOTP_SECRET


# What was typed -------------------------------------------------------------------------------------------------------


def test_what_was_typed_outlives_the_session_through_a_second_step(client: Client, with_codes: User) -> None:
    kept = json.dumps(["/en/desk/event/silk/", [["notes", "<b>мой</b> текст"], ["do", "save"]]])
    where = reverse("account-again")
    assert client.get(where)["Location"].startswith(reverse("account_login"))
    assert sign_in(client, next=where, kept=kept)["Location"] == reverse("mfa_authenticate")

    answer = client.post(reverse("mfa_authenticate"), {"code": code_now(TOTP_SECRET)})
    assert answer["Location"] == where
    page = client.get(where).content.decode()

    assert 'action="/en/desk/event/silk/"' in page
    assert 'name="notes" value="&lt;b&gt;мой&lt;/b&gt; текст"' in page
    assert client.get(where)["Location"] == reverse("desk")


@pytest.mark.parametrize("kept", ["{broken", "[]", '["", []]', "[1, 2]", '["https://evil.example/", [["a", "b"]]]'])
def test_kept_text_that_is_none_of_ours_leads_nowhere_else(client: Client, anna: User, kept: str) -> None:
    sign_in(client, next=reverse("account-again"), kept=kept)

    answer = client.get(reverse("account-again"))

    assert "evil.example" not in answer.content.decode()
    assert "evil.example" not in answer.get("Location", "")


# New passwords --------------------------------------------------------------------------------------------------------


def test_forgotten_password_is_set_anew_by_a_link_in_the_language_of_its_reader(client: Client, anna: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(anna)
    answer = client.post(reverse("account_reset_password"), {"email": "Anna@example.org"})
    assert answer["Location"] == reverse("account_reset_password_done")
    mail = last_mail()
    assert (mail.address, mail.language) == ("anna@example.org", "ru")
    link = link_in(mail)
    assert link.startswith("/ru/account/password/new/")

    form = client.get(link, follow=True)
    assert link not in form.redirect_chain[-1][0]
    done = client.post(form.redirect_chain[-1][0], {"password1": "a-better-secret", "password2": "a-better-secret"})

    assert done.status_code == 302
    anna.refresh_from_db()
    assert anna.check_password("a-better-secret")
    assert elsewhere.get(reverse("account")).status_code == 302
    assert client.get(link, follow=True).status_code == 200
    assert client.post(client.get(link).get("Location", link), {"password1": "x" * 12, "password2": "x" * 12})
    anna.refresh_from_db()
    assert anna.check_password("a-better-secret")
    assert "permissions.reset_password" in history_of(anna).values_list("action", flat=True)


def test_unknown_address_gets_the_same_answer_and_no_mail(client: Client, anna: User) -> None:
    known = client.post(reverse("account_reset_password"), {"email": "anna@example.org"})
    count = type(last_mail()).objects.count()

    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert type(last_mail()).objects.count() == count


def test_weak_new_password_is_said_at_its_field(client: Client, anna: User) -> None:
    client.post(reverse("account_reset_password"), {"email": "anna@example.org"})
    form = client.get(link_in(last_mail()), follow=True)
    where = form.redirect_chain[-1][0].replace("/ru/", "/en/")

    answer = client.post(where, {"password1": "short", "password2": "short"})

    assert answer.status_code == 422
    assert "too short" in text_of(answer)


# Guards ---------------------------------------------------------------------------------------------------------------


def test_guard_says_who_may_come_and_tells_what_a_verb_refuses(client: Client, anna: User) -> None:
    request = RequestFactory().get("/en/desk/somewhere/")
    request.user, request.session = anna, client.session

    def refusing(_request: object) -> HttpResponse:
        raise Refused("not_allowed", action="decide")

    answer = members_only(refusing)(request)

    assert answer.status_code == 403
    assert "somebody with another role" in text_of(answer)
    assert request.person.has(Role.OFFICER, party="RU")
    with pytest.raises(Refused, match="no_thing"):
        members_only(lambda _request: (_ for _ in ()).throw(Refused("no_thing", id="x")))(request)
