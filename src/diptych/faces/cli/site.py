"""The site as the command prepares it: set up from its surroundings, its database brought up to date."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager

from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "diptych.config.settings"

PATIENCE = 120
"""Seconds to wait for another start that is bringing the same database up to date."""

LOCK = 7_165_384_923
"""Any number that no other program asks the same PostgreSQL server for."""


def set_up() -> None:
    """Load Django with the settings that the surroundings give; Refused for variables that cannot be meant."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


@contextmanager
def database() -> Iterator[None]:
    """The site's database until the end of the block; Refused("database_unusable") with what it says."""
    set_up()
    from django.db import Error

    try:
        yield
    except Error as error:
        raise Refused("database_unusable", why=first_line(error)) from None


def bring_up_to_date() -> None:
    """Apply what migrations there are. Refused("database_unusable") with what the database says.

    Several servers may be started at once: one migrates, the others wait for it and find nothing left to do.
    """
    from django.core.management import call_command
    from django.db import Error, connection

    try:
        with _alone():
            call_command("migrate", verbosity=0, interactive=False)
    except Error as error:
        raise Refused("database_unusable", why=first_line(error)) from None
    finally:
        # What workers inherit must not be shared between them.
        connection.close()


@contextmanager
def _alone() -> Iterator[None]:
    """Until the end of the block, no other process on this database is inside it. A process that dies lets go."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    import sqlite3

    # A second, empty database beside the first: SQLite's own locks work wherever SQLite does.
    path = f"{connection.settings_dict['NAME']}.start"
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as guard:
            guard.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        raise Refused("database_unusable", why=first_line(error)) from None


def first_line(error: Exception) -> str:
    """What an error says, without what some databases add below."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def front_end_is_built() -> bool:
    """Whether pages will have their styles and scripts."""
    from django.conf import settings

    return (settings.STATIC_ROOT / "diptych" / ".vite" / "manifest.json").exists()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
