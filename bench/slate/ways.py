"""How far generated proposals have come: acts of both parties and the producers, one after the other.

The acts are made as the product makes them (:func:`diptych.apps.slate.transitions.moved`), so that no row of the
database contradicts another; where they lead is compared with the joint state that is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bench.measure import expect
from diptych.apps.slate.enums import Ending, Joint
from diptych.apps.slate.transitions import TrackFacts, all_approve, joint_state, moved

PARTIES = ("RU", "CN")
COMPLETE = "file complete0 complete1"
APPROVED = f"{COMPLETE} decide0:approved_with_conditions decide1:approved publish0 publish1"
IN_PRODUCTION = f"{APPROVED} begin_production"
FINAL = f"{IN_PRODUCTION} file_final"

WAYS: tuple[tuple[int, Joint, str], ...] = (
    (8, Joint.DRAFT, ""),
    (4, Joint.IN_CHECK, "file"),
    (5, Joint.WAITING_FOR_PRODUCERS, "file complete0 request1"),
    (7, Joint.UNDER_REVIEW, "file request1 answer1 complete0 complete1"),
    (2, Joint.UNDER_REVIEW, f"{COMPLETE} decide0:refused"),
    (4, Joint.HALF_DECIDED, f"{COMPLETE} decide0:approved publish0"),
    (2, Joint.DISAGREEMENT, f"{COMPLETE} decide0:approved publish0 decide1:refused publish1"),
    (1, Joint.UNDER_APPEAL, f"{COMPLETE} decide0:approved publish0 decide1:refused publish1 appeal1"),
    (8, Joint.PROVISIONALLY_APPROVED, APPROVED),
    (18, Joint.IN_PRODUCTION, IN_PRODUCTION),
    (2, Joint.REOPENED, f"{IN_PRODUCTION} reopen1"),
    (2, Joint.FINAL_CHECK, FINAL),
    (2, Joint.FINAL_REVIEW, f"{FINAL} complete0 complete1"),
    (20, Joint.FINALLY_APPROVED, f"{FINAL} complete0 complete1 decide0:approved decide1:approved publish0 publish1"),
    (9, Joint.REFUSED, f"{COMPLETE} decide0:refused decide1:refused publish0 publish1"),
    (4, Joint.WITHDRAWN, "file complete0 withdraw"),
    (2, Joint.LAPSED, "file request0 lapse"),
)
"""So many of a hundred stand there, and by which acts they got there; 0 and 1 are the parties, in either order."""

NAMES = {"complete": "find_complete", "request": "request_information"}
DAYS_WITHOUT_AN_ANSWER = 14


class Act:
    """One act of a way: which move, of which party if of one, which verdict, when."""

    def __init__(self, word: str, parties: tuple[str, ...], at: datetime) -> None:
        word, _, self.verdict = word.partition(":")
        self.party = parties[int(word[-1])] if word[-1] in "01" else ""
        word = word.rstrip("01")
        self.name = NAMES.get(word, word)
        self.at = at


class Way:
    """One proposal's acts, and what its tracks come to."""

    def __init__(self, chance: Random, begun: datetime) -> None:
        _weight, self.joint, words = chance.choices(WAYS, [weight for weight, *_ in WAYS])[0]
        parties = PARTIES if chance.random() < 0.5 else PARTIES[::-1]
        self.tracks = {party: TrackFacts(party=party, state="none") for party in PARTIES}
        self.since = dict.fromkeys(PARTIES, begun)
        self.shown_since = dict.fromkeys(PARTIES, begun)
        self.marks: dict[str, datetime] = {}
        """When it was filed, provisionally approved, in production, finally approved, ended; as columns are called."""
        self.ended_as = ""
        self.acts: list[Act] = []
        at = begun
        for word in words.split():
            at += timedelta(days=chance.randint(1, DAYS_WITHOUT_AN_ANSWER), minutes=chance.randrange(600))
            self.acts.append(Act(word, parties, at))
            self._do(self.acts[-1])
        self.changed_at = at
        found = joint_state(
            self.tracks.values(),
            ended=self.ended_as or None,
            approved_before="provisional_at" in self.marks,
            production_begun="production_at" in self.marks,
        )
        expect(f"joint state after {words}", found, self.joint)

    def named(self, name: str, party: str = "") -> Iterator[Act]:
        return (act for act in self.acts if act.name == name and party in ("", act.party))

    def _do(self, act: Act) -> None:
        if act.name == "begin_production":
            self.marks["production_at"] = act.at
            return
        if act.name == "file":
            self.marks["filed_at"] = act.at
        if act.name in ("withdraw", "lapse"):
            self.marks["ended_at"] = act.at
            self.ended_as = str(Ending.WITHDRAWN if act.name == "withdraw" else Ending.LAPSED)
        for party in (act.party,) if act.party else PARTIES:
            self.tracks[party] = moved(self.tracks[party], act.name, verdict=act.verdict)
            self.since[party] = act.at
            if act.name != "decide":
                self.shown_since[party] = act.at
        for stage in ("provisional", "final"):
            if all_approve(list(self.tracks.values()), stage=stage):
                self.marks.setdefault(f"{stage}_at", act.at)

    def columns(self) -> dict[str, Any]:
        """Of the table of proposals, those that follow from the way."""
        names = ("filed_at", "provisional_at", "production_at", "final_at", "ended_at")
        return {
            **{name: self.marks.get(name) for name in names},
            "joint": str(self.joint),
            "joint_since": self.changed_at,
            "changed_at": self.changed_at,
            "ended_as": self.ended_as,
            "end_reason": "Финансирование не состоялось." if self.ended_as else "",
        }
