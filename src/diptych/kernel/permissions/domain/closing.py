"""An account closed by its owner: what opens it and what is known of them goes, what they did stays."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.audit.audiences import HOUSE
from diptych.kernel.notices.models import Notice
from diptych.kernel.permissions.models import Profile, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.audit import Actor


def _(text: str) -> str:
    return text


CLOSE = action("permissions.close_account", _("Account closed by its owner"))

UNSHOWN = timedelta(days=14)
"""So long an account waits for somebody to show that its address is theirs."""


def close_account(user: User, *, keeps_name: bool, by: Actor, at: datetime) -> None:
    """Close an account for good. The caller has ended the seats of its owner, and looked who leads what.

    ``keeps_name`` says that somebody acted under it, and that what they did is shown under their name. Else the account
    has from then on the name alone that tells nothing. Entries of the ledger are sealed with the name as it was.

    Side effects: 1. addresses, passkeys, codes, sign-in services, notices and preferences are deleted; 2. tokens are
    revoked and sessions end; 3. the account opens nothing; 4. the ledger has an entry.
    Refused("account_closed"), Refused("administrator_stays") for an administrator, whom somebody else dismisses first.
    """
    with transaction.atomic():
        found = hold_account(user)
        for model in (EmailAddress, Authenticator, SocialAccount, Notice, Profile):
            model._default_manager.filter(user=found).delete()
        Token.objects.filter(user=found, revoked_at=None).update(revoked_at=at)
        for session in UserSession.objects.filter(user=found):
            session.end()
        found.set_unusable_password()
        found.is_active, found.email = False, ""
        if not keeps_name:
            found.first_name = found.last_name = ""
        found.save()
        record(CLOSE, thing=found, label=found.username, by=by, at=at, before=None, after=None, audience=HOUSE)


def hold_account(user: User) -> User:
    """The account, locked until the transaction ends. Refused("account_closed"), Refused("administrator_stays").

    To be called before anything is written to the ledger, which is always locked last.
    """
    found = User.objects.select_for_update().get(pk=user.pk)
    if not found.is_active:
        raise Refused("account_closed")
    if found.is_superuser:
        raise Refused("administrator_stays")
    return found


def forget_unshown(*, at: datetime) -> int:
    """Delete accounts whose owner has not shown for two weeks that the address is theirs; returns how many.

    Somebody typed an address that may be anybody's. They could do nothing with the account, so nothing refers to it but
    the entry of the ledger that it was made. Side effects: 1. they are deleted, with the address.
    """
    shown = EmailAddress.objects.filter(verified=True).values("user")
    claimed = EmailAddress.objects.filter(verified=False).values("user")
    rows = User.objects.filter(pk__in=claimed, last_login=None, date_joined__lt=at - UNSHOWN)
    forgotten = 0
    for user in rows.exclude(pk__in=shown).filter(is_superuser=False):
        # Whoever runs the site may have given it a seat meanwhile: then it is somebody's.
        with suppress(ProtectedError), transaction.atomic():
            user.delete()
            forgotten += 1
    return forgotten
