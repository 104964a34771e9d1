"""The operations on rounds: calls are read, prepared, changed and announced, kept open, closed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from diptych.apps.slate.domain import rounds as verbs
from diptych.apps.slate.queries.reaching import round_held
from diptych.apps.slate.queries.round_pages import RoundSeen, round_page, round_seen, rounds_listed
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.api.slate import answers_besides as out
from diptych.faces.api.slate import questions, seeing, shapes
from diptych.faces.api.slate.act import Body, done_by, done_for, unnamed
from diptych.faces.api.slate.answers_kept import RoundWithCode
from diptych.faces.api.slate.callers import Caller, begun
from diptych.faces.api.slate.described import describe
from diptych.faces.api.slate.router import router
from diptych.faces.api.slate.sending import answered, demand_match, is_matched, once, read_body, tag_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any
    from uuid import UUID

    from diptych.kernel.keeping.shapes import Fields

CALL = {
    "slug": "2028",
    "opens_at": "2027-12-01T00:00:00+08:00",
    "closes_at": "2028-03-01T18:00:00+08:00",
    "zone": "Asia/Shanghai",
    "texts": {"en": {"name": "Call of 2028", "text": "For features and documentaries."}},
    "quotas": {"CN": {"fiction": 2, "documentary": 2}, "RU": {"fiction": 2, "documentary": 2}},
    "criteria": [{"names": {"en": "Artistic quality"}, "help": {"en": "Script and team"}, "weight": 2, "most": 10}],
    "questions": [{"texts": {"en": "Why these two countries?"}, "required": True, "longest": 2000}],
}
"""A call, as it is shown in the description."""


# Read -----------------------------------------------------------------------------------------------------------------


@router.get(
    "/rounds",
    operation_id="listRounds",
    summary="Calls for proposals",
    response={200: out.Rounds},
    openapi_extra=describe("read", found=True),
)
def rounds(request: HttpRequest) -> HttpResponse:
    """Those that are found without a code, the last to close first."""
    who, _asked = begun(request, "read")
    return answered(who, out.Rounds.of({"rounds": rounds_listed(who.person, programme=who.programme, at=who.at)}))


@router.get(
    "/rounds/{slug}",
    operation_id="getRound",
    summary="One call, with all it says and asks",
    response={200: out.Round},
    openapi_extra=describe("read", questions.CALLED, etag=True),
)
def round(request: HttpRequest, slug: str) -> HttpResponse:
    """Quotas by party and form, criteria, and questions with the ids by which they are answered. `ETag` names what the
    call says; send it as `If-Match` with what is done to it on the strength of that."""
    who, asked = begun(request, "read", questions.CALLED)
    found = found_by(who, slug, code=asked.get("code", ""))
    return answered(who, _written(found), etag=_version(found))


@router.get(
    "/rounds/{slug}/entries",
    operation_id="getRoundPage",
    summary="A round with everything that was filed for it",
    response={200: out.RoundPage},
    openapi_extra=describe("read"),
)
def entries(request: HttpRequest, slug: str) -> HttpResponse:
    """Every entry with the states of all sides, points and recommendations of one's own; how quotas are filled."""
    who, _asked = begun(request, "read")
    found = round_page(who.person, who.programme, _slug(slug), at=who.at)
    rows = [
        {
            "proposal": row.proposal,
            "companies": [{"name": name, "country": country} for name, country in row.companies],
            "sides": [
                {
                    **{name: getattr(side, name) for name in ("party", "asked", "submitted", "mean")},
                    "points": [{"criterion": criterion, "mean": mean} for criterion, mean in side.points],
                    "recommendations": seeing.counts(side.recommendations),
                }
                for side in row.sides
            ],
        }
        for row in found.entries
    ]
    told = {"round": _written(found.round), "parties": found.parties, "entries": rows, "fill": found.fill}
    return answered(who, out.RoundPage.of(told))


def found_by(who: Caller, slug: str, *, code: str = "") -> RoundSeen:
    """The call at an address, as whoever asks sees it; Refused("no_round")."""
    return round_seen(who.person, who.programme, _slug(slug), code=code, at=who.at)


def _slug(slug: str) -> str:
    """An address that a database can be asked for; Refused("no_round") for any other."""
    if not slug.isprintable():
        raise Refused("no_round")
    return slug


def _written(found: RoundSeen) -> dict[str, Any]:
    told = {name: getattr(found, name) for name in out.Round.model_fields if name not in ("texts", "quotas")}
    texts = [{"lang": lang, "name": name, "text": text} for lang, name, text in found.texts]
    quotas = [{"party": party, "form": form, "number": number} for party, form, number in found.quotas]
    return out.Round.of({**told, "texts": texts, "quotas": quotas})


def _version(found: RoundSeen) -> str:
    return tag_of(found.row.id, found.revision)


# Prepared and changed -------------------------------------------------------------------------------------------------


def _kept(who: Caller, slug: str, code: str = "", *, status: int = 200) -> HttpResponse:
    """A call as it stands after what was done, with its new code where it has one."""
    found = found_by(who, slug)
    data = RoundWithCode.of({**_written(found), "code": code or None})
    return answered(who, data, status=status, etag=_version(found))


