"""What is shown of a row depends on who looks: here rows become what somebody may see of them, and nothing more."""

from __future__ import annotations

from diptych.apps.slate.enums import TrackState
from diptych.apps.slate.permissions import LEAD, PRODUCER, REVIEWER, STAFF
from diptych.apps.slate.transitions import PUBLISHED, seen_state
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from diptych.apps.slate.models import Proposal, Track
    from diptych.kernel.permissions.person import Person


class Standing(Record):
    """What somebody is to one proposal."""

    producer: bool
    lead: bool
    reviewer: bool
    """They review it, and have said that nothing ties them to it."""
    sides: tuple[str, ...]
    """The parties for which they read everything."""


class TrackSeen(Record):
    """How far one party is with a proposal, as somebody sees it."""

    party: str
    own: bool
    """Whether they read everything of this party."""
    state: str
    stage: str
    since: datetime
    deadline: date | None
    revision: int
    """The revision the party considers; 0 before filing."""
    verdict: str
    """What it decided, while that stands or is appealed against; of another party once it is published."""


def sides_of(person: Person, programme: str) -> tuple[str, ...]:
    """The parties of a programme for which somebody reads everything."""
    return person.parties(*STAFF, programme=programme)


def standing(person: Person, proposal: Proposal) -> Standing:
    """What somebody is to a proposal whose producers and assignments were fetched with it; no query."""
    return Standing(
        producer=PRODUCER.holds(person, proposal),
        lead=LEAD.holds(person, proposal),
        reviewer=REVIEWER.holds(person, proposal),
        sides=sides_of(person, proposal.programme_id) if proposal.filed_at is not None else (),
    )


def track_seen(track: Track, *, own: bool) -> TrackSeen:
    public = track.state in (*PUBLISHED, TrackState.APPEALED)
    return TrackSeen(
        party=track.party,
        own=own,
        state=str(seen_state(track.state, own=own)),
        stage=track.stage,
        since=track.since if own else track.shown_since,
        deadline=track.deadline,
        revision=track.revision,
        verdict=track.verdict if own or public else "",
    )


def tracks_seen(tracks: Iterable[Track], sides: Iterable[str]) -> tuple[TrackSeen, ...]:
    """All tracks of a proposal in the order of their parties' codes, as those see them who sit for these sides."""
    own = set(sides)
    return tuple(track_seen(track, own=track.party in own) for track in sorted(tracks, key=lambda track: track.party))
