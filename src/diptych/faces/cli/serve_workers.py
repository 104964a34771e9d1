"""The processes that answer requests: started once all is loaded, replaced when they fail, ended with the command."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from contextlib import nullcontext
from http.client import HTTPConnection, HTTPException
from multiprocessing import parent_process

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from diptych.faces.cli import work

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from granian.server.common import AbstractServer

    from diptych.faces.cli.serve import Place

THREADS = 8
"""Requests a worker answers at a time. A core runs one of them; others wait for the database or a slow sender."""

CONNECTIONS = 1024
"""Open connections per worker, most of them idle between two keystrokes; further ones wait at the door."""

TIDIED_FROM = 2_000
"""Objects made and not given back from which on circles among them are looked for when a request is over."""

COLLECTED_AFTER = (200_000, 10, 10)
"""The same while one is being answered, as Python counts. What a long page is made of, some 20,000, is no garbage until
it is sent: looked through before, it counts as old, and one page in ten waits until all that is old is seen to."""

SECONDS_TO_FINISH = 10
"""What a worker has to answer those it is answering when it is told to stop."""

SECONDS_UNTIL_LATE = 30


def run(
    place: Place,
    workers: int,
    *,
    when_ready: Callable[[], None],
    when_late: Callable[[], None],
    with_jobs: bool = True,
) -> bool:
    """Serve until told to stop. False if it was not told to: workers failed one after another.

    ``when_ready`` is called once, when the site really answers; ``when_late`` if that takes unusually long.
    ``with_jobs`` has one more process do what the others leave to be done.
    """
    _load()
    with work.beside() if with_jobs else nullcontext():
        return _serve(place, workers, when_ready, when_late)


def _serve(place: Place, workers: int, when_ready: Callable[[], None], when_late: Callable[[], None]) -> bool:
    server = Granian(
        "diptych",
        address=place.host,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http=HTTPModes.http1,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.error,
        # Its lines go where all others go, as JSON.
        log_dictconfig={"formatters": {}, "handlers": {}, "loggers": {"_granian": {"propagate": True}}},
    )
    watch = threading.Thread(target=_announce, args=(server, place, when_ready, when_late), daemon=True)
    server.on_startup(_stop_when_left(server))
    server.on_startup(watch.start)
    try:
        server.serve(target_loader=application, wrap_loader=False)
    except SystemExit:
        return bool(server.interrupt_signal)
    return True


def _load() -> None:
    """Load what every worker needs before there are any, so that they start at once and share its memory."""
    from django.core.servers.basehttp import get_internal_wsgi_application
    from django.core.signals import request_finished
    from django.template import engines
    from django.template.backends.jinja2 import Jinja2
    from django.urls import get_resolver

    from diptych import agreements

    get_internal_wsgi_application()
    _ = get_resolver().url_patterns
    agreements.agreements()
    for templates in engines.all():
        if isinstance(templates, Jinja2):
            for name in templates.env.list_templates(["html"]):
                templates.env.get_template(name)
    # Commands end before they need it, and have it switched off.
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
    request_finished.connect(_tidy, dispatch_uid="diptych.tidy")


def _tidy(**_sent: object) -> None:
    """Give back what a page was made of, once it is on its way: hardly anything of the youngest is in use by then."""
    if gc.get_count()[0] >= TIDIED_FROM:
        gc.collect(0)


def application() -> Callable[..., Any]:
    """What a worker calls first: the application, made in the worker."""
    if hasattr(signal, "pthread_sigmask"):
        # Ctrl-C reaches every process of a terminal; the command alone answers it, and stops its workers in order.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_the_command, daemon=True).start()
    from django.core.servers.basehttp import get_internal_wsgi_application

    made: Callable[..., Any] = get_internal_wsgi_application()
    return made


def _end_with_the_command() -> None:
    """However the command ended, its workers go too: first asked, then not."""
    command = parent_process()
    if command is None:
        return
    command.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_FINISH)
    os._exit(1)


def _stop_when_left(server: AbstractServer[Any]) -> Callable[[], None]:
    """A closed terminal means stop, unless the command was started to outlive it, as with nohup."""
    hangup = getattr(signal, "SIGHUP", None)
    outlives = hangup is None or signal.getsignal(hangup) is signal.SIG_IGN

    def hook() -> None:
        if hangup is not None:
            signal.signal(hangup, signal.SIG_IGN if outlives else server.signal_handler_interrupt)

    return hook


def _announce(
    server: AbstractServer[Any], place: Place, when_ready: Callable[[], None], when_late: Callable[[], None]
) -> None:
    begun, late = time.monotonic(), False
    # Processes are made by copying this one: until all are made, nothing else may go on in it.
    while len(server.wrks) < server.workers:
        time.sleep(0.01)
    while not server.interrupt_signal:
        if _is_ready(place):
            when_ready()
            return
        if not late and time.monotonic() - begun > SECONDS_UNTIL_LATE:
            late = True
            when_late()
        time.sleep(0.05)


def _is_ready(place: Place) -> bool:
    """Whether the site says of itself that it can serve."""
    from django.conf import settings

    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(place.host, place.host)
    name = settings.ALLOWED_HOSTS[0].lstrip(".")
    connection = HTTPConnection(host, place.port, timeout=10)
    try:
        connection.request("GET", "/readyz", headers={"Host": name if name != "*" else "localhost"})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
