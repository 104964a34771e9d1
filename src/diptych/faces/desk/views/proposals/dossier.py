"""The dossier of a proposal: the form and the findings of the checker, kept in the proposal."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diptych import agreements as library
from diptych.apps.slate.domain.proposals import save_dossier
from diptych.engines.values.errors import Refused
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.proposals.common import on_to, sentence
from diptych.faces.examination import law_of
from diptych.faces.portal.checker import files, table
from diptych.faces.portal.checker.differences import by_part, changes_between
from diptych.faces.portal.checker.handling import answered, form_context, handled, onward, typed_work
from diptych.kernel.clock import today
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest

    from diptych.faces.portal.checker.differences import Part
    from diptych.faces.portal.checker.handling import Handled
    from diptych.faces.portal.checker.work import Work

PAGE = "desk-proposal-dossier"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def dossier(request: HttpRequest, id: UUID) -> HttpResponse:
    """The form with its findings; what is typed is saved as it is typed."""
    written = Written(request, id)
    if written.ended:
        return on_to(written, "desk-proposal-revisions" if written.filed else "desk-proposal")
    if request.method != "POST":
        return _page(written, written.work)
    spend(request, "assess")
    work = typed_work(request, kept=written.proposal.dossier, applied=written.proposal.applied, on=today())
    verb, _colon, part = request.POST.get("do", "check").partition(":")
    if verb == "take":
        # Of two windows that say different things, the other one's word for this part.
        done = handled(request, work.changed(_with_part(work.dossier, written.proposal.dossier, part)))
        done.work.window = work.window
        return _clashing(written, done)
    done = handled(request, work)
    saved = number(request.POST.get("seen" if verb == "mine" else "saved", ""))
    return _saved(written, done, saved)


def _saved(written: Written, done: Handled, saved: int) -> HttpResponse:
    """Keep the work, and answer; where another window saved meanwhile, show what both say."""
    work, request = done.work, written.request
    try:
        written.proposal = _kept(written, work, saved)
    except Refused as error:
        if error.code == "saved_meanwhile":
            return _clashing(written, done)
        if error.code == "proposal_ended":
            return render(request, "desk/proposals/dossier/over.html", _context(written, work, notice=sentence(error)))
        raise
    address = written.address(PAGE)
    if not request.htmx:  # type: ignore[attr-defined]
        return _see_other(onward(address, done, query=f"?said={done.notice}" if done.notice else ""))
    context = _context(written, work, notice=done.notice, focus=done.focus)
    return answered(request, done, context, folder="desk/proposals/dossier", address=address)


def _kept(written: Written, work: Work, saved: int) -> Any:
    fresh = save_dossier(
        written.proposal.pk,
        dossier=work.dossier,
        applied=work.applied,
        window=work.window,
        saved=saved,
        by=written.person,
        at=timezone.now(),
    )
    # The page is drawn from what was fetched with it; of that only this has changed.
    proposal = written.proposal
    for name in ("dossier", "applied", "saved", "window", "changed_at", "form", "agreement"):
        setattr(proposal, name, getattr(fresh, name))
    return proposal


def _see_other(address: str) -> HttpResponse:
    from django.http import HttpResponseRedirect

    return HttpResponseRedirect(address)


# Two windows ----------------------------------------------------------------------------------------------------------


def _clashing(written: Written, done: Handled) -> HttpResponse:
    """The form as this window has it, with all that the other one says otherwise; nothing is saved."""
    work = done.work
    context = _context(written, work, focus=done.focus, clashes=clashes(written.proposal.dossier, work))
    if not written.request.htmx:  # type: ignore[attr-defined]
        return render(written.request, "desk/proposals/dossier.html", context, status=409)
    address = written.address(PAGE)
    return answered(written.request, done, context, folder="desk/proposals/dossier", address=address, whole=True)


def clashes(there: dict[str, Any], work: Work) -> tuple[Part, ...]:
    """What is saved and what this window says, where they differ."""
    laws = (_law(there), work.law)
    return by_part(changes_between(there, work.dossier, work.language, laws=laws))


def _law(dossier: dict[str, Any]) -> Any:
    chosen = dossier.get("agreement")
    return law_of(str(chosen), today()) if chosen in library.ids() else None


def _with_part(mine: dict[str, Any], theirs: dict[str, Any], part: str) -> dict[str, Any]:
    found = {key: value for key, value in mine.items() if key != part}
    return {**found, part: theirs[part]} if part in theirs else found


# What is drawn --------------------------------------------------------------------------------------------------------


def _context(
    written: Written, work: Work, *, notice: str = "", focus: str = "", clashes: tuple[Part, ...] = ()
) -> dict[str, Any]:
    links = {
        "act": written.address(PAGE),
        "form": written.address(PAGE),
        "survey": written.address("desk-proposal-survey"),
        "print": "",
        "pdf": written.address("desk-proposal-dossier-pdf"),
        "yaml": written.address("desk-proposal-file-out", kind="yaml"),
        "json": written.address("desk-proposal-file-out", kind="json"),
        "link": "",
        "example": "",
    }
    form = form_context(work, links=links, notice=notice, focus=focus)
    # Between windows that clash, the page keeps the count it was made from: it saves nothing before somebody chose.
    saved = number(written.request.POST.get("saved", "")) if clashes else written.proposal.saved
    return written.page("dossier", **form, clashes=clashes, saved_count=saved, seen_count=written.proposal.saved)


def _page(written: Written, work: Work) -> HttpResponse:
    notice = written.request.GET.get("said", "")
    notice = notice if notice in ("cure_gone", "changed_since", "no_row") else ""
    return render(written.request, "desk/proposals/dossier.html", _context(written, work, notice=notice))


# What else can be had of it -------------------------------------------------------------------------------------------


@require_safe
@signed_in_only
def survey(request: HttpRequest, id: UUID) -> HttpResponse:
    """The dossier under every agreement of the library."""
    spend(request, "survey")
    written = Written(request, id)
    context = _context(written, written.work)
    context["survey"] = table.survey_of(written.work)
    context["way_back"] = context["title"]["text"]
    return render(request, "checker/survey.html", context)


@require_safe
@signed_in_only
def out(request: HttpRequest, id: UUID, kind: str) -> HttpResponse:
    """The dossier as it stands now, as a file."""
    written = Written(request, id)
    if kind not in files.TYPES:
        raise Http404
    answer = HttpResponse(files.file_of(written.work, kind), content_type=files.TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{files.name_of(written.work)}.{kind}"'
    return answer


@require_safe
@signed_in_only
def pdf(request: HttpRequest, id: UUID) -> HttpResponse:
    """The findings on the dossier as it stands now, as a PDF."""
    spend(request, "pdf")
    written = Written(request, id)
    return report_of(written.work)


def report_of(work: Work) -> HttpResponse:
    """The findings on a dossier as a PDF. Refused("nothing_to_print") before anything can be said."""
    from diptych.faces.portal import printing

    if work.examination is None:
        raise Refused("nothing_to_print")
    answer = HttpResponse(
        printing.pdf(printing.report_of(work.examination, work.language, printed=today())),
        content_type="application/pdf",
    )
    answer["Content-Disposition"] = f'inline; filename="{files.name_of(work)}.pdf"'
    return answer
