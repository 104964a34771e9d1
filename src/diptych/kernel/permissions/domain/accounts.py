"""Accounts: made, given passwords, and made administrators, each time with an entry in the ledger."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import override

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.audit.audiences import HOUSE
from diptych.kernel.notices.domain.mails import post
from diptych.kernel.permissions.concealing import concealed_anew
from diptych.kernel.permissions.models import Profile
from diptych.kernel.permissions.queries.accounts import account_named, accounts, has_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from diptych.kernel.audit import Actor


def _(text: str) -> str:
    return text


MAKE = action("permissions.make_account", _("Account made"))
CHANGE_PASSWORD = action("permissions.change_password", _("Password changed"))
MAKE_ADMINISTRATOR = action("permissions.make_administrator", _("Administrator named"))
DROP_ADMINISTRATOR = action("permissions.drop_administrator", _("Administrator dismissed"))

LONGEST_FULL_NAME = 150
"""Letters that the table of accounts has room for."""


def make_account(
    name: str = "",
    *,
    password: str | None,
    full_name: str = "",
    language: str = "",
    email: str = "",
    by: Actor,
    at: datetime,
) -> User:
    """Make an account; without a name it gets one that says nothing of its owner, who signs in with the address then.

    ``password`` is None for somebody who will sign in otherwise, as with a passkey. ``email`` is taken as verified:
    the caller knows that it is theirs.

    Side effects: 1. account, profile and address are there; 2. the ledger has an entry, without the address.
    Refused("bad_name"), Refused("account_there"), Refused("email_there"), Refused("weak_password", why=…) with
    sentences in the active language of Django.
    """
    name = User.normalize_username(name) or new_name()
    with transaction.atomic():
        if accounts().filter(username__iexact=name).exists():
            raise Refused("account_there", name=name)
        user = User(username=name, first_name=full_name.strip()[:LONGEST_FULL_NAME], email=email)
        set_password(user, password)
        try:
            user.full_clean()
        except ValidationError:
            raise Refused("bad_name", found=name) from None
        user.save()
        keep_profile(user, language=language or settings.LANGUAGE_CODE)
        if email:
            keep_address(user, email)
        after = {"name": user.username, "full_name": user.get_full_name()}
        _record(MAKE, user, by, at, after=after)
    return user


def new_name() -> str:
    """A name for an account whose owner need not know it. The ledger holds it, so it tells nothing of them."""
    return f"u-{secrets.token_hex(5)}"


def keep_profile(user: User, *, language: str | None = None, mails: bool | None = None) -> Profile:
    """Say how somebody wants to be written to; what is None stays. Side effect: the profile is saved."""
    told = {"language": language or settings.LANGUAGE_CODE, "mails": mails is not False}
    with transaction.atomic():
        profile, made = Profile.objects.select_for_update().get_or_create(user=user, defaults=told)
        if not made:
            profile.language = profile.language if language is None else language
            profile.mails = profile.mails if mails is None else mails
            profile.save()
    return profile


def keep_address(user: User, email: str) -> None:
    """Have an account own an address that is known to be its own; Refused("email_there") where another has it."""
    from allauth.account.models import EmailAddress

    taken = EmailAddress.objects.filter(email__iexact=email, verified=True).exclude(user=user)
    if taken.exists():
        raise Refused("email_there")
    address, _made = EmailAddress.objects.get_or_create(user=user, email=email.lower())
    address.verified = True
    address.save()
    address.set_as_primary(conditional=True)


def change_password(user: User, *, new: str, by: Actor, at: datetime, path: Callable[[], str] | None = None) -> None:
    """Give an account another password; every session of it ends, as Django has it.

    ``path`` gives the address of the page of an account, which the face knows, for the letter to its owner.

    Side effects: 1. the account is saved; 2. a letter to its owner, if the address is known to be theirs; 3. the ledger
    has an entry, without the password. Refused("weak_password", why=…).
    """
    with transaction.atomic():
        set_password(user, new)
        user.save(update_fields=["password"])
        if path is not None and has_address(user):
            language = Profile.objects.filter(user=user).values_list("language", flat=True).first()
            language = language or settings.LANGUAGE_CODE
            with override(language):
                link = path()
            told = {"name": user.get_full_name() or user.username}
            post(
                user.email,
                code="accounts.password_changed",
                facts=told,
                at=at,
                language=language,
                user=user.pk,
                link=link,
            )
        _record(CHANGE_PASSWORD, user, by, at)


def name_administrator(name: str, *, by: Actor, at: datetime) -> User:
    """Let somebody ask for administrator sessions; without one they have no more powers than before.

    Side effects: 1. the account is saved; 2. the ledger has an entry.
    Refused("no_account"), Refused("administrator_there").
    """
    return _administrator(name, MAKE_ADMINISTRATOR, True, by, at)


def dismiss_administrator(name: str, *, by: Actor, at: datetime) -> User:
    """The same the other way. Refused("no_account"), Refused("no_administrator")."""
    return _administrator(name, DROP_ADMINISTRATOR, False, by, at)


def _administrator(name: str, code: str, wanted: bool, by: Actor, at: datetime) -> User:
    with transaction.atomic():
        user = account_named(name, lock=True)
        if user.is_superuser is wanted:
            raise Refused("administrator_there" if wanted else "no_administrator", name=user.username)
        user.is_superuser = wanted
        user.save(update_fields=["is_superuser"])
        facts = {"name": user.username}
        before, after = (None, facts) if wanted else (facts, None)
        _record(code, user, by, at, before=before, after=after)
    return user


def note_account(user: User, *, language: str, by: Actor, at: datetime) -> None:
    """Complete an account that signing up has made: with a profile, and an entry of the ledger."""
    with transaction.atomic():
        keep_profile(user, language=language)
        _record(MAKE, user, by, at, after={"name": user.username, "full_name": user.get_full_name()})


def note_security(code: str, user: User, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Record that somebody changed how they sign in; ``code`` is one of ``SECURITY``."""
    with transaction.atomic():
        _record(SECURITY[code], user, by, at, reason=reason)


