"""Fill the database that the surroundings name with a slate. Prints, as JSON, who can sign in and what there is.

The programme is the example's; rounds and accounts come through the ORM, proposals and what hangs on them as rows, the
ledger through the verb that writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bench.registers.filling import bring_in
from bench.slate.authorities import Known
from bench.slate.generator import MEMBERS, PRODUCERS, PROPOSALS, ROUNDS, SEED, Slate
from bench.slate.ways import PARTIES
from diptych import agreements as library
from diptych import programmes
from diptych.faces.cli import site

ENTRIES = 500_000
AT_ONCE = 500
"""Proposals whose rows are written together."""
SEATS = {"coordinator": 20, "officer": 80, "analyst": 50, "reviewer": 850}
"""Of each party; together 2,000."""
SIGNED_IN = 8
"""Of each role of each party, and of producers."""
NOW = datetime.now(UTC)


def fill() -> dict[str, Any]:
    site.set_up()
    site.bring_up_to_date()
    from diptych.apps.programme.models import Programme
    from diptych.kernel.domain import statistics

    bring_in(Path(programmes.folder(programmes.EXAMPLE)))
    programme = Programme.objects.get().pk
    people = _people(programme)
    known = _known(programme, people)
    ids, by_joint = _proposals(known)
    _ledger(programme, ids)
    statistics.refresh()
    return {
        "sessions": _sessions(people),
        "by_joint": by_joint,
        "rounds": [str(id) for id in known.rounds],
        "programme": programme,
        "proposals": len(ids),
    }


# Accounts -------------------------------------------------------------------------------------------------------------


def _people(programme: str) -> dict[str, list[int]]:
    """Numbers of accounts by ``RU officer``, and of ``producer``."""
    from django.contrib.auth.models import User
    from django.db import transaction

    from diptych.apps.programme.models import Membership

    names = [
        (f"{party} {role}", f"{party.lower()}-{role}-{number}")
        for party in PARTIES
        for role, seats in SEATS.items()
        for number in range(seats)
    ]
    names += [("producer", f"producer-{number}") for number in range(PRODUCERS)]
    assert sum(SEATS.values()) * len(PARTIES) == MEMBERS
    found: dict[str, list[int]] = {}
    with transaction.atomic():
        users = User.objects.bulk_create([User(username=name, first_name=name, password="!") for _kind, name in names])
        for (kind, _name), user in zip(names, users, strict=True):
            found.setdefault(kind, []).append(user.pk)
        Membership.objects.bulk_create(
            [
                Membership(
                    user_id=user,
                    programme_id=programme,
                    party=kind.split()[0],
                    role=kind.split()[1],
                    since=NOW,
                    given_by="bench",
                )
                for kind, users in found.items()
                if kind != "producer"
                for user in users
            ]
        )
    return found


def _sessions(people: dict[str, list[int]]) -> dict[str, list[str]]:
    """Keys of sessions in which some of each kind are signed in, as if they had just come."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore

    found: dict[str, list[str]] = {}
    for kind, users in people.items():
        for user in User.objects.filter(pk__in=users[:SIGNED_IN]):
            session = SessionStore()
            session["_auth_user_id"] = str(user.pk)
            session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
            session["_auth_user_hash"] = user.get_session_auth_hash()
            session.set_expiry(timedelta(days=365))
            session.create()
            found.setdefault(kind, []).append(str(session.session_key))
    return found


# What proposals need --------------------------------------------------------------------------------------------------


