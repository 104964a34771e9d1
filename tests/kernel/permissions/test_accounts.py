"""Accounts are made and changed, each time with an entry in the ledger that no party sees."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from diptych.kernel.audit import Actor, history_of
from diptych.kernel.permissions.concealing import conceal, reveal
from diptych.kernel.permissions.domain.accounts import (
    change_password,
    dismiss_administrator,
    keep_address,
    keep_profile,
    make_account,
    name_administrator,
    note_security,
    renew_secrets,
)
from diptych.kernel.permissions.domain.administering import (
    LIFETIME,
    begin_administering,
    end_administering,
    note_ended,
)
from diptych.kernel.permissions.models import AdministratorSession, Profile
from diptych.kernel.permissions.queries.accounts import account_named, actor_of
from tests.factories.registers import LATER, NOW, refusal

pytestmark = pytest.mark.django_db

BY = Actor.command("members add")
SECRET = "a-long-secret-7"
FORMER = "the-key-of-last-year-which-was-long-enough-to-be-one-too"


def make(name: str = "anna", password: str | None = SECRET, full_name: str = "", email: str = "") -> User:
    return make_account(name, password=password, full_name=full_name, email=email, by=BY, at=NOW)


def test_account_is_made_under_a_name_and_recorded_without_password_or_address() -> None:
    user = make(full_name=" Анна Ли ", email="anna@example.org")

    assert user.check_password(SECRET)
    assert user.password.startswith("argon2")
    assert actor_of(user) == Actor("person", "anna", "Анна Ли")
    assert EmailAddress.objects.get(verified=True, primary=True).user == user
    entry = history_of(user).get()
    assert (entry.action, entry.audience) == ("permissions.make_account", "house")
    assert entry.after == {"name": "anna", "full_name": "Анна Ли"}


def test_ledger_names_the_account_of_somebody_without_a_full_name() -> None:
    assert actor_of(make()).label == "anna"


def test_account_without_a_name_gets_one_that_tells_nothing() -> None:
    user = make("", full_name="Анна Ли", email="anna@example.org", password=None)

    assert user.username.startswith("u-")
    assert not user.has_usable_password()


@pytest.mark.parametrize("password", ["", "short", "1234567890", "password123", "elevenchars"])
def test_weak_password_is_refused_with_the_reasons(password: str) -> None:
    code, facts = refusal(lambda: make(password=password))

    assert code == "weak_password"
    assert facts["why"]
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["two words", "a" * 151, "<b>"])
def test_bad_name_is_refused(name: str) -> None:
    assert refusal(lambda: make(name))[0] == "bad_name"


@pytest.mark.parametrize("name", ["anna", "ANNA"])
def test_name_stands_for_one_account_however_it_is_written(name: str) -> None:
    user = make()

    assert refusal(lambda: make(name))[0] == "account_there"
    assert account_named(name) == user


def test_address_belongs_to_one_account() -> None:
    make(email="anna@example.org")

    assert refusal(lambda: make("boris", email="Anna@example.org"))[0] == "email_there"
    assert not User.objects.filter(username="boris").exists()


def test_address_that_somebody_else_only_claimed_goes_to_who_owns_it() -> None:
    squatter = make("squatter")
    EmailAddress.objects.create(user=squatter, email="anna@example.org", verified=False)
    anna = make()

    keep_address(anna, "anna@example.org")

    assert EmailAddress.objects.get(verified=True).user == anna


def test_password_is_changed_by_whoever_runs_the_machine() -> None:
    user = make()

    assert refusal(lambda: change_password(user, new="short", by=BY, at=LATER))[0] == "weak_password"
    change_password(user, new="another-secret-8", by=BY, at=LATER)

    user.refresh_from_db()
    assert user.check_password("another-secret-8")
    assert "secret" not in str(list(history_of(user).values()))


def test_profile_keeps_what_is_not_said_anew() -> None:
    user = make()

    keep_profile(user, mails=False)
    keep_profile(user, language="ru")

    assert Profile.objects.values_list("language", "mails").get() == ("ru", False)


def test_change_of_how_somebody_signs_in_is_recorded() -> None:
    user = make()

    note_security("webauthn_added", user, by=actor_of(user), at=LATER)

    assert history_of(user).last().action == "permissions.add_passkey"  # type: ignore[union-attr]


# Administrators -------------------------------------------------------------------------------------------------------


def test_administrator_is_named_and_dismissed() -> None:
    user = make()

    assert refusal(lambda: name_administrator("ghost", by=BY, at=NOW))[0] == "no_account"
    assert refusal(lambda: dismiss_administrator("anna", by=BY, at=NOW))[0] == "no_administrator"
    name_administrator("anna", by=BY, at=NOW)
    assert refusal(lambda: name_administrator("anna", by=BY, at=NOW))[0] == "administrator_there"
    dismiss_administrator("anna", by=BY, at=LATER)

    user.refresh_from_db()
    assert not user.is_superuser
    actions = [entry.action for entry in history_of(user)]
    assert actions[1:] == ["permissions.make_administrator", "permissions.drop_administrator"]


@pytest.fixture
def root() -> User:
    """An administrator whose account a password alone does not open."""
    Authenticator.objects.create(user=make("root"), type=Authenticator.Type.WEBAUTHN, data={})
    return name_administrator("root", by=BY, at=NOW)


def begun(user: User, reason: str = "Somebody has left") -> AdministratorSession:
    return begin_administering(user, reason=reason, by=actor_of(user), at=NOW)


def test_administrator_session_lasts_half_an_hour_and_is_recorded_with_its_reason(root: User) -> None:
    session = begun(root)

    assert session.ends_at - session.begun_at == timedelta(minutes=30)
    entry = history_of(session).get()
    assert (entry.action, entry.reason, entry.actor_id) == (
        "permissions.begin_administering",
        "Somebody has left",
        "root",
    )


def test_administrator_session_needs_the_right_and_a_reason(root: User) -> None:
    assert refusal(lambda: begun(make()))[0] == "no_administrator"
    assert refusal(lambda: begun(root, "  "))[0] == "reason_missing"


def test_administrator_session_needs_more_than_a_password(root: User) -> None:
    Authenticator.objects.update(type=Authenticator.Type.RECOVERY_CODES)

    assert refusal(lambda: begun(root))[0] == "second_factor_missing"


def test_administrator_session_is_ended_by_its_owner_alone(root: User) -> None:
    session, at = begun(root), NOW + timedelta(minutes=3)

    assert refusal(lambda: end_administering(session.pk, user=make(), by=BY, at=at))[0] == "administering_over"
    end_administering(session.pk, user=root, by=actor_of(root), at=at)
    assert refusal(lambda: end_administering(session.pk, user=root, by=BY, at=at))[0] == "administering_over"

    session.refresh_from_db()
    assert session.ended_at == at


def test_end_of_a_session_that_ran_out_is_noted_as_of_then(root: User) -> None:
    session = begun(root)

    assert note_ended(at=NOW + LIFETIME - timedelta(seconds=1)) == 0
    assert note_ended(at=NOW + timedelta(days=2)) == 1

    session.refresh_from_db()
    assert session.ended_at == session.ends_at
    assert [entry.at for entry in history_of(session)] == [NOW, NOW + LIFETIME]


# Secrets of second factors --------------------------------------------------------------------------------------------


def test_secret_is_kept_under_the_key_of_the_site(settings: object) -> None:
    kept = conceal("JBSWY3DPEHPK3PXP")

    assert "JBSW" not in kept
    assert reveal(kept) == "JBSWY3DPEHPK3PXP"


def test_secret_outlives_a_change_of_the_key_and_moves_under_the_new_one(settings: Any) -> None:
    today, settings.SECRET_KEY = settings.SECRET_KEY, FORMER
    user = make()
    for kind, name in (("totp", "secret"), ("recovery_codes", "seed")):
        Authenticator.objects.create(user=user, type=kind, data={name: conceal("JBSWY3DPEHPK3PXP"), "used_mask": 3})
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = today, [FORMER]
    assert reveal(Authenticator.objects.get(type="totp").data["secret"]) == "JBSWY3DPEHPK3PXP"

    assert renew_secrets() == 2
    assert renew_secrets() == 0

    settings.SECRET_KEY_FALLBACKS = []
    data = {row.type: row.data for row in Authenticator.objects.all()}
    assert reveal(data["totp"]["secret"]) == reveal(data["recovery_codes"]["seed"]) == "JBSWY3DPEHPK3PXP"
    assert data["recovery_codes"]["used_mask"] == 3


def test_under_another_key_no_code_fits() -> None:
    kept = conceal("JBSWY3DPEHPK3PXP")

    assert reveal(kept[:-6] + "AAAAA=") not in ("", "JBSWY3DPEHPK3PXP")
    assert reveal("") != reveal("")
