"""Lists of proposals, and what a row of one shows."""

from __future__ import annotations

from django.db.models import Q

from diptych.apps.slate.enums import Joint, TrackState
from diptych.apps.slate.models import Proposal, ProposalProducer, Track
from diptych.apps.slate.permissions import PROPOSAL, STAFF
from diptych.apps.slate.queries.page import proposal_seen
from diptych.apps.slate.queries.seeing import sides_of, tracks_seen
from diptych.engines.values.record import Record
from diptych.kernel.keeping.finding import called

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from diptych.apps.slate.queries.seeing import TrackSeen
    from diptych.kernel.permissions.person import Person

__all__ = ["ProposalRow", "proposal_rows", "proposal_seen", "proposals_listed"]

SHOWN = (
    *("id", "programme", "round", "reference", "form", "agreement", "titles", "lead_country", "lang"),
    *("joint", "joint_since", "filed_at", "provisional_at", "final_at", "changed_at"),
)
"""What lists show of a proposal: the same to all who see it."""

PRODUCERS = "producers"
WITH_PRODUCERS = (Joint.DRAFT, Joint.WAITING_FOR_PRODUCERS)
WITH_PARTY = (TrackState.CHECKING, TrackState.REVIEWING, TrackState.DECIDED, TrackState.APPEALED)
"""Whose turn it is: see ``docs/the-way-of-a-proposal.md``."""


class ProposalRow(Record):
    """A proposal in a list, as somebody sees it."""

    id: UUID
    programme: str
    reference: str
    """Empty for a draft."""
    titles: tuple[tuple[str, str], ...]
    """Language and title, the original first."""
    form: str
    agreement: str
    lead_country: str
    lang: str
    round: UUID | None
    joint: str
    joint_since: datetime
    filed_at: datetime | None
    provisional_at: datetime | None
    final_at: datetime | None
    changed_at: datetime
    tracks: tuple[TrackSeen, ...]
    mine: bool
    """Whether they are one of its producers."""


def proposals_listed(
    person: Person,
    *,
    programme: str | None = None,
    joint: str | Collection[str] = (),
    form: str = "",
    round: UUID | str | None = None,
    party_state: tuple[str, str] = ("", ""),
    lead_country: str = "",
    text: str = "",
    waiting_for: str = "",
) -> QuerySet[Proposal]:
    """The proposals that somebody may see, the last changed first, with nothing but what lists show.

    ``party_state`` is a party and a state its track is seen in; every word of ``text`` begins one of a title or is the
    reference; ``waiting_for`` is a party, or ``producers``. It is meant to be counted and sliced: each is one query,
    and :func:`proposal_rows` turns a slice into rows.
    """
    found = Proposal.objects.filter(PROPOSAL.things(person, "see_proposal"))
    if programme:
        found = found.filter(programme=programme)
    if joint:
        found = found.filter(joint=joint) if isinstance(joint, str) else found.filter(joint__in=list(joint))
    for name, value in (("form", form), ("round", round), ("lead_country", lead_country)):
        if value:
            found = found.filter(**{name: value})
    # By the programme too: the index of tracks begins with it.
    tracks = Track.objects.filter(programme=programme) if programme else Track.objects.all()
    if all(party_state):
        found = found.filter(pk__in=_in_state(tracks, person, *party_state).values("proposal"))
    if waiting_for == PRODUCERS:
        found = found.filter(joint__in=WITH_PRODUCERS)
    elif waiting_for:
        found = found.filter(pk__in=tracks.filter(party=waiting_for, state__in=WITH_PARTY).values("proposal"))
    return called(found, text).only(*SHOWN).order_by("-changed_at", "id")


TRACK_SHOWN = ("party", "state", "stage", "since", "shown_since", "deadline", "revision", "verdict")
"""What a row shows of a track."""


def proposal_rows(person: Person, proposals: Iterable[Proposal]) -> tuple[ProposalRow, ...]:
    """Rows of a list as somebody sees them, in the order given. Two queries, whatever their number."""
    proposals = list(proposals)
    ids = [proposal.pk for proposal in proposals]
    tracks: dict[UUID, list[Track]] = {id: [] for id in ids}
    for track in Track.objects.filter(proposal__in=ids).only("proposal", *TRACK_SHOWN):
        tracks[track.proposal_id].append(track)
    own = ProposalProducer.objects.filter(user=person.id, until=None, proposal__in=ids)
    mine = set(own.values_list("proposal", flat=True))
    return tuple(
        ProposalRow(
            id=row.pk,
            programme=row.programme_id,
            reference=row.reference,
            titles=tuple((lang, text) for lang, text in row.titles),
            form=row.form,
            agreement=row.agreement,
            lead_country=row.lead_country,
            lang=row.lang,
            round=row.round_id,
            joint=row.joint,
            joint_since=row.joint_since,
            filed_at=row.filed_at,
            provisional_at=row.provisional_at,
            final_at=row.final_at,
            changed_at=row.changed_at,
            tracks=tracks_seen(tracks[row.pk], sides_of(person, row.programme_id)),
            mine=row.pk in mine,
        )
        for row in proposals
    )


def _in_state(tracks: QuerySet[Track], person: Person, party: str, state: str) -> QuerySet[Track]:
    """The tracks of a party that somebody sees in a state: a decision that is not published shows as a review."""
    tracks = tracks.filter(party=party)
    if state not in (TrackState.DECIDED, TrackState.REVIEWING):
        return tracks.filter(state=state)
    own = {seat.programme for seat in person.seats if seat.party == party and seat.role in STAFF}
    is_own = Q(proposal__programme__in=sorted(own))
    if state == TrackState.DECIDED:
        return tracks.filter(is_own, state=TrackState.DECIDED) if own else tracks.none()
    unseen = Q(state=TrackState.DECIDED)
    return tracks.filter(Q(state=TrackState.REVIEWING) | (unseen & ~is_own if own else unseen))
