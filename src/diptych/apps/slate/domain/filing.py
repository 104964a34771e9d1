"""Filing: one dossier to all authorities in the same moment, frozen as a numbered revision."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.db.models.functions import Length

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.deciding import REOPEN, end_decision
from diptych.apps.slate.domain.proposals import index_titles
from diptych.apps.slate.domain.typed import prose
from diptych.apps.slate.enums import RevisionKind, Stage, TrackState
from diptych.apps.slate.models import Condition, Document, InformationRequest, Proposal, Revision
from diptych.apps.slate.queries.findings import assessment_of, changed_paths, differences, dossier_data, frozen
from diptych.apps.slate.queries.readiness import is_open, lacks
from diptych.apps.slate.transitions import HOLDS_VERDICT
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action
from diptych.kernel.audit.canonical import canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from diptych.apps.slate.models import Decision, Track
    from diptych.engines.treaty.dossier import Dossier
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


FILE = action("slate.file_proposal", _("Proposal filed with all authorities"))
ANSWER = action("slate.answer_request", _("Request for information answered"))
CHANGE = action("slate.notify_change", _("Change notified"))
FILE_FINAL = action("slate.file_final", _("Finished film filed for final approval"))

MATERIAL = ("agreement", "form", "format", "budget", "producers", "people", "places", "versions", "footage")
"""Parts of a dossier that an approval rests on: a change of one of them re-opens it."""

LONGEST = 12_000
"""Characters that a reason may have."""


def file_proposal(id: UUID | str, *, by: Person, at: datetime) -> Revision:
    """File a proposal with the authorities of all parties, in one moment.

    Side effects: 1. revision 1 is frozen, with the findings under the law of that day; 2. the proposal gets its
    reference; 3. every track stands at ``checking`` with its deadline; 4. the ledger has an entry; 5. officers of all
    parties are told. Refused("not_ready", missing=…), Refused("round_closed"), and what the table of moves refuses.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("file_proposal")
        proposal = act.proposal
        act.insist("file", parties=act.tracks, facts=("ready", "round_open"))
        if not is_open(proposal.round, proposal.form, at=at):
            raise Refused("round_closed")
        dossier = _ready(proposal)
        proposal.filed_at = at
        proposal.reference = _reference(proposal, at)
        revision = _freeze(act, RevisionKind.FILING, Stage.PROVISIONAL, dossier)
        for party in act.tracks:
            act.move("file", party, revision=revision.number)
        act.settle()
        telling.tell_parties(act, telling.FILED)
        _record(act, FILE, revision)
    return revision


def answer_request(id: UUID | str, *, reason: str, by: Person, at: datetime) -> Revision:
    """Answer every open request for information with a revised dossier.

    Side effects: 1. a revision is frozen; 2. the requests are answered by it; 3. tracks that asked check again;
    4. those that had decided look again where the revision touches what they decided on; 5. the ledger has an entry
    that says which, and one for a party alone whose decision was not published. Refused("not_ready"),
    Refused("reason_missing"), Refused("text_too_long", field="reason").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("answer_request")
        asked = [track for track in act.tracks.values() if track.state == TrackState.ASKED]
        act.insist("answer", parties=[track.party for track in asked], reason=reason)
        dossier = _ready(act.proposal)
        revision = _freeze(act, RevisionKind.ANSWER, asked[0].stage, dossier, reason=reason)
        for track in asked:
            act.move("answer", track.party, revision=revision.number)
        InformationRequest.objects.filter(proposal=act.proposal, answered_at=None).update(
            answered_by=revision.number, answered_at=at
        )
        ended = _look_again(act, revision)
        act.settle()
        telling.tell_parties(act, telling.ANSWERED, revision=revision.number)
        _record(act, ANSWER, revision, ended)
    return revision


def notify_change(id: UUID | str, *, reason: str, by: Person, at: datetime) -> Revision:
    """Tell the authorities of a change to what they approved, as a revision of its own.

    Side effects: 1. the revision is frozen; 2. where the change is material, every approval is re-opened; 3. the ledger
    has an entry that says which. Refused("nothing_changed"), Refused("not_ready"), Refused("reason_missing"),
    Refused("text_too_long", field="reason").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("notify_change")
        act.insist("notify_change", reason=reason)
        dossier = _ready(act.proposal)
        last = latest_revision(act.proposal)
        if last is not None and last.digest == _digest(dossier_data(dossier), content_of(act.proposal)):
            raise Refused("nothing_changed", revision=last.number)
        revision = _freeze(act, RevisionKind.CHANGE, Stage.PROVISIONAL, dossier, reason=reason)
        ended = _look_again(act, revision)
        act.settle()
        telling.tell_parties(act, telling.CHANGED, revision=revision.number)
        _record(act, CHANGE, revision, ended)
    return revision


