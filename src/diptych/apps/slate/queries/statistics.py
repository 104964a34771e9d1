"""The slate in figures, from published facts alone."""

from __future__ import annotations

from fractions import Fraction
from statistics import quantiles

from django.core.cache import cache
from django.db.models import Count, Max, Min

from diptych.apps.slate.enums import Joint, RevisionKind, Stage
from diptych.apps.slate.models import Decision, Proposal, Revision
from diptych.apps.slate.permissions import STAFF
from diptych.engines.values.record import Record
from diptych.kernel.audit.models import Head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.permissions.person import Person

    Counts = tuple[tuple[str, int], ...]

HOUR = 3600

OUTWARDS = {
    Joint.PROVISIONALLY_APPROVED: "approved",
    Joint.IN_PRODUCTION: "in_production",
    Joint.FINAL_CHECK: "in_production",
    Joint.FINAL_REVIEW: "in_production",
    Joint.FINALLY_APPROVED: "finished",
    Joint.REFUSED: "ended",
    Joint.WITHDRAWN: "ended",
    Joint.LAPSED: "ended",
}
"""What the public is told of a joint state; of any other that the film is ``considered``."""


class Days(Record):
    """How long something took, in days: half of all lie between ``lower`` and ``upper``."""

    count: int
    lower: Fraction
    median: Fraction
    upper: Fraction


class Statistics(Record):
    """Figures of what was filed in a programme."""

    filed: int
    by_form: Counts
    by_lead: Counts
    """By the country of the company that leads; empty where none was given."""
    by_state: Counts
    """By joint state for members; for others by ``considered, approved, in_production, finished, ended``."""
    to_provisional: Days | None
    """From filing to the last party's approval of the project."""
    to_final: Days | None
    """From filing the finished film to the last party's approval of it."""
    to_decision: tuple[tuple[str, Days], ...]
    """From filing to the first decision that each party published on the project."""


def statistics(programme: str, person: Person | None = None) -> Statistics:
    """The figures of a programme, as the public sees them or as a member does.

    Six queries over all that was filed once after each act, else the one that asks whether there was any.
    """
    member = person is not None and person.has(*STAFF, programme=programme)
    # By the hash of the last entry, not its number: a database that was restored has numbers for other acts.
    end = Head.objects.values_list("hash", flat=True).first()
    key = f"slate-statistics:{programme}:{member}:{end}"
    found: Statistics | None = cache.get(key)
    if found is None:
        found = _counted(programme, member=member)
        cache.set(key, found, HOUR)
    return found


def _counted(programme: str, *, member: bool) -> Statistics:
    rows = Proposal.objects.filter(programme=programme, filed_at__isnull=False)
    states = dict(_numbers(rows, "joint"))
    if not member:
        told: dict[str, int] = {}
        for joint, number in states.items():
            name = OUTWARDS.get(Joint(joint), "considered")
            told[name] = told.get(name, 0) + number
        states = told
    approved: Any = rows.filter(provisional_at__isnull=False).values_list("filed_at", "provisional_at")
    return Statistics(
        filed=sum(states.values()),
        by_form=_numbers(rows, "form"),
        by_lead=_numbers(rows, "lead_country"),
        by_state=tuple(sorted(states.items())),
        to_provisional=days(approved.order_by()),
        to_final=days(_final(programme)),
        to_decision=_decisions(programme),
    )


def _numbers(rows: QuerySet[Proposal], column: str) -> Counts:
    return tuple(rows.values_list(column).annotate(Count("pk")).order_by(column))


def _final(programme: str) -> Iterable[tuple[datetime, datetime]]:
    rows: Any = Revision.objects.filter(
        kind=RevisionKind.FINAL, proposal__programme=programme, proposal__final_at__isnull=False
    )
    rows = rows.order_by().values("proposal").annotate(begun=Min("filed_at"), ended=Max("proposal__final_at"))
    found: Iterable[tuple[datetime, datetime]] = rows.values_list("begun", "ended")
    return found


def _decisions(programme: str) -> tuple[tuple[str, Days], ...]:
    rows: Any = Decision.objects.filter(
        proposal__programme=programme, stage=Stage.PROVISIONAL, published_at__isnull=False
    )
    rows = (
        rows.order_by().values("party", "proposal").annotate(begun=Min("proposal__filed_at"), ended=Min("published_at"))
    )
    taken: dict[str, list[tuple[datetime, datetime]]] = {}
    for party, begun, ended in rows.values_list("party", "begun", "ended"):
        taken.setdefault(party, []).append((begun, ended))
    found = ((party, days(taken[party])) for party in sorted(taken))
    return tuple((party, taken) for party, taken in found if taken is not None)


def days(spans: Iterable[tuple[datetime, datetime]]) -> Days | None:
    """Quartiles of how many days lie between moments; None of nothing.

    >>> from datetime import UTC, datetime
    >>> def span(days):
    ...     return datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1 + days, tzinfo=UTC)
    >>> days([span(2), span(4), span(9)])
    Days(count=3, lower=Fraction(3, 1), median=Fraction(4, 1), upper=Fraction(13, 2))
    """
    taken = sorted((ended.date() - begun.date()).days for begun, ended in spans)
    if not taken:
        return None
    exact = [Fraction(found) for found in taken]
    lower, median, upper = quantiles(exact, n=4, method="inclusive") if len(exact) > 1 else exact * 3
    return Days(count=len(exact), lower=lower, median=median, upper=upper)
