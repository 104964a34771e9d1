"""How workers are told of a job: by a task of django-tasks, which holds nothing but the job's id."""

from __future__ import annotations

import os
import secrets
import socket
from uuid import UUID

from django_tasks import task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime


@task()
def begin(ids: list[str]) -> None:
    """Run a job, if it still waits: being told of one twice does no harm. Of several, each is told of by itself."""
    from diptych.kernel.jobs.domain.running import run

    if len(ids) == 1:
        run(UUID(ids[0]), worker=this_process())
        return
    for id in ids:
        begin.enqueue([id])


def ring(*ids: UUID, after: datetime | None = None) -> None:
    """Tell workers of jobs; not before ``after``."""
    begin.using(run_after=after).enqueue([str(id) for id in ids])


def this_process() -> str:
    """What a worker is called: the machine, its process there, and what no later process of that number has."""
    number = os.getpid()
    if number not in _called:
        # A process that was made by copying another one has that one's name in here too.
        _called.clear()
        _called[number] = f"{socket.gethostname()[:60]}:{number}:{secrets.token_hex(4)}"
    return _called[number]


_called: dict[int, str] = {}
