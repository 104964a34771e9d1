"""What is said of a thing, and where it disagrees."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from diptych.registers.sources.models import Claim, Conflict, ConflictSide, Contradiction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet


def claims_of(kind: str, id: str) -> QuerySet[Claim]:
    """The claims on record for a thing, in their order, each with its source and what it is converted from.

    One query.
    """
    return _claims(kind, id).filter(article=None).order_by("position")


def claims_in_articles(kind: str, id: str) -> QuerySet[Claim]:
    """What close readings of articles have found about a thing, each with its source; one query."""
    found = _claims(kind, id).filter(article__isnull=False)
    return found.select_related("article").order_by("reported_latest", "source__date_latest", "id")


def _claims(kind: str, id: str) -> QuerySet[Claim]:
    return Claim.objects.filter(subject_type=kind, subject_id=id).select_related("source", "converted_from")


def figures(kind: str, ids: Iterable[str], measure: str) -> QuerySet[Claim]:
    """Claims on record of one measure for many things at once, each with its source; one query."""
    found = Claim.objects.filter(subject_type=kind, subject_id__in=list(ids), measure=measure, article=None)
    return found.select_related("source").order_by("subject_id", "position")


def conflicts_of(kind: str, id: str) -> QuerySet[Conflict]:
    """Where reports of a thing disagree; each conflict with its sides, their claims and their sources. Two queries."""
    sides = ConflictSide.objects.order_by("position").select_related("source", "claim__source")
    found = Conflict.objects.filter(owner_type=kind, owner_id=id).order_by("position")
    return found.prefetch_related(Prefetch("sides", sides))


def contradictions_of(kind: str, id: str) -> QuerySet[Contradiction]:
    """What articles say of a thing against what others say; both claims with their sources. One query."""
    about = Q(claim__subject_type=kind, claim__subject_id=id) | Q(other__subject_type=kind, other__subject_id=id)
    found = Contradiction.objects.filter(about).select_related("article", "claim__source", "other__source")
    return found.order_by("article", "position")
