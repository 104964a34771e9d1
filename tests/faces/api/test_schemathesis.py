"""The API does what its description says, whatever is sent: Schemathesis makes up requests, fitting and unfitting."""

from __future__ import annotations

from collections.abc import Generator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import settings
from pytest_django import DjangoDbBlocker
from schemathesis.checks import not_a_server_error
from schemathesis.generation.meta import TestPhase
from schemathesis.specs.openapi import checks

from diptych.engines.values.errors import Trouble
from diptych.faces.api.asking import WholeDossier
from diptych.kernel.search.domain.rebuilding import rebuild

CHECKS = (
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    checks.negative_data_rejection,
)

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@schema.exclude(tag=["Registers", "Search", "Slate"]).parametrize()
@settings(max_examples=40)
def test_answer_is_as_described(case: schemathesis.Case) -> None:
    ask(case)


@pytest.fixture(scope="module")
def connected(programme: None, django_db_blocker: DjangoDbBlocker) -> Generator[None]:
    """A server lets go of the connection between requests, and with it would go what has not been committed."""
    with django_db_blocker.unblock():
        rebuild()
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.database
@pytest.mark.usefixtures("connected")
@schema.include(tag="Registers").parametrize()
@settings(max_examples=10)
def test_answer_of_a_register_is_as_described(case: schemathesis.Case) -> None:
    """All of them are read by the same few lines, so a handful of requests to each will do."""
    ask(case)


@pytest.mark.database
@pytest.mark.usefixtures("connected")
@schema.include(tag="Search").parametrize()
@settings(max_examples=15)
def test_answer_of_a_search_is_as_described(case: schemathesis.Case) -> None:
    ask(case)


SAME_READER = ("/api/v1/cures", "/api/v1/survey")
"""What reads a dossier by the very reader of ``/assess``, before they come to differ."""


def is_refused_alike(case: schemathesis.Case) -> bool:
    """Whether a boundary of the dossier's format is refused by that reader: ``/assess`` is asked about each of them,
    by some fifteen hundred requests; the others about every dossier that can be read, and whatever else is wrong."""
    body = case.body
    if case.operation.path not in SAME_READER or not isinstance(body, dict) or "dossier" not in body:
        return False
    if case.meta is None or case.meta.phase.name != TestPhase.COVERAGE:
        return False
    troubles: list[Trouble] = []
    WholeDossier().read(body["dossier"], (), troubles)
    return bool(troubles)


def ask(case: schemathesis.Case) -> None:
    if is_refused_alike(case):
        return
    # Werkzeug hands over what is compressed as it is.
    case.call_and_validate(checks=list(CHECKS), headers={"Accept-Encoding": "identity"})
