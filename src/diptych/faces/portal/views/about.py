"""Pages about the site itself: what it is, whom it is for, what it keeps, who runs it."""

from __future__ import annotations

from django.conf import settings
from django.views.decorators.http import require_safe

from diptych.apps.slate.domain.drafts import LIFETIME
from diptych.engines.values.record import Record
from diptych.faces.portal.shelved import shelved
from diptych.registers.sources.enums import MEMORY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Operator(Record):
    """Who runs this site, as far as they have said."""

    name: str
    contact: str
    href: str
    """Where the contact leads; empty where it is an address on paper or a number."""


def operator() -> Operator:
    contact = settings.CONTACT
    spaced = any(letter.isspace() for letter in contact)
    if contact.startswith(("https://", "http://")) and not spaced:
        href = contact
    elif "@" in contact.strip("@") and not spaced:
        href = f"mailto:{contact}"
    else:
        href = ""
    return Operator(name=settings.OPERATOR, contact=contact, href=href)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return shelved(request, "about/about.html", lambda: {"memory": MEMORY})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return shelved(request, "about/accessibility.html", dict)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return shelved(
        request,
        "about/privacy.html",
        lambda: {
            "draft_days": LIFETIME.days,
            "idle": settings.SESSION_IDLE // 60,
            "hours": settings.SESSION_LONGEST // 3600,
            "form_cookie": settings.CSRF_COOKIE_NAME,
            "session_cookie": settings.SESSION_COOKIE_NAME,
            "known_cookie": settings.KNOWN_COOKIE_NAME,
        },
    )


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    return shelved(request, "about/imprint.html", lambda: {"operator": operator()})
