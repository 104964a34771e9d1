"""What every private page says to browsers, and what forms of others, planted sessions and extra fields come to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from diptych.apps.programme.models import Membership
from diptych.kernel import limits
from diptych.kernel.notices.models import Mail
from tests.factories import people, slate

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]

PRIVATE = ("desk", "desk-proposals", "desk-ledger", "desk-members", "account", "desk-tokens", "usersessions_list")


def at(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


@pytest.fixture
def officer() -> Client:
    slate.programme()
    return at(slate.officer("RU").name)


@pytest.mark.parametrize("name", PRIVATE)
def test_pages_say_what_browsers_are_to_allow(name: str, officer: Client) -> None:
    answer = officer.get(reverse(name))

    assert answer.status_code == 200
    policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["script-src"], policy["frame-ancestors"]) == ("'none'", "'self'", "'none'")
    assert (policy["form-action"], policy["base-uri"]) == ("'self'", "'none'")
    said = ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    assert [answer[header] for header in said] == ["nosniff", "DENY", "same-origin", "same-origin"]


@pytest.mark.parametrize("name", PRIVATE)
def test_private_pages_are_kept_by_nobody(name: str, officer: Client) -> None:
    answer = officer.get(reverse(name))

    assert {"no-store", "private"} <= {part.strip() for part in answer["Cache-Control"].split(",")}
    assert answer["X-Robots-Tag"] == "noindex"


def test_session_gets_another_name_when_somebody_signs_in() -> None:
    people.account("anna")
    client = Client()
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["session"] = session.session_key or ""
    planted = session.session_key

    client.post(reverse("account_login"), {"login": "anna", "password": people.SECRET})

    assert client.get(reverse("desk")).status_code == 200
    assert client.cookies["session"].value != planted
    other = Client()
    other.cookies["session"] = planted or ""
    assert other.get(reverse("desk")).status_code == 302


def test_cookie_of_a_session_is_for_no_script_and_no_other_site() -> None:
    people.account("anna")
    client = Client()
    client.post(reverse("account_login"), {"login": "anna", "password": people.SECRET})

    cookie = client.cookies["session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_behind_a_proxy_cookies_go_over_secure_lines_only(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    code = f"from diptych.config import settings; print(*(getattr(settings, name) for name in {names!r}))"
    told = {"DIPTYCH_PROXIES": "1", "DIPTYCH_HOSTS": "film.example", "DIPTYCH_DATA": str(tmp_path)}
    surroundings = {name: text for name, text in os.environ.items() if not name.startswith("DIPTYCH_")} | told

    found = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True)

    *secure, seconds = found.stdout.split()
    assert secure == ["True"] * 3
    assert int(seconds) >= 15_552_000


@pytest.mark.parametrize(("told", "prefix"), [({}, ""), ({"DIPTYCH_PROXIES": "1"}, "__Host-")])
def test_cookies_are_named_so_that_no_other_host_can_set_them(
    tmp_path: Path, told: dict[str, str], prefix: str
) -> None:
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "KNOWN_COOKIE_NAME")
    rest = ("SESSION_COOKIE_PATH", "CSRF_COOKIE_PATH", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_DOMAIN")
    code = (
        "from django.conf import settings;"
        f"print(*(getattr(settings, name) for name in {names!r}), *(getattr(settings, name) for name in {rest!r}))"
    )

    found = run(code, {"DIPTYCH_HOSTS": "film.example", "DIPTYCH_DATA": str(tmp_path), **told})

    assert found == [f"{prefix}session", f"{prefix}csrftoken", f"{prefix}known", "/", "/", "None", "None"]


@pytest.mark.parametrize(("said", "meant"), [("", "False"), ("1", "True")])
def test_site_may_say_that_subdomains_are_its_own(tmp_path: Path, said: str, meant: str) -> None:
    told = {"DIPTYCH_PROXIES": "1", "DIPTYCH_HOSTS": "film.example", "DIPTYCH_DATA": str(tmp_path)}
    code = "from django.conf import settings; print(settings.SECURE_HSTS_INCLUDE_SUBDOMAINS)"

    assert run(code, {**told, "DIPTYCH_HSTS_SUBDOMAINS": said}) == [meant]


def run(code: str, told: dict[str, str]) -> list[str]:
    """The words that a program prints under these settings."""
    surroundings = {name: text for name, text in os.environ.items() if not name.startswith("DIPTYCH_")} | told
    surroundings["DJANGO_SETTINGS_MODULE"] = "diptych.config.settings"
    found = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True)
    return found.stdout.split()


def test_signing_out_has_the_browser_forget_what_it_holds(officer: Client) -> None:
    answer = officer.post(reverse("account_logout"))

    assert answer["Clear-Site-Data"] == '"cache"'


@pytest.mark.parametrize(
    "address", ["/api/v1/agreements", "/api/v1/openapi.json", "/api/v1/nowhere", "/api/v1/proposals", "/api/v1/films"]
)
def test_answers_for_programs_are_no_pages(address: str) -> None:
    answer = Client().get(address)

    assert "json" in answer["Content-Type"]
    assert answer["Content-Disposition"] == 'attachment; filename="api.json"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_acts_of_one_account_are_counted_from_wherever_it_acts(settings: Any) -> None:
    people.account("anna")
    clients = [at("anna") for _ in range(3)]
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    try:
        codes = [
            clients[number % 3]
            .post(reverse("account-preferences"), {"language": "en"}, REMOTE_ADDR=f"192.0.2.{number % 200}")
            .status_code
            for number in range(limits.PER_MINUTE["act"] + 2)
        ]
    finally:
        settings.LIMITS_URL = "none://"
        limits._limiter.cache_clear()

    assert codes == [302] * limits.PER_MINUTE["act"] + [429] * 2


@pytest.mark.parametrize("name", ["desk-proposal-new", "account-preferences", "desk-views", "account_logout"])
def test_form_without_its_token_does_nothing(name: str, officer: Client) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = officer.cookies

    assert client.post(reverse(name), {"title": "Снег"}).status_code == 403
    assert client.get(reverse("desk")).status_code == 200


def test_fields_that_no_form_has_change_nothing() -> None:
    slate.programme()
    user = User.objects.get(username=slate.reviewer("RU").name)
    more = {"is_superuser": "on", "is_staff": "on", "username": "root", "role": "coordinator", "seats": "RU"}

    answer = at(user.username).post(reverse("account-preferences"), {"language": "ru", "mails": "on", **more})

    assert answer.status_code in (200, 302, 422)
    again = User.objects.get(pk=user.pk)
    assert (again.username, again.is_superuser, again.is_staff) == (user.username, False, False)
    assert [seat.role for seat in slate.reviewer("RU").seats] == ["reviewer"]


def test_title_that_is_a_formula_is_a_text_in_the_list_of_proposals(officer: Client) -> None:
    slate.filed("=HYPERLINK(0)")

    answer = officer.get(reverse("desk-proposals-file", kwargs={"kind": "csv"}))

    text = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
    assert "HYPERLINK(0)" in text
    assert not any(cell.strip('"').startswith("=") for line in text.splitlines() for cell in line.split(","))


def test_outbox_of_a_side_holds_no_mail_to_somebody_who_has_left_it(officer: Client) -> None:
    gone = slate.member("RU", "officer", number=2)
    about = {"user_id": gone.id, "programme": slate.PROGRAMME, "next_at": slate.NOW, "created_at": slate.NOW}
    Mail.objects.create(address="gone@film.example", subject="You are asked", body="See the site", **about)
    boss = at(slate.coordinator("RU").name)
    assert b"gone@film.example" in boss.get(reverse("desk-mails")).content

    Membership.objects.filter(user=gone.id).update(until=slate.NOW)

    assert b"gone@film.example" not in boss.get(reverse("desk-mails")).content


def test_pages_store_nothing_in_browsers() -> None:
    sources = list((ROOT / "frontend").glob("src/**/*.ts"))
    assert len(sources) > 10

    texts = {path.name: path.read_text(encoding="utf-8") for path in sources}
    assert [name for name, text in texts.items() if re.search("localStorage|sessionStorage|indexedDB", text)] == []
    # Cookies of scripts are two, which the page on privacy names.
    set_by = {name: re.findall(r"document\.cookie = `(\w+)=", text) for name, text in texts.items()}
    assert sorted(cookie for found in set_by.values() for cookie in found) == ["letters", "theme"]
