"""Jobs: work that an act leaves to be done after it, once, by whichever worker is free.

A subject registers what can be done in its module ``tasks`` and asks for it in the transaction of the act::

    @job("notices.send_mail", attempts=9)
    def send_mail(attempt: Attempt, *, mail: str) -> None: ...


    enqueue("notices.send_mail", key=str(mail.pk), mail=str(mail.pk), at=at)

A job is a row that is written with the act or not at all, so that neither a rolled back act leaves one nor a kill of
the process loses one. What tells workers of it is django-tasks, after the commit; what that forgets is found by looking
at the rows. A job that fails is tried again, each time later; in the end it is given up and an operator sees it. A
worker that is killed in the middle of a job leaves it to another: what is done outside the database may then be done
twice, so a job carries a key by which the other end can tell.
"""

from __future__ import annotations

from importlib import import_module

from diptych.kernel.jobs.kinds import Attempt, Hopeless, job
from diptych.kernel.jobs.ticking import periodic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.jobs.domain.queue import enqueue

__all__ = ["Attempt", "Hopeless", "enqueue", "job", "periodic"]


def __getattr__(name: str) -> object:
    """What stands on tables is loaded when it is asked for: Django imports this package before there are any."""
    if name != "enqueue":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.domain.queue").enqueue
