"""The API does what its description says, whatever is sent: Schemathesis makes up requests, fitting and unfitting."""

from __future__ import annotations

import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

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


@schema.parametrize()
@settings(max_examples=40)
def test_answer_is_as_described(case: schemathesis.Case) -> None:
    # Werkzeug hands over what is compressed as it is.
    case.call_and_validate(checks=list(CHECKS), headers={"Accept-Encoding": "identity"})
