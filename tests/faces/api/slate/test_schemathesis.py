"""The API of the slate does what its description says, whatever is sent; a handful of requests to each operation."""

from __future__ import annotations

from collections.abc import Generator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker
from schemathesis.specs.openapi import checks

from tests.faces.api.slate.conftest import secret_of
from tests.faces.api.test_schemathesis import CHECKS, schema
from tests.factories import slate

OURS = [check for check in CHECKS if check is not checks.negative_data_rejection]
"""Schemathesis breaks the token too, and would wonder that it is let in with ours; bodies are broken in test_acts."""

FIXTURES = [*settings.get_profile("everyday").suppress_health_check, HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def filed(database: None, django_db_blocker: DjangoDbBlocker) -> Generator[tuple[str, str]]:
    """A proposal, and the token of somebody who may do most with it; made once, and taken back."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # The clock of the factories: what is done comes after what was done before.
        patch.setattr(timezone, "now", lambda: slate.NOW)
        with transaction.atomic():
            found = slate.under_review()
            yield str(found.pk), secret_of(slate.coordinator("RU"), "RU")
            transaction.set_rollback(True)
        connection.close()
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def asked(filed: tuple[str, str]) -> Generator[tuple[str, str]]:
    """Whatever the requests to one operation do is taken back."""
    with transaction.atomic():
        yield filed
        transaction.set_rollback(True)


@pytest.mark.database
@schema.include(tag="Slate").parametrize()
@settings(max_examples=4, suppress_health_check=FIXTURES)
def test_answer_of_the_slate_is_as_described(case: schemathesis.Case, asked: tuple[str, str]) -> None:
    id, secret = asked
    if "{id}" in case.path:
        case.path_parameters["id"] = id
    headers = {"Accept-Encoding": "identity", "Authorization": f"Bearer {secret}"}
    case.call_and_validate(checks=OURS, headers=headers)
