"""The operations on registers: for each a list and a single record. All are alike, so they are written once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from ninja import Router

from diptych.apps.programme.bundles import MARKET
from diptych.faces.api.answering import edition, fresh, still_held
from diptych.faces.api.asking import read_query
from diptych.faces.api.languages import language_of
from diptych.faces.api.openapi import describe
from diptych.faces.api.registers import described
from diptych.faces.api.registers.asked import USUAL
from diptych.faces.api.registers.declared import MARKET_FIGURES, REGISTERS, Register
from diptych.faces.api.registers.paging import Order
from diptych.faces.api.registers.records import Selection, unknown, written
from diptych.kernel.keeping.shapes import is_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.kernel.texts import Language

router = Router(tags=["Registers"])


# A list ---------------------------------------------------------------------------------------------------------------


def _list(register: Register) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        asked: Any = read_query(request, register.of_list)
        language = language_of(request)
        etag = edition(request, language)
        return still_held(request, etag, language) or _page(request, register, asked, etag, language)

    return view


def _page(
    request: HttpRequest, register: Register, asked: dict[str, Any], etag: str, language: Language
) -> HttpResponse:
    filters = {register.renamed.get(name, name): asked[name] for name in register.filters if name in asked}
    query = register.find(**filters).prefetch_related(None)
    order = Order(register.name, query)
    limit = asked.get("limit", USUAL)
    # One more than asked for tells whether another page follows.
    heads = order.heads(query, asked.get("cursor"), limit + 1, register.changes)
    rows, included = written(register, heads[:limit], _selection(register, asked, language))
    following = None
    if len(heads) > limit:
        parameters = request.GET.copy()
        parameters["cursor"] = order.cursor(heads[limit - 1])
        following = f"{request.path}?{parameters.urlencode(safe=',')}"
    total = {"total": query.count()} if asked.get("count") else {}
    answer = fresh({register.name: rows, "next": following, **total, **included}, etag, language)
    if following:
        answer["Link"] = f'<{following}>; rel="next"'
    return answer


def _selection(register: Register, asked: dict[str, Any], language: Language) -> Selection:
    fields = asked.get("fields", register.fields)
    return Selection(fields=fields, with_sources="include" in asked, language=language)


# One record -----------------------------------------------------------------------------------------------------------


def _one(register: Register) -> Callable[..., HttpResponse]:
    def thing(request: HttpRequest, id: str) -> HttpResponse:
        return _record(request, register, id)

    def part(request: HttpRequest, owner: str, key: str) -> HttpResponse:
        return _record(request, register, f"{owner}/{key}")

    return thing if "{id}" in register.path else part


def _record(request: HttpRequest, register: Register, id: str) -> HttpResponse:
    asked: Any = read_query(request, register.of_one)
    language = language_of(request)
    etag = edition(request, language)
    if held := still_held(request, etag, language):
        return held
    heads = list(register.rows.model.objects.filter(pk=id).values("id", *register.changes)) if is_id(id) else []
    rows, included = written(register, heads, _selection(register, asked, language))
    return fresh({**rows[0], **included}, etag, language) if rows else _moved(request, register, id)


def _moved(request: HttpRequest, register: Register, id: str) -> HttpResponse:
    """The way to the record that an id was merged into; a Problem where there is none."""
    kept = register.moved(id) if register.moved and is_id(id) else None
    if kept is None:
        raise unknown(register, id)
    asked = request.META.get("QUERY_STRING", "")
    answer = HttpResponsePermanentRedirect(register.address(kept) + (f"?{asked}" if asked else ""))
    # A merger can be undone.
    answer["Cache-Control"] = "no-cache"
    return answer


# All of them ----------------------------------------------------------------------------------------------------------

for _register in REGISTERS:
    router.get(
        f"/{_register.name}",
        operation_id=described.list_id(_register),
        summary=f"List {_register.name}",
        description=described.LISTS[_register.name],
        response={200: dict},
        openapi_extra=described.of_list(_register, describe()),
        url_name=_register.name,
    )(_list(_register))
    router.get(
        _register.path,
        operation_id=described.one_id(_register),
        summary=f"One of the {_register.name}",
        description=described.ONE,
        response={200: dict},
        openapi_extra=described.of_one(_register, describe(found=False)),
        url_name=_register.one,
    )(_one(_register))


@router.get(
    MARKET_FIGURES.path,
    operation_id=described.one_id(MARKET_FIGURES),
    summary="Figures of the market as a whole",
    response={200: dict},
    openapi_extra=described.of_one(MARKET_FIGURES, describe(found=False)),
    url_name=MARKET_FIGURES.one,
)
def market(request: HttpRequest) -> HttpResponse:
    """Claims that speak of no single work or event."""
    return _record(request, MARKET_FIGURES, MARKET)
