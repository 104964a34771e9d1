"""One proposal as somebody sees it. What they may not see is not read into it at all."""

from __future__ import annotations

from django.db.models import Prefetch

from diptych.apps.slate.enums import Room
from diptych.apps.slate.models import Assignment, Decision, InformationRequest, Message, PartyTerms, Proposal, Revision
from diptych.apps.slate.permissions import PROPOSAL, rooms_read
from diptych.apps.slate.queries.acts import Surroundings, appeal_until, rights_of, ways_on
from diptych.apps.slate.queries.deciding import decisions_seen
from diptych.apps.slate.queries.documents import documents_seen
from diptych.apps.slate.queries.dossiers import dossier_seen
from diptych.apps.slate.queries.reviewing import reviews_seen
from diptych.apps.slate.queries.seeing import standing, tracks_seen
from diptych.apps.slate.queries.timeline import timeline
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from diptych.apps.slate.models import Round
    from diptych.apps.slate.queries.acts import WayOn
    from diptych.apps.slate.queries.deciding import DecisionSeen
    from diptych.apps.slate.queries.documents import DocumentSeen
    from diptych.apps.slate.queries.dossiers import DossierSeen
    from diptych.apps.slate.queries.reviewing import ReviewSeen
    from diptych.apps.slate.queries.seeing import Standing, TrackSeen
    from diptych.kernel.audit.models import Entry
    from diptych.kernel.permissions.person import Person

LAST_MESSAGES = 200
"""Messages shown on the page, the newest of all rooms."""


class RevisionSeen(Record):
    """One revision in the list of them: what was filed, when and why, without its content."""

    number: int
    kind: str
    stage: str
    agreement: str
    law_of: date
    status: str
    """What came out under the agreement on that day."""
    reason: str
    digest: str
    filed_by: str
    filed_at: datetime


class RoomSeen(Record):
    """One room with its messages, the oldest first."""

    room: str
    party: str
    may_write: bool
    messages: tuple[Message, ...]


class ProposalPage(Record):
    """A proposal with everything that one person sees of it."""

    id: UUID
    programme: str
    reference: str
    round: Round | None
    joint: str
    joint_since: datetime
    created_at: datetime
    changed_at: datetime
    filed_at: datetime | None
    provisional_at: datetime | None
    production_at: datetime | None
    final_at: datetime | None
    ended_at: datetime | None
    ended_as: str
    end_reason: str
    work: str | None
    """The film in the registers."""
    who: Standing
    """What the reader is to it."""
    now: DossierSeen
    """What it says: to producers as it is typed, to others as it was filed last."""
    saved: int
    window: str
    applied: tuple[dict[str, object], ...]
    """Cures applied; none for those who do not write it."""
    documents: tuple[DocumentSeen, ...]
    tracks: tuple[TrackSeen, ...]
    revisions: tuple[RevisionSeen, ...]
    """The last one first."""
    requests: tuple[InformationRequest, ...]
    """What own parties asked; for producers, what any did. The last one first."""
    reviews: tuple[ReviewSeen, ...]
    """Of own parties; for reviewers, their own."""
    decisions: tuple[DecisionSeen, ...]
    """All of own parties, of others what was published; the last one first."""
    rooms: tuple[RoomSeen, ...]
    timeline: tuple[Entry, ...]
    """What the ledger says of it to this person, the newest last."""
    ways: tuple[WayOn, ...]
    rights: frozenset[tuple[str, str]]
    """Every action that is permitted, with the party whose it is."""

    def may(self, action: str, party: str = "") -> bool:
        """Whether the tables permit it; whether it can be done now, ``ways`` say."""
        return (action, party) in self.rights


