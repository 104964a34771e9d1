"""Proposals by the ten thousand as rows of their tables, always the same for one seed.

20,000 proposals of 2,000 members' two parties, with everything that is written about them: texts in three languages,
revisions, documents, reviews with points, decisions with conditions, messages. They are made as rows since the product
files one proposal at a time; :mod:`bench.slate.ways` sees to it that they could have come about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from uuid import UUID

from bench.registers.stock import Stock
from bench.slate.authorities import BEGIN, DAYS, Considered, Known, Row
from bench.slate.ways import PARTIES, Way
from diptych.engines.names.words import words

SEED = 2027
PROPOSALS = 20_000
MEMBERS = 2_000
PRODUCERS = 4_000
ROUNDS = 100
IN_SMALL_ROUND = 40
"""Proposals that were filed for the last round, which is compared with a list of as many."""

FORMS = ("fiction", "fiction", "fiction", "documentary", "documentary", "animation")
LANGS = ("ru", "en", "zh-Hans")
"""In the order in which the stock gives a title."""


@dataclass
class Slate:
    """Makes the rows of one proposal after another."""

    known: Known
    stock: Stock = field(default_factory=Stock)
    in_small_round: int = 0

    def proposal(self, number: int) -> dict[str, list[Row]]:
        """The rows of a proposal by the name of their table."""
        chance = Random(f"{SEED} proposal {number}")
        begun = BEGIN + timedelta(days=DAYS * number / PROPOSALS, seconds=chance.randrange(3600))
        way = Way(chance, begun)
        made = _One(self, number, chance, begun, way)
        return made.rows()


class _One(Considered):
    def __init__(self, slate: Slate, number: int, chance: Random, begun: datetime, way: Way) -> None:
        self.known, self.stock = slate.known, slate.stock
        self.number, self.chance, self.begun, self.way = number, chance, begun, way
        self.made: dict[str, list[Row]] = {}
        self.id = self.uuid(begun)
        self.titles = list(zip(LANGS, self.stock.title(chance), strict=True))
        self.form = chance.choice(FORMS)
        self.round = self._round(slate)
        self.dossier = {**self.known.dossier, "form": self.form, "title": dict(self.titles)}
        filings = [act for act in way.acts if act.name in ("file", "answer", "file_final")]
        self.revisions = {act.at: place for place, act in enumerate(filings, start=1)}

    def _round(self, slate: Slate) -> UUID | None:
        *large, small = self.known.rounds
        if self.number % 300 == 7 and "filed_at" in self.way.marks and slate.in_small_round < IN_SMALL_ROUND:
            slate.in_small_round += 1
            return small
        return large[self.number % len(large)] if self.chance.random() < 0.9 else None

    def rows(self) -> dict[str, list[Row]]:
        return {
            "Proposal": [self._proposal()],
            "ProposalWord": [{"thing_id": self.id, "word": word.encode()} for word in self._words()],
            "ProposalProducer": self.kept("producers", self._producers),
            "ProposalText": self.kept("texts", self._texts),
            "Milestone": list(self._milestones()),
            "Revision": list(self._revisions()),
            "Track": list(self._tracks()),
            "InformationRequest": list(self._requests()),
            **self._documents(),
            **self._reviews(),
            **self._decisions(),
            "Message": list(self._messages()),
        }

    # What producers hand in

    def reference(self) -> str:
        return f"{self.way.marks['filed_at'].year}-{self.number:05}" if "filed_at" in self.way.marks else ""

    def _proposal(self) -> Row:
        return {
            "id": self.id,
            "programme_id": self.known.programme,
            "round_id": self.round,
            "reference": self.reference(),
            "form": self.form,
            "agreement": self.dossier["agreement"],
            "titles": [[lang, text] for lang, text in self.titles],
            "lead_country": PARTIES[self.number % 2],
            "companies": [
                [row["company"], row["country"]]
                for row in self.kept("producers", self._producers)
                if "filed_at" in self.way.marks
            ],
            "lang": "ru",
            "dossier": self.dossier,
            "applied": [],
            "saved": 9,
            "window": "",
            "work_id": None,
            "copied_from_id": None,
            "created_at": self.begun,
            **self.way.columns(),
        }

    def _words(self) -> list[str]:
        return sorted(
            {word for text in (*(text for _lang, text in self.titles), self.reference()) for word in words(text)}
        )

    def _producers(self) -> Iterator[Row]:
        for place, user in enumerate(self.chance.sample(self.known.producers, 2)):
            yield {
                "proposal_id": self.id,
                "user_id": user,
                "company": self.stock.title(self.chance)[0],
                "country": PARTIES[(self.number + place) % 2],
                "is_lead": place == 0,
                "since": self.begun,
                "until": None,
            }

    def _texts(self) -> Iterator[Row]:
        texts = [("title", lang, text) for lang, text in self.titles]
        texts += [
            (kind, lang, self.prose(length)) for kind, length in (("logline", 2), ("synopsis", 30)) for lang in LANGS
        ]
        texts += [(kind, "ru", self.prose(20)) for kind in ("directors_note", "team", "schedule")]
        for kind, lang, text in texts:
            status = {"ru": "original", "en": "translated"}.get(lang, "machine")
            row = {"kind": kind, "lang": lang, "text": text, "status": status, "translator": ""}
            yield {"proposal_id": self.id, **row, "changed_at": self.begun}

    def _milestones(self) -> Iterator[Row]:
        reached = self.way.marks.get("production_at")
        for kind, months in (("shooting_begins", 6), ("shooting_ends", 9), ("finished", 14)):
            planned = self.begun.date() + timedelta(days=30 * months)
            is_reached = reached is not None and kind == "shooting_begins"
            yield {
                "proposal_id": self.id,
                "kind": kind,
                "planned": planned.isoformat()[:7],
                "reached": reached.date() if is_reached and reached else None,
                "reached_by": "Анна Ли" if is_reached else "",
                "note": "",
            }

    def _revisions(self) -> Iterator[Row]:
        for act in self.way.acts:
            kind = {"file": "filing", "answer": "answer", "file_final": "final"}.get(act.name)
            if kind is not None:
                number = self.revisions[act.at]
                yield {
                    "proposal_id": self.id,
                    "number": number,
                    "kind": kind,
                    "stage": "final" if kind == "final" else "provisional",
                    "dossier": {**self.dossier, "minutes": 90 + number},
                    "content": self._content(),
                    "agreement": self.dossier["agreement"],
                    "law_of": act.at.date(),
                    "findings": self.known.findings,
                    "reason": self.prose(1) if number > 1 else "",
                    "digest": sha256(f"{self.id} {number}".encode()).hexdigest(),
                    "filed_by": "Анна Ли",
                    "filed_at": act.at,
                }

    def _content(self) -> Row:
        names = ("kind", "lang", "text", "status", "translator")
        return {
            "lang": "ru",
            "texts": [{name: row[name] for name in names} for row in self.kept("texts", self._texts)],
            "producers": [
                {"company": row["company"], "country": row["country"], "lead": row["is_lead"]}
                for row in self.kept("producers", self._producers)
            ],
            "answers": [],
            "schedule": [{"kind": "finished", "planned": "2028", "reached": ""}],
            "backings": [],
            "documents": [
                {
                    "id": str(row["id"]),
                    "kind": row["kind"],
                    "title": row["title"],
                    "visibility": "authorities",
                    "version": 1,
                    "version_id": str(row["version"]),
                    "sha256": sha256(row["title"].encode()).hexdigest(),
                }
                for row in self.kept("papers", self._papers)
            ],
        }

    def kept(self, name: str, make: Callable[[], Iterator[Row]]) -> list[Row]:
        """What was made before, so that a revision holds the rows there are."""
        if name not in self.made:
            self.made[name] = list(make())
        return self.made[name]

    def _papers(self) -> Iterator[Row]:
        for kind in ("script", "contract", "budget"):
            yield {"id": self.uuid(self.begun), "version": self.uuid(self.begun), "kind": kind, "title": self.prose(1)}

    def _documents(self) -> dict[str, list[Row]]:
        papers = self.kept("papers", self._papers)
        owner = self.kept("producers", self._producers)[0]["user_id"]
        return {
            "Document": [
                {
                    "id": row["id"],
                    "proposal_id": self.id,
                    "kind": row["kind"],
                    "title": row["title"],
                    "visibility": "authorities",
                    "party": "",
                    "created_at": self.begun,
                    "removed_at": None,
                }
                for row in papers
            ],
            "DocumentVersion": [
                {
                    "id": row["version"],
                    "document_id": row["id"],
                    "number": 1,
                    "file_id": self.chance.choice(self.known.files),
                    "name": f"{row['kind']}.pdf",
                    "by_id": owner,
                    "at": self.begun,
                }
                for row in papers
            ],
        }
