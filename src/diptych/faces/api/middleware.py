"""Keeps what is no page out of the way of pages: below ``/api/`` every failure is a problem in JSON."""

from __future__ import annotations

from django.core.exceptions import DisallowedHost

from diptych.faces.api import problems
from diptych.faces.api.asking import check_length
from diptych.faces.api.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

CODES = {404: "unknown_address", 405: "wrong_method", 412: "precondition_failed", 413: "too_large"}
"""What a bare status means; any other is a bad request or a failure."""


class Problems:
    """Stands around everything that may refuse a request in HTML, and before what reads its body.

    HEAD is answered as GET is; the server leaves the body out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        try:
            request.get_host()
            check_length(request)
        except DisallowedHost:
            return no_page(problems.answer(request, Problem("bad_request")))
        except Problem as problem:
            return no_page(problems.answer(request, problem))
        method = request.method
        if method == "HEAD":
            request.method = "GET"
        try:
            response = self.get_response(request)
        finally:
            request.method = method
        if response.status_code >= 400 and response.get("Content-Type") != problems.MEDIA_TYPE:
            response = problems.answer(request, _bare(request, response))
        return no_page(response)


def no_page(response: HttpResponse) -> HttpResponse:
    """JSON is for programs: a browser that is led there keeps it as a file and shows none of it as a page."""
    if "json" in response.get("Content-Type", "") and not response.has_header("Content-Disposition"):
        response["Content-Disposition"] = 'attachment; filename="api.json"'
    return response


def _bare(request: HttpRequest, response: HttpResponse) -> Problem:
    """The problem behind an answer that is none; the headers that belong to its status stay."""
    status = response.status_code
    code = CODES.get(status, "bad_request" if status < 500 else "failed")
    kept = {name: response[name] for name in ("Allow", "Retry-After") if response.has_header(name)}
    allowed = kept.get("Allow", "").replace("GET", "GET, HEAD")
    if allowed:
        kept["Allow"] = allowed
    return Problem(code, status=status, headers=kept, allowed=allowed, found=request.method)
