"""The ways in: which versions there are, what one of them can do, its description; and what no address leads to."""

from __future__ import annotations

from functools import cache

from django.http import HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from diptych import __version__
from diptych.faces.api import openapi, problems
from diptych.faces.api.answering import Page, page, send
from diptych.faces.api.languages import language
from diptych.faces.api.operations import api
from diptych.faces.api.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def _kept(make: Callable[[], Page]) -> Callable[[HttpRequest], HttpResponse]:
    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        return send(request, make()) if request.method == "GET" else HttpResponseNotAllowed(["GET"])

    return view


@_kept
@cache
def versions() -> Page:
    """Versions of the API."""
    row = {"address": "/api/v1/", "description": "/api/v1/openapi.json"}
    return page({"name": "Diptych", "release": __version__, "versions": {"v1": row}}, language("en"))


@_kept
@cache
def index() -> Page:
    """Every operation, in a line each."""
    described = openapi.document(api)
    rows = [
        {
            "method": method.upper(),
            "address": address,
            "summary": operation["summary"],
            "parameters": [
                row["name"] if "name" in row else row["$ref"].rsplit("/", 1)[1]
                for row in operation["parameters"]
                if row.get("in") != "path"
            ],
        }
        for address, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    found = {"name": "Diptych", "release": __version__, "description": "/api/v1/openapi.json", "operations": rows}
    return page(found, language("en"))


@_kept
@cache
def description() -> Page:
    """The whole description (OpenAPI 3.1)."""
    return page(openapi.document(api), language("en"))


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """There is nothing here, whatever the method."""
    return problems.answer(request, Problem("unknown_address"))
