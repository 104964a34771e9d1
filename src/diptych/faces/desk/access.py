"""Who gets in, and what becomes of what somebody typed who is not let in any more."""

from __future__ import annotations

import json
from functools import wraps

from django.contrib.auth.models import User
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from diptych.kernel.permissions.queries.editors import actor_of, is_editor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.kernel.audit import Actor

    View = Callable[..., HttpResponse]

Fields = list[tuple[str, str]]


def private(view: View) -> View:
    """A page that no cache keeps and no search finds."""

    @wraps(view)
    def kept_by_nobody(request: HttpRequest, **arguments: Any) -> HttpResponse:
        answer = view(request, **arguments)
        add_never_cache_headers(answer)
        answer["X-Robots-Tag"] = "noindex"
        return answer

    return kept_by_nobody


def editors_only(view: View) -> View:
    """A page for editors: others are asked to sign in, or told that they are none. Two queries beside the session's."""

    @private
    @wraps(view)
    def guarded(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        if not is_editor(request.user):
            return render(request, "desk/closed.html", status=403)
        return view(request, **arguments)

    return guarded


def whoever(request: HttpRequest) -> Actor:
    """Who acts, for the ledger."""
    assert isinstance(request.user, User)
    return actor_of(request.user)


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    where = request.get_full_path()
    if request.method != "POST":
        return HttpResponseRedirect(f"{reverse('desk-sign-in')}?{urlencode({'next': where})}")
    context = {"next": where, "kept": pack(sent(request)), "name": "", "error": ""}
    return render(request, "desk/sign_in.html", context, status=401)


def sent(request: HttpRequest) -> Fields:
    """Everything a form sent, in order, but the token that proves where it came from."""
    return [(name, text) for name, texts in request.POST.lists() for text in texts if name != "csrfmiddlewaretoken"]


def pack(fields: Fields) -> str:
    """What a form sent, as one field of another form."""
    return json.dumps(fields, ensure_ascii=False)


def unpack(text: str) -> Fields:
    """What :func:`pack` packed; nothing where it is something else."""
    try:
        found = json.loads(text)
        return [(str(name), str(value)) for name, value in found]
    except (ValueError, TypeError):
        return []


def safe_next(request: HttpRequest, where: str) -> str:
    """An address to go on to: one of ours, else the desk."""
    here = {request.get_host()}
    if url_has_allowed_host_and_scheme(where, allowed_hosts=here, require_https=request.is_secure()):
        return where
    return reverse("desk")
