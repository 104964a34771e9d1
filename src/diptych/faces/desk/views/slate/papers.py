"""Messages and papers of a proposal: written, uploaded, taken home; two revisions side by side; the dossier as PDF."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from diptych.apps.slate.domain.documents import LARGEST, add_document, add_version, remove_document
from diptych.apps.slate.domain.messaging import LONGEST, write_message
from diptych.apps.slate.enums import Room
from diptych.apps.slate.models import Document, Revision
from diptych.apps.slate.permissions import PROPOSAL
from diptych.apps.slate.queries.documents import version_seen
from diptych.apps.slate.queries.findings import differences
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import members_only, person_here, signed_in_only
from diptych.faces.desk.once import done_once, led_before
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.slate.acting import Act, Ask, act_page, errors_of, languages, party_word
from diptych.faces.desk.views.slate.common import Case, now, say
from diptych.faces.desk.views.slate.report import Filed, filed_report
from diptych.faces.desk.wording import slate as words
from diptych.faces.examination import law_of
from diptych.faces.portal.checker.differences import by_part, changes_between
from diptych.faces.portal.printing.typesetting import pdf
from diptych.faces.portal.templating import current_language
from diptych.faces.stored import disposition, stored_response
from diptych.faces.wording.catalogue import OUTCOMES
from diptych.faces.wording.uploads import UPLOADS
from diptych.kernel.clock import today
from diptych.kernel.files.receiving import takes_files
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from diptych.faces.desk.views.slate.acting import Sent


def _(text: str) -> str:
    return text


# Messages -------------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def write(request: HttpRequest, id: UUID) -> HttpResponse:
    """Write into one room; what was refused stands on a page of that room alone, with what was typed."""
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    room = request.POST.get("room") or request.GET.get("room", "")
    if room not in words.ROOMS or not case.own:
        raise Http404
    errors: dict[str, str] = {}
    text, lang = request.POST.get("text", ""), request.POST.get("lang") or current_language().tag

    def do() -> HttpResponse:
        write_message(case.proposal.pk, room=room, party=case.party, text=text, lang=lang, by=case.person, at=now())
        return HttpResponseRedirect(_in_room(case, room))

    if request.method == "POST":
        try:
            return done_once(request, do)
        except Refused as error:
            errors = errors_of(error, {})
    word, who = words.ROOMS[room]
    language = current_language()
    context = {
        "case": case,
        "head": case.head(),
        "room": room,
        "word": say(word),
        "who": say(who).format(party=party_word(case.party), parties=language.listed(map(party_word, case.tracks))),
        "text": text,
        "lang": lang,
        "tongues": languages(),
        "longest": LONGEST,
        "errors": {name: said for name, said in errors.items() if name in ("text", "lang")},
        "above": [said for name, said in errors.items() if name not in ("text", "lang")],
    }
    return render(request, "desk/slate/write.html", context, status=422 if errors else 200)


def _in_room(case: Case, room: str) -> str:
    anchor = room if room == Room.PARTIES else f"{room}-{case.party}"
    return f"{case.href()}?said=written#room-{anchor}"


# Papers ---------------------------------------------------------------------------------------------------------------


@takes_files(LARGEST)
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def side_document(request: HttpRequest, id: UUID) -> HttpResponse:
    """Keep a paper that one side alone ever sees."""
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    return act_page(request, case, SIDE_DOCUMENT)


def _keep(case: Case, sent: Sent, at: datetime) -> object:
    file = sent.files["file"]
    if file is None:
        raise Refused("no_file", field="file")
    return add_document(
        case.proposal.pk,
        kind=sent.texts["kind"],
        title=sent.texts["title"] or file.name,
        stream=file,
        name=file.name,
        visibility="side",
        party=case.party,
        sending=sent.once,
        by=case.person,
        at=at,
    )


def _file() -> Ask:
    return Ask(
        name="file", label=say(_("File")), kind="file", help=say(_("PDF, texts, tables, pictures, sound, film."))
    )


SIDE_DOCUMENT = Act(
    name="side-document",
    may="add_side_document",
    title=_("Add a document of your side"),
    lead=_("Your side alone sees it: neither the other side nor the producers learn that it is there."),
    button=_("Keep the document"),
    said="kept",
    do=_keep,
    asks=lambda case: (
        Ask(name="title", label=say(_("What it is called")), kind="line", optional=True, longest=300),
        Ask(
            name="kind",
            label=say(_("What it is")),
            kind="choice",
            options=tuple((code, say(word)) for code, word in words.DOCUMENTS.items()),
            value="other",
        ),
        _file(),
    ),
    wrong={
        **dict.fromkeys(UPLOADS, "file"),
        "text_missing": "title",
    },
    keeps_files=True,
)


@takes_files(LARGEST)
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def side_document_version(request: HttpRequest, id: UUID, document: UUID) -> HttpResponse:
    """Keep a newer version of a paper of one's side; the earlier ones stay."""

    def keep(case: Case, sent: Sent, at: datetime) -> object:
        file = sent.files["file"]
        if file is None:
            raise Refused("no_file", field="file")
        return add_version(document, stream=file, name=file.name, sending=sent.once, by=case.person, at=at)

    return _of_paper(request, id, document, SIDE_DOCUMENT_VERSION.replace(do=keep))


