"""Proposals, and what belongs to them, as JSON."""

from __future__ import annotations

from django.urls import reverse

from diptych.faces.api.slate import answers, answers_compared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any
    from uuid import UUID

    from diptych.apps.programme.models import Invitation
    from diptych.apps.slate.queries.documents import DocumentSeen, VersionSeen
    from diptych.apps.slate.queries.page import ProposalPage
    from diptych.apps.slate.queries.revisions import Comparison

    Data = dict[str, Any]

ACTS = {
    "uphold_appeal": "settle_appeal",
    "dismiss_appeal": "settle_appeal",
    "assign_reviewer": "assign",
    "leave_proposal": "leave",
}
"""Ways on that the API calls otherwise."""


def proposal(page: ProposalPage) -> Data:
    """A proposal with everything that somebody sees of it."""
    told = {name: getattr(page, name) for name in answers.Proposal.model_fields if name not in ("round", "documents")}
    told["round"] = page.round.slug if page.round else None
    told["documents"] = documents(page.id, page.documents)
    told["ways"] = [way.replace(act=ACTS.get(way.act, way.act)) for way in page.ways]
    return answers.Proposal.of(told)


def documents(proposal: UUID, rows: Iterable[DocumentSeen]) -> list[Data]:
    """Documents with the addresses of their versions."""
    found = []
    for row in rows:
        versions = [_version(proposal, version) for version in row.versions]
        told = {name: getattr(row, name) for name in answers.ProposalDocument.model_fields if name != "versions"}
        found.append(answers.ProposalDocument.of({**told, "versions": versions}))
    return found


def _version(proposal: UUID, row: VersionSeen) -> Data:
    told = {name: getattr(row, name) for name in answers.Version.model_fields if name != "address"}
    return {**told, "address": reverse("api:document-content", args=[proposal, row.id])}


def difference(found: Comparison) -> Data:
    """In what two revisions differ."""
    told = {name: getattr(found, name) for name in ("facts", "texts", "documents", "rest", "findings")}
    return answers_compared.Difference.of({"before": found.before.number, "after": found.after.number, **told})


def invitation(row: Invitation) -> Data:
    """An invitation without the secret of its link."""
    told = {name: getattr(row, name) for name in ("email", "roles", "expires_at")}
    return {"id": row.pk, **told, "invited_by": row.invited_by_label}


def counts(rows: Iterable[tuple[str, int]]) -> list[Data]:
    """Numbers by a code."""
    return [{"code": code, "count": count} for code, count in rows]


def chosen(row: Data, fields: Iterable[str] | None) -> Data:
    """Only some fields of a row; its id always comes."""
    if fields is None:
        return row
    wanted = {"id", *fields}
    return {name: value for name, value in row.items() if name in wanted}
