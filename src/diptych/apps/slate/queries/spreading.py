"""Spreading proposals over reviewers: who may review what, and a plan in which everybody has as little as the others.

A plan is a function of what the tables hold; the same tables give the same plan. It is shown before it is carried out.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from diptych.apps.programme.queries.members import people_with
from diptych.apps.slate.enums import InterestState, TrackState
from diptych.apps.slate.models import Assignment, ProposalProducer, Track
from diptych.apps.slate.permissions import TRACK
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from django.contrib.auth.models import User

    from diptych.apps.slate.models import Round
    from diptych.kernel.permissions.person import Person

K = TypeVar("K")

MOST_PER_PROPOSAL = 9

REVIEWABLE = (TrackState.CHECKING, TrackState.ASKED, TrackState.REVIEWING)
"""States of a track in which reviewers are at work for its party."""

CONFLICT, PRODUCER, COMPANY = "conflict", "producer", "company"
"""What keeps a reviewer from a proposal: they said so, they write it, or they come from one of its companies."""


class Plan(Record):
    """Who would review what."""

    party: str
    given: tuple[tuple[UUID, tuple[int, ...]], ...]
    """Proposals in their order, each with the accounts that would be asked."""
    short: tuple[tuple[UUID, int], ...]
    """Proposals for which too few reviewers are free, with how many are missing."""
    load: tuple[tuple[int, int, int], ...]
    """Reviewers, with how many reviews they owe now and would owe then."""

    @property
    def key(self) -> str:
        """Tells one plan from another, so that what was looked at is what is carried out."""
        said = [f"{self.party}", *(f"{proposal}:{','.join(map(str, users))}" for proposal, users in self.given)]
        return sha256("\n".join(said).encode()).hexdigest()[:32]


def reviewable(round: Round, party: str) -> list[UUID]:
    """The proposals of a round that a party has reviewed now, in the order of their references; one query."""
    rows = Track.objects.filter(proposal__round=round, party=party, state__in=REVIEWABLE)
    return list(rows.order_by("proposal__reference", "proposal").values_list("proposal", flat=True))


def preview_spread(
    proposals: Iterable[UUID | str],
    *,
    party: str,
    per_proposal: int,
    reviewers: Iterable[int] | None = None,
    by: Person,
) -> Plan:
    """How so many reviewers for each proposal would be found among the party's reviewers, or among these of them.

    Those who review a proposal already count; who is tied to it, or has said so, is left out of it. Among all plans
    that fill as much as can be filled this is one with the least load on whoever has most. Nothing is written. Seven
    queries.

    Refused("no_proposal") where a proposal is not this person's to assign, Refused("no_reviewers"),
    Refused("per_proposal", most=…).
    """
    if not 1 <= per_proposal <= MOST_PER_PROPOSAL:
        raise Refused("per_proposal", found=per_proposal, most=MOST_PER_PROPOSAL)
    wanted = set(map(_id, proposals))
    rows = Track.objects.filter(TRACK.things(by, "assign_reviewer"), proposal__in=wanted, party=party)
    tracks = list(rows.select_related("proposal").order_by("proposal__reference", "proposal"))
    if len(tracks) != len(wanted) or not tracks:
        raise Refused("no_proposal")
    programmes = {track.proposal.programme_id for track in tracks}
    if len(programmes) > 1:
        raise Refused("no_proposal")
    free = people_of(programmes.pop(), party)
    chosen = sorted(set(free) if reviewers is None else set(free) & set(reviewers))
    if not chosen:
        raise Refused("no_reviewers", party=party)
    return _plan(tracks, party, per_proposal, chosen)


def people_of(programme: str, party: str) -> dict[int, User]:
    """The reviewers of a party by account; one query."""
    return {user.pk: user for user in people_with((Role.REVIEWER,), programme=programme, party=party)}


def reviewers_at_work(proposal: UUID, party: str) -> frozenset[int]:
    """The accounts a party has asked to review a proposal at the stage it is at; one query."""
    stage = Track.objects.filter(proposal=proposal, party=party).values("stage")
    rows = Assignment.objects.filter(proposal=proposal, party=party, ended_at=None, stage__in=stage)
    return frozenset(rows.values_list("reviewer", flat=True))


def ties(proposals: Collection[UUID], users: Collection[int], *, party: str) -> dict[tuple[UUID, int], str]:
    """What keeps these reviewers from these proposals: a code for each pair that is kept apart; three queries."""
    found: dict[tuple[UUID, int], str] = {}
    theirs: dict[int, set[str]] = {}
    for user, company in ProposalProducer.objects.filter(user__in=users).values_list("user", "company"):
        if company.strip():
            theirs.setdefault(user, set()).add(_plain(company))
    for proposal, user, company in ProposalProducer.objects.filter(proposal__in=proposals).values_list(
        "proposal", "user", "company"
    ):
        for reviewer, companies in theirs.items():
            if _plain(company) in companies:
                found.setdefault((proposal, reviewer), COMPANY)
        found[proposal, user] = PRODUCER
    declared = Assignment.objects.filter(proposal__in=proposals, party=party, interest=InterestState.CONFLICT)
    found |= dict.fromkeys(declared.values_list("proposal", "reviewer"), CONFLICT)
    return found


def owed(users: Collection[int], *, party: str) -> dict[int, int]:
    """How many reviews these reviewers owe a party now, where it still waits for them; one query."""
    waiting = Track.objects.filter(
        proposal=OuterRef("proposal"), party=party, stage=OuterRef("stage"), state__in=REVIEWABLE
    )
    rows = Assignment.objects.filter(Exists(waiting), reviewer__in=users, party=party, ended_at=None)
    rows = rows.filter(review__submitted_at=None)
    counted = rows.order_by().values("reviewer").annotate(number=Count("pk")).values_list("reviewer", "number")
    return {**dict.fromkeys(users, 0), **dict(counted)}


def _plan(tracks: Sequence[Track], party: str, per_proposal: int, reviewers: Sequence[int]) -> Plan:
    ids = [track.proposal_id for track in tracks]
    stages = {track.proposal_id: track.stage for track in tracks}
    at_work: dict[UUID, set[int]] = {}
    asked = Assignment.objects.filter(proposal__in=ids, party=party, ended_at=None)
    for proposal, stage, reviewer in asked.values_list("proposal", "stage", "reviewer"):
        if stage == stages[proposal]:
            at_work.setdefault(proposal, set()).add(reviewer)
    apart = ties(ids, reviewers, party=party)
    may = {
        id: [user for user in reviewers if (id, user) not in apart and user not in at_work.get(id, ())] for id in ids
    }
    need = {
        track.proposal_id: max(0, per_proposal - len(at_work.get(track.proposal_id, ()))) * (track.state in REVIEWABLE)
        for track in tracks
    }
    before = owed(reviewers, party=party)
    given = spread_evenly(need, may, before)
    after = {user: before[user] + sum(user in users for users in given.values()) for user in reviewers}
    return Plan(
        party=party,
        given=tuple((id, tuple(given[id])) for id in ids if given[id]),
        short=tuple((id, need[id] - len(given[id])) for id in ids if len(given[id]) < need[id]),
        load=tuple((user, before[user], after[user]) for user in reviewers),
    )


def spread_evenly(need: Mapping[K, int], may: Mapping[K, Sequence[int]], load: Mapping[int, int]) -> dict[K, list[int]]:
    """Give every proposal as many of those who may as it needs, so that nobody has much more than anybody else.

    First come those with the fewest who may; each takes whoever has least. Then work is handed on, along chains of
    people who may take it from each other, from somebody with more to somebody with at least two less, until there is
    no such chain: then no other plan has a smaller largest load. Ties are settled by the order of the accounts.

    >>> spread_evenly({"a": 1, "b": 1}, {"a": [1, 2], "b": [1]}, {1: 0, 2: 0})
    {'a': [2], 'b': [1]}
    """
    has = dict(load)
    given: dict[K, list[int]] = {key: [] for key in need}
    for key in sorted(need, key=lambda key: len(may[key])):
        for user in sorted(may[key], key=lambda user: (has[user], user))[: need[key]]:
            given[key].append(user)
            has[user] += 1
    while chain := _chain(given, may, has):
        for key, giver, taker in chain:
            given[key][given[key].index(giver)] = taker
        has[chain[0][1]] -= 1
        has[chain[-1][2]] += 1
    return {key: sorted(users) for key, users in given.items()}


def _chain(
    given: Mapping[K, list[int]], may: Mapping[K, Sequence[int]], has: Mapping[int, int]
) -> list[tuple[K, int, int]]:
    """Handings-on, each ``(what, from, to)``, by which somebody with much has one less; empty if nothing helps."""
    held: dict[int, list[K]] = {}
    for key, users in given.items():
        for user in users:
            held.setdefault(user, []).append(key)
    for start in sorted(held, key=lambda user: (-has[user], user)):
        came: dict[int, tuple[K, int]] = {}
        edge = [start]
        while edge:
            found = [
                (taker, key, giver)
                for giver in edge
                for key in held.get(giver, ())
                for taker in may[key]
                if taker not in given[key]
            ]
            edge = []
            for taker, key, giver in found:
                if taker == start or taker in came:
                    continue
                came[taker] = (key, giver)
                if has[taker] <= has[start] - 2:
                    return _back(came, start, taker)
                edge.append(taker)
    return []


def _back(came: Mapping[int, tuple[K, int]], start: int, end: int) -> list[tuple[K, int, int]]:
    chain = []
    while end != start:
        key, giver = came[end]
        chain.append((key, giver, end))
        end = giver
    return chain[::-1]


def _id(id: UUID | str) -> UUID:
    try:
        return UUID(str(id))
    except ValueError:
        raise Refused("no_proposal") from None


def _plain(company: str) -> str:
    return " ".join(company.casefold().split())
