"""Signing in and out, and one's own password."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.models import User
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from diptych.engines.values.errors import Refused
from diptych.faces.desk.access import editors_only, private, safe_next, unpack
from diptych.faces.portal.templating import _
from diptych.faces.portal.views.errors import said as said_of
from diptych.kernel.limits import spend
from diptych.kernel.permissions.domain.editors import change_password
from diptych.kernel.permissions.domain.sessions import forget_expired_sessions
from diptych.kernel.permissions.queries.editors import actor_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST_NAME = 150


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@private
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is; what was typed before into a form of the desk is carried along and handed back."""
    where = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    kept, name, error, status = request.POST.get("kept", ""), request.POST.get("name", ""), "", 200
    if request.method == "POST":
        try:
            spend(request, "sign_in", account=name.strip())
            user = _whoever(request, name)
        except Refused as refused:
            error, status = said_of(refused), 429 if refused.code == "too_fast" else 422
        else:
            login(request, user)
            forget_expired_sessions(at=timezone.now())
            fields = unpack(kept)
            if not fields:
                return HttpResponseRedirect(where)
            do = [text for key, text in fields if key == "do"]
            rest = [(key, text) for key, text in fields if key != "do"]
            return render(request, "desk/again.html", {"action": where, "fields": rest, "do": do[0] if do else ""})
    elif request.user.is_authenticated:
        return HttpResponseRedirect(where)
    context = {"next": where, "kept": kept, "name": name, "error": error}
    return render(request, "desk/sign_in.html", context, status=status)


def _whoever(request: HttpRequest, name: str) -> User:
    """The person of this name and password; Refused("wrong_name_or_password"), whichever of the two it is."""
    user = None
    if len(name) <= LONGEST_NAME and "\0" not in name:
        user = authenticate(request, username=name.strip(), password=request.POST.get("password", ""))
    if not isinstance(user, User):
        raise Refused("wrong_name_or_password")
    return user


@require_POST
@private
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(reverse("front"))


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        assert isinstance(request.user, User)
        try:
            spend(request, "sign_in", account=request.user.get_username())
            new = request.POST.get("new", "")
            if new != request.POST.get("again", ""):
                raise Refused("passwords_differ")
            old = request.POST.get("old", "")
            change_password(request.user, old=old, new=new, by=actor_of(request.user), at=timezone.now())
        except Refused as refused:
            field = {"wrong_password": "old", "weak_password": "new", "passwords_differ": "again"}.get(refused.code, "")
            errors[field] = " ".join(refused.facts["why"]) if refused.code == "weak_password" else said_of(refused)
        else:
            update_session_auth_hash(request, request.user)
            return HttpResponseRedirect(f"{reverse('desk')}?said=password")
    return render(request, "desk/password.html", {"errors": errors, "title": _("Change your password")})
