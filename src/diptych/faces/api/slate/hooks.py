"""The operations on webhooks: what a party's coordinators do with them at the desk."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from diptych.engines.values.errors import Refused
from diptych.faces.api.slate import answers_besides as out
from diptych.faces.api.slate import questions, shapes
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.paging import paged
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, once, read_body
from diptych.faces.wording.notices import EVENTS
from diptych.kernel.hooks.domain import hooks as verbs
from diptych.kernel.hooks.events import events
from diptych.kernel.hooks.models import Delivery, Hook
from diptych.kernel.hooks.queries.hooks import deliveries_of, hook_of, hooks_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SHOWN = tuple(out.Hook.model_fields)


def _begun(request: HttpRequest, shape: Any = questions.PLAIN) -> tuple[Caller, dict[str, Any]]:
    """Whoever sees to the webhooks of the party: its coordinators."""
    who, asked = begun(request, "hooks", shape)
    if not (who.party and verbs.may_keep_hooks(who.person, who.programme, who.party)):
        raise Refused("not_allowed", action="hooks")
    return who, asked


def _hook(who: Caller, id: UUID) -> Hook:
    """A webhook of the party; Refused("no_hook") for another's."""
    found = hook_of(id)
    if (found.programme, found.party) != (who.programme, who.party):
        raise Refused("no_hook")
    return found


def _shown(hook: Hook) -> dict[str, Any]:
    return out.Hook.of({name: getattr(hook, name) for name in SHOWN})


@router.get(
    "/hooks",
    operation_id="listHooks",
    summary="Webhooks of the party, and every event",
    response={200: out.Hooks},
    openapi_extra=describe("hooks", found=True),
)
def hooks(request: HttpRequest) -> HttpResponse:
    """The oldest first, with all that a webhook can be told of."""
    who, _asked = _begun(request)
    told = [{"code": code, "sentence": who.language.gettext(EVENTS[code])} for code in events() if code in EVENTS]
    return answered(who, {"hooks": [_shown(row) for row in hooks_of(who.programme, who.party)], "events": told})


@router.post(
    "/hooks",
    operation_id="addHook",
    summary="Have an address told of events",
    response={201: out.HookWithSecret},
    openapi_extra=describe(
        "hooks",
        body=shapes.HOOK,
        example={"url": "https://ministry.example/diptych", "events": ["slate.publish_decision"]},
        found=True,
        success=201,
    ),
)
def add(request: HttpRequest) -> HttpResponse:
    """Of all events, if none is named. The secret with which events are signed is shown this once."""
    who, _asked = _begun(request)
    body = read_body(request, shapes.HOOK)
    told = {"programme": who.programme, "party": who.party, "url": body["url"], "events": body.get("events", ())}

    def do() -> HttpResponse:
        made, secret = verbs.add_hook(**told, by=who.person, at=who.at)
        return answered(who, {**_shown(made), "secret": secret}, status=201)

    return once(request, who, do, secret="secret")


@router.patch(
    "/hooks/{uuid:hook}",
    operation_id="changeHook",
    summary="Change a webhook, switch it off or on",
    response={200: out.Hook},
    openapi_extra=describe("hooks", body=shapes.HOOK_CHANGES, example={"active": False}),
)
def change(request: HttpRequest, hook: UUID) -> HttpResponse:
    """What is not sent stays as it is."""
    who, _asked = _begun(request)
    body = read_body(request, shapes.HOOK_CHANGES)

    def do() -> HttpResponse:
        _hook(who, hook)
        return answered(who, _shown(verbs.change_hook(hook, **body, by=who.person, at=who.at)))

    return once(request, who, do)


@router.api_operation(
    ["DELETE"],
    "/hooks/{uuid:hook}",
    operation_id="removeHook",
    summary="Tell an address nothing more",
    response={204: None},
    openapi_extra=describe("hooks", sends=True, success=204),
)
def remove(request: HttpRequest, hook: UUID) -> HttpResponse:
    """Its log is kept for a while."""
    who, _asked = _begun(request)

    def do() -> HttpResponse:
        _hook(who, hook)
        verbs.remove_hook(hook, by=who.person, at=who.at)
        return answered(who, None, status=204)

    return once(request, who, do)


@router.post(
    "/hooks/{uuid:hook}/secret",
    operation_id="rotateSecret",
    summary="Give a webhook another secret",
    response={200: out.HookWithSecret},
    openapi_extra=describe("hooks", body=shapes.NOTHING),
)
def rotate(request: HttpRequest, hook: UUID) -> HttpResponse:
    """It is shown this once. For a day events are signed with both."""
    who, _asked = _begun(request)
    read_body(request, shapes.NOTHING)

    def do() -> HttpResponse:
        _hook(who, hook)
        found, secret = verbs.rotate_secret(hook, by=who.person, at=who.at)
        return answered(who, {**_shown(found), "secret": secret})

    return once(request, who, do, secret="secret")


@router.post(
    "/hooks/{uuid:hook}/ping",
    operation_id="pingHook",
    summary="Call a webhook to see whether it answers",
    response={200: out.Delivery},
    openapi_extra=describe("hooks", body=shapes.NOTHING),
)
def ping(request: HttpRequest, hook: UUID) -> HttpResponse:
    """With an event that tells nothing."""
    who, _asked = _begun(request)
    read_body(request, shapes.NOTHING)

    def do() -> HttpResponse:
        _hook(who, hook)
        return answered(who, out.Delivery.of(verbs.ping_hook(hook, by=who.person, at=who.at)))

    return once(request, who, do)


@router.get(
    "/hooks/{uuid:hook}/deliveries",
    operation_id="listDeliveries",
    summary="The log of a webhook",
    response={200: out.Deliveries},
    openapi_extra=describe("hooks", questions.LOGGED, link=True),
)
def deliveries(request: HttpRequest, hook: UUID) -> HttpResponse:
    """What was told, how often, and what the receiver answered; the newest first."""
    who, asked = _begun(request, questions.LOGGED)
    found, address = paged(request, deliveries_of(_hook(who, hook)), "deliveries", asked)
    told = out.Deliveries.of({"deliveries": found, "next": address})
    return answered(who, told, following=address or "")


@router.post(
    "/hooks/{uuid:hook}/deliveries/{uuid:delivery}/again",
    operation_id="redeliver",
    summary="Tell a webhook of an event once more",
    response={200: out.Delivery},
    openapi_extra=describe("hooks", body=shapes.NOTHING),
)
def again(request: HttpRequest, hook: UUID, delivery: UUID) -> HttpResponse:
    """Under the same id, whatever the receiver said before."""
    who, _asked = _begun(request)
    read_body(request, shapes.NOTHING)

    def do() -> HttpResponse:
        found: Delivery | None = deliveries_of(_hook(who, hook)).filter(pk=delivery).first()
        if found is None:
            raise Refused("no_delivery")
        return answered(who, out.Delivery.of(verbs.redeliver(found, by=who.person, at=who.at)))

    return once(request, who, do)
