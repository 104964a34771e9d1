"""One's own account: what is to be seen of it, and what can be changed, by nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from diptych.kernel.audit import history_of
from diptych.kernel.notices.models import Mail
from diptych.kernel.permissions.models import Profile
from tests.faces.accounts.codes import code_now
from tests.faces.accounts.conftest import last_mail, link_in, text_of
from tests.faces.accounts.test_signing import TOTP_SECRET, sign_in
from tests.factories.people import SECRET, account

pytestmark = pytest.mark.django_db

PAGES = [
    *("account", "usersessions_list", "account_email", "account_change_password", "mfa_activate_totp"),
    *("mfa_list_webauthn", "mfa_add_webauthn", "mfa_index"),
]

OPEN_PAGES = [
    *("account_login", "account_signup", "account_reset_password", "account_reset_password_done"),
    *("account_email_verification_sent", "account_inactive", "account_reset_password_from_key_done"),
    *("socialaccount_login_cancelled", "socialaccount_login_error"),
]


def prove(client: Client, where: str = "/en/account/") -> None:
    """Show once more who one is."""
    answer = client.post(f"{reverse('account_reauthenticate')}?next={where}", {"password": SECRET})
    assert answer.status_code == 302, text_of(answer)


@pytest.mark.parametrize("name", PAGES)
def test_stranger_is_asked_to_sign_in(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("code", ["en", "ru", "zh"])
@pytest.mark.parametrize("name", PAGES)
def test_page_opens_in_every_language_and_is_kept_by_nobody(hers: Client, name: str, code: str) -> None:
    prove(hers)

    answer = hers.get(reverse(name).replace("/en/", f"/{'zh-hans' if code == 'zh' else code}/"), follow=True)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("name", OPEN_PAGES)
def test_page_for_those_who_cannot_sign_in_yet_opens(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(name))

    assert answer.status_code in (200, 401)
    assert "<h1>" in answer.content.decode()


def test_account_shows_seats_and_ways_to_sign_in(hers: Client, anna: User) -> None:
    page = text_of(hers.get(reverse("account")))

    assert "Officer · Russia" in page
    assert "anna@example.org" in page


def test_account_costs_the_same_however_much_it_has(
    hers: Client, anna: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        UserSession.objects.create(user=anna, ip="192.0.2.1", session_key=f"k{number}", user_agent="x")

    with django_assert_max_num_queries(15):
        hers.get(reverse("account"))


# Language and mails ---------------------------------------------------------------------------------------------------


def test_language_and_mails_are_kept(hers: Client, anna: User) -> None:
    answer = hers.post(reverse("account-preferences"), {"language": "zh-hans"})

    assert answer["Location"].startswith("/zh-hans/account/")
    assert Profile.objects.values_list("language", "mails").get(user=anna) == ("zh-hans", False)


def test_language_that_there_is_not_is_refused(hers: Client, anna: User) -> None:
    assert hers.post(reverse("account-preferences"), {"language": "tlh"}).status_code == 422
    assert Profile.objects.get(user=anna).language == "ru"


# Passwords and addresses ----------------------------------------------------------------------------------------------


def test_password_is_changed_and_only_this_session_stays(hers: Client, anna: User) -> None:
    other = Client()
    other.force_login(anna)
    new = "a-better-secret"
    typed = {"oldpassword": SECRET, "password1": new, "password2": new}

    answer = hers.post(reverse("account_change_password"), typed)

    assert answer["Location"] == reverse("account")
    assert "The password is changed." in text_of(hers.get(reverse("account")))
    assert "The password is changed." not in text_of(hers.get(reverse("account")))
    assert other.get(reverse("account")).status_code == 302
    anna.refresh_from_db()
    assert anna.check_password(new)
    assert last_mail().address == "anna@example.org"
    assert "secret" not in str(list(history_of(anna).values()))


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("wrong", "a-better-secret", "a-better-secret", "not the password you have now"),
        (SECRET, "short", "short", "too short"),
        (SECRET, "a-better-secret", "another-secret", "same password"),
    ],
)
def test_password_is_not_changed(hers: Client, anna: User, old: str, new: str, again: str, said: str) -> None:
    answer = hers.post(reverse("account_change_password"), {"oldpassword": old, "password1": new, "password2": again})

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert f'value="{new}"' not in answer.content.decode()
    anna.refresh_from_db()
    assert anna.check_password(SECRET)


def test_address_changes_when_the_new_one_is_shown_to_be_ones_own(hers: Client, anna: User) -> None:
    prove(hers)
    hers.post(reverse("account_email"), {"email": "anna@example.com", "action_add": "1"})
    mail = last_mail()
    assert (mail.address, mail.language) == ("anna@example.com", "ru")
    assert EmailAddress.objects.get_primary_email(anna) == "anna@example.org"

    page = hers.get(link_in(mail))
    assert page.status_code == 200
    hers.post(link_in(mail))

    assert EmailAddress.objects.get_primary_email(anna) == "anna@example.com"
    anna.refresh_from_db()
    assert anna.email == "anna@example.com"
    told = Mail.objects.filter(address="anna@example.org").order_by("created_at").last()
    assert told is not None
    assert "anna@example.com" not in told.body


def test_address_of_somebody_else_is_not_taken_and_not_revealed(hers: Client, anna: User) -> None:
    account("boris", email="boris@example.org")
    prove(hers)

    answer = hers.post(reverse("account_email"), {"email": "boris@example.org", "action_add": "1"})

    assert answer.status_code == 302
    assert EmailAddress.objects.get(email="boris@example.org", verified=True).user.username == "boris"


def test_sensitive_change_asks_once_more_who_it_is_and_goes_on_with_what_was_sent(hers: Client, anna: User) -> None:
    answer = hers.post(reverse("account_email"), {"email": "anna@example.com", "action_add": "1"})
    assert answer["Location"].startswith(reverse("account_reauthenticate"))

    assert hers.post(answer["Location"], {"password": "wrong"}).status_code == 422
    where = hers.get(answer["Location"])
    assert "Is it still you?" in text_of(where)
    hers.post(answer["Location"], {"password": SECRET, "next": reverse("account_email")})

    assert last_mail().address == "anna@example.com"


def test_password_that_is_kept_anew_when_it_is_shown_ends_no_session(hers: Client, anna: User, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["diptych.kernel.permissions.passwords.SiteHasher", *settings.PASSWORD_HASHERS]

    prove(hers)

    anna.refresh_from_db()
    assert anna.password.startswith("argon2site$")
    assert hers.get(reverse("account")).status_code == 200


# Codes, recovery codes, passkeys --------------------------------------------------------------------------------------


def test_codes_are_turned_on_with_a_picture_and_recovery_codes_come_with_them(
    hers: Client, anna: User, django_capture_on_commit_callbacks: Any
) -> None:
    assert hers.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))
    prove(hers)
    page = hers.get(reverse("mfa_activate_totp"))
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert hers.post(reverse("mfa_activate_totp"), {"code": "123"}).status_code == 422
    session = hers.session
    session["mfa.totp.secret"] = TOTP_SECRET
    session.save()

    with django_capture_on_commit_callbacks(execute=True):
        answer = hers.post(reverse("mfa_activate_totp"), {"code": code_now(TOTP_SECRET)})

    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    codes = hers.get(answer["Location"])
    assert "10 codes are left." in text_of(codes)
    file = hers.get(reverse("mfa_download_recovery_codes"))
    assert file["Content-Disposition"].startswith("attachment")
    assert len(file.content.split()) == 10
    actions = history_of(anna).values_list("action", flat=True)
    assert {"permissions.add_codes", "permissions.add_recovery_codes"} <= set(actions)


def test_codes_are_turned_off_and_recovery_codes_go_with_them(
    hers: Client, anna: User, django_capture_on_commit_callbacks: Any
) -> None:
    TOTP.activate(anna, TOTP_SECRET)
    RecoveryCodes.activate(anna)
    prove(hers)
    assert hers.get(reverse("mfa_deactivate_totp")).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        hers.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.exists()
    assert last_mail().address == "anna@example.org"


def test_new_recovery_codes_take_the_place_of_old_ones(hers: Client, anna: User) -> None:
    TOTP.activate(anna, TOTP_SECRET)
    RecoveryCodes.activate(anna)
    old = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    prove(hers)

    assert hers.get(reverse("mfa_generate_recovery_codes")).status_code == 200
    hers.post(reverse("mfa_generate_recovery_codes"))

    new = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert not set(old) & set(new)


def test_passkey_is_asked_for_as_one_that_needs_nothing_beside_it(hers: Client, anna: User) -> None:
    prove(hers)

    page = hers.get(reverse("mfa_add_webauthn")).content.decode()

    assert "&#34;residentKey&#34;: &#34;required&#34;" in page
    assert "&#34;userVerification&#34;: &#34;required&#34;" in page


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", '{"id": 1}', "{broken"])
def test_passkey_that_is_none_is_refused(hers: Client, anna: User, credential: str) -> None:
    prove(hers)
    hers.get(reverse("mfa_add_webauthn"))

    assert hers.post(reverse("mfa_add_webauthn"), {"credential": credential}).status_code == 422
    stranger = Client()
    assert stranger.get(reverse("mfa_login_webauthn")).json()["request_options"]["publicKey"]["challenge"]
    answer = stranger.post(reverse("mfa_login_webauthn"), {"credential": credential, "next": "/en/account/"})
    assert answer.status_code == 422
    assert 'value="/en/account/"' in answer.content.decode()


def test_passkeys_of_others_are_not_touched(hers: Client, anna: User) -> None:
    key = Authenticator.objects.create(user=account("boris"), type="webauthn", data={"name": "Key", "credential": {}})
    prove(hers)

    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert hers.get(reverse(name, kwargs={"pk": key.pk})).status_code == 404
        assert hers.post(reverse(name, kwargs={"pk": key.pk}), {"name": "x"}).status_code == 404


# Sessions -------------------------------------------------------------------------------------------------------------


def test_one_session_is_ended_or_all_the_others(anna: User) -> None:
    here, there, far = Client(), Client(), Client()
    for client in (here, there, far):
        sign_in(client)
    of_there = UserSession.objects.get(session_key=there.session.session_key)
    page = here.get(reverse("usersessions_list"))
    assert text_of(page).count("this one") == 1

    here.post(reverse("usersessions_list"), {"end": str(of_there.pk)})
    assert there.get(reverse("account")).status_code == 302
    assert far.get(reverse("account")).status_code == 200
    here.post(reverse("usersessions_list"), {"end": "others"})
    assert far.get(reverse("account")).status_code == 302
    assert here.get(reverse("account")).status_code == 200


@pytest.mark.parametrize("number", ["", "0", "x", "-1", "9" * 30])
def test_session_that_is_none_of_ones_own_is_not_ended(hers: Client, anna: User, number: str) -> None:
    other = Client()
    account("boris")
    sign_in(other, "boris")
    theirs = UserSession.objects.get(user__username="boris")

    for told in (number, str(theirs.pk)):
        answer = hers.post(reverse("usersessions_list"), {"end": told})
        assert answer.status_code == 422
        assert "ended already" in text_of(answer)
    assert other.get(reverse("account")).status_code == 200


# One transaction ------------------------------------------------------------------------------------------------------

CHANGES = {
    "mfa_activate_totp": {"code": "totp"},
    "mfa_deactivate_totp": {},
    "mfa_generate_recovery_codes": {},
    "mfa_remove_webauthn": {},
    "account_change_password": {"oldpassword": SECRET, "password1": "a-better-secret", "password2": "a-better-secret"},
}
"""Pages that change how somebody signs in, with what they are sent."""


@pytest.fixture
def with_passkey(anna: User) -> Authenticator:
    cache.clear()
    made: Authenticator = Authenticator.objects.create(
        user=anna, type="webauthn", data={"name": "Key", "credential": {}}
    )
    return made


def kept(user: User) -> tuple[Any, ...]:
    """All that decides how somebody signs in."""
    rows = Authenticator.objects.filter(user=user).order_by("pk").values_list("pk", "type", "data")
    return str(list(rows)), User.objects.get(pk=user.pk).password, list(history_of(user).values_list("hash", flat=True))


def change(client: Client, name: str, key: Authenticator) -> Any:
    prove(client)
    session = client.session
    session["mfa.totp.secret"] = TOTP_SECRET
    session.save()
    typed = {field: code_now(TOTP_SECRET) if text == "totp" else text for field, text in CHANGES[name].items()}
    return client.post(reverse(name, kwargs={"pk": key.pk} if name == "mfa_remove_webauthn" else None), typed)


@pytest.mark.parametrize("name", CHANGES)
def test_change_and_its_entry_of_the_ledger_are_one_transaction(
    hers: Client, anna: User, with_passkey: Authenticator, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "mfa_deactivate_totp":
        TOTP.activate(anna, TOTP_SECRET)
    if name == "mfa_generate_recovery_codes":
        RecoveryCodes.activate(anna)
    before = kept(anna)

    def fails(*_arguments: object, **_more: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("diptych.kernel.permissions.domain.accounts.record", fails)
        with pytest.raises(OSError, match="full"):
            change(hers, name, with_passkey)
    assert kept(anna) == before

    assert change(hers, name, with_passkey).status_code == 302
    assert len(kept(anna)[2]) > len(before[2])


def test_new_recovery_codes_are_one_entry(hers: Client, anna: User, with_passkey: Authenticator) -> None:
    RecoveryCodes.activate(anna)
    before = history_of(anna).count()

    change(hers, "mfa_generate_recovery_codes", with_passkey)

    actions = list(history_of(anna).values_list("action", flat=True))[before:]
    assert actions == ["permissions.renew_recovery_codes"]