def _known(programme: str, people: dict[str, list[int]]) -> Known:
    from django.db import transaction

    from diptych.apps.slate.models import Criterion, PartyTerms, Quota, Round, RoundText
    from diptych.apps.slate.queries.findings import assessment_of, dossier_data, frozen
    from diptych.kernel.files.models import StoredFile

    example = library.example("qualifies")
    criteria: dict[UUID, list[int]] = {}
    with transaction.atomic():
        for number in range(ROUNDS):
            round = Round.objects.create(
                programme_id=programme,
                slug="small" if number == ROUNDS - 1 else f"round-{number + 1}",
                opens_at=NOW - timedelta(days=900),
                closes_at=NOW + timedelta(days=number + 1),
                announced_at=NOW - timedelta(days=901),
                announced_by="RU",
                changed_at=NOW,
            )
            for lang in ("ru", "zh-Hans", "en"):
                RoundText.objects.create(round=round, lang=lang, name=f"Round {number + 1}", text="…")
            for party in PARTIES:
                for form in ("fiction", "documentary", "animation"):
                    Quota.objects.create(round=round, party=party, form=form, number=2)
            criteria[round.pk] = [
                Criterion.objects.create(round=round, position=place, names={"en": name}, weight=weight, most=10).pk
                for place, (name, weight) in enumerate(
                    (("Audience", 2), ("Quality", 3), ("Feasible", 2), ("Treaty", 1))
                )
            ]
        for party in PARTIES:
            days = {"check_days": 10, "review_days": 30, "answer_days": 15, "appeal_days": 20}
            PartyTerms.objects.create(programme_id=programme, party=party, changed_at=NOW, **days)
        files = [
            StoredFile.objects.create(
                sha256=f"{number:064x}", size=9, media_type="application/pdf", scanned="no_scanner", kept_at=NOW
            ).pk
            for number in range(100)
        ]
    assessment = assessment_of(example, example.agreement or "", NOW.date())
    return Known(
        programme=programme,
        producers=people["producer"],
        reviewers={party: people[f"{party} reviewer"] for party in PARTIES},
        officers={party: people[f"{party} officer"] for party in PARTIES},
        rounds=list(criteria),
        criteria=criteria,
        files=files,
        dossier=dossier_data(example),
        findings=frozen(assessment),
    )


# Rows -----------------------------------------------------------------------------------------------------------------

TABLES = (
    *("Proposal", "ProposalWord", "ProposalProducer", "ProposalText", "Milestone", "Revision", "Track"),
    *("InformationRequest", "Document", "DocumentVersion", "Assignment", "Review", "Score"),
    *("Decision", "Condition", "Appeal", "Message"),
)


def _proposals(known: Known) -> tuple[list[UUID], dict[str, list[str]]]:
    """Write all proposals; returns their ids, and some of them by the joint state they are in."""
    from django.db import transaction

    slate = Slate(known)
    ids: list[UUID] = []
    told: dict[str, list[str]] = {}
    for begin in range(0, PROPOSALS, AT_ONCE):
        waiting: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        for number in range(begin, begin + AT_ONCE):
            for name, rows in slate.proposal(number).items():
                waiting[name] += rows
        with transaction.atomic():
            for name, rows in waiting.items():
                _write(name, rows)
        for row in waiting["Proposal"]:
            ids.append(row["id"])
            told.setdefault(row["joint"], []).append(str(row["id"]))
    return ids, {joint: found[-200:] for joint, found in told.items()}


def _write(name: str, rows: list[dict[str, Any]]) -> None:
    from django.db import connection

    from diptych.apps.slate import models
    from diptych.kernel.domain.inserting import insert

    if connection.vendor == "sqlite":
        # References are written as they are given, and there a UUID is kept as its digits.
        rows = [
            {key: value.hex if isinstance(value, UUID) and key.endswith("_id") else value for key, value in row.items()}
            for row in rows
        ]
    insert(getattr(models, name), rows)


# The ledger -----------------------------------------------------------------------------------------------------------


def _ledger(programme: str, ids: list[UUID]) -> None:
    from django.db import transaction

    from diptych.kernel.audit import record_many

    with transaction.atomic():
        record_many(_entries(programme, ids))


def _entries(programme: str, ids: list[UUID]) -> Iterator[Any]:
    """Every proposal's acts between those of all others, as they come in life."""
    from diptych.apps.slate.domain import deciding, filing, messaging, proposals
    from diptych.apps.slate.models import Proposal
    from diptych.kernel.audit import Actor

    chance = Random(SEED)
    codes = (proposals.BEGIN, filing.FILE, messaging.WRITE, deciding.DECIDE, deciding.PUBLISH)
    for number in range(ENTRIES):
        id = ids[number % len(ids)]
        audience = chance.choice(("", *PARTIES, *PARTIES, "parties", f"proposal:{id}", f"producers:{id}"))
        party = audience if audience in PARTIES else chance.choice(PARTIES)
        yield {
            "code": codes[number // len(ids) % len(codes)],
            "thing": Proposal(pk=id, programme_id=programme),
            "label": {"ru": f"Красный шёлк {number % len(ids)}"},
            "by": Actor("person", f"{party.lower()}-officer-{number % 80}", "Анна Ли", party),
            "at": NOW - timedelta(seconds=ENTRIES - number),
            "before": None,
            "after": {"party": party, "revision": 1, "verdict": "approved"},
            "reason": "Просим уточнить график съёмок в павильоне." if number % 3 == 0 else "",
            "audience": audience,
            "programme": programme,
        }


if __name__ == "__main__":
    print(json.dumps(fill()))
