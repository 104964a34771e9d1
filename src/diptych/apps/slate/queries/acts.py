"""The way on: what somebody may do with a proposal now, and what stands in the way of the rest."""

from __future__ import annotations

from diptych.apps.slate.enums import InterestState, TrackState
from diptych.apps.slate.permissions import PROPOSAL, TRACK
from diptych.apps.slate.queries.deadlines import working_days_after
from diptych.apps.slate.queries.readiness import is_open, lacks
from diptych.apps.slate.queries.spreading import REVIEWABLE
from diptych.apps.slate.transitions import (
    ENDED,
    HOLDS_VERDICT,
    PRODUCER,
    cause_to_reopen,
    obstacle,
    seen_state,
)
from diptych.engines.values.record import Record
from diptych.engines.workflow.asking import Obstacle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from diptych.apps.slate.models import Assignment, Condition, Decision, PartyTerms, Proposal, Track
    from diptych.apps.slate.queries.seeing import Standing
    from diptych.kernel.permissions.person import Person

OF_PRODUCERS = {
    "file": "file_proposal",
    "answer": "answer_request",
    "begin_production": "begin_production",
    "reach_milestone": "reach_milestone",
    "notify_change": "notify_change",
    "file_final": "file_final",
    "withdraw": "withdraw_proposal",
    "duplicate": "duplicate_proposal",
    "hand_over": "hand_over",
}
"""Moves of a proposal, each with the action that has to be permitted."""

OF_PARTIES = {
    "find_complete": "find_complete",
    "request_information": "request_information",
    "decide": "decide",
    "publish": "publish_decision",
    "take_back": "take_back_decision",
    "uphold_appeal": "settle_appeal",
    "dismiss_appeal": "settle_appeal",
    "reopen": "decide",
    "lapse": "lapse_proposal",
}
"""Moves of a party's track."""

WITH_ALL = ("file", "file_final")
"""What all tracks have to allow."""
NEED_READY = ("file", "answer", "notify_change", "file_final")


class WayOn(Record):
    """One act that begins where the proposal stands: somebody's to do, unless ``obstacle`` says otherwise."""

    act: str
    """A move of the table, or the name of the action where it moves nothing."""
    action: str
    """What has to be permitted."""
    party: str = ""
    """The party concerned; empty for what is done to the proposal as a whole."""
    obstacle: Obstacle | None = None
    """What has to be otherwise first; none if it may be done now."""


class Surroundings(Record):
    """The rows that acts depend on, whoever asks."""

    tracks: Sequence[Track]
    assignments: Sequence[Assignment]
    decisions: Sequence[Decision]
    """Each with its conditions."""
    terms: Mapping[str, PartyTerms]
    """By party."""


def rights_of(person: Person, proposal: Proposal, tracks: Iterable[Track]) -> frozenset[tuple[str, str]]:
    """Every action that the tables permit somebody here, with the party whose it is; no query if all was fetched."""
    found = {(action, "") for action in PROPOSAL.actions if PROPOSAL.may(person, action, proposal)}
    for track in tracks:
        found |= {(action, track.party) for action in TRACK.actions if TRACK.may(person, action, track)}
    return frozenset(found)


def ways_on(
    person: Person,
    proposal: Proposal,
    who: Standing,
    rights: frozenset[tuple[str, str]],
    around: Surroundings,
    *,
    at: datetime,
) -> tuple[WayOn, ...]:
    """What somebody may do now, in the order of the way; what cannot begin here is left out.

    Two queries at the most, for what a draft lacks; none for members of a party.
    """
    found = [*_producers(proposal, who, around, at=at), *_appeals(proposal, who, around, at=at)] if who.producer else []
    for track in around.tracks:
        found += _party(person, proposal, track, rights, around, at=at)
    return tuple(found)


# Producers ------------------------------------------------------------------------------------------------------------


def _producers(proposal: Proposal, who: Standing, around: Surroundings, *, at: datetime) -> Iterator[WayOn]:
    ended = Obstacle(code="proposal_ended", facts={"state": str(proposal.joint)}) if proposal.joint in ENDED else None
    yield WayOn(act="edit", action="edit_proposal", obstacle=ended)
    for act, action in OF_PRODUCERS.items():
        states = _asked(act, around.tracks)
        facts = {"ready", "round_open", "conditions_met"}
        found = obstacle(act, joint=proposal.joint, tracks=states, who={PRODUCER}, facts=facts, reason=None)
        if found is None or found.code != "illegal_move":
            yield WayOn(act=act, action=action, obstacle=found or _missing(act, action, proposal, who, around, at))
    yield WayOn(act="invite_producer", action="invite_producer")
    yield WayOn(
        act="leave_proposal",
        action="leave_proposal",
        obstacle=Obstacle(code="lead_stays", facts={}) if who.lead else None,
    )
    if proposal.filed_at is None:
        yield WayOn(act="delete_draft", action="delete_draft", obstacle=_not_lead("delete_draft", who))


