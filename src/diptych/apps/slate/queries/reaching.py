"""How far somebody reaches who acts for one party of one programme, or as a producer and nothing else.

Tokens are made for one of these. Their owner may be more than that: what they are besides is left out here.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db.models import Q

from diptych.apps.slate.models import (
    Assignment,
    Backing,
    Condition,
    Document,
    PartyTerms,
    Proposal,
    ProposalProducer,
    Round,
)
from diptych.apps.slate.permissions import PROPOSAL, STAFF
from diptych.apps.slate.queries.round_pages import round_seen
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.permissions.person import Person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet


class Reach(Record):
    """Whom somebody acts for. The person has no other seats than those of this party."""

    person: Person
    programme: str
    party: str
    """Empty for a producer."""


@dataclass(frozen=True, slots=True)
class Bound(Person):
    """Somebody bound to what they act for, where a reach cannot be handed on beside the person."""

    programme: str = ""
    party: str = ""


def bound(reach: Reach) -> Bound:
    """Whoever acts, bound to what they act for."""
    own = {name.name: getattr(reach.person, name.name) for name in fields(reach.person)}
    return Bound(**own, programme=reach.programme, party=reach.party)


def produced(reach: Reach) -> QuerySet[ProposalProducer, Any]:
    """The proposals that somebody produces, for a subquery."""
    return ProposalProducer.objects.filter(user=reach.person.id, until=None).values("proposal")


def within(reach: Reach) -> Q:
    """The proposals that can be within reach, beside what permissions say; a condition on their table."""
    found = Q(programme=reach.programme)
    if not reach.party:
        return found & Q(pk__in=produced(reach))
    found &= ~Q(pk__in=produced(reach))
    if not reach.person.has(*STAFF):
        asked = Assignment.objects.filter(reviewer=reach.person.id, party=reach.party, ended_at=None)
        found &= Q(pk__in=asked.values("proposal"))
    return found


def demand_reach(reach: Reach, id: UUID | str) -> None:
    """Refused("no_proposal") for what is out of reach or not to be seen, Refused("not_with_this_token") for a proposal
    of one's own where one acts for a party. Whoever is asked to review it reaches it, to declare their interests. Two
    queries at the most."""
    rows = Proposal.objects.filter(pk=id, programme=reach.programme)
    asked = Assignment.objects.filter(reviewer=reach.person.id, party=reach.party, ended_at=None)
    seen = PROPOSAL.things(reach.person, "see_proposal") | Q(pk__in=asked.values("proposal"))
    if not rows.filter(within(reach) & seen).exists():
        if reach.party and rows.filter(pk__in=produced(reach)).exists():
            raise Refused("not_with_this_token")
        raise Refused("no_proposal")


def reached(reach: Reach, ids: Iterable[UUID | str]) -> frozenset[str]:
    """Those of these proposals that are within reach; one query."""
    rows = Proposal.objects.filter(within(reach), pk__in=list(ids))
    return frozenset(str(id) for id in rows.values_list("pk", flat=True))


def assignment_within(reach: Reach, id: UUID | str) -> UUID:
    """The proposal of an assignment of the party; Refused("no_assignment") for any other's. One query."""
    rows = Assignment.objects.filter(pk=id, party=reach.party, proposal__programme=reach.programme)
    found = rows.values_list("proposal", flat=True).first()
    if found is None:
        raise Refused("no_assignment")
    return found


def condition_within(proposal: UUID, id: UUID) -> bool:
    """Whether a condition belongs to a decision on a proposal; one query."""
    return Condition.objects.filter(pk=id, decision__proposal=proposal).exists()


def document_within(proposal: UUID, id: UUID) -> bool:
    """Whether a document belongs to a proposal; one query."""
    return Document.objects.filter(pk=id, proposal=proposal).exists()


def backing_within(proposal: UUID, id: UUID) -> bool:
    """Whether a backing belongs to a proposal; one query."""
    return Backing.objects.filter(pk=id, proposal=proposal).exists()


def held(id: UUID | str) -> None:
    """Hold a proposal until the transaction ends, so that it stays as it is compared. One query."""
    Proposal.objects.select_for_update().filter(pk=id).values_list("pk").first()


def round_held(id: UUID) -> None:
    """Hold a round until the transaction ends. One query."""
    Round.objects.select_for_update().filter(pk=id).values_list("pk").first()


def terms_held(programme: str, party: str) -> None:
    """Hold the terms of a party until the transaction ends, if it has set any. One query."""
    PartyTerms.objects.select_for_update().filter(programme=programme, party=party).values_list("pk").first()


def round_within(reach: Reach, slug: str, code: str, *, at: datetime) -> Round:
    """A round that somebody finds, or has the code of. Eight queries. Refused("no_round")."""
    return Round.objects.get(pk=round_seen(reach.person, reach.programme, slug, code=code, at=at).row.id)
