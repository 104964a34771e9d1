"""The checker: a dossier, and what the agreements say of it. Every page works without a script."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diptych import agreements as library
from diptych.apps.slate.domain.drafts import begin_draft, delete_draft, save_draft
from diptych.apps.slate.queries.drafts import draft_behind
from diptych.engines.values.errors import Malformed, Refused
from diptych.faces import typed
from diptych.faces.portal.checker import files, table
from diptych.faces.portal.checker.handling import answered, form_context, handled, onward, typed_work
from diptych.faces.portal.checker.work import Work, example_data, law_date
from diptych.faces.portal.templating import current_language
from diptych.faces.portal.views.errors import said as said_of
from diptych.kernel.clock import today
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from typing import Any

    from django.http import HttpRequest

    from diptych.apps.slate.models import Draft


# Where a dossier comes from ------------------------------------------------------------------------------------------


class Opened:
    """A dossier as a request finds it: kept behind a link, an example, or blank."""

    def __init__(self, request: HttpRequest, secret: str | None) -> None:
        self.secret = secret
        self.draft: Draft | None = draft_behind(secret, at=timezone.now()) if secret else None
        dossier: dict[str, Any] = {}
        self.example = None if secret else request.GET.get("example")
        if self.draft is not None:
            dossier = self.draft.dossier
        elif self.example:
            dossier = example_data(self.example)
        wish = request.GET.get("agreement", "")
        if wish in library.ids() and not self.draft:
            dossier = {**dossier, "agreement": wish}
        law_of = self.draft.law_of if self.draft else law_date(request.GET.get("on", ""), today(), current_language())
        self.law_of = law_of
        self.work = Work(
            dossier,
            language=current_language(),
            on=law_of or today(),
            applied=self.draft.applied if self.draft else [],
        )

    @property
    def query(self) -> str:
        """What leads to the same dossier when nothing is kept yet."""
        asked = {"example": self.example, "on": self.law_of.isoformat() if self.law_of else None}
        if not self.example and self.work.dossier.get("agreement"):
            asked["agreement"] = self.work.dossier["agreement"]
        wanted = {key: value for key, value in asked.items() if value}
        return f"?{urlencode(wanted)}" if wanted and not self.secret else ""


def _address(name: str, secret: str | None, **arguments: str) -> str:
    if secret:
        return reverse(f"draft-{name}", kwargs={"secret": secret, **arguments})
    return reverse("check" if name == "form" else f"check-{name}", kwargs=arguments or None)


# Pages ---------------------------------------------------------------------------------------------------------------


@require_safe
def check(request: HttpRequest, secret: str | None = None) -> HttpResponse:
    """The form and its findings."""
    opened = Opened(request, secret)
    answer = render(request, "checker/page.html", _context(opened.work, opened=opened, request=request))
    return _private(answer) if secret else answer


def _context(
    work: Work, *, opened: Opened | None, request: HttpRequest, notice: str = "", focus: str = "", **more: Any
) -> dict[str, Any]:
    secret = opened.secret if opened else more.get("secret")
    query = opened.query if opened else ""
    links = {
        "act": reverse("check-act"),
        "form": _address("form", secret) + query,
        "survey": _address("survey", secret) + query,
        "print": _address("print", secret) + query,
        "pdf": _address("pdf", secret) + query,
        "yaml": _address("file", secret, kind="yaml") + query,
        "json": _address("file", secret, kind="json") + query,
        "example": f"{reverse('check')}?example=red-silk",
        "link": request.build_absolute_uri(_address("form", secret)) if secret else "",
        "propose": _proposing(request, secret),
    }
    if opened:
        notice, more = request.GET.get("said", ""), {"draft": opened.draft, "secret": secret, **more}
    return {
        **form_context(work, links=links, notice=notice, focus=focus),
        "law_of": typed.show_date(work.on.isoformat(), work.language) if work.on != today() else "",
        "today": today(),
        **more,
    }


def _proposing(request: HttpRequest, secret: str | None) -> str:
    """Where whoever is signed in begins a proposal with this dossier."""
    if not secret or not request.user.is_authenticated:
        return ""
    return f"{reverse('desk-proposal-new')}?{urlencode({'draft': secret})}"


def _private(answer: HttpResponse) -> HttpResponse:
    """What lies behind a secret link is kept by no cache but the reader's own, and found by no search."""
    patch_cache_control(answer, private=True, no_cache=True)
    answer["X-Robots-Tag"] = "noindex"
    return answer


