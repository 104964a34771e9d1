"""Administrator sessions: asked for with a reason, by somebody who has just proved who they are."""

from __future__ import annotations

from contextlib import suppress

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import ADMINISTERING, only, person_here
from diptych.faces.accounts.views.drawn import REFUSED
from diptych.faces.accounts.views.own import _user
from diptych.faces.portal.views.errors import said as said_of
from diptych.kernel.limits import spend
from diptych.kernel.permissions.domain.administering import begin_administering, end_administering

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

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
    user, error, reason = _user(request), "", request.POST.get("reason", "")
    if request.method == "POST":
        spend(request, "session", account=f"#{user.pk}")
        try:
            session = begin_administering(user, reason=reason, by=person_here(request).actor(), at=timezone.now())
        except Refused as refused:
            error = said_of(refused)
        else:
            request.session[ADMINISTERING] = [session.pk, session.ends_at.isoformat()]
            return HttpResponseRedirect(reverse("account"))
    context = {"reason": reason, "error": error}
    return render(request, "account/administer.html", context, status=REFUSED if error else 200)


@require_POST
@superusers_only
def stop(request: HttpRequest) -> HttpResponse:
    """End it before its time; one that is over already is over."""
    number, _until = request.session.pop(ADMINISTERING, (None, ""))
    if number is not None:
        with suppress(Refused):
            end_administering(number, user=_user(request), by=person_here(request).actor(), at=timezone.now())
    return HttpResponseRedirect(reverse("account"))
