"""What one has a right to as the owner of an account: to take along what is kept of it, and to close it."""

from __future__ import annotations

import json

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diptych.apps.programme.domain.leaving import hold_seats, leave_seats
from diptych.apps.slate.domain.leaving import leave_proposals
from diptych.engines.values.errors import Refused
from diptych.faces.accounts import letters
from diptych.faces.accounts.access import person_here, signed_in_only
from diptych.faces.accounts.views.drawn import REFUSED
from diptych.faces.accounts.views.own import _user
from diptych.faces.portal.views.errors import said as said_of
from diptych.kernel.audit.queries.entries import done_by
from diptych.kernel.limits import spend
from diptych.kernel.permissions.domain.closing import close_account, hold_account
from diptych.kernel.permissions.models import Profile
from diptych.kernel.permissions.queries.accounts import has_address
from diptych.kernel.permissions.queries.tokens import tokens_of
from diptych.kernel.search.domain.saved import forget_searches
from diptych.kernel.search.queries.saved import searches_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.permissions.person import Person


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def close(request: HttpRequest) -> HttpResponse:
    """Close one's own account for good, after showing once more who one is."""
    answer: HttpResponse = _close(request)
    return answer


@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def _close(request: HttpRequest) -> HttpResponse:
    user, error = _user(request), ""
    if request.method == "POST":
        spend(request, "session", account=f"#{user.pk}")
        try:
            if "sure" not in request.POST:
                raise Refused("not_said")
            closed(user, person_here(request))
        except Refused as refused:
            error = said_of(refused)
        else:
            logout(request, show_message=False)
            request.person = None  # type: ignore[attr-defined]
            return render(request, "account/close_done.html")
    return render(request, "account/close.html", {"error": error}, status=REFUSED if error else 200)


def closed(user: User, person: Person) -> None:
    """All of it or nothing: seats and proposals are left, searches that were kept are forgotten, the account is closed,
    its last address gets a letter.

    Refused as :func:`leave_seats`, :func:`leave_proposals`, :func:`close_account`.
    """
    at, email = timezone.now(), user.email
    with transaction.atomic():
        hold_account(user)
        hold_seats(by=person)
        if has_address(user):
            letters.send("account_closed", email, {"user": user}, page="imprint")
        wrote, sat = leave_proposals(by=person, at=at), leave_seats(by=person, at=at)
        forget_searches(by=person)
        close_account(user, keeps_name=sat or wrote, by=person.actor(), at=at)


@require_safe
@signed_in_only
def data(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of an account and its owner, as one file."""
    user, person = _user(request), person_here(request)
    spend(request, "file")
    text = json.dumps(kept_of(user, person), ensure_ascii=False, indent=2, default=str)
    headers = {"Content-Disposition": 'attachment; filename="account.json"'}
    return HttpResponse(text + "\n", content_type="application/json", headers=headers)


def kept_of(user: User, person: Person) -> dict[str, Any]:
    """What is kept of somebody: eight queries. Secrets are left out: they are of use to nobody but the site."""
    profile = Profile.objects.filter(user=user).first()
    factors = Authenticator.objects.filter(user=user).order_by("pk")
    sessions = UserSession.objects.filter(user=user).order_by("created_at")
    entries = done_by("person", user.username)
    return {
        "account": {"name": user.username, "full_name": user.get_full_name(), "made": user.date_joined},
        "addresses": list(EmailAddress.objects.filter(user=user).order_by("pk").values("email", "verified")),
        "mails": {"language": profile.language, "notices": profile.mails} if profile else None,
        "has_password": user.has_usable_password(),
        "second_factors": [{"kind": each.type, "made": each.created_at, "used": each.last_used_at} for each in factors],
        "sessions": [{"begun": each.created_at, "address": each.ip, "browser": each.user_agent} for each in sessions],
        "seats": [{"programme": seat.programme, "party": seat.party, "role": str(seat.role)} for seat in person.seats],
        "tokens": [
            {"label": token.label, "begins": token.prefix, "expires": token.expires_at}
            for token in tokens_of(user.pk, at=timezone.now())
        ],
        "searches": list(searches_of(person).values("name", "query", "seen_at")),
        "ledger": list(entries.values("sequence", "at", "action", "label", "reason")),
    }
