"""Who came, and who tried to: logged without secrets, and told by mail to whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from structlog.testing import CapturingLogger

from diptych.faces.accounts import watching
from diptych.kernel import limits
from diptych.kernel.notices.models import Mail
from tests.config.test_requests import Lines, lines
from tests.faces.accounts.codes import code_now
from tests.faces.accounts.test_own import prove
from tests.faces.accounts.test_signing import TOTP_SECRET, sign_in, with_codes
from tests.factories.people import SECRET, account

__all__ = ["lines", "with_codes"]

pytestmark = pytest.mark.django_db

FROM = "203.0.113.7"


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[dict[str, Any]]]:
    """Lines about who comes, without what every line has."""
    log = CapturingLogger()
    monkeypatch.setattr(watching, "log", log)
    return lambda: [{"event": call.args[0], **call.kwargs} for call in log.calls]


@pytest.fixture
def _limited(settings: Any) -> Generator[None]:
    cache.clear()
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    yield
    settings.LIMITS_URL = "none://"
    limits._limiter.cache_clear()


def mails(kind: str) -> int:
    return Mail.objects.filter(subject__icontains=kind).count()


# The log --------------------------------------------------------------------------------------------------------------


def test_signing_in_and_out_is_logged_with_account_and_address(client: Client, anna: User, noted: Any) -> None:
    client.post(reverse("account_login"), {"login": "anna@example.org", "password": SECRET}, REMOTE_ADDR=FROM)
    client.post(reverse("account_logout"), REMOTE_ADDR=FROM)

    assert noted() == [
        {"event": "signed_in", "account": "anna", "by": "password", "address": FROM},
        {"event": "signed_out", "account": "anna", "address": FROM},
    ]


def test_failures_are_logged_by_account_where_there_is_one(client: Client, anna: User, noted: Any) -> None:
    sign_in(client, "ANNA", "wrong")
    sign_in(client, "anna@example.org", "wrong")
    sign_in(client, "my-password-by-mistake", "wrong")
    sign_in(client, "My-password-by-mistake", "wrong")
    client.post(reverse("mfa_login_webauthn"), {"credential": "{}"})

    by_password = [row for row in noted() if row["by"] == "password"]
    assert [row["account"] for row in by_password] == ["anna", "anna", "", ""]
    assert by_password[2]["typed"] == by_password[3]["typed"]
    assert [row["by"] for row in noted()][4:] == ["webauthn"]
    assert "mistake" not in str(noted())
    assert "wrong" not in str(noted())


def test_failed_proof_and_failed_second_step_are_logged(client: Client, with_codes: User, noted: Any) -> None:
    hers = Client()
    hers.force_login(with_codes)
    hers.post(reverse("account_reauthenticate"), {"password": "wrong"})
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert [(row["event"], row["by"], row["account"]) for row in noted()] == [
        ("sign_in_failed", "password", "anna"),
        ("sign_in_failed", "totp", "anna"),
    ]
    assert "000000" not in str(noted())


def test_second_step_is_logged_as_a_way_in(client: Client, with_codes: User, noted: Any) -> None:
    sign_in(client)
    assert noted() == []

    client.post(reverse("mfa_authenticate"), {"code": code_now(TOTP_SECRET)})

    assert [(row["event"], row["by"]) for row in noted()] == [("signed_in", "password, totp")]


@pytest.mark.usefixtures("_limited")
def test_too_many_tries_are_logged_and_told_to_the_owner_once(client: Client, anna: User, noted: Any) -> None:
    for index in range(13):
        sign_in(Client(), "anna", "wrong")
        client.post(reverse("account_login"), {"login": f"u{index}", "password": "x"}, REMOTE_ADDR=f"192.0.2.{index}")

    locked = [row for row in noted() if row["event"] == "locked_out"]
    assert [(row["what"], row["account"]) for row in locked] == [("sign_in", "anna")] * 3
    assert mails("пытается войти") == 1


def test_line_is_json_under_the_id_of_the_request_and_holds_no_secret(client: Client, anna: User, lines: Lines) -> None:
    answer = sign_in(client, "anna", "wrong-secret-word")
    sign_in(client)

    found = [line for line in lines() if line["logger"] == "diptych.faces.accounts.watching"]
    assert [line["event"] for line in found] == ["sign_in_failed", "signed_in"]
    assert found[0]["request_id"] == answer["X-Request-ID"]
    assert found[0]["level"] == "info"
    text = str(lines())
    cookie = client.cookies["session"].value
    assert [word for word in ("wrong-secret-word", SECRET, cookie, "anna@example.org") if word in text] == []


def test_denied_access_is_logged_with_account_and_address(client: Client, anna: User, lines: Lines) -> None:
    client.force_login(anna)
    client.get(reverse("desk-registers"), REMOTE_ADDR=FROM)
    Client().post(reverse("account-preferences"), {"language": "ru"}, REMOTE_ADDR=FROM)

    denied = [line for line in lines() if line.get("code") in (401, 403)]
    assert [(line["code"], line.get("account"), line["address"]) for line in denied] == [
        (403, "anna", FROM),
        (401, None, FROM),
    ]


def test_who_has_looked_at_what_is_logged_at_the_desk_and_nobody_on_public_pages(
    client: Client, anna: User, lines: Lines
) -> None:
    client.force_login(anna)
    client.get(reverse("desk"))
    client.get("/en/agreements/")

    assert [(line["request"], line.get("account"), line.get("address")) for line in lines()] == [
        (f"GET {reverse('desk')}", "anna", None),
        ("GET /en/agreements/", None, None),
    ]


# Mails ----------------------------------------------------------------------------------------------------------------


def test_another_browser_is_told_of_by_mail_and_a_known_one_is_not(client: Client, anna: User) -> None:
    sign_in(client)
    assert Mail.objects.count() == 0
    known = client.cookies["known"]
    assert (known["httponly"], known["samesite"]) == (True, "Lax")
    client.post(reverse("account_logout"))
    sign_in(client)
    assert Mail.objects.count() == 0

    sign_in(Client())

    mail = Mail.objects.get()
    assert (mail.address, mail.language, mail.user) == ("anna@example.org", "ru", anna)


def test_mark_of_a_browser_tells_nobody_who_was_there_and_cannot_be_made(client: Client, anna: User) -> None:
    sign_in(client)
    assert "anna" not in client.cookies["known"].value
    forged = Client()
    forged.cookies["known"] = client.cookies["known"].value.partition(":")[0] + ":forged:signature"

    sign_in(forged)

    assert Mail.objects.count() == 1


def test_one_browser_is_known_for_several_accounts(client: Client, anna: User) -> None:
    account("boris", email="boris@example.org")
    for name in ("anna", "boris", "anna", "boris"):
        sign_in(client, name)
        client.post(reverse("account_logout"))

    assert Mail.objects.count() == 0


def test_code_that_was_used_already_is_told_to_its_owner(client: Client, with_codes: User, noted: Any) -> None:
    code = code_now(TOTP_SECRET)
    for browser in (client, Client()):
        sign_in(browser)
        browser.post(reverse("mfa_authenticate"), {"code": code})
    assert [row["event"] for row in noted()] == ["signed_in", "sign_in_failed", "code_used_twice"]
    before = Mail.objects.count()

    client.post(reverse("account_logout"))
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert Mail.objects.filter(user=with_codes).count() == before == 1


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("mfa_deactivate_totp", {}, "Коды"),
        (
            "account_change_password",
            {"oldpassword": SECRET, "password1": "long and new one", "password2": "long and new one"},
            "ароль",
        ),
        ("mfa_generate_recovery_codes", {}, "запасн"),
    ],
)
def test_each_change_is_told_by_mail(
    with_codes: User, name: str, sent: dict[str, str], told: str, django_capture_on_commit_callbacks: Any
) -> None:
    client = Client()
    client.force_login(with_codes)
    prove(client)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse(name), sent)

    (mail,) = Mail.objects.all()
    assert mail.address == "anna@example.org"
    assert told.lower() in mail.subject.lower()


def test_removed_passkey_is_told_by_mail(hers: Client, anna: User) -> None:
    key = Authenticator.objects.create(user=anna, type="webauthn", data={"name": "Key", "credential": {}})
    prove(hers)

    hers.post(reverse("mfa_remove_webauthn", kwargs={"pk": key.pk}))

    assert not Authenticator.objects.exists()
    assert Mail.objects.get().address == "anna@example.org"
