"""What a proposal says: as its producers type it, or as it was filed."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal
    from typing import Any
    from uuid import UUID

    from diptych.apps.slate.models import Proposal, Revision


class TextSeen(Record):
    """One text in one language."""

    kind: str
    lang: str
    text: str
    status: str
    translator: str


class ProducerSeen(Record):
    """Somebody who writes the proposal, for a company."""

    user: int
    name: str
    company: str
    country: str
    lead: bool
    since: datetime


class AnswerSeen(Record):
    """What is answered to a question of the round, by the place of the question, counted from 1."""

    question: int
    text: str
    lang: str


class BackingSeen(Record):
    """What an agency gives; ``id`` is None in what was filed."""

    id: UUID | None
    agency: str
    country: str
    kind: str
    state: str
    amount: Decimal | None
    currency: str
    terms: str


class MilestoneSeen(Record):
    """A step of the schedule, as planned and as reached."""

    kind: str
    planned: str
    reached: date | None
    reached_by: str
    note: str


class DossierSeen(Record):
    """What a proposal says."""

    revision: int
    """The revision this is, 0 for what is being typed."""
    lang: str
    form: str
    agreement: str
    titles: tuple[tuple[str, str], ...]
    """Language and title, the original first."""
    dossier: dict[str, Any]
    findings: dict[str, Any]
    """As frozen with the revision; empty for what is being typed, which is assessed live."""
    texts: tuple[TextSeen, ...]
    producers: tuple[ProducerSeen, ...]
    answers: tuple[AnswerSeen, ...]
    backings: tuple[BackingSeen, ...]
    milestones: tuple[MilestoneSeen, ...]


def dossier_seen(proposal: Proposal, filed: Revision | None) -> DossierSeen:
    """A proposal as it is typed, or as it was filed in a revision, whose content is then read and nothing else.

    ``proposal`` comes with texts, answers and ``producers__user``. Three queries at the most.
    """
    return _typed(proposal) if filed is None else _filed(proposal, filed)


def _typed(proposal: Proposal) -> DossierSeen:
    texts = sorted(proposal.texts.all(), key=lambda row: (row.kind, row.status != "original", row.lang))
    positions = dict(proposal.round.questions.values_list("pk", "position")) if proposal.round else {}
    return DossierSeen(
        revision=0,
        lang=proposal.lang,
        form=_text(proposal.dossier.get("form")),
        agreement=_text(proposal.dossier.get("agreement")),
        titles=tuple((row.lang, row.text) for row in texts if row.kind == "title"),
        dossier=proposal.dossier,
        findings={},
        texts=tuple(
            TextSeen(kind=row.kind, lang=row.lang, text=row.text, status=row.status, translator=row.translator)
            for row in texts
        ),
        producers=_producers(proposal, None),
        answers=tuple(
            AnswerSeen(question=positions[row.question_id] + 1, text=row.text, lang=row.lang)
            for row in sorted(proposal.answers.all(), key=lambda row: positions.get(row.question_id, 0))
            if row.question_id in positions
        ),
        backings=tuple(
            BackingSeen(
                id=row.pk,
                agency=row.agency,
                country=row.country,
                kind=row.kind,
                state=row.state,
                amount=row.amount,
                currency=row.currency,
                terms=row.terms,
            )
            for row in proposal.backings.order_by("created_at", "id")
        ),
        milestones=tuple(
            MilestoneSeen(
                kind=row.kind, planned=row.planned, reached=row.reached, reached_by=row.reached_by, note=row.note
            )
            for row in proposal.milestones.order_by("pk")
        ),
    )


def _filed(proposal: Proposal, filed: Revision) -> DossierSeen:
    from decimal import Decimal

    content = filed.content
    texts = sorted(content["texts"], key=lambda row: (row["kind"], row["status"] != "original", row["lang"]))
    reached = {row.kind: row for row in proposal.milestones.filter(reached__isnull=False)}
    planned = {row["kind"]: row["planned"] for row in content["schedule"]}
    return DossierSeen(
        revision=filed.number,
        lang=content["lang"],
        form=_text(filed.dossier.get("form")),
        agreement=filed.agreement,
        titles=tuple((row["lang"], row["text"]) for row in texts if row["kind"] == "title"),
        dossier=filed.dossier,
        findings=filed.findings,
        texts=tuple(TextSeen(**{name: row[name] for name in TextSeen._fields}) for row in texts),
        producers=_producers(proposal, filed),
        answers=tuple(AnswerSeen(**{name: row[name] for name in AnswerSeen._fields}) for row in content["answers"]),
        backings=tuple(
            BackingSeen(**{**row, "id": None, "amount": Decimal(row["amount"]) if row["amount"] else None})
            for row in content["backings"]
        ),
        # What was reached is told to the authorities when it is: it is no part of a draft.
        milestones=tuple(
            MilestoneSeen(
                kind=kind,
                planned=planned.get(kind, ""),
                reached=reached[kind].reached if kind in reached else None,
                reached_by=reached[kind].reached_by if kind in reached else "",
                note=reached[kind].note if kind in reached else "",
            )
            for kind in dict.fromkeys((*planned, *reached))
        ),
    )


def _producers(proposal: Proposal, filed: Revision | None) -> tuple[ProducerSeen, ...]:
    """Who writes it now, or wrote it when it was filed; whoever leads comes first.

    For which companies is told as the revision holds it: what has become of that since is theirs until they file it.
    """
    at = filed.filed_at if filed else None
    rows = [
        row
        for row in proposal.producers.all()
        if (row.until is None if at is None else row.since <= at and (not row.until or row.until > at))
    ]
    rows.sort(key=lambda row: (row.since, row.pk))
    held: list[dict[str, Any]] = filed.content["producers"] if filed else []
    if len(held) != len(rows):  # what is typed; or somebody came or went in the very moment of filing
        held = [{"company": row.company, "country": row.country, "lead": row.is_lead} for row in rows]
    found = [
        ProducerSeen(
            user=row.user_id,
            name=row.user.get_full_name() or row.user.username,
            company=told["company"],
            country=told["country"],
            lead=told["lead"],
            since=row.since,
        )
        for row, told in zip(rows, held, strict=True)
    ]
    return tuple(sorted(found, key=lambda row: not row.lead))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
