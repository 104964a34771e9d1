"""Sign-in services of authorities let in who is known at a verified address, or invited at one, and nobody else."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diptych.apps.programme.domain.members import invite
from diptych.apps.programme.models import Invitation
from diptych.apps.programme.queries.members import person_of
from diptych.config.ministries import oidc_providers
from diptych.faces.accounts.adapters import OutsideAdapter
from diptych.kernel.audit import history_of
from diptych.kernel.permissions.models import Profile
from tests.faces.accounts.conftest import text_of
from tests.factories.people import BY

pytestmark = pytest.mark.django_db

SERVER = "https://id.ministry.example"
WRITTEN = json.dumps([{"id": "ministry", "name": "Ministry", "server": SERVER, "client": "c", "secret": "s"}])


class Answer:
    """What a service answers."""

    status_code = 200

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.text = json.dumps(told)
        self.headers = {"content-type": "application/json"}

    def raise_for_status(self) -> None:
        pass

    def json(self) -> dict[str, Any]:
        return self.told


class Service:
    """A sign-in service that knows one person."""

    def __init__(self, claims: dict[str, Any]) -> None:
        self.claims = {"sub": "77", "name": "Ли Вэй", **claims}

    def __enter__(self) -> Service:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def get(self, address: str, **_more: Any) -> Answer:
        if address.endswith("/userinfo"):
            return Answer(self.claims)
        names = {"authorization_endpoint": "go", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        return Answer({"issuer": SERVER, "jwks_uri": f"{SERVER}/keys"} | {k: f"{SERVER}/{v}" for k, v in names.items()})

    def request(self, _method: str, _address: str, **_more: Any) -> Answer:
        told = {**self.claims, "iss": SERVER, "aud": "c", "exp": int(time.time()) + 60, "iat": int(time.time())}
        return Answer({"access_token": "t", "id_token": jwt.encode(told, "k" * 32, algorithm="HS256")})


@pytest.fixture(autouse=True)
def _services(settings: Any) -> None:
    services = oidc_providers(WRITTEN)
    settings.OIDC = services
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": services, "OAUTH_PKCE_ENABLED": True}}


def comes(monkeypatch: pytest.MonkeyPatch, client: Client, where: str = "/en/account/", **claims: Any) -> Any:
    """Somebody of whom the service says this goes there and comes back."""
    monkeypatch.setattr(OutsideAdapter, "get_requests_session", lambda _adapter: Service(claims))
    gone = client.post("/account/outside/ministry/", {"next": where})
    asked = parse_qs(urlsplit(gone["Location"]).query)
    assert gone["Location"].startswith(f"{SERVER}/go?")
    assert asked["redirect_uri"] == ["http://testserver/account/outside/ministry/back/"]
    assert asked["code_challenge"]
    return client.get("/account/outside/ministry/back/", {"code": "x", "state": asked["state"][0]})


def invited(email: str) -> Invitation:
    told: dict[str, Any] = {"programme": "ru-cn", "party": "CN", "roles": ["officer"], "language": "en"}
    found, _secret = invite(**told, email=email, path="/en/i/{}/".format, by=BY, at=timezone.now())
    return found


def test_service_stands_on_the_page_to_sign_in_and_asks_before_one_leaves(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Ministry" in text_of(client.get(reverse("account_login")))
    monkeypatch.setattr(OutsideAdapter, "get_requests_session", lambda _adapter: Service({}))

    page = client.get("/account/outside/ministry/?next=/en/account/")

    assert "Sign in with Ministry" in text_of(page)
    assert 'name="next" value="/en/account/"' in page.content.decode()
    rules = {rule.split()[0]: rule.split()[1:] for rule in page["Content-Security-Policy"].split("; ")}
    assert rules["form-action"] == ["'self'", SERVER]
    assert client.get("/account/outside/nobody/").status_code == 404


def test_account_with_the_verified_address_is_opened(
    client: Client, anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = comes(monkeypatch, client, email="anna@example.org", email_verified=True)

    assert answer["Location"] == "/en/account/"
    assert client.get("/en/account/").status_code == 200
    assert SocialAccount.objects.get().user == anna
    assert User.objects.count() == 1
    assert "permissions.connect_service" in history_of(anna).values_list("action", flat=True)


@pytest.mark.parametrize(
    "claims", [{"email": "anna@example.org"}, {"email": "anna@example.org", "email_verified": False}, {}]
)
def test_address_that_the_service_has_not_verified_opens_nothing(
    client: Client, anna: User, monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any]
) -> None:
    invited("anna@example.org")

    answer = comes(monkeypatch, client, **claims)

    assert "Nobody has invited this address" in text_of(answer)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_invited_get_an_account_and_their_seats(client: Client, ru_cn: object, monkeypatch: pytest.MonkeyPatch) -> None:
    invitation = invited("wei@ministry.example")

    answer = comes(monkeypatch, client, email="Wei@ministry.example", email_verified=True)

    assert answer["Location"] == "/en/account/"
    user = User.objects.get()
    assert (user.get_full_name(), user.has_usable_password()) == ("Ли Вэй", False)
    assert user.username.startswith("u-")
    assert [(seat.party, seat.role) for seat in person_of(user).seats] == [("CN", "officer")]
    assert Profile.objects.filter(user=user).exists()
    invitation.refresh_from_db()
    assert invitation.accepted_by == user


def test_stranger_is_told_to_ask_for_an_invitation(
    client: Client, ru_cn: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = comes(monkeypatch, client, email="stranger@ministry.example", email_verified=True)

    assert "Nobody has invited this address" in text_of(answer)
    assert not User.objects.exists()


def test_one_does_not_come_back_without_having_gone(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OutsideAdapter, "get_requests_session", lambda _adapter: Service({}))

    answer = client.get("/account/outside/ministry/back/", {"code": "x", "state": "made-up"})

    assert answer.status_code in (200, 401, 403)
    assert "did not let you through" in text_of(answer)
    assert "_auth_user_id" not in client.session


def test_service_that_does_not_answer_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent(Service):
        def get(self, address: str, **_more: Any) -> Answer:
            raise requests.ConnectionError

    monkeypatch.setattr(OutsideAdapter, "get_requests_session", lambda _adapter: Silent({}))

    answer = client.get("/account/outside/ministry/", follow=True)

    assert "did not let you through" in text_of(answer)


@pytest.mark.parametrize(
    "written",
    [
        *("{", "{}", "[1]", '[{"id": "m"}]', WRITTEN.replace("https://", "http://"), WRITTEN.replace('"s"', '""')),
        *(WRITTEN.replace('"ministry"', '"Mini stry"'), WRITTEN.replace('"c"', "7")),
        json.dumps(json.loads(WRITTEN) * 2),
    ],
)
def test_services_that_cannot_be_meant_are_refused(written: str) -> None:
    assert oidc_providers(written) is None
