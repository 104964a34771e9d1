"""Arriving by invitation: with an account that is there, or with a new one."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import EmailAddress, Login
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from diptych.apps.programme.domain.members import accept_invitation
from diptych.apps.programme.queries.members import invitation_behind
from diptych.apps.slate.queries.writing import invited_onto
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import person_at, private
from diptych.faces.accounts.forms import LONGEST_NAME
from diptych.faces.accounts.views.drawn import REFUSED
from diptych.faces.portal.templating import _, current_language
from diptych.faces.portal.views.errors import said as said_of
from diptych.faces.wording.accounts import DUTIES, ROLES
from diptych.kernel.limits import spend
from diptych.kernel.permissions.domain.accounts import make_account, new_name
from diptych.kernel.permissions.queries.accounts import actor_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.apps.programme.models import Invitation

GONE = {"no_invitation": 404, "invitation_taken": 410, "invitation_revoked": 410, "invitation_expired": 410}
"""What a link that leads nowhere means to a browser."""

FIELDS = {"full_name_missing": "full_name", "weak_password": "password", "no_language": "language"}
"""At which field a refusal is said."""


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@private
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """What one is invited to; accepted as whoever is signed in, or under a new account."""
    if request.method == "POST":
        spend(request, "begin")
    try:
        found = invitation_behind(secret, at=timezone.now())
    except Refused as error:
        return render(request, "account/gone.html", {"why": said_of(error)}, status=GONE[error.code])
    person_at(request)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            return _accepted(request, secret, found)
        except Refused as error:
            if error.code in GONE:
                return render(request, "account/gone.html", {"why": said_of(error)}, status=GONE[error.code])
            why = " ".join(error.facts["why"]) if error.code == "weak_password" else said_of(error)
            errors[FIELDS.get(error.code, "")] = why
    return render(request, "account/invitation.html", _context(request, found, errors), status=_status(errors))


def _status(errors: dict[str, str]) -> int:
    return REFUSED if errors else 200


def _accepted(request: HttpRequest, secret: str, found: Invitation) -> HttpResponse:
    """Make the account if there is none, take the seats, and let them in: following the link has shown who it is."""
    at = timezone.now()
    if isinstance(request.user, User):
        accept_invitation(secret, user=request.user, by=actor_of(request.user), at=at)
        return HttpResponseRedirect(_onward(found) or reverse("account"))
    posted = request.POST
    by_passkey = posted.get("do") == "passkey"
    full_name, language = posted.get("full_name", "").strip()[:LONGEST_NAME], posted.get("language", "")
    if not full_name:
        raise Refused("full_name_missing")
    if language not in dict(settings.LANGUAGES):
        raise Refused("no_language", found=language, known=tuple(dict(settings.LANGUAGES)))
    name = new_name()
    with transaction.atomic():
        user = make_account(
            name,
            password=None if by_passkey else posted.get("password", ""),
            full_name=full_name,
            language=language,
            email=found.email,
            by=actor_of(User(username=name, first_name=full_name)),
            at=at,
        )
        accept_invitation(secret, user=user, by=actor_of(user), at=at)
    record_authentication(request, user, method="invitation")
    where = reverse("mfa_add_webauthn") if by_passkey else _onward(found) or None
    answer: HttpResponse = perform_login(request, Login(user=user, email=found.email, redirect_url=where))
    return answer


def _onward(found: Invitation) -> str:
    """The page of the proposal that somebody was invited to; empty where there is none."""
    proposal = invited_onto(found)
    return reverse("desk-proposal", kwargs={"id": proposal}) if proposal else ""


def _context(request: HttpRequest, found: Invitation, errors: dict[str, str]) -> dict[str, Any]:
    language = current_language()
    posted = request.POST
    known = EmailAddress.objects.filter(email__iexact=found.email, verified=True).exists()
    return {
        "email": found.email,
        "by": found.invited_by_label,
        "until": language.date(found.expires_at.date()),
        "party": language.country(found.party),
        "roles": [(_(ROLES[role]), _(DUTIES[role])) for role in found.roles],
        "has_account": known and not request.user.is_authenticated,
        "here": request.path,
        "full_name": posted.get("full_name", ""),
        "language_chosen": posted.get("language") or found.language,
        "languages_offered": list(settings.LANGUAGES),
        "errors": errors,
    }