def _held(request: HttpRequest, who: Caller, slug: str, *, needed: bool) -> RoundSeen:
    """The call at an address, held still, once it is seen to be the version that If-Match names."""
    found = found_by(who, slug)
    if is_matched(request, needed=needed):
        round_held(found.row.id)
        found = found_by(who, slug)
        demand_match(request, _version(found), lambda: _written(found), "round_changed_meanwhile")
    return found


@router.post(
    "/rounds",
    operation_id="createRound",
    summary="Prepare a round",
    response={201: RoundWithCode},
    openapi_extra=describe("keep_rounds", body=shapes.ROUND, example=CALL, success=201, etag=True),
)
def create(request: HttpRequest) -> HttpResponse:
    """All parties see it, nobody else before it is announced. Moments have their offset; quotas are by party and form.
    Of a `hidden` round the answer holds the code that opens it."""
    who, _asked = begun(request, "keep_rounds")
    body = read_body(request, shapes.ROUND)

    def do() -> HttpResponse:
        made, code = verbs.create_round(who.programme, call=body, **done_by(who))
        return _kept(who, made.slug, code, status=201)

    return once(request, who, do, secret="code")


@router.patch(
    "/rounds/{slug}",
    operation_id="changeRound",
    summary="Change a round",
    response={200: RoundWithCode},
    openapi_extra=describe(
        "keep_rounds",
        body=shapes.ROUND_CHANGES,
        example={"quotas": {"CN": {"fiction": 3}, "RU": {"fiction": 3}}},
        matched=True,
        etag=True,
    ),
)
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """What is sent takes the place of what was there, each part whole; what is not sent stays. Criteria and questions
    that stay are named by their `id`. Once announced, address and days stay, and what was scored or answered."""
    who, _asked = begun(request, "keep_rounds")
    body = read_body(request, shapes.ROUND_CHANGES)

    def do() -> HttpResponse:
        found = _held(request, who, slug, needed=True)
        row, code = verbs.change_round(found.row.id, changes=body, revision=found.revision, **done_by(who))
        return _kept(who, row.slug, code)

    return once(request, who, do, secret="code")


@router.api_operation(
    ["DELETE"],
    "/rounds/{slug}",
    operation_id="deleteRound",
    summary="Delete a round that was never announced",
    response={204: None},
    openapi_extra=describe("keep_rounds", sends=True, matched=False, success=204),
)
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Nothing of it is left but the entry in the ledger."""
    who, _asked = begun(request, "keep_rounds")

    def do() -> HttpResponse:
        found = _held(request, who, slug, needed=False)
        verbs.delete_round(found.row.id, **done_by(who))
        return answered(who, None, status=204)

    return once(request, who, do)


# Acts -----------------------------------------------------------------------------------------------------------------


class RoundAct(Record):
    """One act upon a round."""

    code: str
    """In the address."""
    needs: str
    """What a token has to name."""
    summary: str
    says: str
    body: Fields
    do: Callable[[Caller, UUID, Body], str | None]
    """Calls the verb; returns a code that is shown, if there is one."""
    example: Body = {}


ACTS = (
    RoundAct(
        code="announce",
        needs="announce_round",
        summary="Announce a round",
        says="From now on it is public, or open to whoever has its code; its address and its days stay as they are.",
        body=shapes.NOTHING,
        do=lambda who, id, _body: unnamed(verbs.announce_round(id, **done_for(who))),
    ),
    RoundAct(
        code="extend",
        needs="extend_round",
        summary="Keep a round open longer, or open it once more",
        says="Everybody reads the reason.",
        body=shapes.UNTIL,
        do=lambda who, id, body: unnamed(verbs.extend_round(id, **body, **done_by(who))),
        example={"closes_at": "2028-04-01T18:00:00+08:00", "reason": "The archive was closed in February."},
    ),
    RoundAct(
        code="close",
        needs="close_round",
        summary="Close a round early",
        says="Nothing can be handed in from this moment on; drafts stay with their producers.",
        body=shapes.REASON,
        do=lambda who, id, body: unnamed(verbs.close_round(id, **body, **done_by(who))),
        example={"reason": "The programme of this year is full."},
    ),
    RoundAct(
        code="renew_code",
        needs="keep_rounds",
        summary="Give a hidden round a new code",
        says="The old one opens nothing from now on.",
        body=shapes.NOTHING,
        do=lambda who, id, _body: verbs.renew_code(id, **done_by(who)),
    ),
)


def _do(act: RoundAct) -> Callable[[HttpRequest, str], HttpResponse]:
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        who, _asked = begun(request, act.needs)
        body = read_body(request, act.body)

        def do() -> HttpResponse:
            found = _held(request, who, slug, needed=False)
            return _kept(who, slug, act.do(who, found.row.id, body) or "")

        return once(request, who, do, secret="code")

    return view


for _act in ACTS:
    router.post(
        f"/rounds/{{slug}}/acts/{_act.code}",
        operation_id=f"round_{_act.code}",
        summary=_act.summary,
        description=_act.says,
        response={200: RoundWithCode},
        openapi_extra=describe(_act.needs, body=_act.body, example=_act.example, matched=False, etag=True),
    )(_do(_act))