def proposal_seen(person: Person, id: UUID | str, *, at: datetime) -> ProposalPage:
    """A proposal as somebody sees it at a moment. Refused("no_proposal") where they may not see that there is one.

    At most 22 queries, however much was written and filed.
    """
    proposal = _proposal(id)
    if proposal is None or not PROPOSAL.may(person, "see_proposal", proposal):
        raise Refused("no_proposal")
    who = standing(person, proposal)
    tracks = sorted(proposal.tracks.all(), key=lambda track: track.party)
    for track in tracks:
        track.proposal = proposal
    revisions = list(proposal.revisions.order_by("-number").defer("dossier", "content"))
    filed = revisions[0] if revisions and not who.producer else None
    if filed is not None:
        filed.refresh_from_db(fields=["dossier", "content"])
    assignments = list(proposal.assignments.all())
    decisions = list(proposal.decisions.all())
    terms = {row.party: row for row in PartyTerms.objects.filter(programme=proposal.programme_id)}
    rights = rights_of(person, proposal, tracks)
    around = Surroundings(tracks=tracks, assignments=assignments, decisions=decisions, terms=terms)
    return ProposalPage(
        id=proposal.pk,
        programme=proposal.programme_id,
        reference=proposal.reference,
        round=proposal.round,
        joint=proposal.joint,
        joint_since=proposal.joint_since,
        created_at=proposal.created_at,
        changed_at=proposal.changed_at,
        filed_at=proposal.filed_at,
        provisional_at=proposal.provisional_at,
        production_at=proposal.production_at,
        final_at=proposal.final_at,
        ended_at=proposal.ended_at,
        ended_as=proposal.ended_as,
        end_reason=proposal.end_reason,
        work=proposal.work_id,
        who=who,
        now=dossier_seen(proposal, filed),
        saved=proposal.saved if who.producer else 0,
        window=proposal.window if who.producer else "",
        applied=tuple(proposal.applied) if who.producer else (),
        documents=documents_seen(proposal, who, filed),
        tracks=tracks_seen(tracks, who.sides),
        revisions=tuple(_revision(row) for row in revisions),
        requests=tuple(_requests(proposal, who)),
        reviews=reviews_seen(person, proposal, who, assignments),
        decisions=decisions_seen(
            decisions, who.sides, until={row.pk: appeal_until(row, terms.get(row.party)) for row in decisions}
        ),
        rooms=_rooms(person, proposal, who, rights, [track.party for track in tracks]),
        timeline=timeline(proposal, who),
        ways=ways_on(person, proposal, who, rights, around, at=at),
        rights=rights,
    )


def _proposal(id: UUID | str) -> Proposal | None:
    """A proposal with its rows, nobody's in particular: what of them is shown is for others to say. Ten queries."""
    decisions = Decision.objects.order_by("-decided_at", "-id").prefetch_related("conditions", "appeals")
    assignments = Assignment.objects.select_related("reviewer", "review").order_by("assigned_at", "id")
    return (
        Proposal.objects.select_related("round")
        .prefetch_related(
            "tracks",
            "producers__user",
            Prefetch("assignments", assignments),
            Prefetch("decisions", decisions),
            "texts",
            "answers",
        )
        .filter(pk=id)
        .first()
    )


def _revision(row: Revision) -> RevisionSeen:
    return RevisionSeen(
        number=row.number,
        kind=row.kind,
        stage=row.stage,
        agreement=row.agreement,
        law_of=row.law_of,
        status=row.findings.get("status", ""),
        reason=row.reason,
        digest=row.digest,
        filed_by=row.filed_by,
        filed_at=row.filed_at,
    )


def _requests(proposal: Proposal, who: Standing) -> list[InformationRequest]:
    found = InformationRequest.objects.filter(proposal=proposal).order_by("-asked_at", "-id")
    if not who.producer:
        found = found.filter(party__in=who.sides)
    return list(found)


def _rooms(
    person: Person, proposal: Proposal, who: Standing, rights: frozenset[tuple[str, str]], parties: list[str]
) -> tuple[RoomSeen, ...]:
    """The rooms that somebody may enter, empty ones too, each with what was said last. One query."""
    if proposal.filed_at is None:
        return ()
    found: dict[tuple[str, str], bool] = {}
    for party in parties:
        if party in who.sides:
            found[Room.INTERNAL, party] = ("write_internal", party) in rights
        if party in who.sides or who.producer:
            answering = ("write_to_producers", party) in rights or ("write_to_party", "") in rights
            found[Room.PRODUCERS, party] = answering
    if who.sides:
        found[Room.PARTIES, ""] = ("write_between_parties", "") in rights
    said: dict[tuple[str, str], list[Message]] = {key: [] for key in found}
    rows = Message.objects.filter(rooms_read(person), proposal=proposal).order_by("-at", "-id")[:LAST_MESSAGES]
    for message in reversed(rows):
        said[Room(message.room), message.party].append(message)
    return tuple(
        RoomSeen(room=str(room), party=party, may_write=may, messages=tuple(said[room, party]))
        for (room, party), may in found.items()
    )
