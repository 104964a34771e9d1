"""The way of a proposal: one table of moves, and what the tracks of all parties come to.

A *track* is one party's progress with one proposal. The *proposal* as a whole has a joint state, which follows from its
tracks and is never set. A move that stands at both levels is one act: the row of the proposal says when it may be done,
the row of the track what it does to each track concerned. ``docs/the-way-of-a-proposal.md`` shows the table to readers.

>>> from diptych.apps.slate.enums import Verdict
>>> ru = TrackFacts(party="RU", state=TrackState.REVIEWING)
>>> cn = TrackFacts(party="CN", state=TrackState.APPROVED, verdict=Verdict.APPROVED)
>>> joint_state([ru, cn]).value
'half_decided'
>>> ru = moved(moved(ru, "decide", verdict=Verdict.REFUSED), "publish")
>>> joint_state([ru, cn]).value
'disagreement'
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set

from diptych.apps.slate.enums import APPROVALS, Ending, Joint, Stage, TrackState
from diptych.engines.values.record import Record
from diptych.engines.workflow.asking import Obstacle, ask, outcome
from diptych.engines.workflow.table import Move, Table
from diptych.kernel.permissions.person import Role

T, J = TrackState, Joint

# Levels --------------------------------------------------------------------------------------------------------------
TRACK = "track"
PROPOSAL = "proposal"

# Who -----------------------------------------------------------------------------------------------------------------
PRODUCER = "producer"
SITE = "site"
"""Nobody in person: what follows from another act, in the same transaction."""
DECIDING = (Role.OFFICER.value, Role.COORDINATOR.value)
COORDINATOR = (Role.COORDINATOR.value,)
PRODUCERS = (PRODUCER,)

# States by what they have in common ----------------------------------------------------------------------------------
PUBLISHED = (T.APPROVED, T.APPROVED_WITH_CONDITIONS, T.REFUSED)
"""Named as the verdicts are."""
HOLDS_VERDICT = (T.DECIDED, *PUBLISHED, T.APPEALED)
ENDED = (J.FINALLY_APPROVED, J.REFUSED, J.WITHDRAWN, J.LAPSED)
"""What no deadline runs for. Of these only ``refused`` can be left again, by an appeal."""
NOT_ENDED = tuple(state for state in J if state not in ENDED)
FILED = tuple(state for state in NOT_ENDED if state != J.DRAFT)
CONTESTABLE = (
    *(J.HALF_DECIDED, J.DISAGREEMENT, J.REFUSED, J.UNDER_APPEAL, J.WAITING_FOR_PRODUCERS),
    *(J.PROVISIONALLY_APPROVED, J.IN_PRODUCTION, J.REOPENED),
)
"""A decision may have been published, and the film is not finally approved."""

THE_WAY = (
    # What becomes of a track.
    Move(name="file", level=TRACK, sources=(T.NONE,), targets=(T.CHECKING,), who=PRODUCERS, due=True),
    Move(name="find_complete", level=TRACK, sources=(T.CHECKING,), targets=(T.REVIEWING,), who=DECIDING, due=True),
    Move(
        name="request_information",
        level=TRACK,
        sources=(T.CHECKING, T.REVIEWING),
        targets=(T.ASKED,),
        who=DECIDING,
        reason_required=True,
    ),
    Move(
        name="answer",
        level=TRACK,
        sources=(T.ASKED,),
        targets=(T.CHECKING,),
        who=PRODUCERS,
        reason_required=True,
        due=True,
    ),
    Move(
        name="decide",
        level=TRACK,
        sources=(T.REVIEWING,),
        targets=(T.DECIDED,),
        who=DECIDING,
        guards=("reviews_in",),
        reason_required=True,
        due=True,
    ),
    Move(name="publish", level=TRACK, sources=(T.DECIDED,), targets=PUBLISHED, who=DECIDING, due=True),
    Move(
        name="take_back",
        level=TRACK,
        sources=(T.DECIDED,),
        targets=(T.REVIEWING,),
        who=DECIDING,
        reason_required=True,
    ),
    Move(
        name="appeal",
        level=TRACK,
        sources=(T.REFUSED, T.APPROVED_WITH_CONDITIONS),
        targets=(T.APPEALED,),
        who=PRODUCERS,
        guards=("within_term",),
        reason_required=True,
    ),
    Move(
        name="uphold_appeal",
        level=TRACK,
        sources=(T.APPEALED,),
        targets=(T.REVIEWING,),
        who=DECIDING,
        reason_required=True,
        due=True,
    ),
    Move(
        name="dismiss_appeal",
        level=TRACK,
        sources=(T.APPEALED,),
        targets=(T.REFUSED, T.APPROVED_WITH_CONDITIONS),
        who=DECIDING,
        reason_required=True,
        due=True,
    ),
    Move(
        name="reopen",
        level=TRACK,
        sources=(*PUBLISHED, T.DECIDED),
        targets=(T.REVIEWING,),
        who=(*DECIDING, SITE),
        guards=("cause",),
        reason_required=True,
    ),
    Move(
        name="file_final",
        level=TRACK,
        sources=(T.APPROVED, T.APPROVED_WITH_CONDITIONS),
        targets=(T.CHECKING,),
        who=PRODUCERS,
    ),
    Move(
        name="withdraw",
        level=TRACK,
        sources=tuple(state for state in T if state != T.CLOSED),
        targets=(T.CLOSED,),
        who=PRODUCERS,
        reason_required=True,
    ),
    Move(
        name="lapse",
        level=TRACK,
        sources=tuple(state for state in T if state not in (T.NONE, T.CLOSED)),
        targets=(T.CLOSED,),
        who=COORDINATOR,
        guards=("deadline_passed",),
        reason_required=True,
    ),
    # When that may be done, by the joint state.
    Move(name="file", level=PROPOSAL, sources=(J.DRAFT,), who=PRODUCERS, guards=("ready", "round_open"), due=True),
    Move(
        name="answer",
        level=PROPOSAL,
        sources=(J.WAITING_FOR_PRODUCERS,),
        who=PRODUCERS,
        reason_required=True,
        due=True,
    ),
    Move(name="begin_production", level=PROPOSAL, sources=(J.PROVISIONALLY_APPROVED,), who=PRODUCERS, due=True),
    Move(name="reach_milestone", level=PROPOSAL, sources=(J.IN_PRODUCTION,), who=PRODUCERS, due=True),
    Move(
        name="notify_change",
        level=PROPOSAL,
        sources=(J.PROVISIONALLY_APPROVED, J.IN_PRODUCTION),
        who=PRODUCERS,
        reason_required=True,
    ),
    Move(
        name="file_final",
        level=PROPOSAL,
        sources=(J.IN_PRODUCTION,),
        who=PRODUCERS,
        guards=("conditions_met",),
        due=True,
    ),
    Move(name="appeal", level=PROPOSAL, sources=CONTESTABLE, who=PRODUCERS, reason_required=True),
    Move(
        name="reopen",
        level=PROPOSAL,
        sources=FILED,
        who=(*DECIDING, SITE),
        reason_required=True,
    ),
    Move(name="withdraw", level=PROPOSAL, sources=NOT_ENDED, who=PRODUCERS, reason_required=True),
    Move(name="lapse", level=PROPOSAL, sources=FILED, who=COORDINATOR, reason_required=True),
    Move(name="duplicate", level=PROPOSAL, sources=tuple(J), who=PRODUCERS),
    Move(name="hand_over", level=PROPOSAL, sources=tuple(J), who=PRODUCERS),
)
"""Guards: ``ready`` the dossier says enough to be filed; ``round_open`` the round takes proposals of this form now, or
the proposal is for none; ``reviews_in`` no review is outstanding, or those that are have been waived with a reason;
``within_term`` the term for an appeal is running; ``cause`` as :func:`cause_to_reopen` says; ``conditions_met`` every
condition is met or waived; ``deadline_passed`` a deadline of this party has passed in vain."""

TRACKS = Table(level=TRACK, states=tuple(T), start=T.NONE, ends=(T.CLOSED,), moves=THE_WAY)
PROPOSALS = Table(level=PROPOSAL, states=tuple(J), start=J.DRAFT, ends=ENDED, moves=THE_WAY, derived=True)


class TrackFacts(Record):
    """What the joint state is made from: one party's track, without anything but its state."""

    party: str
    state: str
    stage: str = Stage.PROVISIONAL
    verdict: str = ""
    """Of the decision that was taken or published last, while it stands or is appealed against."""


