"""Decisions as somebody sees them."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from diptych.apps.slate.models import Appeal, Condition, Decision


class DecisionSeen(Record):
    """A decision with its conditions and appeals."""

    id: UUID
    party: str
    own: bool
    stage: str
    revision: int
    verdict: str
    reasons: str
    lang: str
    published_at: datetime | None
    """None only in the eyes of the party itself."""
    ended_at: datetime | None
    """When it was re-opened or taken back."""
    end_reason: str
    decided_by: str
    decided_at: datetime | None
    publish_on: date | None
    waived_reviews: str
    """These four are the party's own: nobody else sees who decided before it was published, or how."""
    appeal_until: date | None
    conditions: tuple[Condition, ...]
    appeals: tuple[Appeal, ...]


def decisions_seen(
    decisions: Iterable[Decision], sides: Collection[str], *, until: Mapping[UUID, date | None]
) -> tuple[DecisionSeen, ...]:
    """Of decisions with conditions and appeals, in their order: all of these sides, of others what was published."""
    found = []
    for row in decisions:
        own = row.party in sides
        if own or row.published_at is not None:
            found.append(
                DecisionSeen(
                    id=row.pk,
                    party=row.party,
                    own=own,
                    stage=row.stage,
                    revision=row.revision,
                    verdict=row.verdict,
                    reasons=row.reasons,
                    lang=row.lang,
                    published_at=row.published_at,
                    ended_at=row.ended_at,
                    end_reason=row.end_reason,
                    decided_by=row.decided_by if own else "",
                    decided_at=row.decided_at if own else None,
                    publish_on=row.publish_on if own else None,
                    waived_reviews=row.waived_reviews if own else "",
                    appeal_until=until.get(row.pk),
                    conditions=tuple(sorted(row.conditions.all(), key=lambda condition: condition.number)),
                    appeals=tuple(sorted(row.appeals.all(), key=lambda appeal: appeal.filed_at)),
                )
            )
    return tuple(found)