SECURITY = {
    "password_changed": CHANGE_PASSWORD,
    "password_set": action("permissions.set_password", _("Password set")),
    "password_reset": action("permissions.reset_password", _("Password set anew by a link in a mail")),
    "email_changed": action("permissions.change_email", _("E-mail address changed")),
    "webauthn_added": action("permissions.add_passkey", _("Passkey added")),
    "webauthn_removed": action("permissions.remove_passkey", _("Passkey removed")),
    "totp_added": action("permissions.add_codes", _("Codes from an app turned on")),
    "totp_removed": action("permissions.remove_codes", _("Codes from an app turned off")),
    "recovery_codes_added": action("permissions.add_recovery_codes", _("Recovery codes made")),
    "recovery_codes_removed": action("permissions.remove_recovery_codes", _("Recovery codes removed")),
    "recovery_codes_reset": action("permissions.renew_recovery_codes", _("Recovery codes made anew")),
    "outside_added": action("permissions.connect_service", _("Sign-in service connected")),
}
"""Changes of how somebody signs in."""


def _record(
    code: str,
    user: User,
    by: Actor,
    at: datetime,
    *,
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
    reason: str = "",
) -> None:
    """An entry that no party sees: how somebody signs in concerns nobody but them and whoever runs the site."""
    record(
        code, thing=user, label=user.username, by=by, at=at, before=before, after=after, reason=reason, audience=HOUSE
    )


def renew_secrets() -> int:
    """Keep secrets of second factors under the key of today that are kept under a former one; returns how many.

    Side effect: their rows are saved.
    """
    from allauth.mfa.models import Authenticator

    renewed = 0
    with transaction.atomic():
        for row in Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN):
            found = {name: concealed_anew(kept) for name, kept in row.data.items() if name in CONCEALED}
            new = {name: kept for name, kept in found.items() if kept is not None}
            if new:
                row.data = {**row.data, **new}
                row.save(update_fields=["data"])
                renewed += 1
    return renewed


CONCEALED = ("secret", "seed")
"""What is kept under the key of the site, among the data of a second factor."""


def set_password(user: User, password: str | None) -> None:
    """Refused("weak_password", why=…) for one that is guessed easily."""
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused("weak_password", why=tuple(error.messages)) from None
    user.set_password(password)