def moved(track: TrackFacts, name: str, *, verdict: str = "") -> TrackFacts:
    """A track after a move that may be made from its state. ``verdict`` is given to ``decide`` alone.

    ValueError if no such move leaves the state: whether it may be made is asked before.
    """
    row = next((move for move in TRACKS.leaving(track.state) if move.name == name), None)
    if row is None:
        raise ValueError(f"{name} does not begin at {track.state}")
    if (name == "decide") != bool(verdict):
        raise ValueError(f"{name} {'needs a' if name == 'decide' else 'takes no'} verdict")
    state = outcome(row, track.verdict if len(row.targets) > 1 else "")
    stage = Stage.FINAL if name == "file_final" else track.stage
    return track.replace(state=T(state), stage=stage, verdict=(verdict or track.verdict) * (state in HOLDS_VERDICT))


def joint_state(
    tracks: Iterable[TrackFacts],
    *,
    ended: str | None = None,
    approved_before: bool = False,
    production_begun: bool = False,
) -> Joint:
    """Where a proposal stands: a function of its tracks, of whether it was ended (an :class:`Ending`), whether all
    parties had approved it provisionally once, and whether production has begun.

    A decision that is not published changes nothing.
    """
    tracks = tuple(tracks)
    states = {seen_state(track.state, own=False) for track in tracks}
    final = any(track.stage == Stage.FINAL for track in tracks)
    pending = states - set(PUBLISHED)
    if ended:
        return J(Ending(ended).value)
    if T.CLOSED in states:  # a joint film needs every party, so one that has closed its file ends it for all
        return J.LAPSED
    if not states - {T.NONE}:
        return J.DRAFT
    if T.ASKED in states:
        return J.WAITING_FOR_PRODUCERS
    if T.APPEALED in states:
        return J.UNDER_APPEAL
    if pending and approved_before and not final:
        return J.REOPENED
    if pending and states - pending:
        return J.HALF_DECIDED
    if pending and pending <= {T.REVIEWING}:
        return J.FINAL_REVIEW if final else J.UNDER_REVIEW
    if pending:
        return J.FINAL_CHECK if final else J.IN_CHECK
    if T.REFUSED in states:
        return J.REFUSED if states == {T.REFUSED} else J.DISAGREEMENT
    if final:
        return J.FINALLY_APPROVED
    return J.IN_PRODUCTION if production_begun else J.PROVISIONALLY_APPROVED


