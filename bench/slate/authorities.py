"""What parties do with a generated proposal: tracks, requests, reviews with points, decisions, messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from bench.registers.stock import Stock
from bench.slate.ways import PARTIES, Way

BEGIN = datetime(2025, 1, 6, 9, tzinfo=UTC)
DAYS = 700
END = BEGIN + timedelta(days=DAYS)

Row = dict[str, Any]


@dataclass
class Known:
    """What is in the database before proposals are: numbers of accounts, rounds and what they weigh."""

    programme: str
    producers: list[int]
    reviewers: dict[str, list[int]]
    """By party."""
    officers: dict[str, list[int]]
    rounds: list[UUID]
    criteria: dict[UUID, list[int]]
    files: list[UUID]
    dossier: Row
    findings: Row


class Considered:
    """A proposal in front of the parties, whose rows follow from the way it went."""

    known: Known
    stock: Stock
    chance: Random
    way: Way
    id: UUID
    round: UUID | None
    revisions: dict[datetime, int]
    """Numbers of revisions by when they were filed."""

    def uuid(self, at: datetime) -> UUID:
        """A UUID of version 7, as the product gives them."""
        moment = int(at.timestamp() * 1000)
        return UUID(
            int=moment << 80 | 7 << 76 | self.chance.getrandbits(12) << 64 | 2 << 62 | self.chance.getrandbits(62)
        )

    def prose(self, sentences: int) -> str:
        return " ".join(f"{self.stock.title(self.chance)[0]}." for _ in range(sentences))

    def revision_at(self, at: datetime) -> int:
        return max((number for when, number in self.revisions.items() if when <= at), default=0)

    def _tracks(self) -> Iterator[Row]:
        for party, track in self.way.tracks.items():
            waits = track.state in ("checking", "asked", "reviewing", "appealed", "decided")
            revision = self.revision_at(self.way.since[party])
            yield {
                "proposal_id": self.id,
                "programme_id": self.known.programme,
                "party": party,
                "stage": str(track.stage),
                "state": str(track.state),
                "since": self.way.since[party],
                "shown_since": self.way.shown_since[party],
                "deadline": day(self.way.shown_since[party], 30) if waits else None,
                "revision": revision,
                "approved_revision": revision if track.verdict and track.verdict != "refused" else None,
                "verdict": str(track.verdict),
                "reminded_at": None,
            }

    def _requests(self) -> Iterator[Row]:
        for act in self.way.named("request_information"):
            answers = [other for other in self.way.named("answer", act.party) if other.at > act.at]
            ended = self.way.marks.get("ended_at")
            yield {
                "id": self.uuid(act.at),
                "proposal_id": self.id,
                "party": act.party,
                "kind": "document",
                "revision": self.revision_at(act.at),
                "text": self.prose(4),
                "lang": "ru",
                "due": day(act.at, 20),
                "asked_by": "Анна Ли",
                "asked_at": act.at,
                "answered_by": self.revisions[answers[0].at] if answers else None,
                "answered_at": answers[0].at if answers else ended,
            }

    def _reviews(self) -> dict[str, list[Row]]:
        """Two reviewers for every party that found the dossier complete; all reviews are in where it has decided."""
        found: dict[str, list[Row]] = {"Assignment": [], "Review": [], "Score": []}
        for act in self.way.named("find_complete"):
            later = [other for other in self.way.named("decide", act.party) if other.at > act.at]
            stage = "final" if any(other.at < act.at for other in self.way.named("file_final")) else "provisional"
            for place, user in enumerate(self.chance.sample(self.known.reviewers[act.party], 2)):
                self._review(found, act.party, stage, user, act.at, is_in=bool(later) or place == 0)
        return found

    def _review(
        self, found: dict[str, list[Row]], party: str, stage: str, user: int, at: datetime, *, is_in: bool
    ) -> None:
        id = self.uuid(at)
        is_clear = is_in or self.chance.random() < 0.5
        found["Assignment"].append(
            {
                "id": id,
                "proposal_id": self.id,
                "party": party,
                "stage": stage,
                "reviewer_id": user,
                "interest": "clear" if is_clear else "undeclared",
                "interest_note": "",
                "declared_at": at if is_clear else None,
                "assigned_by": "Анна Ли",
                "assigned_at": at,
                "due": day(at, 21),
                "ended_at": None,
                "end_reason": "",
            }
        )
        if is_in:
            advice = self.chance.choice(("approve", "approve", "approve_with_conditions", "refuse"))
            row = {"assignment_id": id, "revision": 1, "recommendation": advice, "text": self.prose(8), "lang": "ru"}
            found["Review"].append({**row, "changed_at": at, "submitted_at": at + timedelta(hours=5)})
            for criterion in self.known.criteria.get(self.round, ()) if self.round else ():
                found["Score"].append(
                    {"review_id": id, "criterion_id": criterion, "points": self.chance.randint(2, 10)}
                )

    def _decisions(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {"Decision": [], "Condition": [], "Appeal": []}
        for act in self.way.named("decide"):
            id = self.uuid(act.at)
            published = next((other.at for other in self.way.named("publish", act.party) if other.at > act.at), None)
            reopened = next((other.at for other in self.way.named("reopen", act.party) if other.at > act.at), None)
            stage = "final" if any(other.at < act.at for other in self.way.named("file_final")) else "provisional"
            found["Decision"].append(
                {
                    "id": id,
                    "proposal_id": self.id,
                    "party": act.party,
                    "stage": stage,
                    "revision": self.revision_at(act.at),
                    "verdict": act.verdict,
                    "reasons": self.prose(6),
                    "lang": "ru",
                    "waived_reviews": "",
                    "decided_by": "Анна Ли",
                    "decided_at": act.at,
                    "publish_on": None,
                    "published_at": published,
                    "ended_at": reopened,
                    "end_reason": "Изменение" if reopened else "",
                }
            )
            if act.verdict == "approved_with_conditions":
                final = next((other.at for other in self.way.named("file_final")), None)
                found["Condition"] += [self._condition(id, number, act.at, final) for number in (1, 2)]
            for appeal in self.way.named("appeal", act.party):
                found["Appeal"].append(
                    {
                        "id": self.uuid(appeal.at),
                        "decision_id": id,
                        "grounds": self.prose(5),
                        "lang": "ru",
                        "filed_by": "Анна Ли",
                        "filed_at": appeal.at,
                        "outcome": "",
                        "reasons": "",
                        "reasons_lang": "",
                        "settled_by": "",
                        "settled_at": None,
                    }
                )
        return found

    def _condition(self, decision: UUID, number: int, at: datetime, final: datetime | None) -> Row:
        """Met before the finished film is filed, and most of them by the day they are due."""
        due = at + timedelta(days=200)
        met = final or (due if due < END and self.chance.random() < 0.95 else None)
        return {
            "id": self.uuid(at),
            "decision_id": decision,
            "number": number,
            "text": self.prose(2),
            "lang": "ru",
            "is_public": number == 1,
            "due": due.date(),
            "met_at": met,
            "met_by": "Анна Ли" if met else "",
            "evidence": self.prose(1) if met else "",
            "is_waived": False,
        }

    def _messages(self) -> Iterator[Row]:
        if "filed_at" not in self.way.marks:
            return
        rooms = [(room, party) for room in ("internal", "producers") for party in PARTIES] + [("parties", "")]
        for place, (room, party) in enumerate(rooms):
            at = self.way.marks["filed_at"] + timedelta(hours=place + 1)
            writer = party or self.chance.choice(PARTIES)
            yield {
                "id": self.uuid(at),
                "proposal_id": self.id,
                "room": room,
                "party": party,
                "author_id": self.chance.choice(self.known.officers[writer]),
                "author_label": "Анна Ли",
                "author_party": writer,
                "text": self.prose(3),
                "lang": "ru",
                "at": at,
            }


def day(at: datetime, later: int) -> date:
    return at.date() + timedelta(days=later)
