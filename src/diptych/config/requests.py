"""One line for every request, under an id that the answer carries too: whoever reports a failure can name it."""

from __future__ import annotations

from time import perf_counter

import structlog
from django_structlog.middlewares import RequestMiddleware

from diptych.kernel.limits import address_of
from diptych.kernel.requests import request_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

REFUSED = (401, 403, 429)
"""Answers to whoever may not, or not so often."""


class Requests(RequestMiddleware):
    """Logs method, path, code and time, and not what stands behind the path: it may be personal.

    Nobody is named who only reads the site. Whoever is signed in is, by the name of their account, so that it is known
    who has looked at what; and where a request is refused, the address it came from.
    """

    def prepare(self, request: HttpRequest) -> None:
        structlog.contextvars.clear_contextvars()
        super().prepare(request)
        # On the request itself: what is behind it may be put back to that of an earlier one, see allauth.
        request.begun = perf_counter()  # type: ignore[attr-defined]

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        response["X-Request-ID"] = request_id()
        taken = perf_counter() - request.begun  # type: ignore[attr-defined]
        told: dict[str, Any] = {"milliseconds": round(taken * 1000, 1)}
        account = account_at(request)
        if account:
            told["account"] = account
        if response.status_code in REFUSED:
            told["address"] = address_of(request)
        structlog.contextvars.bind_contextvars(**told)
        super().handle_response(request, response)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"


def account_at(request: HttpRequest) -> str:
    """The account that asked, if the page looked who it is: nothing is read for the log alone."""
    person = getattr(request, "person", None)
    return str(person.name) if person is not None else ""
