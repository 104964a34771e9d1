"""Administrator sessions: asked for with a reason, by somebody who has just proved who they are."""

from __future__ import annotations

import time
from contextlib import suppress

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import ADMINISTERING, only, person_here
from diptych.faces.accounts.views.drawn import REFUSED
from diptych.faces.accounts.views.own import _user
from diptych.faces.portal.views.errors import said as said_of
from diptych.kernel.documents import seen
from diptych.kernel.limits import spend
from diptych.kernel.permissions.domain.administering import begin_administering, end_administering
from diptych.kernel.permissions.queries.accounts import has_second_factor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest, HttpResponse

PROOF = 300
"""Seconds for which somebody who has shown a second thing need not show it again."""

superusers_only = only(lambda _person: True)


@require_http_methods(["GET", "HEAD", "POST"])
@superusers_only
def administer(request: HttpRequest) -> HttpResponse:
    """Say why, and have powers for half an hour in this browser."""
    user = _user(request)
    if not user.is_superuser:
        return render(request, "account/closed.html", {"why": ""}, status=403)
    answer: HttpResponse = _begin(request)
    return answer


@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def _begin(request: HttpRequest) -> HttpResponse:
    user, error, reason = _user(request), "", seen(request.POST.get("reason", ""))
    if has_second_factor(user) and not proved_by_second(request, user):
        return HttpResponseRedirect(f"{second_proof(user)}?{urlencode({'next': request.get_full_path()})}")
    if request.method == "POST":
        spend(request, "session", account=f"#{user.pk}")
        try:
            session = begin_administering(user, reason=reason, by=person_here(request).actor(), at=timezone.now())
        except Refused as refused:
            error = said_of(refused)
        else:
            request.session[ADMINISTERING] = [session.pk, session.ends_at.isoformat()]
            return HttpResponseRedirect(reverse("account"))
    context = {"reason": reason, "error": error, "may_begin": has_second_factor(user)}
    return render(request, "account/administer.html", context, status=REFUSED if error else 200)


def proved_by_second(request: HttpRequest, user: User) -> bool:
    """Whether this browser has shown a passkey or a code within the last minutes; a password alone does not do."""
    since = time.time() - PROOF
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" and record.get("at", 0) > since for record in records)


def second_proof(user: User) -> str:
    """The page on which somebody shows what they have."""
    has_codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return reverse("mfa_reauthenticate" if has_codes else "mfa_reauthenticate_webauthn")


@require_POST
@superusers_only
def stop(request: HttpRequest) -> HttpResponse:
    """End it before its time; one that is over already is over."""
    number, _until = request.session.pop(ADMINISTERING, (None, ""))
    if number is not None:
        with suppress(Refused):
            end_administering(number, user=_user(request), by=person_here(request).actor(), at=timezone.now())
    return HttpResponseRedirect(reverse("account"))
