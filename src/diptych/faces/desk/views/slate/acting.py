"""Pages on which a party does something to a proposal: what follows is said before, what is wrong beside its field.

Who is refused because somebody else acted meanwhile is told who did what, and keeps what they typed. A form that is
sent again did what it says the first time, and leads to the same page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.record import Record
from diptych.faces.desk.once import done_once, sending
from diptych.faces.desk.views.slate.common import Case, Done, done, moment_in, now, say
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.templating import current_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.kernel.permissions.domain.sending import Sending


class Ask(Record):
    """One thing that a page asks for."""

    name: str
    label: str
    kind: str = "area"
    """``area``, ``line``, ``day``, ``number``, ``choice``, ``check``, ``file``."""
    help: str = ""
    options: tuple[tuple[str, ...], ...] = ()
    """Value, word and, if there is one, what it means."""
    value: str = ""
    optional: bool = False
    longest: int = 0


class Sent(Record):
    """What a form sent, read as far as it can be."""

    texts: dict[str, str]
    days: dict[str, date | None]
    files: dict[str, Any]
    once: Sending | None = None
    """For an act that keeps a file: its verb sees that it is done once."""


class Act(Record):
    """One act of a party on one page."""

    name: str
    """The last part of its address."""
    may: str
    """The action of the permission table that opens the page."""
    title: str
    lead: str
    """What follows from it."""
    button: str
    said: str
    """The word of what was done."""
    do: Callable[[Case, Sent, datetime], object]
    asks: Callable[[Case], tuple[Ask, ...]] = lambda case: ()
    about: Callable[[Case], tuple[tuple[str, str], ...]] = lambda case: ()
    """What is shown above the form: a label and a text each."""
    wrong: Mapping[str, str] = {}
    """The field at which a refusal stands, by its code; where none is named, above the form."""
    danger: bool = False
    final: str = ""
    """What cannot be undone: shown as such."""
    keeps_files: bool = False
    """Whether the verb wants to be called outside of a transaction, and is given the form's ``sending``."""


def act_page(request: HttpRequest, case: Case, act: Act, *, back: str = "") -> HttpResponse:
    """The page of an act, or the way on once it is done."""
    if not case.may(act.may):
        raise Refused("not_allowed", action=act.may)
    asks = act.asks(case)
    back = back or case.href()
    if request.method != "POST":
        return _shown(request, case, act, asks, back, values={ask.name: ask.value for ask in asks})
    values = {ask.name: request.POST.get(ask.name, "") for ask in asks}
    sent, errors = read(request, asks)
    if not errors:
        try:
            return _done(request, case, act, sent, f"{back}?said={act.said}")
        except Refused as error:
            errors = errors_of(error, act.wrong)
            opened = moment_in(request.POST.get("opened", ""))
            shown = [done(row, own=case.own) for row in meanwhile(case, opened)]
            return _shown(request, case, act, asks, back, values=values, errors=errors, meanwhile=shown, status=422)
    return _shown(request, case, act, asks, back, values=values, errors=errors, status=422)


def _done(request: HttpRequest, case: Case, act: Act, sent: Sent, onward: str) -> HttpResponse:
    def do() -> HttpResponse:
        act.do(case, sent, now())
        return HttpResponseRedirect(onward)

    if not act.keeps_files:
        return done_once(request, do)
    sent = sent.replace(once=sending(request, files=False))
    return do()


def read(request: HttpRequest, asks: tuple[Ask, ...]) -> tuple[Sent, dict[str, str]]:
    """What was sent for each thing asked, and what of it is nothing of its kind."""
    texts, days, errors = {}, {}, {}
    for ask in asks:
        text = request.POST.get(ask.name, "")
        texts[ask.name] = text
        if ask.kind == "day":
            try:
                days[ask.name] = date.fromisoformat(text.strip()) if text.strip() else None
            except ValueError:
                errors[ask.name] = sentence(Refused("no_day", found=text[:40]))
        elif ask.kind == "number" and text.strip() and not (text.strip().isascii() and text.strip().isdigit()):
            errors[ask.name] = sentence(Refused("no_number", found=text[:40]))
    files = {ask.name: request.FILES.get(ask.name) for ask in asks if ask.kind == "file"}
    return Sent(texts=texts, days=days, files=files), errors


def errors_of(error: Refused, wrong: Mapping[str, str]) -> dict[str, str]:
    """A refusal in words, by the field it stands at; under an empty name where it stands above the form."""
    if isinstance(error, Malformed):
        return {".".join(map(str, trouble.path)): sentence(Malformed([trouble])) for trouble in error.troubles}
    field = str(error.facts.get("field") or wrong.get(error.code, ""))
    return {field: sentence(error)}


def meanwhile(case: Case, opened: datetime | None) -> list[Any]:
    """The entries on this proposal since a page was opened, as far as this person may see them; one query."""
    return [] if opened is None else [row for row in case.entries() if row.at >= opened]


def _shown(
    request: HttpRequest,
    case: Case,
    act: Act,
    asks: tuple[Ask, ...],
    back: str,
    *,
    values: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    meanwhile: list[Done] | None = None,
    status: int = 200,
) -> HttpResponse:
    errors = errors or {}
    known = {ask.name for ask in asks}
    context = {
        "case": case,
        "head": case.head(),
        "act": act,
        "title": say(act.title),
        "lead": say(act.lead),
        "press": say(act.button),
        "final": say(act.final) if act.final else "",
        "about": act.about(case),
        "asks": asks,
        "values": values,
        "errors": {name: text for name, text in errors.items() if name in known},
        "above": [text for name, text in errors.items() if name not in known],
        "meanwhile": meanwhile or [],
        "opened": request.POST.get("opened") or now().isoformat(),
        "back": back,
        "party": party_word(case.party),
    }
    return render(request, "desk/slate/act.html", context, status=status)


def party_word(code: str) -> str:
    return current_language().country(code) if code else ""


def languages() -> tuple[tuple[str, str], ...]:
    """The languages somebody may say they write in, the reader's own first."""
    own = current_language()
    tags = {"ru": "ru", "zh-hans": "zh-Hans", "en": "en"}
    found = [tags[code] for code, _name in settings.LANGUAGES if code in tags]
    found.sort(key=lambda tag: tag != own.tag)
    return tuple((tag, own.language(tag)) for tag in found)


def written_in() -> Ask:
    """In which language what is typed is written."""
    from diptych.faces.desk.wording.slate import WRITTEN_IN

    return Ask(name="lang", label=say(WRITTEN_IN), kind="choice", options=languages(), value=current_language().tag)


def proposal_address(case: Case) -> str:
    return reverse("desk-proposal", kwargs={"id": case.proposal.pk})
