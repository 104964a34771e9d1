"""``diptych work``: the process that does what the site leaves to be done, alone or beside those that answer."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from multiprocessing import Process, parent_process
from multiprocessing.connection import wait

from diptych.faces.cli import site

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from types import FrameType

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


SECONDS_TO_END = 12
"""What a worker has to end when it is told to: a little more than it gives its jobs."""

PAUSES = (0.5, 2, 10, 30)
"""Seconds before a worker that ended by itself is replaced; each is longer, unless the worker lasted a while."""

LASTED = 60

MOST_THREADS = 64


def run(arguments: argparse.Namespace) -> int:
    """Work off jobs until told to stop; 0."""
    language = _language(arguments)
    threads = threads_of(arguments)
    site.set_up()
    site.bring_up_to_date()
    print(language.gettext(_("Diptych works off its jobs – stop it with Ctrl-C.")), flush=True)
    _Foreman(threads, alone=True).stay()
    print(language.gettext(_("Diptych has stopped.")))
    return 0


def threads_of(arguments: argparse.Namespace) -> int | None:
    """How many jobs at a time; None where nobody has said."""
    from diptych.faces.cli.serve import number

    asked = getattr(arguments, "threads", None)
    return None if asked is None else number("--threads", asked, least=1, most=MOST_THREADS)


@contextmanager
def beside() -> Iterator[None]:
    """Have a worker run until the end of the block, replaced when it fails.

    It is looked after by a process of its own, made before this one has any threads: a process with threads is copied
    badly.
    """
    foreman = Process(target=_beside, name="diptych-work")
    foreman.start()
    try:
        yield
    finally:
        foreman.terminate()
        foreman.join(SECONDS_TO_END + 1)
        if foreman.is_alive():
            foreman.kill()


def _beside() -> None:
    site.set_up()
    _Foreman(None, alone=False).stay()


class _Foreman:
    """Keeps one worker at work until told to stop, or until the command that started both has ended."""

    def __init__(self, threads: int | None, *, alone: bool) -> None:
        self.threads = threads
        self.worker: Process | None = None
        # Set from signals, hence nothing with a lock, which the interrupted code may hold.
        self._stopping = False
        # Ctrl-C reaches every process of a terminal; the command that was started answers it.
        signal.signal(signal.SIGINT, self._stop if alone else signal.SIG_IGN)
        signal.signal(signal.SIGTERM, self._stop)

    def is_stopping(self) -> bool:
        return self._stopping

    def stay(self) -> None:
        command = parent_process()
        failures = 0
        while not self.is_stopping():
            begun = time.monotonic()
            worker = self._start()
            ended = wait([worker.sentinel, *([command.sentinel] if command else [])])
            if worker.sentinel not in ended:
                self._stop()
            if self.is_stopping():
                break
            worker.join()
            failures = 0 if time.monotonic() - begun > LASTED else failures + 1
            _log_end(worker.exitcode)
            self._pause(PAUSES[min(failures, len(PAUSES)) - 1])
        if self.worker:
            self.worker.join(SECONDS_TO_END)
            if self.worker.is_alive():
                self.worker.kill()
                self.worker.join()

    def _start(self) -> Process:
        """A new worker. Until it listens to signals itself, none may reach it, or it would take them for ours."""
        with _undisturbed():
            self.worker = Process(target=_work, args=(self.threads,), name="diptych-worker")
            self.worker.start()
        return self.worker

    def _stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        self._stopping = True
        if self.worker and self.worker.is_alive():
            self.worker.terminate()

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        command = parent_process()
        while time.monotonic() < until and not self.is_stopping():
            time.sleep(0.1)
            if command and not command.is_alive():
                self._stopping = True


def _work(threads: int | None) -> None:
    """What the worker's process does."""
    site.set_up()
    from diptych.kernel.jobs.working import THREADS, Worker

    # Commands end before they need it, and have it switched off; this one goes on.
    gc.enable()
    worker = Worker(threads or THREADS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda _number, _frame: worker.stop())
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, DISTURBING)
    threading.Thread(target=_end_with_the_foreman, daemon=True).start()
    worker.run()
    sys.stdout.flush()
    sys.stderr.flush()
    # A job that is still running does not keep the process: another worker begins it again.
    os._exit(0)


def _end_with_the_foreman() -> None:
    """However the command ended, the worker goes too: first asked, then not."""
    foreman = parent_process()
    if foreman is None:
        return
    foreman.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_END)
    os._exit(1)


DISTURBING = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No signal of ours until the end of the block, neither here nor in a process that is made in it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, DISTURBING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _log_end(code: int | None) -> None:
    import structlog

    structlog.get_logger(__name__).error("worker_ended", exit_code=code)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