def file_final(id: UUID | str, *, reason: str = "", by: Person, at: datetime) -> Revision:
    """File the finished film for final approval.

    Side effects: 1. a revision is frozen; 2. the provisional decisions stand as they were, each track checks at the
    final stage; 3. the ledger has an entry. Refused("guard_conditions_met") while a condition is open.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("file_final")
        conditions = Condition.objects.filter(
            decision__proposal=act.proposal, decision__ended_at=None, met_at=None, decision__published_at__isnull=False
        )
        facts = () if conditions.exists() else ("conditions_met",)
        act.insist("file_final", parties=act.tracks, facts=facts)
        dossier = _ready(act.proposal)
        revision = _freeze(act, RevisionKind.FINAL, Stage.FINAL, dossier, reason=reason)
        for party in act.tracks:
            act.move("file_final", party, revision=revision.number)
        act.settle()
        telling.tell_parties(act, telling.FINAL_FILED, revision=revision.number)
        _record(act, FILE_FINAL, revision)
    return revision


# Freezing -------------------------------------------------------------------------------------------------------------


def _ready(proposal: Proposal) -> Dossier:
    missing, dossier = lacks(proposal)
    if missing or dossier is None:
        raise Refused("not_ready", missing=missing)
    return dossier


def _freeze(act: Act, kind: RevisionKind, stage: str, dossier: Dossier, *, reason: str = "") -> Revision:
    proposal, law_of = act.proposal, act.at.date()
    last = latest_revision(proposal)
    data, content = dossier_data(dossier), content_of(proposal)
    index_titles(proposal)
    proposal.form, proposal.agreement = dossier.form or "", dossier.agreement or ""
    producers = sorted(content["producers"], key=lambda row: not row["lead"])
    proposal.lead_country = next((row["country"] for row in producers if row["lead"]), "")
    proposal.companies = [[row["company"], row["country"]] for row in producers if row["company"]]
    return Revision.objects.create(
        proposal=proposal,
        number=last.number + 1 if last else 1,
        kind=kind,
        stage=stage,
        dossier=data,
        content=content,
        agreement=dossier.agreement or "",
        law_of=law_of,
        findings=frozen(assessment_of(dossier, dossier.agreement or "", law_of)),
        reason=prose(reason, field="reason", most=LONGEST, needed=False),
        digest=_digest(data, content),
        filed_by=act.who,
        filed_at=act.at,
    )


def latest_revision(proposal: Proposal) -> Revision | None:
    """The last revision that was filed; one query."""
    return proposal.revisions.order_by("-number").first()


def content_of(proposal: Proposal) -> dict[str, Any]:
    """Everything beside the dossier, as plain data that can be read without this program."""
    documents = Document.objects.filter(proposal=proposal, removed_at=None, party="").order_by("created_at", "id")
    return {
        "lang": proposal.lang,
        "texts": [
            {"kind": row.kind, "lang": row.lang, "text": row.text, "status": row.status, "translator": row.translator}
            for row in proposal.texts.order_by("kind", "lang")
        ],
        "producers": [
            {"company": row.company, "country": row.country, "lead": row.is_lead}
            for row in proposal.producers.order_by("since", "pk")
            if row.until is None
        ],
        "answers": [
            {"question": row.question.position + 1, "text": row.text, "lang": row.lang}
            for row in proposal.answers.select_related("question").order_by("question__position")
        ],
        "schedule": [
            {"kind": row.kind, "planned": row.planned, "reached": row.reached.isoformat() if row.reached else ""}
            for row in proposal.milestones.order_by("kind")
        ],
        "backings": [
            {
                "agency": row.agency,
                "country": row.country,
                "kind": row.kind,
                "state": row.state,
                "amount": str(row.amount) if row.amount is not None else "",
                "currency": row.currency,
                "terms": row.terms,
            }
            for row in proposal.backings.order_by("created_at", "id")
        ],
        "documents": [
            {
                "id": str(row.id),
                "kind": row.kind,
                "title": row.title,
                "visibility": row.visibility,
                "version": version.number,
                "version_id": str(version.id),
                "sha256": version.file.sha256,
            }
            for row in documents.prefetch_related("versions__file")
            if row.visibility != "producers"
            for version in sorted(row.versions.all(), key=lambda version: version.number)[-1:]
        ],
    }


def _digest(dossier: Any, content: Any) -> str:
    return sha256(canonical({"dossier": dossier, "content": content})).hexdigest()


def _reference(proposal: Proposal, at: datetime) -> str:
    """The next number of the year, as in ``2026-0017``. Nobody else takes one meanwhile: the programme is locked."""
    year = f"{at.year}-"
    type(proposal.programme).objects.select_for_update().get(pk=proposal.programme_id)
    rows = Proposal.objects.filter(programme=proposal.programme_id, reference__startswith=year)
    # The longest first: 10000 comes after 9999, though not as a text.
    last = rows.order_by(Length("reference").desc(), "-reference").values_list("reference", flat=True).first()
    return f"{year}{int(last.removeprefix(year)) + 1 if last else 1:04}"


# Looking again --------------------------------------------------------------------------------------------------------


def touches(before: Revision, after: Revision) -> bool:
    """Whether a revision touches what was decided on another: an outcome under the agreement, or a material fact."""
    if differences(before.findings, after.findings) or before.agreement != after.agreement:
        return True
    changes = changed_paths(before.dossier, after.dossier)
    return any(path.split(".")[0] in MATERIAL for path, _old, _new in changes)


def _look_again(act: Act, revision: Revision) -> list[Decision]:
    """Re-open every decision that the revision touches; the others stand, and their tracks go on with it. Returns the
    decisions that do not hold any more."""
    earlier = {row.number: row for row in act.proposal.revisions.all()}
    ended = []
    for track in act.tracks.values():
        if (
            track.state in HOLDS_VERDICT
            and track.state != TrackState.APPEALED
            and _is_touched(track, earlier, revision)
        ):
            ended.append(end_decision(track, reason=revision.reason, at=act.at))
            act.move("reopen", track.party)
        track.revision = revision.number
    return ended


def _is_touched(track: Track, earlier: dict[int, Revision], revision: Revision) -> bool:
    before = earlier.get(track.revision)
    return before is None or touches(before, revision)


def _record(act: Act, code: str, revision: Revision, ended: Collection[Decision] = ()) -> None:
    """The entry, with the parties whose decisions do not hold any more. Of one that was not published its party alone
    is told, in an entry of its own."""
    secret = [decision for decision in ended if decision.published_at is None]
    for decision in secret:
        telling.tell_side(act, telling.REOPENED, decision.party)
    for decision in secret:
        before = {"party": decision.party, "stage": decision.stage, "verdict": decision.verdict}
        act.record(REOPEN, before=before, reason=revision.reason, audience=decision.party)
    after: dict[str, Any] = {
        "revision": revision.number,
        "digest": revision.digest,
        "agreement": revision.agreement,
        "law_of": revision.law_of.isoformat(),
        "status": revision.findings["status"],
    }
    if public := [decision.party for decision in ended if decision.published_at is not None]:
        after["reopened"] = public
    act.record(code, after=after, reason=revision.reason)
