"""What was filed: every revision, frozen, to be taken home, and what differs between two of them."""

from __future__ import annotations

import json

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from diptych.apps.slate.models import Revision
from diptych.engines.values.record import Record
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.proposals.comparing import compared, filed_state
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.proposals.common import shown
from diptych.faces.desk.views.proposals.dossier import report_of
from diptych.faces.desk.wording import slate
from diptych.faces.portal.checker.differences import facts_of
from diptych.faces.portal.checker.work import Work
from diptych.faces.wording import catalogue
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest

PAGE = "desk-proposal-revisions"
TYPES = {"json": "application/json; charset=utf-8", "yaml": "application/yaml; charset=utf-8"}


class RevisionView(Record):
    """One revision of the list."""

    number: int
    kind: str
    stage: str
    filed: str
    filed_at: str
    by: str
    reason: str
    law: str
    status: str
    digest: str


@require_safe
@signed_in_only
def revisions(request: HttpRequest, id: UUID) -> HttpResponse:
    """Every revision, the last first; ``?from=1&to=2`` shows what differs between two."""
    written = Written(request, id)
    rows = {row.number: row for row in written.proposal.revisions.order_by("-number")}
    if not rows:
        raise Http404
    before, after = number(request.GET.get("from", "")), number(request.GET.get("to", ""))
    chosen = before in rows and after in rows and before != after
    before, after = sorted((before, after)) if chosen else (before, after)
    found = compared(filed_state(rows[before]), filed_state(rows[after]), written.language) if chosen else None
    return shown(
        written,
        "revisions",
        "revisions",
        revisions=[_view(row, written) for row in rows.values()],
        numbers=[(str(key), written.say(slate.REVISION_N).format(n=key)) for key in rows],
        chosen={"from": str(before or min(rows)), "to": str(after or max(rows))},
        compared=found,
        pair=(before, after) if chosen else None,
    )


def _view(row: Revision, written: Written) -> RevisionView:
    language = written.language
    status = str(row.findings.get("status", ""))
    return RevisionView(
        number=row.number,
        kind=language.gettext(slate.REVISIONS[row.kind]),
        stage=language.gettext(slate.STAGES[row.stage]),
        filed=language.date(row.filed_at.date()),
        filed_at=row.filed_at.isoformat(),
        by=row.filed_by,
        reason=row.reason,
        law=language.date(row.law_of),
        status=language.gettext(catalogue.STATUSES[status]) if status in catalogue.STATUSES else "",
        digest=row.digest,
    )


def _revision(written: Written, which: int) -> Revision:
    found: Revision | None = written.proposal.revisions.filter(number=which).first()
    if found is None:
        raise Http404
    return found


@require_safe
@signed_in_only
def revision(request: HttpRequest, id: UUID, which: int) -> HttpResponse:
    """One revision as it was filed: the dossier in the words of the form, the texts, the findings of that day."""
    written = Written(request, id)
    row = _revision(written, which)
    work = _work(row, written)
    sections: dict[str, list[Any]] = {}
    for fact in facts_of(row.dossier, written.language, work.law).values():
        if fact.text:
            sections.setdefault(fact.section, []).append(fact)
    return shown(
        written,
        "revision",
        "revisions",
        revision=_view(row, written),
        sections=sections,
        panel=work.panel,
        texts=[
            {
                "title": written.say(slate.TEXTS[text["kind"]]),
                "lang": text["lang"],
                "language": written.language.language(text["lang"]),
                "text": text["text"],
            }
            for text in row.content.get("texts", ())
        ],
    )


def _work(row: Revision, written: Written) -> Work:
    return Work(dict(row.dossier), language=written.language, on=row.law_of)


@require_safe
@signed_in_only
def out(request: HttpRequest, id: UUID, which: int, kind: str) -> HttpResponse:
    """A revision as a file: everything it holds, readable without this program; or its findings as a PDF."""
    written = Written(request, id)
    row = _revision(written, which)
    name = f"{written.proposal.reference or 'proposal'}-{row.number}"
    if kind == "pdf":
        spend(request, "pdf")
        return report_of(_work(row, written))
    if kind not in TYPES:
        raise Http404
    data = {
        "proposal": str(written.proposal.pk),
        "reference": written.proposal.reference,
        "revision": row.number,
        "kind": row.kind,
        "stage": row.stage,
        "filed_at": row.filed_at.isoformat(),
        "filed_by": row.filed_by,
        "reason": row.reason,
        "agreement": row.agreement,
        "law_of": row.law_of.isoformat(),
        "findings": row.findings,
        "dossier": row.dossier,
        "content": row.content,
        "sha256": row.digest,
    }
    if kind == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    else:
        import yaml

        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
    answer = HttpResponse(text, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer
