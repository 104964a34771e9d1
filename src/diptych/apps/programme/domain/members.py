"""What can be done with the members of a party: seats given and ended, people invited."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import override

from diptych.apps.programme.models import Invitation, Membership, Party, Programme
from diptych.apps.programme.permissions import may_invite, may_manage_members
from diptych.apps.programme.queries.members import invitation_behind, invitations_to
from diptych.apps.programme.signals import invitation_accepted
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.audit.audiences import PRODUCERS, PROPOSAL
from diptych.kernel.notices.domain.mails import post
from diptych.kernel.permissions.person import Person, Role
from diptych.kernel.secrets import digest, new_secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from typing import Any

    from django.contrib.auth.models import User

    from diptych.kernel.audit import Actor


def _(text: str) -> str:
    return text


ADD = action("programme.add_member", _("Member added"))
END = action("programme.end_membership", _("Membership ended"))
INVITE = action("programme.invite", _("Invitation sent"))
ACCEPT = action("programme.accept_invitation", _("Invitation accepted"))
REVOKE = action("programme.revoke_invitation", _("Invitation revoked"))

LIFETIME = timedelta(days=14)
"""An invitation can be accepted so long."""


def add_member(
    *, user: User, programme: str, party: str, role: str, by: Person | Actor, at: datetime, reason: str = ""
) -> Membership:
    """Give somebody a seat.

    Side effects: 1. the membership is there; 2. the ledger has an entry that the party sees.
    Refused("no_programme"), Refused("no_party"), Refused("no_role"), Refused("not_allowed"), Refused("member_there").
    """
    sitting, chosen = _party(programme, party), role_named(role)
    _demand(by, programme=programme, party=party, roles=(chosen,))
    with transaction.atomic():
        membership = _seat(user, sitting, party, chosen, _label(by), at)
        _record(ADD, membership, _seat_facts(membership), by, at, reason)
    return membership


def end_membership(*, membership: Membership, by: Person | Actor, at: datetime, reason: str = "") -> Membership:
    """End a seat from this moment on; what its holder did stays.

    Side effects: 1. the membership has an end; 2. the ledger has an entry that the party sees.
    Refused("not_allowed"), Refused("no_member"), Refused("last_coordinator") where a person would leave a party
    without anybody who can give seats; whoever runs the machine may do so.
    """
    _demand(by, programme=membership.programme_id, party=membership.party, roles=(Role(membership.role),))
    with transaction.atomic():
        # All seats of the party: of two coordinators who end each other's at once, one has to stay.
        seats = Membership.objects.select_for_update().filter(
            programme=membership.programme_id, party=membership.party, until=None
        )
        found = {seat.pk: seat for seat in seats.order_by("pk")}
        ended = found.get(membership.pk)
        if ended is None:
            raise Refused("no_member", name=membership.user.get_username())
        coordinators = {seat.user_id for seat in found.values() if seat.role == Role.COORDINATOR}
        if isinstance(by, Person) and ended.role == Role.COORDINATOR and len(coordinators) == 1:
            raise Refused("last_coordinator", party=ended.party)
        ended.until = at
        ended.save(update_fields=["until"])
        _record(END, ended, None, by, at, reason, before=_seat_facts(ended))
    return ended


def invite(
    *,
    email: str,
    programme: str,
    party: str,
    roles: Iterable[str] = (),
    language: str,
    by: Person | Actor,
    at: datetime,
    about: str = "",
    path: Callable[[str], str],
    allowed: bool = False,
) -> tuple[Invitation, str]:
    """Ask somebody to come, to these seats or, without any, as a producer; returns the secret of the link too.

    ``path`` gives the address of the page for a secret, which the face knows. ``allowed`` says that the caller has
    looked whether this person may invite, as for a producer who brings in a partner.

    Side effects: 1. earlier invitations of this party to the same address for the same are revoked; 2. the invitation
    is there; 3. a mail with the link waits to be sent, in the language of the invited; 4. the ledger has an entry that
    the party sees, or the producers of the proposal that it is about, without the address.
    Refused("no_programme"), Refused("no_party"), Refused("no_role"), Refused("not_allowed"), Refused("bad_email").
    """
    sitting, chosen = _party(programme, party), tuple(dict.fromkeys(role_named(role) for role in roles))
    if not allowed:
        _demand(by, programme=programme, party=party, roles=chosen, inviting=True)
    address = _address(email)
    secret = new_secret()
    with transaction.atomic():
        earlier = Invitation.objects.filter(email__iexact=address, programme=programme, party=party, about=about)
        earlier.filter(accepted_at=None, revoked_at=None).update(revoked_at=at)
        invitation = Invitation.objects.create(
            email=address,
            programme=sitting,
            party=party,
            roles=[role.value for role in chosen],
            about=about,
            language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
            digest=digest(secret),
            invited_by_id=by.id if isinstance(by, Person) else None,
            invited_by_label=_label(by),
            created_at=at,
            expires_at=at + LIFETIME,
        )
        with override(invitation.language):
            link = path(secret)
        post(
            address,
            code="programme.invitation" if chosen else "programme.invitation_of_producer",
            facts={"by": invitation.invited_by_label, "until": invitation.expires_at.date().isoformat()},
            at=at,
            language=invitation.language,
            programme=programme,
            link=link,
        )
        _record(INVITE, invitation, _invitation_facts(invitation), by, at)
    return invitation, secret


def accept_invitation(secret: str, *, user: User, by: Actor, at: datetime) -> Invitation:
    """Take the seats that an invitation offers; those held already stay as they are.

    Side effects: 1. the invitation is taken; 2. the seats are there, each with an entry of the ledger; 3. the ledger
    has an entry for the invitation; 4. ``invitation_accepted`` is sent, in the same transaction.
    Refused as :func:`invitation_behind`.
    """
    with transaction.atomic():
        invitation = invitation_behind(secret, at=at, lock=True)
        _accept([invitation], user, by, at)
    return invitation


def accept_invitations_for(email: str, *, user: User, by: Actor, at: datetime) -> list[Invitation]:
    """The same for all invitations to an address that is known to be somebody's own, without their links."""
    with transaction.atomic():
        found = list(invitations_to(email, at=at).select_for_update(of=("self",)))
        _accept(found, user, by, at)
    return found