SIDE_DOCUMENT_VERSION = Act(
    name="side-document-version",
    may="add_side_document",
    title=_("Add a newer version"),
    lead=_("Your side alone sees it. The earlier versions stay, and can be taken home as before."),
    button=_("Keep the version"),
    said="version",
    do=lambda case, sent, at: None,
    asks=lambda case: (_file(),),
    wrong=dict.fromkeys(UPLOADS, "file"),
    keeps_files=True,
)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def side_document_out(request: HttpRequest, id: UUID, document: UUID) -> HttpResponse:
    """Take a paper of one's side out; what was kept stays kept."""

    def remove(case: Case, sent: Sent, at: datetime) -> object:
        return remove_document(document, reason=sent.texts["reason"], by=case.person, at=at)

    return _of_paper(request, id, document, SIDE_DOCUMENT_OUT.replace(do=remove))


def _of_paper(request: HttpRequest, id: UUID, document: UUID, act: Act) -> HttpResponse:
    """The page of an act on one paper of one's side; Http404 for any other."""
    if not act.keeps_files and (done := led_before(request)):
        return done
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    found = Document.objects.filter(pk=document, proposal=id, party__in=case.own, removed_at=None).first()
    if found is None:
        raise Http404
    case.party = found.party
    newest = found.versions.order_by("-number").first()
    about = ((say(_("Document")), found.title), (say(_("Newest version")), newest.name if newest else ""))
    return act_page(request, case, act.replace(about=lambda _case: about))


SIDE_DOCUMENT_OUT = Act(
    name="side-document-out",
    may="add_side_document",
    title=_("Take a document of your side out"),
    lead=_("It shows here no more. Nothing is erased: the file is kept, and the ledger of your side tells of it."),
    button=_("Take it out"),
    said="taken_out",
    do=lambda case, sent, at: None,
    asks=lambda case: (
        Ask(name="reason", label=say(_("Reason")), help=say(_("Your side alone reads it.")), longest=2000),
    ),
    wrong={"reason_missing": "reason"},
    danger=True,
)


@require_safe
@signed_in_only
def document(request: HttpRequest, id: UUID) -> HttpResponseBase:
    """A version of a document, for whoever may take it home."""
    try:
        version = version_seen(person_here(request), id)
    except Refused as error:
        if error.code == "no_document":
            raise Http404 from None
        raise
    spend(request, "file")
    return stored_response(request, version.file, version.name)


# Revisions ------------------------------------------------------------------------------------------------------------


