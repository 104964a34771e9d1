"""What is said of a thing, and where it disagrees."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from diptych.kernel.keeping.thing import things
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


def claims_listed(
    *,
    subject_type: str = "",
    subject: str = "",
    measure: str = "",
    territory: str = "",
    currency: str = "",
    source: str = "",
    unverified: bool | None = None,
) -> QuerySet[Claim]:
    """Claims of all things, by id: those on record and those that articles were found to make. One query."""
    asked = {"measure": measure, "territory": territory, "currency": currency, "source": source}
    found = Claim.objects.filter(_about("subject", subject_type, subject), **_given(asked)).order_by("id")
    return found if unverified is None else found.filter(unverified=unverified)


def conflicts_listed(*, owner_type: str = "", owner: str = "", reason: str = "") -> QuerySet[Conflict]:
    """Conflicts of all things, by id; one query."""
    return Conflict.objects.filter(_about("owner", owner_type, owner), **_given({"reason": reason})).order_by("id")


def _given(asked: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in asked.items() if value}


def _about(field: str, kind: str, id: str) -> Q:
    """Of one kind, of one thing, or of both; an index begins with the kind, so that all are named where none is."""
    about = {f"{field}_type__in": [kind] if kind else list(things()) if id else [], f"{field}_id": id}
    return Q(**{name: value for name, value in about.items() if value})


def figures(kind: str, ids: Iterable[str], measure: str) -> QuerySet[Claim]:
    """Claims on record of one measure for many things at once, each with its source; one query."""
    found = Claim.objects.filter(subject_type=kind, subject_id__in=list(ids), measure=measure, article=None)
    return found.select_related("source").order_by("subject_id", "position")


def claims_quoting(agent: str) -> QuerySet[Claim]:
    """What sources say with an agent as the one they have it from, or as interpreter; each claim with its source.

    One query.
    """
    found = Claim.objects.filter(Q(upstream=agent) | Q(interpreter=agent))
    return found.select_related("source", "converted_from").order_by("subject_type", "subject_id", "position", "id")


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


def conflicts_over(source: str) -> QuerySet[Conflict]:
    """Where what a source says is one side of a disagreement; each conflict with its sides. Two queries."""
    there = ConflictSide.objects.filter(Q(claim__source=source) | Q(source=source)).values("conflict")
    sides = ConflictSide.objects.order_by("position").select_related("source", "claim__source")
    found = Conflict.objects.filter(pk__in=there).order_by("owner_type", "owner_id", "position")
    return found.prefetch_related(Prefetch("sides", sides))


def contradictions_over(source: str) -> QuerySet[Contradiction]:
    """What close readings found that contradicts a source, or that it contradicts; both claims with their sources.

    One query.
    """
    found = Contradiction.objects.filter(Q(claim__source=source) | Q(other__source=source))
    return found.select_related("claim__source", "other__source").order_by("article", "position")
