"""What is done for the index without anybody asking."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.jobs import Attempt, Hopeless, enqueue, job, periodic
from diptych.kernel.jobs.ticking import HOUR
from diptych.kernel.search.domain.following import JOB, begin_epoch, follow
from diptych.kernel.search.domain.healing import look_after
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.domain.saved import forget_removed
from diptych.kernel.search.domain.vectors import embed_all
from diptych.kernel.search.embedding import is_on
from diptych.kernel.search.queries.state import current

SECONDS = 300.0
"""What a job takes at a time; the rest is another job, so that no worker counts as stuck."""

MINUTES = 5
"""Between looks at whether the index is there, and what it should be."""

SETTLED = timedelta(seconds=45)
"""Before an index is made that nobody has asked for."""


@job(JOB)
def follow_ledger(attempt: Attempt) -> None:
    begin_epoch()
    if not current().generation:
        _go_on("search.rebuild", attempt)
    elif not follow(seconds=SECONDS):
        _go_on(JOB, attempt)


@job("search.rebuild", attempts=4)
def rebuild_index(attempt: Attempt) -> None:
    try:
        if not rebuild(seconds=SECONDS, resume=True):
            _go_on("search.rebuild", attempt)
    except Refused as error:
        # Somebody else is at it, and will see to the end.
        if error.code != "index_being_built":
            raise Hopeless(error.code) from error


@periodic("search.look_after", every=MINUTES * 60)
def look_after_index(attempt: Attempt) -> None:
    if look_after(seconds=SECONDS):
        # A site that has just been started has better things to do at first.
        _go_on("search.rebuild", attempt, after=attempt.at + SETTLED)


@periodic("search.forget_removed", every=24 * HOUR, whole=True)
def forget_searches(attempt: Attempt) -> None:
    """What people have removed of their own, and did not want back."""
    forget_removed(at=attempt.at)


@periodic("search.embed", every=HOUR)
def embed(attempt: Attempt) -> None:
    """Read what new and changed documents mean, where the extra for it is switched on."""
    if is_on() and not embed_all(seconds=SECONDS):
        _go_on("search.embed", attempt)


def _go_on(name: str, attempt: Attempt, *, after: datetime | None = None) -> None:
    """Have it done by another job, once, whoever asks."""
    with transaction.atomic():
        enqueue(name, at=attempt.at, after=after, key=f"{attempt.job}")
