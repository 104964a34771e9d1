"""Jobs as they are read."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count

from diptych.engines.values.errors import Refused
from diptych.kernel.jobs.models import Job, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from django.db.models import QuerySet


def job_of(id: UUID, *, lock: bool = False) -> Job:
    """One job; Refused("no_job"). One query; ``lock`` holds the row until the transaction ends."""
    rows = Job.objects.select_for_update() if lock else Job.objects.all()
    found = rows.filter(pk=id).first()
    if found is None:
        raise Refused("no_job", id=str(id))
    return found


def jobs_in(*states: State) -> QuerySet[Job]:
    """Jobs that stand so (all, if no state is named), the newest first."""
    rows = Job.objects.order_by("-pk")
    return rows.filter(state__in=states) if states else rows


def job_counts() -> dict[str, int]:
    """How many jobs stand how, by every state; one query."""
    counted = dict(Job.objects.values_list("state").annotate(Count("pk")).order_by())
    return {state.value: counted.get(state.value, 0) for state in State}


def due_jobs(*, at: datetime) -> QuerySet[Job]:
    """Jobs that wait and whose time has come, the longest due first."""
    return Job.objects.filter(state=State.WAITING, next_at__lte=at).order_by("next_at", "pk")


def left_jobs(*, at: datetime) -> QuerySet[Job]:
    """Jobs whose worker has not said for too long that it still runs them; by index."""
    return Job.objects.filter(state=State.RUNNING, lease_until__lt=at).order_by("lease_until")


def forgotten_jobs(*, at: datetime, since: timedelta) -> QuerySet[Job]:
    """Jobs that workers were told of so long ago, and that still wait; by index."""
    return Job.objects.filter(state=State.WAITING, rung_at__lte=at - since, next_at__lte=at).order_by("rung_at")
