"""A proposal about which everybody has written what others must not read, each text with a mark of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Model

from diptych.apps.slate.domain import deciding, messaging, proposals, reviewing, reviews
from diptych.apps.slate.models import Criterion, Document, DocumentVersion, Proposal
from diptych.engines.values.record import Record
from diptych.kernel.files.models import StoredFile
from diptych.kernel.permissions.person import Person
from tests.factories import slate
from tests.factories.slate import NOW

SECRETS = ("note", "review", "draft", "interest", "internal", "room", "decision", "waived", "file", "reviewer")
"""What each side keeps to itself; each is written as ``RU-note``, ``CN-note`` and so on."""

FROM_PRODUCERS = "UNFILED"
"""In everything that producers have written and not filed."""


def proposal() -> Proposal:
    """Filed in a round and reviewed by both sides; one has decided and not published, and producers write on."""
    round = slate.announced(slug=f"round-{Proposal.objects.count()}")
    found = slate.filed("Линия снега", round=round)
    for party in slate.PARTIES:
        _side(found, party, round.pk)
    _written_on(found)
    return slate.again(found)


def _side(found: Proposal, party: str, round: Any) -> None:
    from diptych.apps.slate.domain import checking

    coordinator, officer = slate.coordinator(party), slate.officer(party)
    at = NOW + timedelta(hours=1)
    document = Document.objects.create(
        proposal=found, kind="other", title=f"{party}-note", visibility="side", party=party, created_at=NOW
    )
    file = StoredFile.objects.get_or_create(
        sha256=party.lower()[0] * 64,
        defaults={"size": 1, "media_type": "text/plain", "scanned": "no_scanner", "kept_at": NOW},
    )[0]
    DocumentVersion.objects.create(
        document=document, number=1, file=file, name=f"{party}-file.txt", by_id=officer.id, at=NOW
    )
    criteria = {row.pk: row.most for row in Criterion.objects.filter(round=round)}
    for number, begun in ((1, True), (2, False), (3, False)):
        who = slate.account(f"{party.lower()}-reviewer-{number}")
        who.first_name = f"{party}-reviewer"
        who.save()
        row = slate.assigned(found, party, number, interest="conflict" if number == 3 else "clear")
        if number == 3:
            row.interest_note = f"{party}-interest"
            row.save()
        elif begun:
            told = {"recommendation": "approve", "text": f"{party}-review", "lang": "ru", "scores": criteria}
            reviews.submit_review(row.pk, **told, by=slate.reviewer(party, number), at=at)
        else:
            told = {"recommendation": "", "text": f"{party}-draft", "lang": "ru", "scores": {}}
            reviews.save_review(row.pk, **told, by=slate.reviewer(party, number), at=at)
    for room, text in (("internal", f"{party}-internal"), ("producers", f"{party}-room")):
        messaging.write_message(found.pk, room=room, party=party, text=text, lang="ru", by=officer, at=at)
    checking.find_complete(found.pk, party=party, by=officer, at=at)
    deciding.decide(
        found.pk,
        party=party,
        verdict="refused",
        reasons=f"{party}-decision",
        lang="ru",
        waived_reviews=f"{party}-waived",
        publish=False,
        by=coordinator,
        at=at,
    )
    assert reviewing.ASSIGN


def _written_on(found: Proposal) -> None:
    at = NOW + timedelta(hours=2)
    told: dict[str, Any] = {"by": slate.lead(), "at": at}
    for kind in ("title", "synopsis"):
        proposals.save_text(found.pk, kind=kind, lang="ru", text=f"{FROM_PRODUCERS} {kind}", status="original", **told)
    proposals.save_schedule(found.pk, planned={"finished": "2031"}, notes={"finished": FROM_PRODUCERS}, **told)
    saved = slate.again(found).saved
    dossier = {**slate.DOSSIER, "form": "animation", "title": {"ru": FROM_PRODUCERS}}
    proposals.save_dossier(found.pk, dossier=dossier, window="w", saved=saved, **told)
    question = found.round.questions.get()  # type: ignore[union-attr]
    proposals.save_answers(found.pk, answers={question.pk: FROM_PRODUCERS}, lang="ru", **told)


def everybody() -> dict[str, Person]:
    """Everybody who takes part in it, and the others of :func:`tests.factories.slate.everybody`."""
    return slate.everybody()


def texts_in(value: Any, seen: frozenset[int] = frozenset()) -> str:
    """Every text that can be reached in a value without asking the database again."""
    if id(value) in seen:
        return ""
    seen |= {id(value)}
    if isinstance(value, Model | Record):
        value = {name: part for name, part in vars(value).items() if name != "_state"}
    if isinstance(value, dict):
        return " ".join(texts_in(part, seen) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(texts_in(part, seen) for part in value)
    if hasattr(value, "__dict__"):
        return texts_in(vars(value), seen)
    return str(value)


def marks_in(value: Any) -> set[str]:
    """The secrets that can be read in a value."""
    text = texts_in(value)
    marks = {f"{party}-{secret}" for party in slate.PARTIES for secret in SECRETS}
    return {mark for mark in marks | {FROM_PRODUCERS} if mark in text}
