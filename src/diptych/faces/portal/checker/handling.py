"""One request to the form of a dossier, wherever that is kept: what was typed, what was pressed, what is answered.

The checker keeps dossiers behind links, the desk keeps them in proposals. Both pages are made of the same form and the
same findings; what differs is where a dossier comes from and goes to, and that is the view's.
"""

from __future__ import annotations

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces import typed
from diptych.faces.portal.checker import table
from diptych.faces.portal.checker.entry import dossier_of
from diptych.faces.portal.checker.work import Work, saved_steps
from diptych.faces.portal.templating import current_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    Step = dict[str, Any]

LONGEST_WINDOW = 32


class Handled(Record):
    """The work after its button was pressed."""

    work: Work
    verb: str
    focus: str = ""
    """The name of the field, or of the step, to go on with."""
    notice: str = ""
    """Why the button did nothing: the code of a refusal."""


def typed_work(request: HttpRequest, *, kept: Mapping[str, Any], applied: list[Step], on: date) -> Work:
    """The work as the form of a request holds it; ``kept`` is the dossier before, for what no form shows."""
    language = current_language()
    work = Work(dossier_of(request.POST.lists(), kept, language), language=language, on=on, applied=applied)
    work.window = request.POST.get("window", "")[:LONGEST_WINDOW]
    return work


def handled(request: HttpRequest, work: Work) -> Handled:
    """Do what the button of a request says."""
    verb, _colon, what = request.POST.get("do", "check").partition(":")
    window = work.window
    try:
        found, focus = _done(work, verb, what)
    except Refused as error:
        return Handled(work=work, verb=verb, notice=error.code)
    found.window = window
    return Handled(work=found, verb=verb, focus=focus)


def _done(work: Work, verb: str, what: str) -> tuple[Work, str]:
    if verb == "add":
        return work.with_row(what)
    if verb == "remove":
        return work.without_row(what), what.rpartition(".")[0]
    if verb == "apply":
        return work.with_cure(what), f"undo.{what}"
    if verb == "undo":
        rows = [step["name"] for step in work.applied if step["key"] == what and "row" in step]
        return work.without(what), rows[0] if rows else f"apply.{what}"
    return work, ""


def form_context(work: Work, *, links: Mapping[str, str], notice: str = "", focus: str = "") -> dict[str, Any]:
    """What form and findings are drawn from. ``links.act`` is where the form is sent."""
    return {
        "work": work,
        "steps": saved_steps(work.applied, work.language),
        "agreements": table.choices(work.language),
        "links": links,
        "notice": notice,
        "hints": {kind: typed.options(kind, work.language) for kind in ("country", "language", "currency")},
        "focus": focus,
    }


def answered(
    request: HttpRequest, done: Handled, context: dict[str, Any], *, folder: str, address: str, whole: bool = False
) -> HttpResponse:
    """The answer to a script: the findings alone, or the form too where it has other fields than the page has.

    ``folder`` holds the templates ``main.html`` and ``answer.html``; ``address`` is what the browser shows from now on.
    """
    notice = context["notice"]
    whole = whole or done.verb != "check" or bool(notice) or request.POST.get("layout") != done.work.layout
    answer = render(request, f"{folder}/{'main' if whole else 'answer'}.html", context)
    if whole:
        answer["HX-Retarget"] = "#checker"
        answer["HX-Reswap"] = "morph:outerHTML"
    answer["HX-Replace-Url"] = address
    add_never_cache_headers(answer)
    return answer


def onward(address: str, done: Handled, *, query: str = "") -> str:
    """Where a browser without a script goes on: to the field, or to the findings."""
    anchor = f"#f-{done.focus.replace('.', '-')}" if done.focus else "#findings" if done.verb == "check" else ""
    return f"{address}{query}{anchor}"
