"""One proposal held still while something is done to it: every verb of its way begins and ends here."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.enums import Joint, Stage
from diptych.apps.slate.models import Proposal, Track
from diptych.apps.slate.permissions import PROPOSAL, TRACK
from diptych.apps.slate.queries.deadlines import deadline
from diptych.apps.slate.queries.labels import label_of
from diptych.apps.slate.transitions import (
    PRODUCER,
    SITE,
    TrackFacts,
    all_approve,
    joint_state,
    moved,
    obstacle,
    seen_state,
)
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import Actor, record
from diptych.kernel.permissions.person import Person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime
    from typing import Any
    from uuid import UUID

SITE_ITSELF = Actor("system", "site", "Diptych")
"""What happens by itself, on a day that somebody set."""

TERMS = {"checking": "check", "reviewing": "review", "asked": "answer", "appealed": "review"}
"""The term that runs in a state of a track, by its name in :class:`PartyTerms`."""


class Act:
    """A proposal and its tracks, locked until the transaction ends; who acts, and when.

    Only one act at a time is done to a proposal: PostgreSQL locks its row, SQLite lets no second writer in. So two
    officers who decide in the same second come one after the other, and the second one is told what the first did.
    """

    def __init__(self, id: UUID | str, *, by: Person | Actor, at: datetime) -> None:
        """Refused("no_proposal"). Two queries; a transaction must be open."""
        if not transaction.get_connection().in_atomic_block:
            raise AssertionError("an act belongs in a transaction")
        try:
            found = Proposal.objects.select_for_update().filter(pk=id).prefetch_related("producers").first()
        except ValidationError:  # no id at all
            found = None
        if found is None:
            raise Refused("no_proposal")
        self.proposal = found
        self.tracks = {track.party: track for track in found.tracks.order_by("party")}
        for track in self.tracks.values():
            track.proposal = found
        self.by = by
        self.at = at
        self.was = found.joint

    def track(self, party: str) -> Track:
        """Refused("no_party") for a country that is no party of the programme."""
        try:
            return self.tracks[party]
        except KeyError:
            raise Refused("no_party", party=party) from None

    # May it be done? ------------------------------------------------------------------------------------------------

    def demand(self, action: str, *, party: str = "") -> None:
        """Refused("not_allowed") unless the person may do it to the proposal, or to the track of a party.

        Who may not even see the proposal is told that there is none.
        """
        if isinstance(self.by, Actor):
            return
        sees = PROPOSAL.may(self.by, "see_proposal", self.proposal)
        table, thing = (TRACK, self.track(party)) if party and sees else (PROPOSAL, self.proposal)
        if not sees or not table.may(self.by, action, thing):
            raise Refused("not_allowed", action=action) if sees else Refused("no_proposal")

    def insist(
        self,
        name: str,
        *,
        parties: Iterable[str] = (),
        facts: Mapping[str, bool] | Collection[str] = (),
        reason: str | None = None,
    ) -> None:
        """Refused with the first obstacle to a move of the table, at the level of the proposal and of these tracks.

        Tracks are taken as whoever acts sees them, so that a refusal betrays no decision before it is published.
        """
        states = [seen_state(self.track(party).state, own=self._is_of(party)) for party in parties]
        found = obstacle(
            name, joint=self.proposal.joint, tracks=states, who=self._words(parties), facts=facts, reason=reason
        )
        if found is not None:
            raise found.refused()

    def _is_of(self, party: str) -> bool:
        return isinstance(self.by, Actor) or self.by.has(programme=self.proposal.programme_id, party=party)

    def _words(self, parties: Iterable[str]) -> set[str]:
        if isinstance(self.by, Actor):
            return {SITE, "officer", "coordinator"}
        words = {
            str(seat.role)
            for seat in self.by.seats
            if seat.programme == self.proposal.programme_id and (seat.party in set(parties) or not parties)
        }
        mine = any(row.user_id == self.by.id and row.until is None for row in self.proposal.producers.all())
        return words | ({PRODUCER} if mine else set())

    # Doing it -------------------------------------------------------------------------------------------------------

    def move(self, name: str, party: str, *, verdict: str = "", revision: int | None = None) -> Track:
        """Have a track make a move that was insisted on, with the deadline that runs then; ``settle`` saves it."""
        track = self.track(party)
        before = facts_of(track)
        after = moved(before, name, verdict=verdict)
        track.state, track.stage, track.verdict = after.state, after.stage, after.verdict
        track.since = self.at
        if revision is not None:
            track.revision = revision
        if track.stage == before.stage and seen_state(before.state, own=False) == seen_state(after.state, own=False):
            # Nobody outside the party may notice: what others see of the track stays as it is, its deadline included.
            return track
        track.shown_since = self.at
        track.reminded_at = None
        term = TERMS.get(track.state)
        track.deadline = deadline(self.proposal.programme_id, party, term, self.at.date()) if term else None
        return track

    def settle(self, *, secret: bool = False) -> Joint:
        """Save the tracks and what they come to; returns the joint state.

        Side effects: 1. every track is saved; 2. the proposal is, with the moments it was first approved at. A
        ``secret`` act leaves the moment of the last change as it is: lists go by it.
        """
        for track in self.tracks.values():
            track.save()
        proposal = self.proposal
        facts = [facts_of(track) for track in self.tracks.values()]
        if all_approve(facts, stage=Stage.PROVISIONAL) and proposal.provisional_at is None:
            proposal.provisional_at = self.at
        if all_approve(facts, stage=Stage.FINAL) and proposal.final_at is None:
            proposal.final_at = self.at
        joint = joint_of(proposal, facts)
        if joint != proposal.joint:
            proposal.joint, proposal.joint_since = joint, self.at
        if not secret:
            proposal.changed_at = self.at
        proposal.save()
        return joint

    # Saying it ------------------------------------------------------------------------------------------------------

    def record(
        self,
        code: str,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        reason: str = "",
        party: str = "",
        audience: str = "",
    ) -> None:
        """The entry in the ledger; ``audience`` is all parties and the producers unless it is narrower. Webhooks of
        those parties are told first.

        What changed of the joint state is told only to those who see all of it.
        """
        audience = audience or f"proposal:{self.proposal.pk}"
        if audience.startswith("proposal:") and self.proposal.joint != self.was:
            before = {**(before or {}), "joint": str(self.was)}
            after = {**(after or {}), "joint": str(self.proposal.joint)}
        actor = self.by if isinstance(self.by, Actor) else self.by.actor(party or None)
        telling.tell_hooks(self, code, party=party, audience=audience, facts=after or {})
        record(
            code,
            thing=self.proposal,
            label=label_of(self.proposal),
            by=actor,
            at=self.at,
            before=before,
            after=after,
            reason=reason,
            audience=audience,
        )

    @property
    def who(self) -> str:
        """The name of who acts, as records keep it."""
        return self.by.label


def facts_of(track: Track) -> TrackFacts:
    return TrackFacts(party=track.party, state=track.state, stage=track.stage, verdict=track.verdict)


def joint_of(proposal: Proposal, tracks: Iterable[TrackFacts]) -> Joint:
    """The joint state that the rows of a proposal come to."""
    return joint_state(
        tracks,
        ended=proposal.ended_as or None,
        approved_before=proposal.provisional_at is not None,
        production_begun=proposal.production_at is not None,
    )
