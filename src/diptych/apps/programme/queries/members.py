"""Who sits for whom."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import BooleanField, Exists, OuterRef, Value

from diptych.apps.programme.models import Invitation, Membership
from diptych.engines.values.errors import Refused
from diptych.kernel.permissions.models import AdministratorSession
from diptych.kernel.permissions.person import Person, Role, Seat
from diptych.kernel.secrets import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.models import QuerySet


def person_of(user: User, *, administering: int | None = None, at: datetime | None = None) -> Person:
    """An account as predicates see it. Two queries.

    ``administering`` is the administrator session that the browser knows of, if any, and ``at`` the moment that is to
    lie within it; without them nobody is an administrator.
    """
    account = User.objects.filter(pk=user.pk)
    is_on: Value | Exists = Value(False, BooleanField())
    if administering is not None and at is not None:
        lasting = AdministratorSession.objects.filter(pk=administering, ended_at=None, ends_at__gt=at)
        is_on = Exists(lasting.filter(user=OuterRef("pk")))
    name, first, last, language, active, superuser, on = (
        account.annotate(on=is_on)
        .values_list("username", "first_name", "last_name", "profile__language", "is_active", "is_superuser", "on")
        .get()
    )
    rows = _open().filter(user=user).order_by("programme__position", "programme", "party", "role")
    seats = rows.values_list("programme_id", "party", "role") if active else ()
    return Person(
        id=user.pk,
        name=name,
        label=f"{first} {last}".strip() or name,
        language=language or settings.LANGUAGE_CODE,
        seats=tuple(Seat(programme, party, Role(role)) for programme, party, role in seats),
        is_administrator=bool(active and superuser and on),
    )


def members_of(programme: str, party: str | None = None) -> QuerySet[Membership]:
    """Who sits in a programme now, for this party if one is given, each with their account; one query."""
    found = _open().filter(programme=programme).select_related("user")
    if party is not None:
        found = found.filter(party=party)
    return found.order_by("party", "user__first_name", "user__last_name", "user__username", "role")


def past_members_of(programme: str, party: str) -> QuerySet[Membership]:
    """Seats that have ended, the latest first, each with its account; one query."""
    found = Membership.objects.filter(programme=programme, party=party, until__isnull=False)
    return found.select_related("user").order_by("-until", "-pk")


def members_listed(*, programme: str = "", party: str = "", role: str = "") -> QuerySet[Membership]:
    """Everybody who sits anywhere now, by programme, party and name; one query."""
    found = _open().select_related("user")
    for field, value in (("programme", programme), ("party", party), ("role", role)):
        if value:
            found = found.filter(**{field: value})
    return found.order_by("programme__position", "programme", "party", "user__username", "role")


def people_with(roles: Iterable[Role], *, programme: str, party: str) -> QuerySet[User]:
    """Who holds one of these roles for a party now: to whom something may be given, or who is to be told. One query."""
    seats = _open().filter(user=OuterRef("pk"), programme=programme, party=party, role__in=list(roles))
    return User.objects.filter(Exists(seats), is_active=True).order_by("first_name", "last_name", "username")


def invitations_of(programme: str, party: str, *, at: datetime) -> QuerySet[Invitation]:
    """Invitations of a party that can still be accepted, the latest first; one query. Whom producers invite to a
    proposal is no business of an authority, which knows of none before it is filed."""
    found = Invitation.objects.filter(programme=programme, party=party, about="", accepted_at=None, revoked_at=None)
    return found.filter(expires_at__gt=at).order_by("-created_at", "-pk")


def invitation_behind(secret: str, *, at: datetime, lock: bool = False) -> Invitation:
    """The invitation of a link, as long as it can be accepted; one query.

    Refused("no_invitation"), Refused("invitation_taken"), Refused("invitation_revoked"),
    Refused("invitation_expired", on=day).
    """
    found = Invitation.objects.select_related("programme").filter(digest=digest(secret))
    invitation = (found.select_for_update(of=("self",)) if lock else found).first()
    if invitation is None:
        raise Refused("no_invitation")
    if invitation.accepted_at is not None:
        raise Refused("invitation_taken")
    if invitation.revoked_at is not None:
        raise Refused("invitation_revoked")
    if invitation.expires_at <= at:
        raise Refused("invitation_expired", on=invitation.expires_at.date())
    return invitation


def has_invitation(email: str, *, at: datetime) -> bool:
    """Whether somebody at this address can still accept an invitation; one query."""
    return invitations_to(email, at=at).exists()


def invitations_to(email: str, *, at: datetime) -> QuerySet[Invitation]:
    """The invitations that somebody at this address can still accept; one query."""
    found = Invitation.objects.filter(email__iexact=email, accepted_at=None, revoked_at=None, expires_at__gt=at)
    return found.select_related("programme").order_by("created_at", "pk")


def _open() -> QuerySet[Membership]:
    return Membership.objects.filter(until__isnull=True)
