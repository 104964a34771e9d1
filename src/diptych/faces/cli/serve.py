"""``diptych serve`` and ``diptych demo``: the site, from this one command."""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from typing import NamedTuple

from diptych.engines.values.errors import Refused
from diptych.faces.cli import site

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from diptych.kernel.texts import Language

LOOPBACK = "127.0.0.1"
PORT = "8000"
LAST_PORT = 65535
LOOKED_AT = 50
"""Ports after a taken one among which a free one is sought."""


def _(text: str) -> str:
    return text


class Place(NamedTuple):
    """Where to listen, as an address that needs no looking up any more."""

    host: str
    port: int

    @property
    def in_address(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def serve(arguments: argparse.Namespace) -> int:
    """Serve the site until told to stop; 0 if it stopped because it was told to, 1 if it could not go on."""
    language = _language(arguments)
    place = free_place(*address_of(arguments))
    workers = workers_of(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _tell_address(place)
    site.set_up()
    _admit(place.host)
    said = language.gettext(_("Diptych is open at {address} – stop it with Ctrl-C."))
    return _open(place, workers, language, said, with_jobs=not arguments.no_jobs)


def demo(arguments: argparse.Namespace) -> int:
    """Serve the site to this machine alone, with a data folder that lasts as long as the demonstration."""
    import logging
    import secrets
    import tempfile

    language = _language(arguments)
    place = free_place(LOOPBACK, port_of(arguments))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Nothing of a site that is set up here takes part, neither its database nor its secret.
    for name in [name for name in os.environ if name.startswith("DIPTYCH_") and name != "DIPTYCH_DEBUG"]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="diptych-demo-") as folder:
        os.environ["DIPTYCH_DATA"] = folder
        # The accounts of one demonstration open no other.
        os.environ["DIPTYCH_DEMO"] = f"demo{secrets.token_hex(4)}"
        _tell_address(place)
        site.set_up()
        # Somebody watches this terminal: what goes well would push the address out of sight.
        logging.getLogger("django_structlog").setLevel(logging.ERROR)
        said = language.gettext(
            _("Diptych is open at {address} – with its examples. What you type is kept until you stop it with Ctrl-C.")
        )
        return _open(place, workers_of(arguments), language, said, prepare=_load_example)


def _tell_address(place: Place) -> None:
    """Have links in mails lead to where the site is opened, unless somebody has said where it is reached."""
    if not os.environ.get("DIPTYCH_HOSTS"):
        os.environ.setdefault("DIPTYCH_ADDRESS", f"http://{place.in_address}:{place.port}")


def _load_example(language: Language) -> None:
    """Have the registers hold the example programme, and people sit for its parties."""
    from django.db import connection

    from diptych import programmes
    from diptych.apps.programme.domain.reading import read_bundle
    from diptych.apps.slate.domain.demonstration import make_proposals
    from diptych.faces.cli import members
    from diptych.faces.cli.programme import bring_in

    bring_in(read_bundle(programmes.folder(programmes.EXAMPLE)), language)
    members.demonstrate(language)
    make_proposals(programme=programmes.EXAMPLE, at=datetime.now(UTC))
    # What workers inherit must not be shared between them.
    connection.close()


def _open(
    place: Place,
    workers: int,
    language: Language,
    said: str,
    *,
    prepare: Callable[[Language], None] = lambda _language: None,
    with_jobs: bool = True,
) -> int:
    from diptych.faces.cli import serve_workers
    from diptych.kernel import limits

    if not site.front_end_is_built():
        raise Refused("front_end_missing")
    if limits.lack_library():
        raise Refused("limits_library")
    site.bring_up_to_date()
    prepare(language)
    address = f"http://{place.in_address}:{place.port}/{language.code}/"
    good = serve_workers.run(
        place,
        workers,
        when_ready=lambda: print(said.format(address=address), flush=True),
        when_late=lambda: print(language.gettext(LATE), file=sys.stderr, flush=True),
        with_jobs=with_jobs,
    )
    print(language.gettext(STOPPED if good else FAILED), file=sys.stdout if good else sys.stderr)
    return 0 if good else 1


LATE = _("The site does not answer yet. “diptych check”, run beside it, may say why.")
STOPPED = _("Diptych has stopped.")
FAILED = _("Diptych had to stop: its workers ended again and again. The lines above say why.")


# Where to listen ------------------------------------------------------------------------------------------------------


def address_of(arguments: argparse.Namespace) -> tuple[str, int]:
    """The host and the port asked for."""
    return arguments.host or LOOPBACK, port_of(arguments)


def port_of(arguments: argparse.Namespace) -> int:
    """The port of ``--port``, else of the variable PORT, else 8000; 0 is any that is free."""
    asked = getattr(arguments, "port", None)
    name, found = ("--port", asked) if asked is not None else ("PORT", os.environ.get("PORT") or PORT)
    return number(name, found, least=0, most=LAST_PORT)


def workers_of(arguments: argparse.Namespace) -> int:
    """How many processes answer: as many as asked for, else one for each core this process may use."""
    asked = getattr(arguments, "workers", None)
    if asked is not None:
        return number("--workers", asked, least=1, most=256)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def number(name: str, found: str, *, least: int, most: int) -> int:
    """A whole number that was given in words of the command; Refused("bad_setting") with what was expected."""
    if found.isascii() and found.isdigit() and least <= int(found[:9]) <= most:
        return int(found)
    raise Refused("bad_setting", name=name, found=found, expected=f"{least}–{most}")


def free_place(host: str, port: int) -> Place:
    """Where to listen; Refused where that is impossible, with a port that would do if this one is taken.

    Workers share a port between them and would share it with a stranger too, so it is tried first without sharing.
    """
    import errno
    import socket

    try:
        family, _kind, _protocol, _name, found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        address = str(found[0])
        with socket.create_server((address, port), family=family) as taken:
            return Place(address, taken.getsockname()[1])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refused("port_taken", port=port, free=_free_after(host, port)) from None
        if error.errno in (errno.EACCES, errno.EPERM):
            raise Refused("port_forbidden", port=port) from None
        # The names of hosts have errors of their own, numbered apart.
        known = os.strerror(error.errno or 0) if error.errno in errno.errorcode else str(error.strerror)
        raise Refused("no_such_host", host=host, why=known) from None


def _free_after(host: str, port: int) -> int:
    """The next port that is free, else any that is."""
    import socket

    for other in (*range(port + 1, min(port + LOOKED_AT, LAST_PORT)), 0):
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            with socket.create_server((host, other), family=family) as free:
                return int(free.getsockname()[1])
        except OSError:
            continue
    return port


def _admit(host: str) -> None:
    """Refused("hosts_missing") if others could come and nobody has said under which names."""
    from django.conf import settings

    if not settings.HOSTS and not site.is_loopback(host):
        raise Refused("hosts_missing", host=host)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