def _asked(act: str, tracks: Iterable[Track]) -> list[str]:
    if act == "answer":
        return [track.state for track in tracks if track.state == TrackState.ASKED]
    return [str(seen_state(track.state, own=False)) for track in tracks] if act in WITH_ALL else []


def _not_lead(action: str, who: Standing) -> Obstacle | None:
    anybody = ("reach_milestone", "duplicate_proposal")
    return None if who.lead or action in anybody else Obstacle(code="not_allowed", facts={"action": action})


def _missing(
    act: str, action: str, proposal: Proposal, who: Standing, around: Surroundings, at: datetime
) -> Obstacle | None:
    if found := _not_lead(action, who):
        return found
    if act == "file_final" and any(_open_conditions(around.decisions)):
        return Obstacle(code="guard_conditions_met", facts={"move": act, "guard": "conditions_met"})
    if act == "file" and not is_open(proposal.round, proposal.form, at=at):
        return Obstacle(code="round_closed", facts={})
    if act in NEED_READY and (missing := lacks(proposal)[0]):
        return Obstacle(code="not_ready", facts={"missing": missing})
    return None


def _appeals(proposal: Proposal, who: Standing, around: Surroundings, *, at: datetime) -> Iterator[WayOn]:
    for track in around.tracks:
        state = str(seen_state(track.state, own=False))
        found = obstacle(
            "appeal", joint=proposal.joint, tracks=[state], who={PRODUCER}, facts={"within_term"}, reason=None
        )
        if found is not None and found.code == "illegal_move":
            continue
        until = appeal_until(_holding(track, around.decisions), around.terms.get(track.party))
        if found is None and until is not None and at.date() > until:
            found = Obstacle(code="guard_within_term", facts={"move": "appeal", "until": until})
        yield WayOn(act="appeal", action="appeal", party=track.party, obstacle=_not_lead("appeal", who) or found)


def appeal_until(decision: Decision | None, terms: PartyTerms | None) -> date | None:
    """The last day on which an appeal may be filed; None where there is nothing published or no term. No query."""
    if decision is None or decision.published_at is None or terms is None or not terms.appeal_days:
        return None
    return working_days_after(decision.party, decision.published_at.date(), terms.appeal_days)


# Parties --------------------------------------------------------------------------------------------------------------


def _party(
    person: Person,
    proposal: Proposal,
    track: Track,
    rights: frozenset[tuple[str, str]],
    around: Surroundings,
    *,
    at: datetime,
) -> Iterator[WayOn]:
    party = track.party
    roles = {str(seat.role) for seat in person.seats if (seat.programme, seat.party) == (proposal.programme_id, party)}
    facts = _facts(proposal, track, around, at=at)
    for act, action in OF_PARTIES.items():
        if (action, party) in rights:
            found = obstacle(act, joint=proposal.joint, tracks=[track.state], who=roles, facts=facts, reason=None)
            if found is None or found.code not in ("illegal_move", "not_yours"):
                yield WayOn(act=act, action=action, party=party, obstacle=found)
    plain = {
        "assign_reviewer": track.state in REVIEWABLE,
        "settle_condition": any(row.decision.party == party for row in _open_conditions(around.decisions, own=party)),
        # Of a decision that is made, nothing is left to be put off.
        "extend_deadline": track.deadline is not None and track.state != TrackState.DECIDED,
        "add_side_document": True,
    }
    for action, here in plain.items():
        if here and (action, party) in rights:
            yield WayOn(act=action, action=action, party=party)


def _facts(proposal: Proposal, track: Track, around: Surroundings, *, at: datetime) -> set[str]:
    found = set()
    if not outstanding(track, around.assignments):
        found.add("reviews_in")
    decision = _holding(track, around.decisions)
    touched = track.state in HOLDS_VERDICT and decision is not None and track.revision > decision.revision
    if cause_to_reopen(proposal.joint, touched=touched):
        found.add("cause")
    if track.state == TrackState.ASKED and track.deadline is not None and track.deadline < at.date():
        found.add("deadline_passed")
    return found


def outstanding(track: Track, assignments: Iterable[Assignment]) -> list[Assignment]:
    """Of assignments with their reviews: those of a party, at its stage, that are still waited for."""
    return [
        row
        for row in assignments
        if (row.party, row.stage, row.ended_at) == (track.party, track.stage, None)
        and row.interest != InterestState.CONFLICT
        and (not hasattr(row, "review") or row.review.submitted_at is None)
    ]


def _holding(track: Track, decisions: Iterable[Decision]) -> Decision | None:
    holding = (row for row in decisions if (row.party, row.stage, row.ended_at) == (track.party, track.stage, None))
    return next(holding, None)


def _open_conditions(decisions: Iterable[Decision], *, own: str = "") -> Iterator[Condition]:
    """Conditions that are neither met nor waived: of published decisions, and of a party's own."""
    for decision in decisions:
        if decision.ended_at is None and (decision.published_at is not None or decision.party == own):
            yield from (row for row in decision.conditions.all() if row.met_at is None)


__all__ = ["Surroundings", "WayOn", "appeal_until", "outstanding", "rights_of", "ways_on"]
