"""``diptych check``: what is wrong with how the site is set up, why, and what to do."""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.cli import site
from diptych.faces.cli.serve import address_of, workers_of
from diptych.faces.cli.tables import room, table
from diptych.faces.wording.site import GOOD, PROBLEMS
from diptych.kernel.texts import FOLDER, LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from diptych.kernel.texts import Language

LEAST_MEGABYTES = 200
"""With less room than this on the disk of the data folder, somebody should know."""


class Problem(Record):
    """One thing that is wrong, or that is worth knowing; ``facts`` fill the sentence of its code."""

    code: str
    grave: bool
    facts: dict[str, Any] = {}


def check(arguments: argparse.Namespace) -> int:
    """Print every problem; the exit code is 1 if one of them is grave. Refused for a variable that cannot be meant."""
    found = list(problems(arguments))
    language = _language(arguments)
    said = [language.gettext(PROBLEMS[item.code]).format(**item.facts) for item in found]
    good = not any(item.grave for item in found)
    if arguments.json:
        told = [
            {"code": item.code, "grave": item.grave, **item.facts, "message": text}
            for item, text in zip(found, said, strict=True)
        ]
        print(json.dumps({"good": good, "problems": told}, ensure_ascii=False, indent=2))
    else:
        # What must be mended has a cross; the rest is worth knowing.
        rows = [("✗" if item.grave else "–", text) for item, text in zip(found, said, strict=True)]
        print("\n".join(table(rows, room=room()) if rows else [language.gettext(GOOD)]))
    return 0 if good else 1


def problems(arguments: argparse.Namespace) -> Iterator[Problem]:
    """Everything that is wrong, the foundations first."""
    host, _port = address_of(arguments)
    workers = workers_of(arguments)
    try:
        site.set_up()
    except Refused as error:
        if error.code != "data_unusable":
            raise
        # Without the folder there is no secret key, hence no Django to ask about the rest.
        yield Problem(code="data_unusable", grave=True, facts=error.facts)
        yield from _compiled()
        return
    yield from _folder()
    yield from _database()
    yield from _compiled()
    if not site.front_end_is_built():
        yield Problem(code="front_end_missing", grave=True)
    yield from _protection(host)
    yield from _limits(workers)
    yield from _scanner()
    yield from _search()


def _folder() -> Iterator[Problem]:
    from django.conf import settings

    folder: Path = settings.DATA
    if not folder.exists():
        return  # another database and a secret from outside leave nothing to keep in it
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * 4096)
        free = shutil.disk_usage(folder).free // 2**20
    except OSError as error:
        yield Problem(code="data_unusable", grave=True, facts={"path": str(folder), "why": error.strerror})
        return
    if free < LEAST_MEGABYTES:
        yield Problem(code="disk_low", grave=True, facts={"free": free})
    if _open_to_others(folder):
        yield Problem(code="data_open", grave=False, facts={"path": str(folder)})
    key = folder / "secret-key"
    if key.exists() and _open_to_others(key):
        yield Problem(code="secret_open", grave=True, facts={"path": str(key)})


def _open_to_others(path: Path) -> bool:
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _database() -> Iterator[Problem]:
    from django.db import Error, NotSupportedError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        applied = executor.loader.applied_migrations
    except NotSupportedError as error:
        yield Problem(code="database_too_old", grave=True, facts={"why": site.first_line(error)})
        return
    except Error as error:
        yield Problem(code="database_unreachable", grave=True, facts={"why": site.first_line(error)})
        return
    ours = {migration.app_label for migration in executor.loader.disk_migrations.values()}
    later = sorted(f"{app}.{name}" for app, name in set(applied) - set(executor.loader.disk_migrations) if app in ours)
    if later:
        yield Problem(code="database_newer", grave=True, facts={"unknown": ", ".join(later)})
    if plan:
        missing = ", ".join(f"{migration.app_label}.{migration.name}" for migration, _backwards in plan)
        yield Problem(code="database_outdated", grave=False, facts={"missing": missing})


def _compiled() -> Iterator[Problem]:
    names = [Path(FOLDER, name, "names.json") for name in LANGUAGES.values()]
    # The sentences are English where they stand.
    names += [Path(FOLDER, name, "LC_MESSAGES", "diptych.mo") for name in LANGUAGES.values() if name != "en"]
    missing = [str(path.relative_to(FOLDER)) for path in names if not path.exists()]
    if missing:
        yield Problem(code="catalogues_missing", grave=True, facts={"missing": ", ".join(missing)})


def _protection(host: str) -> Iterator[Problem]:
    from django.conf import settings

    if settings.DEBUG:
        yield Problem(code="debug", grave=True)
    if not settings.HOSTS:
        if not site.is_loopback(host):
            yield Problem(code="hosts_missing", grave=True, facts={"host": host})
        return
    if "*" in settings.HOSTS:
        yield Problem(code="any_host", grave=True)
    if not settings.PROXIES:
        yield Problem(code="proxies_missing", grave=False)
    names = {"DIPTYCH_OPERATOR": settings.OPERATOR, "DIPTYCH_CONTACT": settings.CONTACT}
    if missing := [name for name, value in names.items() if not value]:
        yield Problem(code="operator_missing", grave=False, facts={"missing": ", ".join(missing)})


def _limits(workers: int) -> Iterator[Problem]:
    from diptych.kernel import limits

    if limits.are_off():
        yield Problem(code="limits_off", grave=True)
    elif limits.are_in_memory():
        if workers > 1:
            yield Problem(code="limits_in_memory", grave=False, facts={"workers": workers})
    elif limits.lack_library():
        yield Problem(code="limits_library", grave=True)
    elif why := limits.trouble():
        yield Problem(code="limits_unreachable", grave=True, facts={"why": why})


def _scanner() -> Iterator[Problem]:
    from diptych.kernel.files import scanning

    if why := scanning.trouble():
        yield Problem(code="scanner_unreachable", grave=True, facts={"why": why})


def _search() -> Iterator[Problem]:
    from diptych.kernel.search.beyond import demand_installed

    try:
        demand_installed()
    except Refused as error:
        yield Problem(code=error.code, grave=True)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
