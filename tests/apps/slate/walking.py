"""Proposals as they can be: plain values on which every act is tried that the table allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from diptych.apps.slate import transitions as way
from diptych.apps.slate.enums import Ending, Joint, Stage, TrackState, Verdict
from diptych.apps.slate.transitions import TrackFacts
from diptych.engines.values.record import Record

EVERYBODY = {way.PRODUCER, *way.DECIDING, *way.COORDINATOR}
GUARDS = {guard for move in way.THE_WAY for guard in move.guards}


class Case(Record):
    """One proposal, as far as its state goes."""

    tracks: tuple[TrackFacts, ...]
    ended: str | None = None
    approved_before: bool = False
    production_begun: bool = False

    @property
    def joint(self) -> Joint:
        return way.joint_state(
            self.tracks,
            ended=self.ended,
            approved_before=self.approved_before,
            production_begun=self.production_begun,
        )

    def states(self) -> list[str]:
        return [track.state for track in self.tracks]

    def settled(self) -> Case:
        """What a verb notes after every act: that all have approved once."""
        approved = way.all_approve(self.tracks, stage=Stage.PROVISIONAL)
        return self.replace(approved_before=self.approved_before or approved)


def fresh(*parties: str) -> Case:
    return Case(tracks=tuple(TrackFacts(party=party, state=TrackState.NONE) for party in parties))


def may(case: Case, name: str, *indices: int, who: set[str] = EVERYBODY, touched: bool = False) -> bool:
    """Whether an act may be done to these tracks, everything beside the state being as it should."""
    facts = GUARDS if way.cause_to_reopen(case.joint, touched=touched) else GUARDS - {"cause"}
    states = [case.tracks[index].state for index in indices]
    return way.obstacle(name, joint=case.joint, tracks=states, who=who, facts=facts, reason="Because") is None


def after(case: Case, name: str, *indices: int, verdict: str = "") -> Case:
    tracks = [
        way.moved(track, name, verdict=verdict) if index in indices else track
        for index, track in enumerate(case.tracks)
    ]
    return case.replace(tracks=tuple(tracks)).settled()


def acts(case: Case) -> Iterator[tuple[str, Case]]:
    """Every act that may be done now, by anybody, with what it comes to."""
    everywhere = range(len(case.tracks))
    for name in ("file", "file_final"):
        if may(case, name, *everywhere):
            yield name, after(case, name, *everywhere)
    for name, ending in (("withdraw", Ending.WITHDRAWN), ("lapse", Ending.LAPSED)):
        if may(case, name, *everywhere):
            yield name, after(case, name, *everywhere).replace(ended=ending)
    if may(case, "begin_production"):
        yield "begin_production", case.replace(production_begun=True)
    if may(case, "notify_change"):
        yield from (("notify_change", touched) for touched in _touched(case, everywhere))
    for index in everywhere:
        others = [other for other in everywhere if other != index]
        for name in ("find_complete", "request_information", "publish", "take_back", "appeal"):
            if may(case, name, index):
                yield name, after(case, name, index)
        for name in ("uphold_appeal", "dismiss_appeal", "reopen"):
            if may(case, name, index):
                yield name, after(case, name, index)
        if may(case, "decide", index):
            yield from (("decide", after(case, "decide", index, verdict=verdict)) for verdict in Verdict)
        if may(case, "answer", index):
            yield from (("answer", touched) for touched in _touched(after(case, "answer", index), others))


def _touched(case: Case, indices: range | list[int]) -> Iterator[Case]:
    """A new revision touches what some parties decided, or nobody's decision."""
    open = [index for index in indices if may(case, "reopen", index, who={way.SITE}, touched=True)]
    for chosen in product((False, True), repeat=len(open)):
        yield after(case, "reopen", *(index for index, is_chosen in zip(open, chosen, strict=True) if is_chosen))


def reached(start: Case) -> dict[Case, list[tuple[str, Case]]]:
    """Every case that can come about, with the acts that may be done in it."""
    found: dict[Case, list[tuple[str, Case]]] = {}
    waiting = [start]
    while waiting:
        case = waiting.pop()
        if case not in found:
            found[case] = list(acts(case))
            waiting += [case for _name, case in found[case]]
    return found
