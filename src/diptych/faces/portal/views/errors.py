"""Pages for what went wrong. Each says what happened, why, and what to do; none needs the database."""

from __future__ import annotations

from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from diptych.engines.values.errors import Refused
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.slate.refusals import REFUSALS as SLATE
from diptych.faces.wording.slate.saying import refusal
from diptych.faces.wording.troubles import PAGES, REFUSALS
from diptych.kernel.requests import request_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

STATUSES = {
    "file_infected": 404,
    "file_lost": 404,
    "no_draft": 404,
    "draft_expired": 410,
    "too_fast": 429,
    "unknown_agreement": 404,
    "unknown_concept": 404,
    "unknown_example": 404,
}
"""What a refusal means to a browser; 400 where nothing else is said."""


def _page(request: HttpRequest, name: str, status: int, **facts: object) -> HttpResponse:
    return render(request, f"errors/{name}.html", facts, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "400", 400, detail="")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "403", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "404", 404, detail="")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows without a connection; it takes this page along while there is one."""
    return _page(request, "offline", 200)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, "500", 500, request_id=request_id())


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, "413", 413)


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """A refusal in words, under the status it has for browsers."""
    status = STATUSES.get(error.code, 400)
    answer = _page(request, str(status), status, detail=said(error))
    if error.code == "too_fast":
        answer["Retry-After"] = str(error.facts["wait"])
    return answer


def said(error: Refused) -> str:
    """The sentence of a refusal in the reader's language."""
    language = current_language()
    if error.code in SLATE:
        return refusal(error.code, error.facts, language)

    def shown(value: object) -> object:
        if isinstance(value, tuple):
            return language.listed(value)
        return language.date(value) if hasattr(value, "isoformat") else value  # type: ignore[arg-type]

    facts = {key: shown(value) for key, value in error.facts.items()}
    sentences = PAGES if error.code in PAGES else REFUSALS
    return language.gettext(sentences[error.code]).format(**facts)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without its cookie: it was deleted or has run out while the page stood open.

    What was typed on our own page is shown to be sent once more; a script gets a new token and does that by itself.
    """
    own = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if not (own and _is_worth_keeping(request.path)):
        return _page(request, "403", 403)
    if request.htmx:  # type: ignore[attr-defined]
        answer = _page(request, "403", 403)
        answer["X-CSRF-Renewed"] = get_token(request)
        return answer
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts if name != "csrfmiddlewaretoken"]
    return _page(request, "again", 403, fields=fields)


def _is_worth_keeping(path: str) -> bool:
    """Whether what is sent to an address was typed with care, and is no password."""
    desk = path.startswith(reverse("desk")) and path != reverse("account_login")
    return desk or path == reverse("check-act")
