"""One line for every request, under an id that the answer carries too: whoever reports a failure can name it."""

from __future__ import annotations

from time import perf_counter

import structlog
from django_structlog.middlewares import RequestMiddleware

from diptych.kernel.requests import request_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Requests(RequestMiddleware):
    """Logs method, path, code and time. Neither who asked nor what stands behind the path: it may be personal."""

    def prepare(self, request: HttpRequest) -> None:
        structlog.contextvars.clear_contextvars()
        super().prepare(request)
        # On the request itself: what is behind it may be put back to that of an earlier one, see allauth.
        request.begun = perf_counter()  # type: ignore[attr-defined]

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        response["X-Request-ID"] = request_id()
        taken = perf_counter() - request.begun  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(milliseconds=round(taken * 1000, 1))
        super().handle_response(request, response)

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"
