"""A worker: a process that runs jobs, several at a time, until it is told to stop."""

from __future__ import annotations

import os
import threading
import time
from datetime import timedelta

import structlog
from django.db import Error, close_old_connections, connection
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker as Taker
from django_tasks_db.models import DBTaskResult

from diptych.kernel.jobs.domain.queue import enqueue_turns
from diptych.kernel.jobs.domain.running import LEASE, LONGEST, at_work_since, extend_leases, sweep
from diptych.kernel.jobs.ringing import this_process

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

log = structlog.get_logger(__name__)

THREADS = 4
"""Jobs that a worker runs at a time. Most of what they take is waiting for other machines to answer."""

INTERVAL = 0.5
"""Seconds between looks at whether there is something to do."""

SWEEPING = 5
"""Seconds between looks at what others left, and at which turns have begun."""

EXTENDING = LEASE.total_seconds() / 4
"""Seconds after which a worker says again that it still runs what it runs."""

TROUBLE = 5
"""Seconds to wait when the database does not answer."""

SECONDS_TO_FINISH = 10
"""What jobs have that run when the worker is told to stop; what takes longer is begun again by the next worker."""


class Worker:
    """One process's worth of work. :meth:`run` returns after :meth:`stop` was called, from a signal or a thread."""

    def __init__(self, threads: int = THREADS) -> None:
        self.name = this_process()
        # Set from signals, hence nothing with a lock, which the interrupted code may hold.
        self._stopping = False
        self._ready = threading.Event()
        # Tasks that lie elsewhere than in the database are taken from there by workers of that kind.
        count = threads if isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend) else 0
        self._takers = [_taker(f"{self.name}:{number}") for number in range(count)]
        self._known: dict[str, datetime] = {}
        self._extended = self._swept = -SWEEPING - EXTENDING

    def stop(self) -> None:
        """Begin nothing more; what runs is finished."""
        self._stopping = True
        for taker in self._takers:
            taker.running = False

    def is_stopping(self) -> bool:
        return self._stopping

    def run(self) -> None:
        """Work until told to stop, then wait a while for what still runs."""
        threads = [threading.Thread(target=self._take, args=(taker,), daemon=True) for taker in self._takers]
        for thread in threads:
            thread.start()
        try:
            while not self.is_stopping():
                self._look()
                time.sleep(INTERVAL)
        finally:
            self.stop()
            self._ready.set()
            until = time.monotonic() + SECONDS_TO_FINISH
            for thread in threads:
                thread.join(max(0, until - time.monotonic()))
            connection.close()

    def _look(self) -> None:
        """See to what is due; a database that does not answer is asked again later."""
        now = timezone.now()
        try:
            close_old_connections()
            if self._is_time("_extended", EXTENDING) and (since := at_work_since()):
                extend_leases(worker=self.name, at=now)
                _end_if_stuck(since, now)
            if self._is_time("_swept", SWEEPING):
                sweep(at=now)
                enqueue_turns(at=now, known=self._known)
            if not self._ready.is_set() and self._takers and DBTaskResult.objects.ready().exists():
                self._ready.set()
        except Error as error:
            log.warning("worker_without_database", why=str(error).strip())
            connection.close()
            time.sleep(TROUBLE)

    def _is_time(self, what: str, seconds: float) -> bool:
        now = time.monotonic()
        due: bool = now - getattr(self, what) >= seconds
        if due:
            setattr(self, what, now)
        return due

    def _take(self, taker: Taker) -> None:
        """One thread: take what is ready until nothing is."""
        try:
            while not self.is_stopping():
                if not self._ready.wait(1):
                    continue
                try:
                    taker.run()
                except Error as error:
                    log.warning("worker_without_database", why=str(error).strip())
                    connection.close()
                    time.sleep(TROUBLE)
                if not self.is_stopping():
                    self._ready.clear()
        finally:
            connection.close()


def _taker(name: str) -> Taker:
    """What takes tasks from the database one after another; ``batch`` has it return when none is left."""
    return Taker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=name[-64:],
    )


def _end_if_stuck(since: datetime, now: datetime) -> None:
    """End a process in which a job takes far too long: a thread cannot be stopped, and others may wait behind it.

    By then another worker may have begun the job. Whoever started this process starts it anew.
    """
    if now - since > LONGEST + LEASE + timedelta(seconds=EXTENDING):
        log.error("worker_stuck", minutes=round((now - since).total_seconds() / 60))
        os._exit(1)
