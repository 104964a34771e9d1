"""Turns refusals into pages and answers that say what, why and what to do."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig

from diptych.engines.values.errors import Refused
from diptych.faces.portal.views import errors
from diptych.kernel.files.receiving import most_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class Refusals:
    """Answers requests that are too large or cannot be meant before they are read, and refusals that views let pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from django.conf import settings

        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length.isdigit() and int(length) > most and int(length) > most + most_for(request):
            return errors.too_large(request)
        if not request.path_info.startswith("/api/") and (
            "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")
        ):
            # No text has it, and not every database can even look for it. The API says where it stands.
            return errors.bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, RequestDataTooBig):
            return errors.too_large(request)
        if isinstance(exception, Refused):
            return errors.refused(request, exception)
        return None
