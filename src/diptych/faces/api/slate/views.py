"""The operations on views: filters of a list that whoever owns a token keeps under a name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from diptych.apps.slate.domain.views import remove_view, save_view
from diptych.apps.slate.queries.views import views_of
from diptych.engines.values.errors import Refused
from diptych.faces.api.slate import answers_kept as out
from diptych.faces.api.slate import shapes
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, once, read_body


def _begun(request: HttpRequest, act: str) -> Caller:
    """Whoever sits for a party: the lists are theirs. Refused("not_allowed")."""
    who, _asked = begun(request, act)
    if not who.party:
        raise Refused("not_allowed", action="views")
    return who


@router.get(
    "/views",
    operation_id="listViews",
    summary="Views one keeps",
    response={200: out.Views},
    openapi_extra=describe("views", found=True),
)
def views(request: HttpRequest) -> HttpResponse:
    """By name; nobody else sees them."""
    who = _begun(request, "views")
    rows = [row for name in shapes.LISTS for row in views_of(who.person, name)]
    return answered(who, out.Views.of({"views": rows}))


@router.post(
    "/views",
    operation_id="saveView",
    summary="Keep a view",
    response={200: out.View},
    openapi_extra=describe(
        "views",
        body=shapes.VIEW,
        example={"name": "Waits for us", "query": "waits=RU&form=documentary"},
        found=True,
    ),
)
def save(request: HttpRequest) -> HttpResponse:
    """One of the same name is replaced."""
    who = _begun(request, "views")
    body = read_body(request, shapes.VIEW)

    def do() -> HttpResponse:
        told = {"list": shapes.LISTS[0], **body}
        return answered(who, out.View.of(save_view(**told, by=who.person, at=who.at)))

    return once(request, who, do)


@router.api_operation(
    ["DELETE"],
    "/views/{int:view}",
    operation_id="removeView",
    summary="Keep a view no longer",
    response={204: None},
    openapi_extra=describe("views", sends=True, success=204),
)
def remove(request: HttpRequest, view: int) -> HttpResponse:
    """Those of others are as if they were not there."""
    who = _begun(request, "views")

    def do() -> HttpResponse:
        remove_view(view, by=who.person)
        return answered(who, None, status=204)

    return once(request, who, do)
