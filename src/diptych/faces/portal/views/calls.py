"""Calls for proposals: the list, the page of each, and the way to a hidden one by its code."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from diptych.apps.slate.queries.public import slate_edition, the_programme
from diptych.apps.slate.queries.rounds import round_behind
from diptych.engines.values.errors import Refused
from diptych.faces.portal.shelved import shelved
from diptych.faces.portal.slate.calls import call_lines, call_page
from diptych.faces.portal.templating import current_language
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE, SALT = "call", "diptych.call"
KEPT = 12 * 3600
"""Seconds for which a browser keeps the code that was typed into it."""

LONGEST = 40
"""Letters of a code, with everything that may stand between them."""

WRONG = 422


def _(text: str) -> str:
    return text


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Every call that is public, those that are open first."""
    language, at = current_language(), timezone.now()
    return shelved(request, "slate/calls.html", lambda: {"calls": call_lines(language, at)}, edition=slate_edition(at))


@require_safe
def call(request: HttpRequest, id: str) -> HttpResponse:
    """What one call says, admits, asks and weighs; a hidden one for whoever has typed its code into this browser."""
    language, at = current_language(), timezone.now()
    try:
        return shelved(
            request, "slate/call.html", lambda: {"call": call_page(id, language, at)}, edition=slate_edition(at)
        )
    except Refused:
        return _hidden(request, id)


def _hidden(request: HttpRequest, id: str) -> HttpResponse:
    """A hidden call; where there is none, or no code of it, the same is said as of one that never was."""
    language = current_language()
    try:
        code = code_kept(request)
        if not code:
            raise Refused("no_round")
        answer = render(request, "slate/call.html", {"call": call_page(id, language, timezone.now(), code=code)})
    except Refused:
        context = {
            "title": language.gettext(_("There is no call “{id}”.")).format(id=id[:60]),
            "near": (),
            "list": reverse("calls"),
            "all": language.gettext(_("All calls")),
        }
        answer = render(request, "registers/missing.html", context, status=404)
    return _kept_by_nobody(answer)


@require_http_methods(["GET", "HEAD", "POST"])
def by_code(request: HttpRequest) -> HttpResponse:
    """Where the code of a hidden call is typed. It travels in a cookie, never in an address: those are passed on, kept
    in histories and told to other sites."""
    code = request.POST.get("code", "").strip()[:LONGEST]
    error = ""
    if request.method == "POST":
        spend(request, "code")
        try:
            found = round_behind(the_programme(), code)
        except Refused:
            error = current_language().gettext(
                _("No call opens with this code. See whether every letter is as it was given, or ask for it anew.")
                if code
                else _("Type the code that you were given.")
            )
        else:
            opened = HttpResponseRedirect(reverse("call", kwargs={"id": found.slug}))
            opened.set_cookie(
                COOKIE,
                signing.dumps(code, salt=SALT),
                max_age=KEPT,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
            return _kept_by_nobody(opened)
    answer = render(request, "slate/code.html", {"code": code, "error": error}, status=WRONG if error else 200)
    return _kept_by_nobody(answer)


def code_kept(request: HttpRequest) -> str:
    """The code of a hidden call that was typed into this browser today; empty where none was."""
    try:
        code = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return ""
    return str(code)


def _kept_by_nobody(answer: HttpResponse) -> HttpResponse:
    add_never_cache_headers(answer)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
