"""What pages cost does not grow with what they show."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.faces.desk.slate.conftest import Browser
from tests.factories import slate

pytestmark = pytest.mark.django_db


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_list_round_and_inbox_cost_the_same_for_one_and_for_thirty(
    at: Browser,
) -> None:
    call = slate.announced()
    slate.under_review("Первый", round=call)
    officer = at(slate.officer("CN"))
    addresses = [reverse("desk-proposals"), reverse("desk-round", kwargs={"id": call.pk}), reverse("desk")]
    for address in addresses:
        officer.get(address)
    before = [asked(officer, address) for address in addresses]
    for number in range(29):
        slate.under_review(f"Фильм {number}", round=call)

    assert [asked(officer, address) for address in addresses] == before
