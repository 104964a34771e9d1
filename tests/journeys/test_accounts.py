"""Accounts: an invitation followed to a passkey, signing out and in by it; codes from an app; a session ended."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from tests.faces.accounts.codes import code_now
from tests.faces.cli.serving import ends
from tests.journeys.conftest import Open
from tests.journeys.site import Site
from tests.journeys.test_every_page import shut_out
from tests.journeys.window import Window

SECRET = "a-long-secret-7"

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A device that keeps passkeys and knows its owner, as a phone does."""


def command(site: Site, *words: str, typed: str = "") -> Any:
    code, said, errors = ends(site.folder, *words, "--json", typed=typed, DIPTYCH_DATA=site.data)
    assert code == 0, errors or said
    return json.loads(said)


@pytest.fixture
def by_name(visit: Open, site: Site) -> Any:
    """Windows that know the site by a name: passkeys belong to names, not to addresses in numbers."""

    def open_by_name(language: str = "en", *, width: int = 360) -> tuple[Window, CDPSession]:
        window = visit(language, width=width)
        window.root = f"http://localhost:{site.port}"
        told = window.context.new_cdp_session(window.page)
        told.send("WebAuthn.enable")
        told.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        return window, told

    return open_by_name


def looks_well(window: Window) -> None:
    """Nothing sticks out of a phone, and nobody is shut out."""
    assert window.sticks_out() == 0, window.widest()
    assert shut_out(window) == []


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_invited_make_a_passkey_and_sign_in_by_it(by_name: Any, site: Site, language: str) -> None:
    email = f"{language}@example.org"
    seat = ("--role", "officer", "--party", "CN", "--reads", language)
    link = command(site, "members", "invite", email, *seat)["link"]
    window, _told = by_name(language)

    window.open(link.split("/", 3)[3].partition("/")[2])
    looks_well(window)
    window.find("#f-full_name").fill("Ли Вэй")
    window.find("button[value=passkey]").click()
    expect(window.find("pass-key")).to_be_visible()
    looks_well(window)
    window.find("#f-name").fill("Phone")
    window.find("pass-key button").click()
    expect(window.find(".account-codes li")).to_have_count(10)
    looks_well(window)

    window.open("account/")
    looks_well(window)
    window.open("account/passkeys/")
    expect(window.find(".desk-list li")).to_contain_text("Phone")
    looks_well(window)
    window.find("form[action$='sign-out/'] button").click()
    window.open("account/")
    expect(window.find("#f-password")).to_be_visible()
    looks_well(window)
    window.find("pass-key button").click()
    expect(window.find(".account-seats")).to_be_visible()
    assert "/account/" in window.page.url


def test_code_of_an_app_then_a_recovery_code_then_a_session_ended(by_name: Any, site: Site) -> None:
    words = ("members", "add", "dina", "--role", "analyst", "--party", "RU", "--password-from-stdin")
    command(site, *words, typed=f"{SECRET}\n")
    window, _told = by_name()

    sign_in(window, "dina", "account/codes/")
    window.find("#f-password").fill(SECRET)
    window.find("main form button.button").click()
    expect(window.find(".account-qr")).to_be_visible()
    looks_well(window)
    secret = window.find(".account-secret").inner_text()
    window.find("#f-code").fill(code_now(secret))
    window.find("main form button.button").first.click()
    expect(window.find(".account-codes li")).to_have_count(10)
    recovery = window.find(".account-codes li").first.inner_text()
    window.find("form[action$='sign-out/'] button").click()

    sign_in(window, "dina", "account/sessions/")
    expect(window.find("#f-code")).to_be_visible()
    looks_well(window)
    window.forgive("422")
    window.find("#f-code").fill("000000")
    window.find("main form button.button").first.click()
    expect(window.find(".field-error").filter(has_text="did not fit")).to_be_visible()
    window.find("#f-code").fill(recovery)
    window.find("main form button.button").first.click()
    expect(window.find(".account-sessions li")).to_have_count(1)
    looks_well(window)

    other, _more = by_name(width=1440)
    sign_in(other, "dina", "account/")
    other.find("#f-code").fill(code_now(secret, later=1))
    other.find("main form button.button").first.click()
    expect(other.find(".account-seats")).to_be_visible()
    window.open("account/sessions/")
    expect(window.find(".account-sessions li")).to_have_count(2)
    window.find("button[value=others]").click()
    expect(window.find(".account-sessions li")).to_have_count(1)
    other.open("account/")
    expect(other.find("#f-password")).to_be_visible()


def test_nothing_of_it_needs_a_script_but_passkeys(visit: Open, site: Site) -> None:
    words = ("members", "add", "egor", "--role", "officer", "--party", "RU", "--password-from-stdin")
    command(site, *words, typed=f"{SECRET}\n")
    window = visit("en", width=360, script=False)

    sign_in(window, "egor", "account/")

    expect(window.find(".account-seats")).to_be_visible()
    assert window.find("pass-key").count() == 0
    window.find("#f-language").select_option("ru")
    window.find("form[action$='preferences/'] button").click()
    assert "/ru/account/" in window.page.url


def sign_in(window: Window, name: str, where: str) -> None:
    window.open(where)
    window.find("#f-login").fill(name)
    window.find("#f-password").fill(SECRET)
    window.find("main form:not(pass-key form) button.button").first.click()


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_password_can_be_looked_at_and_is_measured_while_it_is_typed(visit: Open, language: str) -> None:
    window = visit(language, width=360)
    window.open("account/begin/")
    field, meter = window.find("#f-password1"), window.find(".password-meter")
    expect(meter).to_be_hidden()

    seen = []
    for text in ("short", "abcdefghijklmnop", "palewindow75", "pale window over the river"):
        field.fill(text)
        expect(meter).to_be_visible()
        seen.append(window.find(".password-strength [role=status]").inner_text())
    assert seen[0] == seen[1]
    assert len(set(seen)) == 3

    expect(field).to_have_attribute("type", "password")
    window.find(".password-shown input").check()
    expect(field).to_have_attribute("type", "text")
    looks_well(window)
    window.find(".password-shown input").uncheck()
    expect(field).to_have_attribute("type", "password")


def test_password_is_taken_from_the_clipboard(visit: Open) -> None:
    window = visit("en", width=1280)
    window.open("account/begin/")
    email, field = window.find("#f-email"), window.find("#f-password1")
    email.fill("pale window over the river")
    for locator, keys in ((email, ("Control+a", "Control+c")), (field, ("Control+v",))):
        locator.focus()
        for key in keys:
            window.page.keyboard.press(key)

    expect(field).to_have_value("pale window over the river")