def _accept(invitations: list[Invitation], user: User, by: Actor, at: datetime) -> None:
    taken: list[Membership] = []
    for invitation in invitations:
        taken += _take_seats(invitation, user, at)
        invitation.accepted_at, invitation.accepted_by = at, user
        invitation.save(update_fields=["accepted_at", "accepted_by"])
    # Before the ledger is written: whoever listens locks rows of its own, and the ledger is always locked last.
    for invitation in invitations:
        invitation_accepted.send(Invitation, invitation=invitation, user=user, at=at)
    for seat in taken:
        _record(ADD, seat, _seat_facts(seat), by, at)
    for invitation in invitations:
        _record(ACCEPT, invitation, {"member": user.get_username()}, by, at)


def _take_seats(invitation: Invitation, user: User, at: datetime) -> list[Membership]:
    """The seats that an invitation offers and that its taker does not hold yet."""
    held = Membership.objects.filter(user=user, programme=invitation.programme_id, party=invitation.party, until=None)
    there = set(held.values_list("role", flat=True))
    label = invitation.invited_by_label
    return [
        _seat(user, invitation.programme, invitation.party, Role(role), label, at)
        for role in invitation.roles
        if role not in there
    ]


def revoke_invitation(*, invitation: Invitation, by: Person | Actor, at: datetime, allowed: bool = False) -> None:
    """Take an invitation back; its link says so from now on. ``allowed`` as in :func:`invite`; no member of a party
    takes back what producers have sent.

    Side effects: 1. the invitation is revoked; 2. the ledger has an entry, for those who were told of the invitation.
    Refused("not_allowed"), Refused("invitation_taken"), Refused("invitation_revoked").
    """
    roles = tuple(Role(role) for role in invitation.roles)
    if not allowed:
        _demand(by, programme=invitation.programme_id, party=invitation.party, roles=roles, inviting=True)
        if isinstance(by, Person) and invitation.about:
            raise Refused("not_allowed", action="invite")
    with transaction.atomic():
        found = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if found.accepted_at is not None:
            raise Refused("invitation_taken")
        if found.revoked_at is not None:
            raise Refused("invitation_revoked")
        found.revoked_at = at
        found.save(update_fields=["revoked_at"])
        _record(REVOKE, found, None, by, at, before=_invitation_facts(found))


