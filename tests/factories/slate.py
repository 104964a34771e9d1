"""A programme of two countries, its people, and proposals brought through real verbs to where a test begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from diptych.apps.programme.models import Membership, Programme
from diptych.apps.programme.queries.members import person_of
from diptych.apps.slate.domain import (
    checking,
    deciding,
    ending,
    filing,
    producers,
    producing,
    proposals,
    reviewing,
    rounds,
)
from diptych.apps.slate.models import Assignment, PartyTerms, Proposal, Round, Track
from diptych.engines.values.errors import Refused
from diptych.kernel.audit.models import Entry
from diptych.kernel.notices.models import Notice
from diptych.kernel.permissions.person import Person, Role
from tests.factories import people

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday that is a working day on both sides."""
TODAY = NOW.date()
PROGRAMME = "ru-cn"
PARTIES = ("RU", "CN")
OTHER = {"RU": "CN", "CN": "RU"}
STAFF = (Role.COORDINATOR, Role.OFFICER, Role.ANALYST)

DOSSIER: dict[str, Any] = {
    "diptych": "dossier/1",
    "id": "snow-line",
    "title": {"ru": "Линия снега", "zh-hans": "雪线"},
    "agreement": "rucn-2017",
    "form": "fiction",
    "format": "film",
    "minutes": "104",
    "budget": "90 000 000 RUB",
    "producers": [
        {"id": "north", "name": "Север", "country": "RU", "money": ["45 000 000 RUB"]},
        {"id": "river", "name": "大河", "country": "CN", "money": ["45 000 000 RUB"]},
    ],
}


def later(**passed: int) -> datetime:
    return NOW + timedelta(**passed)


def programme(id: str = PROGRAMME, parties: Iterable[str] = PARTIES) -> Programme:
    found = Programme.objects.filter(pk=id).first()
    if found is None:
        found = people.programme(id, *parties)
        for party in parties:
            days = {"check_days": 5, "review_days": 20, "answer_days": 10, "appeal_days": 15, "remind_days": 3}
            PartyTerms.objects.create(programme=found, party=party, changed_at=NOW, **days)
    return found


# People ---------------------------------------------------------------------------------------------------------------


def account(name: str, label: str = "") -> User:
    """Somebody with an account; nobody signs in here, so there is no password."""
    return User.objects.get_or_create(username=name, defaults={"first_name": label, "password": "!"})[0]


def member(party: str, role: str, *, number: int = 1, of: str = PROGRAMME) -> Person:
    """Somebody who sits for a party, under a name that says so: ``ru-officer-1``."""
    user = account(f"{party.lower()}-{role}-{number}", f"{party} {role} {number}")
    seat = {"user": user, "programme": programme(of), "party": party, "role": role, "until": None}
    Membership.objects.get_or_create(**seat, defaults={"since": NOW, "given_by": "test"})
    return person_of(user)


def officer(party: str) -> Person:
    return member(party, Role.OFFICER)


def coordinator(party: str) -> Person:
    return member(party, Role.COORDINATOR)


def reviewer(party: str, number: int = 1) -> Person:
    return member(party, Role.REVIEWER, number=number)


def lead() -> Person:
    """The producer who begins every proposal here."""
    return person_of(account("vera", "Vera"))


def partner() -> Person:
    """A producer of the other country."""
    return person_of(account("lin", "Lin"))


def stranger() -> Person:
    """Somebody with an account and nothing else."""
    return person_of(account("passer-by", "Passer-by"))


def everybody() -> dict[str, Person]:
    """One of each: every role on both sides, both producers, a stranger."""
    sides = {f"{party} {role}": member(party, role) for party in PARTIES for role in Role}
    return {**sides, "lead": lead(), "partner": partner(), "stranger": stranger()}


def outcomes(call: Callable[[Person], object]) -> dict[str, set[str]]:
    """What becomes of an act when each of :func:`everybody` tries it: ``done`` or the code of the refusal, and who.

    Whatever is done is undone, so that each finds the same.
    """
    found: dict[str, set[str]] = {}
    for name, person in everybody().items():
        outcome = "done"
        try:
            with transaction.atomic():
                call(person)
                transaction.set_rollback(True)
        except Refused as error:
            outcome = error.code
        found.setdefault(outcome, set()).add(name)
    return found


# Rounds ---------------------------------------------------------------------------------------------------------------


def call(**changes: Any) -> dict[str, Any]:
    """A call as it is written down."""
    return {
        "slug": "2027",
        "opens_at": later(days=-10).isoformat(),
        "closes_at": later(days=60).isoformat(),
        "texts": {"ru": {"name": "Набор 2027 года"}, "zh": {"name": "2027年征集", "text": "合拍片"}},
        "quotas": {"RU": {"fiction": 2, "animation": 2}, "CN": {"fiction": 2}},
        "criteria": [
            {"names": {"ru": "Художественный уровень", "zh": "艺术水准"}, "weight": 3, "most": 10},
            {"names": {"ru": "Осуществимость", "zh": "可行性"}, "help": {"ru": "План и бюджет"}, "most": 5},
        ],
        "questions": [{"texts": {"ru": "Почему сейчас?", "zh": "为什么是现在？"}, "longest": 500}],
        **changes,
    }