# What is done --------------------------------------------------------------------------------------------------------


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Take what the form holds, do what its button says, keep it, and answer with the findings."""
    spend(request, "assess")
    now = timezone.now()
    notices: list[str] = []
    secret, draft = _draft_of(request, now, notices)
    law_of = _law_of(request, draft, notices)
    kept_before = draft.dossier if draft else _unsaved(request)
    work = typed_work(request, kept=kept_before, applied=draft.applied if draft else [], on=law_of or today())
    done = handled(request, work)
    if done.notice:
        notices.append(done.notice)
    draft, kept = _keep(request, done.work, law_of, secret, now)
    if secret and kept != secret:
        notices.append("forked")
    notice = notices[0] if notices else ""
    address = reverse("draft-form", kwargs={"secret": kept})
    if not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(onward(address, done, query=f"?{urlencode({'said': notice})}" if notice else ""))
    context = _context(
        done.work, opened=None, request=request, draft=draft, secret=kept, notice=notice, focus=done.focus
    )
    return answered(request, done, context, folder="checker", address=address)


def _draft_of(request: HttpRequest, now: datetime, notices: list[str]) -> tuple[str | None, Draft | None]:
    """The draft that a page writes to; none for a new page, or where its link has expired while it was open.

    What stands on such a page is not lost: it is kept under a new link.
    """
    secret = request.POST.get("draft") or None
    try:
        return secret, draft_behind(secret, at=now) if secret else None
    except Refused as error:
        notices.append(error.code)
        return None, None


def _law_of(request: HttpRequest, draft: Draft | None, notices: list[str]) -> date | None:
    """The date of law typed; what is none leaves it as it was."""
    try:
        return law_date(request.POST.get("on", ""), today(), current_language())
    except Refused as error:
        notices.append(error.code)
        return draft.law_of if draft else None


def _keep(
    request: HttpRequest, work: Work, law_of: date | None, secret: str | None, now: datetime
) -> tuple[Draft, str]:
    """Save the work behind its link, or behind a new one."""
    if secret is None:
        spend(request, "draft")
        return begin_draft(dossier=work.dossier, law_of=law_of, applied=work.applied, window=work.window, at=now)
    revision = request.POST.get("revision", "")
    return save_draft(
        secret,
        dossier=work.dossier,
        law_of=law_of,
        applied=work.applied,
        window=work.window,
        revision=int(revision) if revision.isascii() and revision.isdigit() else 0,
        at=now,
    )


def _unsaved(request: HttpRequest) -> dict[str, Any]:
    """The fields no form shows, of an example that has not been kept yet."""
    name = request.POST.get("example", "")
    return example_data(name) if name in library.example_ids() else {}


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, secret: str) -> HttpResponse:
    """Delete a draft for good, after asking once more."""
    now = timezone.now()
    draft = draft_behind(secret, at=now)
    if request.method == "POST":
        delete_draft(secret, at=now)
        return HttpResponseRedirect(f"{reverse('check')}?said=deleted")
    return _private(render(request, "checker/forget.html", {"draft": draft, "secret": secret}))


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Open a dossier file as a new draft; a file that cannot be read changes nothing and is explained line by line."""
    spend(request, "draft")
    file = request.FILES.get("file")
    language = current_language()
    try:
        if file is None:
            raise Refused("no_file")
        data = files.dossier_in(file.read(), name=file.name or "dossier.yaml")
    except Malformed as error:
        rows = files.troubles(error, language)
        context = {"name": file.name if file else "", "rows": rows, "back": request.POST.get("draft", "")}
        return render(request, "checker/upload.html", context, status=422)
    except Refused as error:
        context = {"name": "", "rows": [{"message": said_of(error), "line": None}], "back": ""}
        return render(request, "checker/upload.html", context, status=422)
    _draft, secret = begin_draft(dossier=data, at=timezone.now())
    return HttpResponseRedirect(reverse("draft-form", kwargs={"secret": secret}))


# What else can be had of it ------------------------------------------------------------------------------------------


@require_safe
def survey(request: HttpRequest, secret: str | None = None) -> HttpResponse:
    """Every agreement of the library, side by side."""
    spend(request, "survey")
    opened = Opened(request, secret)
    context = _context(opened.work, opened=opened, request=request)
    context["survey"] = table.survey_of(opened.work)
    answer = render(request, "checker/survey.html", context)
    return _private(answer) if secret else answer


@require_safe
def file(request: HttpRequest, kind: str, secret: str | None = None) -> HttpResponse:
    """The dossier as a file to keep; what cannot be read is left out, and a YAML file says so in its first lines."""
    opened = Opened(request, secret)
    text = files.file_of(opened.work, kind)
    answer = HttpResponse(text, content_type=files.TYPES[kind])
    name = files.name_of(opened.work)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return _private(answer)


@require_safe
def printed(request: HttpRequest, secret: str | None = None) -> HttpResponse:
    """The assessment to be printed from the browser."""
    spend(request, "assess")
    return _report(request, secret, as_pdf=False)


@require_safe
def pdf(request: HttpRequest, secret: str | None = None) -> HttpResponse:
    """The assessment as a PDF."""
    spend(request, "pdf")
    return _report(request, secret, as_pdf=True)


def _report(request: HttpRequest, secret: str | None, *, as_pdf: bool) -> HttpResponse:
    from diptych.faces.portal import printing

    opened = Opened(request, secret)
    examination = opened.work.examination
    if examination is None:
        raise Refused("nothing_to_print")
    report = printing.report_of(examination, current_language(), printed=today())
    if not as_pdf:
        where = _address("pdf", secret) + opened.query
        return _private(printing.page(request, report, pdf=where))
    answer = HttpResponse(printing.pdf(report), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{files.name_of(opened.work)}.pdf"'
    return _private(answer)