def role_named(word: str) -> Role:
    """A role by its word; Refused("no_role") with those there are."""
    try:
        return Role(word)
    except ValueError:
        raise Refused("no_role", found=word, known=tuple(Role)) from None


def _party(programme: str, party: str) -> Programme:
    """The programme, if this is one of its parties."""
    found = Programme.objects.filter(pk=programme).first()
    if found is None:
        known = tuple(Programme.objects.order_by("position", "id").values_list("pk", flat=True))
        raise Refused("no_programme", id=programme, known=known or ("—",))
    parties = tuple(Party.objects.filter(programme=found).order_by("position").values_list("country", flat=True))
    if party not in parties:
        raise Refused("no_party", found=party, programme=programme, known=parties or ("—",))
    return found


def _demand(by: Person | Actor, *, programme: str, party: str, roles: tuple[Role, ...], inviting: bool = False) -> None:
    """Refused("not_allowed") unless this person may; a command is run by whoever may run it."""
    if not isinstance(by, Person):
        return
    if inviting and may_invite(by, programme=programme, party=party, roles=roles):
        return
    if not inviting and may_manage_members(by, programme=programme, party=party):
        return
    raise Refused("not_allowed", action="invite" if inviting else "manage_members")


def _seat(user: User, programme: Programme, party: str, role: Role, given_by: str, at: datetime) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(
                user=user, programme=programme, party=party, role=role.value, since=at, given_by=given_by
            )
    except IntegrityError:
        raise Refused("member_there", name=user.get_username(), role=role.value, party=party) from None


def _address(email: str) -> str:
    found = email.strip()
    try:
        validate_email(found)
    except ValidationError:
        raise Refused("bad_email", found=found) from None
    return found


def _label(by: Person | Actor) -> str:
    return by.label


def _record(
    code: str,
    thing: Membership | Invitation,
    after: dict[str, Any] | None,
    by: Person | Actor,
    at: datetime,
    reason: str = "",
    before: dict[str, Any] | None = None,
) -> None:
    """An entry for the party alone: who reviews for it is not for the other to know. That producers bring somebody in
    is for them alone: no authority knows of a draft."""
    audience, party = thing.party, thing.party
    if isinstance(thing, Invitation) and thing.about.startswith(PROPOSAL):
        audience, party = f"{PRODUCERS}{thing.about.removeprefix(PROPOSAL)}", ""
    actor = by.actor(party or None) if isinstance(by, Person) else by
    label = str(thing.pk)
    if isinstance(thing, Membership):
        label = thing.user.get_full_name() or thing.user.get_username()
    record(
        code,
        thing=thing,
        label=label,
        by=actor,
        at=at,
        before=before,
        after=after,
        reason=reason,
        audience=audience,
    )


def _seat_facts(seat: Membership) -> dict[str, Any]:
    where = {"programme": seat.programme_id, "party": seat.party}
    return {"member": seat.user.get_username(), **where, "role": str(seat.role)}


def _invitation_facts(invitation: Invitation) -> dict[str, Any]:
    """Without the address, which would outlive the invitation."""
    where = {"programme": invitation.programme_id, "party": invitation.party}
    return {**where, "roles": list(invitation.roles), "about": invitation.about}
