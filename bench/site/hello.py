"""The least that Django can answer: one view, no middleware. Run with a port as its only argument."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from bench.site.exchange import HOST
from bench.site.served import WORKERS
from diptych.faces.cli.serve_workers import CONNECTIONS, THREADS


def greet(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"hello", headers={"Content-Length": "5"})


urlpatterns = [path("", greet)]


def application(*_: Any) -> Callable[..., Any]:
    import django

    # As a program this module is called __main__; its addresses are looked up by name.
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="bench.site.hello", MIDDLEWARE=[], LOGGING_CONFIG=None)
    django.setup()
    return WSGIHandler()


def serve(port: int) -> None:
    server = Granian(
        "hello",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.error,
    )
    server.serve(target_loader=application, wrap_loader=False)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
