"""Proposals of a demonstration, brought to where they stand by the verbs that people use."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import yaml
from django.contrib.auth.models import User

from diptych import agreements as library
from diptych import programmes
from diptych.apps.programme.domain.demonstration import PRODUCER
from diptych.apps.programme.models import Party
from diptych.apps.programme.queries.members import person_of
from diptych.apps.slate.domain import (
    checking,
    deciding,
    filing,
    messaging,
    producers,
    producing,
    proposals,
    reviewing,
    reviews,
    rounds,
    terms,
)
from diptych.apps.slate.enums import Verdict
from diptych.apps.slate.models import Criterion
from diptych.engines.treaty.dossier_format import write_dossier
from diptych.kernel.permissions.person import Person, Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from diptych.apps.slate.models import Proposal, Round

PLACES = ("first", "second")
BACK = timedelta(days=12)
"""So long ago the first of it happened."""
OPEN = timedelta(days=60)


def make_proposals(*, programme: str, at: datetime) -> int:
    """Make a call and proposals in several states for a programme whose accounts were made; returns how many.

    Side effects: those of every verb on the way.
    """
    told = yaml.safe_load(Path(programmes.HERE, "demonstration", "slate.yaml").read_text("utf-8"))
    stage = _Stage(programme, told, at)
    stage.call()
    for one in told["proposals"]:
        stage.propose(one)
    return len(told["proposals"])


class _Stage:
    """The demonstration as it is played: who is who, and the hour it is."""

    def __init__(self, programme: str, told: dict[str, Any], at: datetime) -> None:
        self.programme = programme
        self.told = told
        self.until = at
        self.at = at - BACK
        countries = Party.objects.filter(programme=programme).order_by("position").values_list("country", flat=True)
        self.parties = dict(zip(PLACES, countries, strict=False))
        self.round: Round | None = None

    def who(self, place: str, role: str) -> Person:
        return person_of(User.objects.get(username=f"{self.parties[place].lower()}-{role}"))

    def later(self) -> datetime:
        """A while after what came before."""
        self.at = min(self.at + timedelta(hours=7), self.until)
        return self.at

    def call(self) -> None:
        for place, party in self.parties.items():
            by = self.who(place, Role.COORDINATOR)
            days = {"check_days": 10, "review_days": 30, "answer_days": 20, "appeal_days": 20}
            terms.set_terms(self.programme, party=party, **days, by=by, at=self.at)
        told = dict(self.told["call"])
        quota = told.pop("quota")
        call = {
            **told,
            "opens_at": self.at.isoformat(),
            "closes_at": (self.until + OPEN).isoformat(),
            "quotas": dict.fromkeys(self.parties.values(), quota),
        }
        by = self.who("first", Role.COORDINATOR)
        made, _code = rounds.create_round(self.programme, call=call, by=by, at=self.at)
        self.round = rounds.announce_round(made.pk, party=self.parties["first"], by=by, at=self.at)

    def propose(self, one: dict[str, Any]) -> None:
        dossier = library.example(one["dossier"])
        by = self.who(one["by"], PRODUCER)
        at = self.later()
        found = proposals.begin_proposal(
            self.programme,
            lang=one["lang"],
            round=self.round,
            company=next(row.name or "" for row in dossier.producers if row.country == self.parties[one["by"]]),
            country=self.parties[one["by"]],
            dossier=_varied(write_dossier(dossier), one),
            by=by,
            at=at,
        )
        named = one.get("titles") or dossier.title or {}
        titles = {{"zh-hans": "zh-Hans"}.get(lang, lang): text for lang, text in named.items()}
        for kind, texts in (("title", titles), ("logline", one["logline"]), ("synopsis", one["synopsis"])):
            for lang in sorted(texts, key=lambda lang: lang != one["lang"]):
                status = "original" if lang == one["lang"] else "translated"
                proposals.save_text(found.pk, kind=kind, lang=lang, text=texts[lang], status=status, by=by, at=at)
        self._invite_the_other(found, one["by"], by, at)
        for step, *told in one["way"]:
            getattr(self, f"_{step}")(found.pk, by, *told)

    def _invite_the_other(self, found: Proposal, place: str, by: Person, at: datetime) -> None:
        other = next(name for name in self.parties if name != place)
        user = User.objects.get(pk=self.who(other, PRODUCER).id)
        producers.add_producer(found.pk, user=user, country=self.parties[other], by=by, at=at)

    # Steps of a way ---------------------------------------------------------------------------------------------------

    def _file(self, id: UUID, by: Person) -> None:
        filing.file_proposal(id, by=by, at=self.later())

    def _complete(self, id: UUID, _by: Person, place: str) -> None:
        by = self.who(place, Role.OFFICER)
        checking.find_complete(id, party=self.parties[place], by=by, at=self.later())

    def _ask(self, id: UUID, _by: Person, place: str) -> None:
        told = self.told["request"][place]
        by = self.who(place, Role.OFFICER)
        party = self.parties[place]
        checking.request_information(id, party=party, kind="clarification", **told, by=by, at=self.later())

    def _review(self, id: UUID, _by: Person, place: str, recommendation: str, points: list[int]) -> None:
        party, by = self.parties[place], self.who(place, Role.REVIEWER)
        chair = self.who(place, Role.COORDINATOR)
        (row,) = reviewing.assign_reviewers(id, party=party, reviewers=[by.id], by=chair, at=self.later())
        reviewing.declare_interest(row.pk, interest="clear", by=by, at=self.later())
        criteria = Criterion.objects.filter(round=self.round).order_by("position").values_list("pk", flat=True)
        scores = dict(zip(criteria, points, strict=True))
        told = self.told["review"][place]
        reviews.submit_review(row.pk, recommendation=recommendation, **told, scores=scores, by=by, at=self.later())

    def _message(self, id: UUID, _by: Person, room: str, place: str) -> None:
        told, by = self.told["message"][place], self.who(place, Role.OFFICER)
        messaging.write_message(id, room=room, party=self.parties[place], **told, by=by, at=self.later())

    def _decide(self, id: UUID, _by: Person, place: str, verdict: str) -> None:
        told, by = self.told["reasons"][place], self.who(place, Role.OFFICER)
        condition = {"text": self.told["conditions"][place], "is_public": True}
        deciding.decide(
            id,
            party=self.parties[place],
            verdict=verdict,
            reasons=told[verdict],
            lang=told["lang"],
            conditions=[condition] if verdict == Verdict.APPROVED_WITH_CONDITIONS else (),
            by=by,
            at=self.later(),
        )

    def _produce(self, id: UUID, by: Person) -> None:
        producing.begin_production(id, by=by, at=self.later())


def _varied(dossier: dict[str, Any], one: dict[str, Any]) -> dict[str, Any]:
    """An example under another title, its producers with other shares."""
    if "titles" in one:
        dossier["title"] = {lang.lower(): text for lang, text in one["titles"].items()}
    for row, money in zip(dossier["producers"], one.get("money", ()), strict=False):
        row["money"] = [money]
    return dossier
