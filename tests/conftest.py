"""What every test shares: how far Hypothesis goes, and surroundings in which Django finds nothing but what tests made.

``HYPOTHESIS_PROFILE=deep`` goes much further, by hand.
"""

from __future__ import annotations

import atexit
import gc
import os
import tempfile
from collections.abc import Generator
from typing import Any

import django
import pytest
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]

settings.register_profile("everyday", deadline=None, max_examples=40, suppress_health_check=SLOW_IS_FINE)
settings.register_profile("ci", settings.get_profile("everyday"), derandomize=True)
settings.register_profile("deep", settings.get_profile("everyday"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "everyday"))

# Django -----------------------------------------------------------------------------------------------------------

DATABASE = "DIPTYCH_DATABASE_URL"
"""The one variable that is let through: ``tools/postgresql.py`` has the same tests run on another database."""


def surroundings() -> None:
    """Have Django see a data folder of this run alone; the processes that share a run share the folder."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    for name in [name for name in os.environ if name.startswith("DIPTYCH_") and name != DATABASE]:
        del os.environ[name]
    folder = tempfile.TemporaryDirectory(prefix="diptych-tests-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="diptych.config.settings",
        DIPTYCH_DATA=folder.name,
        # Tests ask faster than people; those of limits set their own.
        DIPTYCH_LIMITS_URL="none://",
    )
    django.setup()


surroundings()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as it is served: in memory it has other locks."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _emptying_the_ledger() -> Generator[None]:
    """Tests that see transactions end with an emptied database, and the ledger would refuse: it looks away then."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from diptych.kernel.audit.triggers import INSTALL, REMOVE

    empty = BaseDatabaseOperations.execute_sql_flush

    def unguarded(operations: BaseDatabaseOperations, statements: list[str]) -> None:
        vendor = operations.connection.vendor
        empty(operations, [*REMOVE[vendor], *statements, *INSTALL[vendor]])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", unguarded)
        yield


@pytest.fixture(scope="session")
def database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """A database for fixtures that outlast a test; none has been made where no single test asks for one."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    with django_db_blocker.unblock():
        made = None
        if not connection.introspection.table_names():
            made = setup_databases(verbosity=0, interactive=False, aliases=[connection.alias])
    yield
    if made:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def programme(database: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """The example programme, imported once for a module whose tests only read, or take back what they write."""
    from django.db import connection, transaction

    from tests.factories.registers import load

    with django_db_blocker.unblock():
        with transaction.atomic():
            load()
            yield
            transaction.set_rollback(True)
        # Open, it would be looked at by every later request of a test that has no database.
        connection.close()


# What a run costs -------------------------------------------------------------------------------------------------


CHAIN = ("_middleware_chain", "_view_middleware", "_template_response_middleware", "_exception_middleware")
UNREAD = ("PASSWORD_HASHERS", "DATA")
"""Settings that many tests have their own way, and that no middleware keeps."""


@pytest.fixture(scope="session", autouse=True)
def _one_chain_of_middleware() -> Generator[None]:
    """Every client makes all middleware for itself, which looks through all static files: some milliseconds, and
    there are thousands of clients. Here they share what the first has made, until a setting changes."""
    from django.core.signals import setting_changed
    from django.test.client import ClientHandler

    load, made = ClientHandler.load_middleware, dict[str, Any]()

    def shared(handler: ClientHandler, is_async: bool = False) -> None:
        if not made:
            load(handler, is_async)
            made.update({name: getattr(handler, name) for name in CHAIN})
        vars(handler).update(made)

    def forget(*, setting: str, **_told: Any) -> None:
        if setting not in UNREAD:
            made.clear()

    setting_changed.connect(forget)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", shared)
        yield
    setting_changed.disconnect(forget)


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Generator[None]:
    """Passwords are hashed as they are on a site, but with the least of work: made to be slow, it takes longer than
    most tests."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    with pytest.MonkeyPatch.context() as patch:
        for name, least in (("time_cost", 1), ("memory_cost", 8), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, least)
        yield


gc.set_threshold(50_000, 20, 50)
"""What is looked through for circles, again and again, is mostly modules and tests, which stay until the end."""


def pytest_collection_finish(session: pytest.Session) -> None:
    """Ten thousand tests are not looked through at all."""
    gc.collect()
    gc.freeze()


# What a run leaves out --------------------------------------------------------------------------------------------


@pytest.hookimpl(tryfirst=True)  # before -m chooses by the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that use the database are marked so, whichever way they came to it."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or {"db", "transactional_db", "live_server"} & set(names):
            item.add_marker(pytest.mark.database)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything is installed, no browser left out goes unnoticed."""
    report = yield
    if os.environ.get("CI") and report.skipped and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = "Everything has to run here, but this test was left out."
    return report