def all_approve(tracks: Collection[TrackFacts], *, stage: str) -> bool:
    """Whether every party has published an approval at this stage."""
    return bool(tracks) and all(track.stage == stage and track.state in APPROVALS for track in tracks)


def seen_state(state: str, *, own: bool) -> TrackState:
    """The state of a track as somebody sees it who is of that party (``own``), or is not."""
    return T.REVIEWING if state == T.DECIDED and not own else T(state)


def cause_to_reopen(joint: str, *, touched: bool) -> bool:
    """Whether a party has cause to look again at what it decided.

    A change or a revised dossier touches it, or the parties disagree: then each may come round to the other's view.
    """
    return touched or joint == J.DISAGREEMENT


def obstacle(
    name: str,
    *,
    joint: str,
    tracks: Iterable[str] = (),
    who: Set[str],
    facts: Mapping[str, bool] | Collection[str] = (),
    reason: str | None = "",
) -> Obstacle | None:
    """The first thing in the way of an act, at both levels; none if it may be done now.

    ``tracks`` are the states of the tracks that the act concerns, as those who act see them: all of them for ``file``,
    ``file_final``, ``withdraw`` and ``lapse``, otherwise the one. ``reason`` is None where it is not asked for yet.
    """
    asked = [(PROPOSALS, joint)] if PROPOSALS.named(name) else []
    asked += [(TRACKS, state) for state in tracks] if TRACKS.named(name) else []
    if not asked:
        raise ValueError(f"{name} is no move of a proposal")
    found = (ask(table, name, state, who=who, facts=facts, reason=reason) for table, state in asked)
    return next((item for item in found if item), None)
