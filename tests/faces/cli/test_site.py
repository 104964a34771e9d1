"""What the command does to a site before it serves it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection

from diptych.engines.values.errors import Refused
from diptych.faces.cli import site


@pytest.mark.django_db(transaction=True)
def test_database_is_brought_up_to_date_by_one_at_a_time() -> None:
    inside: list[str] = []

    def enter(name: str) -> None:
        try:
            with site._alone():
                inside.append(name)
                time.sleep(0.02)  # long enough for another to come in, were it let in
                inside.append(name)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(enter, "abcd"))
    assert inside[::2] == inside[1::2]
    assert sorted(inside[::2]) == list("abcd")


@pytest.mark.django_db(transaction=True)
def test_database_is_brought_up_to_date_from_nothing_and_again() -> None:
    call_command("migrate", "slate", "zero", verbosity=0)
    for _ in range(2):
        site.bring_up_to_date()
        assert "slate_draft" in connection.introspection.table_names()


@pytest.mark.django_db(transaction=True)
def test_failure_is_said_in_one_line_and_lets_others_in(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def fail(*_words: object, **_options: object) -> None:
        raise OperationalError("disk full\nLINE 1: …")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.management.call_command", fail)
        with pytest.raises(Refused) as caught:
            site.bring_up_to_date()
    assert (caught.value.code, caught.value.facts) == ("database_unusable", {"why": "disk full"})
    site.bring_up_to_date()


@pytest.mark.parametrize(
    ("host", "here_alone"),
    [
        *(("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True)),
        *(("0.0.0.0", False), ("::", False), ("192.0.2.1", False), ("films.example.org", False)),
    ],
)
def test_loopback_is_known(host: str, here_alone: bool) -> None:
    assert site.is_loopback(host) is here_alone
