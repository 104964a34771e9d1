"""What django-allauth asks of the site: names, words, mails, who may come in from outside."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth import HASH_SESSION_KEY
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from diptych.apps.programme.domain.members import accept_invitations_for
from diptych.apps.programme.queries.members import has_invitation
from diptych.faces.accounts import letters
from diptych.faces.accounts.words import ERRORS, FACTOR_ERRORS, SAID
from diptych.faces.portal.templating import _, current_language
from diptych.kernel.limits import address_of
from diptych.kernel.permissions.concealing import conceal, reveal
from diptych.kernel.permissions.domain.accounts import LONGEST_FULL_NAME, keep_address, new_name, note_account
from diptych.kernel.permissions.queries.accounts import actor_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.contrib.auth.models import User
    from django.http import HttpRequest

SAID_HERE = "account_said"
"""The key under which a session keeps what is to be said on the next page."""

EMPTY_ADDRESS = "0.0.0.0"
"""Where a request came in by a way that has no addresses."""


def called(user: User) -> str:
    """What somebody is called on the screen and in mails."""
    return user.get_full_name() or user.username


class Worded:
    """Errors in our words; what we have none for is said as allauth says it."""

    ours: dict[str, str] = {}
    error_messages: dict[str, Any]

    def validation_error(self, code: str, *facts: Any) -> Any:
        error = super().validation_error(code, *facts)  # type: ignore[misc]
        if code in self.ours:
            error.message = _(self.ours[code])
        return error


class AccountAdapter(Worded, DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts."""

    ours = ERRORS

    def get_login_stages(self) -> list[str]:
        return ["diptych.faces.accounts.stages.AddressStage", "allauth.mfa.stages.AuthenticateStage"]

    def generate_unique_username(self, txts: Any, regex: Any = None) -> str:
        """A name that tells nothing of its owner: it stands in the ledger for good."""
        return new_name()

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Somebody has signed up; all or nothing, with an entry of the ledger."""
        user.first_name = str(form.cleaned_data.get("full_name", ""))[:LONGEST_FULL_NAME]
        with transaction.atomic():
            super().save_user(request, user, form, commit=True)
            note_account(user, language=current_language().code, by=actor_of(user), at=timezone.now())
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        """Whoever comes for the first time of all is not told that the browser is a new one."""
        request.first_time = user.last_login is None  # type: ignore[attr-defined]
        super().login(request, user)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether it is them. A password that is kept anew on the occasion does not end the session it was shown in."""
        before = user.password
        shown = bool(super().reauthenticate(user, password))
        if shown:
            user.refresh_from_db(fields=["password"])
            if user.password != before:
                context.request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        return shown

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this site, under the name it was asked by."""
        request = context.request
        here = {request.get_host()}
        return bool(url) and url_has_allowed_host_and_scheme(url, here, require_https=request.is_secure())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("desk")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("front")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("account" if context.request.user.is_authenticated else "account_login")

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or EMPTY_ADDRESS

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Keep a sentence for the next page; what is said on the page itself anyway has none."""
        known = SAID.get((message_template or "").rpartition("/")[2])
        text = message or (_(known) if known else "")
        if text:
            request.session[SAID_HERE] = [*request.session.get(SAID_HERE, []), [level, str(text)]]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        letters.send(template_prefix.rpartition("/")[2], email, context)


class FactorAdapter(Worded, DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors and passkeys."""

    ours = FACTOR_ERRORS

    def encrypt(self, text: str) -> str:
        return conceal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return reveal(encrypted_text)

    def generate_authenticator_name(self, user: Any, kind: Any) -> str:
        return _("Passkey of {day}").format(day=timezone.now().date().isoformat())

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": user.email or user.username, "display_name": called(user)}


class OutsideAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in services of ministries: for who is known by a verified address, or invited at one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return any(has_invitation(email, at=timezone.now()) for email in _verified(sociallogin))

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """Services are named by the surroundings alone; the database is not asked for more."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        """Somebody comes who was invited: the account is made, and all invitations to the address are accepted."""
        user: User = sociallogin.user
        name, at = user.get_full_name().strip(), timezone.now()
        user.first_name, user.last_name = name[:LONGEST_FULL_NAME], ""
        with transaction.atomic():
            super().save_user(request, sociallogin, form)
            by = actor_of(user)
            note_account(user, language=current_language().code, by=by, at=at)
            for email in _verified(sociallogin):
                keep_address(user, email)
                accept_invitations_for(email, user=user, by=by, at=at)
        return user


def _verified(sociallogin: Any) -> list[str]:
    return [address.email for address in sociallogin.email_addresses if address.verified]
