"""Who is there, who gets in, and what becomes of what somebody typed who is not let in any more."""

from __future__ import annotations

import json
from datetime import datetime
from functools import wraps

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from diptych.apps.programme.queries.members import person_of
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.lasting import lasting
from diptych.faces.portal.views.errors import said
from diptych.kernel.limits import spend
from diptych.kernel.permissions.person import Person, Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    View = Callable[..., HttpResponseBase]
    Admits = Callable[[Person], bool]

Fields = list[tuple[str, str]]

ADMINISTERING = "administering"
"""The key under which a session knows its administrator session: ``[its number, until when]``."""


def person_at(request: HttpRequest) -> Person | None:
    """Who asks, if anybody is signed in; two queries beside the session's, the first time in a request.

    ``request.person`` holds the answer from then on, ``request.administering`` until when they are administrator.
    """
    if not hasattr(request, "person"):
        request.person = _who(request)  # type: ignore[attr-defined]
    found: Person | None = request.person  # type: ignore[attr-defined]
    return found


def person_here(request: HttpRequest) -> Person:
    """The same on a page that lets in nobody who is not signed in."""
    found = person_at(request)
    assert found is not None
    return found


def _who(request: HttpRequest) -> Person | None:
    request.administering = None  # type: ignore[attr-defined]
    if not isinstance(request.user, User):
        return None
    number, until = request.session.get(ADMINISTERING, (None, ""))
    person = person_of(request.user, administering=number, at=timezone.now())
    if person.is_administrator:
        request.administering = datetime.fromisoformat(until)  # type: ignore[attr-defined]
    return person


# Guards ---------------------------------------------------------------------------------------------------------------


def private(view: View) -> View:
    """A page that no cache keeps and no search finds."""

    @wraps(view)
    def kept_by_nobody(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        answer = view(request, **arguments)
        add_never_cache_headers(answer)
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return kept_by_nobody


def only(admits: Admits, *, otherwise: str = "account/closed.html") -> Callable[[View], View]:
    """A page for those whom ``admits`` lets in: others are asked to sign in, or told that it is not for them.

    A refusal that the page lets pass because somebody may not is told on the same page. Two queries beside the
    session's.
    """

    def guard(view: View) -> View:
        @private
        @wraps(view)
        def guarded(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
            person = person_at(request)
            if person is None:
                return sign_in_first(request)
            if request.method == "POST":
                # Of all that somebody does, whatever it costs: no person sends so many forms.
                spend(request, "act", account=f"#{person.id}", by_address=False)
            if not admits(person):
                return render(request, otherwise, {"why": ""}, status=403)
            try:
                return view(request, **arguments)
            except Refused as error:
                if error.code != "not_allowed":
                    raise
                return render(request, "account/closed.html", {"why": said(error)}, status=403)

        return guarded

    return guard


signed_in_only = only(lambda _person: True)
"""A page for whoever has an account."""

members_only = only(lambda person: bool(person.seats) or person.is_administrator)
"""A page for those who hold any seat."""

editors_only = only(lambda person: person.has(Role.EDITOR), otherwise="desk/closed.html")
"""A page for those who may change the registers."""


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Ask who it is; what a form sent is carried along, and handed back afterwards."""
    where = request.get_full_path()
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': where})}")
    context = entrance(where=reverse("account-again"), kept=pack(where, sent(request)))
    return render(request, "account/login.html", context, status=401)


def entrance(*, where: str, kept: str = "", login: str = "", error: str = "") -> dict[str, object]:
    """What the page to sign in is given: where to go on to, what was typed before and here, what was wrong."""
    services = [{"id": service["provider_id"], "name": service["name"]} for service in settings.OIDC]
    shown = {"services": services, "demonstration": settings.DEMO, "lasting": lasting()}
    return {"next": where, "kept": kept, "login": login, "error": error, **shown}


# What was typed -------------------------------------------------------------------------------------------------------


def sent(request: HttpRequest) -> Fields:
    """Everything a form sent, in order, but the token that proves where it came from."""
    return [(name, text) for name, texts in request.POST.lists() for text in texts if name != "csrfmiddlewaretoken"]


def pack(where: str, fields: Fields) -> str:
    """What a form sent and where to, as one field of another form."""
    return json.dumps([where, fields], ensure_ascii=False)


def unpack(text: str) -> tuple[str, Fields]:
    """What :func:`pack` packed; nothing where it is something else."""
    try:
        where, found = json.loads(text)
        return str(where), [(str(name), str(value)) for name, value in found]
    except (ValueError, TypeError):
        return "", []


def safe_next(request: HttpRequest, where: str, *, otherwise: str = "") -> str:
    """An address to go on to: one of ours, else the desk, or another page named."""
    here = {request.get_host()}
    if where and url_has_allowed_host_and_scheme(where, allowed_hosts=here, require_https=request.is_secure()):
        return where
    return otherwise or reverse("desk")