@require_safe
@members_only
def difference(request: HttpRequest, id: UUID) -> HttpResponse:
    """Two revisions: what the dossier says otherwise, and what the agreement says of that."""
    case = Case(person_here(request), id)
    rows = {row.number: row for row in Revision.objects.filter(proposal=case.proposal).order_by("number")}
    if not PROPOSAL.may(case.person, "see_revisions", case.proposal) or not rows:
        raise Http404
    last = max(rows)
    after = rows.get(number(request.GET.get("to", "")), rows[last])
    before = rows.get(number(request.GET.get("from", "")), rows.get(after.number - 1, after))
    context = {
        "case": case,
        "head": case.head(),
        "numbers": [(str(n), say(_("Revision {n}")).format(n=n)) for n in rows],
        "before": before,
        "after": after,
        "parts": _changed(before, after),
        "texts": _texts(before, after),
        "findings": _findings(before, after),
        "reason": after.reason,
    }
    return render(request, "desk/slate/difference.html", context)


def _changed(before: Revision, after: Revision) -> list[Any]:
    language = current_language()
    laws = (_law(before), _law(after))
    return list(by_part(changes_between(before.dossier, after.dossier, language, laws=laws)))


def _law(row: Revision) -> Any:
    try:
        return law_of(row.agreement, row.law_of) if row.agreement else None
    except (Refused, KeyError, FileNotFoundError):
        return None


def _texts(before: Revision, after: Revision) -> list[dict[str, Any]]:
    """Texts that are said otherwise, by kind and language."""
    language = current_language()

    def texts(row: Revision) -> dict[tuple[str, str], str]:
        return {(item["kind"], item["lang"]): item["text"] for item in row.content["texts"]}

    old, new = texts(before), texts(after)
    return [
        {
            "word": say(words.TEXTS[kind]),
            "language": language.language(lang),
            "lang": lang,
            "before": old.get((kind, lang), ""),
            "after": new.get((kind, lang), ""),
        }
        for kind, lang in dict.fromkeys((*new, *old))
        if old.get((kind, lang)) != new.get((kind, lang))
    ]


def _findings(before: Revision, after: Revision) -> list[dict[str, Any]]:
    """Rules that come out otherwise: before, after, in words."""
    language = current_language()
    titles: dict[str, str] = {}
    for row in (before, after):
        report = filed_report(Filed.of(row.digest, row.dossier, row.agreement, row.law_of), language)
        for group in report.groups if report else ():
            titles |= {finding.said.rule: finding.said.title for finding in group.findings}

    def word(outcome: str | None) -> str:
        return say(OUTCOMES[outcome]) if outcome in OUTCOMES else say(_("no such rule then"))

    return [
        {
            "title": titles.get(row.rule, row.rule),
            "rule": row.rule,
            "before": row.before or "not_applicable",
            "before_word": word(row.before),
            "after": row.after or "not_applicable",
            "after_word": word(row.after),
        }
        for row in differences(before.findings, after.findings)
    ]


@require_safe
@signed_in_only
def dossier_pdf(request: HttpRequest, id: UUID) -> HttpResponse:
    """Dossier and assessment as filed last, or in the revision that the address names, to be printed."""
    case = Case(person_here(request), id)
    if not PROPOSAL.may(case.person, "see_revisions", case.proposal):
        raise Http404
    rows = Revision.objects.filter(proposal=case.proposal).order_by("-number")
    asked = number(request.GET.get("revision", ""))
    row = rows.filter(number=asked).first() if asked else rows.first()
    if row is None:
        raise Http404
    spend(request, "pdf")
    filed = Filed.of(row.digest, row.dossier, row.agreement, row.law_of)
    report = filed_report(filed, current_language(), printed=today())
    if report is None:
        raise Http404
    name = f"{case.proposal.reference}-r{row.number}.pdf"
    headers = {"Content-Disposition": disposition(name, inline=False)}
    return HttpResponse(pdf(report), content_type="application/pdf", headers=headers)