def announced(**changes: Any) -> Round:
    programme()
    found, _code = rounds.create_round(PROGRAMME, call=call(**changes), by=coordinator("RU"), at=later(days=-20))
    return rounds.announce_round(found.pk, party="RU", by=coordinator("RU"), at=later(days=-19))


# Proposals ------------------------------------------------------------------------------------------------------------


def draft(
    title: str = "Линия снега",
    *,
    round: Round | None = None,
    by: Person | None = None,
    companies: tuple[str, str] = ("Север", "大河"),
    **changes: Any,
) -> Proposal:
    """A draft that lacks nothing to be filed, of two producers."""
    programme()
    who = by or lead()
    found = proposals.begin_proposal(
        PROGRAMME,
        lang="ru",
        title=title,
        round=round,
        company=companies[0],
        country="RU",
        dossier={**DOSSIER, **changes},
        by=who,
        at=NOW,
    )
    for kind in ("logline", "synopsis"):
        proposals.save_text(found.pk, kind=kind, lang="ru", text=f"{title}: {kind}", status="original", by=who, at=NOW)
    other = account("lin", "Lin")
    producers.add_producer(found.pk, user=other, company=companies[1], country="CN", by=who, at=NOW)
    return found


def filed(title: str = "Линия снега", **changes: Any) -> Proposal:
    """Filed with both parties, who check whether it is complete."""
    found = draft(title, **changes)
    filing.file_proposal(found.pk, by=changes.get("by") or lead(), at=NOW)
    return again(found)


def under_review(title: str = "Линия снега", *, parties: Iterable[str] = PARTIES, **changes: Any) -> Proposal:
    """Found complete by these parties."""
    found = filed(title, **changes)
    for party in parties:
        checking.find_complete(found.pk, party=party, by=officer(party), at=NOW)
    return again(found)


def asked(party: str = "CN", text: str = "Пришлите договор.", **changes: Any) -> Proposal:
    """A party waits for the producers; the other checks."""
    found = filed(**changes)
    checking.request_information(
        found.pk, party=party, kind="document", text=text, lang="ru", by=officer(party), at=NOW
    )
    return again(found)


def decide(found: Proposal, party: str, verdict: str = "approved", **more: Any) -> Proposal:
    told: dict[str, Any] = {"reasons": f"{party}: reasons", "lang": "ru", "at": NOW, **more}
    if verdict == "approved_with_conditions":
        told.setdefault("conditions", [{"text": "Титры на двух языках", "is_public": True}])
    deciding.decide(found.pk, party=party, verdict=verdict, by=officer(party), **told)
    return again(found)


def decided(**verdicts: str) -> Proposal:
    """Decided and published: ``decided(RU="approved", CN="refused")``; parties that are not named go on."""
    found = under_review()
    for party, verdict in verdicts.items():
        found = decide(found, party, verdict)
    return found


def approved() -> Proposal:
    return decided(RU="approved", CN="approved")


def in_production() -> Proposal:
    found = approved()
    producing.begin_production(found.pk, by=lead(), at=NOW)
    return again(found)


def withdrawn(**changes: Any) -> Proposal:
    found = filed(**changes)
    ending.withdraw_proposal(found.pk, reason="Нет денег", by=lead(), at=NOW)
    return again(found)


def assigned(found: Proposal, party: str, number: int = 1, *, interest: str = "clear") -> Assignment:
    """A reviewer of a party at work on a proposal, or asked, or in conflict."""
    who = reviewer(party, number)
    (row,) = reviewing.assign_reviewers(found.pk, party=party, reviewers=[who.id], by=coordinator(party), at=NOW)
    if interest != "undeclared":
        note = "Снимали вместе" if interest == "conflict" else ""
        row = reviewing.declare_interest(row.pk, interest=interest, note=note, by=who, at=NOW)
    return row


# What became of it ----------------------------------------------------------------------------------------------------


def again(found: Proposal) -> Proposal:
    return Proposal.objects.get(pk=found.pk)


def track(found: Proposal, party: str) -> Track:
    return Track.objects.get(proposal=found, party=party)


def states(found: Proposal) -> dict[str, str]:
    return dict(Track.objects.filter(proposal=found).order_by("-party").values_list("party", "state"))


def last_entry() -> Entry:
    return Entry.objects.order_by("-sequence")[0]


def said() -> tuple[str, str, str, str]:
    """Of the last entry: what was done, by whom, for which party, and who may see it."""
    entry = last_entry()
    return entry.action, entry.actor_id, entry.party, entry.audience


def entries() -> int:
    return Entry.objects.count()


def told(code: str) -> set[str]:
    """The names of those who were told this."""
    return set(Notice.objects.filter(code=code).values_list("user__username", flat=True))


def forget_notices() -> None:
    Notice.objects.all().delete()


def day(**passed: int) -> date:
    return TODAY + timedelta(**passed)
