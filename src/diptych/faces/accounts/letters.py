"""Mails that accounts write: django-allauth says when, the outbox sends them in the language of who reads them."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.urls import reverse, translate_url
from django.utils import timezone

from diptych.faces.portal.templating import current_language
from diptych.kernel.notices.domain.mails import post
from diptych.kernel.permissions.models import Profile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.contrib.auth.models import User

LINKS = ("activate_url", "password_reset_url")
"""Under which names allauth gives the address that a mail is about."""


def send(kind: str, email: str, facts: dict[str, Any], *, page: str = "account") -> None:
    """Write one mail; ``kind`` is the name of its template, as in ``password_reset_key``, ``page`` where it leads to.

    Facts of a session, such as its address, are left out: a mail says that something was done, and where to look.
    """
    user = facts.get("user") or _owner(email)
    profile = Profile.objects.filter(user=user).first() if user is not None and user.pk else None
    language = profile.language if profile else current_language().code
    given = next((str(facts[name]) for name in LINKS if facts.get(name)), "")
    path = urlsplit(given).path if given else reverse(page)
    with transaction.atomic():
        post(
            email,
            code=f"accounts.{kind}",
            facts={"name": _called(user)},
            at=timezone.now(),
            language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            user=user.pk if user is not None else None,
            link=translate_url(path, language),
        )


def _owner(email: str) -> User | None:
    address = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user").first()
    return address.user if address is not None else None


def _called(user: User | None) -> str:
    return (user.get_full_name() or user.username) if user is not None else ""
