"""What agencies give to a film or promise it, as its producers write it down."""

from __future__ import annotations

from django.http import Http404
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain.backing import add_backing, change_backing, remove_backing
from diptych.apps.slate.enums import BackingKind, BackingState
from diptych.apps.slate.models import Backing
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces import typed
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.once import done_once
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.proposals.common import REFUSED, country_typed, errors_of, on_to, shown
from diptych.faces.desk.wording import slate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

PAGE = "desk-proposal-backing"
FIELDS = ("agency", "country", "kind", "state", "amount", "currency", "terms")
AT = {
    "no_country": "country",
    "no_currency": "currency",
    "bad_amount": "amount",
    "amount_without_currency": "currency",
}
OUTCOMES = {
    "sought": "unknown",
    "promised": "needs_consent",
    "confirmed": "pass",
    "paid": "pass",
    "declined": "fail",
    "withdrawn": "fail",
}
"""The mark beside how sure it is."""


class BackingView(Record):
    """One backing of the list."""

    id: str
    agency: str
    kind: str
    state: str
    outcome: str
    country: str
    amount: str
    terms: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def backing(request: HttpRequest, id: UUID) -> HttpResponse:
    """The list, and a form for one more."""
    written = Written(request, id)
    if request.method != "POST":
        return _page(written, _blank(), {})
    values = {name: request.POST.get(name, "") for name in FIELDS}

    def do() -> HttpResponse:
        add_backing(id, by=written.person, at=written.now, **_read(values, written))
        return on_to(written, PAGE, "backing")

    try:
        return done_once(request, do)
    except Refused as error:
        return _page(written, values, errors_of(error, AT))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def one(request: HttpRequest, id: UUID, backing: UUID) -> HttpResponse:
    """One backing, to be changed or taken out."""
    written = Written(request, id)
    row = written.proposal.backings.filter(pk=backing).first()
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(written, _values(row, written), {}, row)
    values = {name: request.POST.get(name, "") for name in FIELDS}
    try:
        if request.POST.get("do") == "remove":
            remove_backing(backing, by=written.person, at=written.now)
            return on_to(written, PAGE, "backing_gone")
        change_backing(backing, by=written.person, at=written.now, **_read(values, written))
    except Refused as error:
        return _page(written, values, errors_of(error, AT), row)
    return on_to(written, PAGE, "backing")


def _blank() -> dict[str, str]:
    return {**dict.fromkeys(FIELDS, ""), "kind": BackingKind.FUNDING.value, "state": BackingState.SOUGHT.value}


def _values(row: Backing, written: Written) -> dict[str, str]:
    language = written.language
    return {
        "agency": row.agency,
        "country": typed.show_country(row.country, language) if row.country else "",
        "kind": row.kind,
        "state": row.state,
        "amount": typed.show_amount(format(row.amount.normalize(), "f"), language) if row.amount is not None else "",
        "currency": row.currency,
        "terms": row.terms,
    }


def _read(values: dict[str, str], written: Written) -> dict[str, Any]:
    """What was typed, as the verb takes it; what cannot be read stays as typed, and is refused there."""
    language = written.language
    currency = typed.read_currency(values["currency"].strip(), language) if values["currency"].strip() else ""
    amount, within = typed.split_amount(values["amount"], language, beside=currency or None)
    return {
        "agency": values["agency"],
        "country": country_typed(values["country"]),
        "kind": values["kind"],
        "state": values["state"],
        "amount": amount.replace(" ", "").strip() or None,
        "currency": (within or currency) if amount.strip() else "",
        "terms": values["terms"],
    }


def _page(written: Written, values: dict[str, str], errors: dict[str, str], row: Backing | None = None) -> HttpResponse:
    return shown(
        written,
        "backing",
        "backing",
        status=REFUSED if errors else 200,
        backings=[_view(item, written) for item in written.proposal.backings.order_by("created_at", "id")],
        values=values,
        errors=errors,
        above=errors.get("", ""),
        changing=str(row.pk) if row else "",
        changing_name=row.agency if row else "",
        kinds=[(key, written.say(word)) for key, word in slate.BACKINGS.items()],
        states=[(key, written.say(word)) for key, word in slate.BACKING_STATES.items()],
        hints={
            "country": [word for _code, word in typed.options("country", written.language)],
            "currency": typed.options("currency", written.language),
        },
    )


def _view(row: Backing, written: Written) -> BackingView:
    language = written.language
    amount = ""
    if row.amount is not None:
        amount = f"{typed.show_amount(format(row.amount.normalize(), 'f'), language)} {row.currency}"
    return BackingView(
        id=str(row.pk),
        agency=row.agency,
        kind=written.say(slate.BACKINGS[row.kind]),
        state=written.say(slate.BACKING_STATES[row.state]),
        outcome=OUTCOMES[row.state],
        country=language.country(row.country) if row.country else "",
        amount=amount,
        terms=row.terms,
    )
