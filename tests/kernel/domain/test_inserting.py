"""Many rows written past objects are those that objects would have written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from diptych.kernel.domain import statistics
from diptych.kernel.domain.inserting import AT_ONCE, insert
from diptych.registers.sources.models import Claim, Source
from diptych.registers.works.models import Title
from tests.factories.registers import keep, source, work

pytestmark = pytest.mark.django_db

MANY = 2 * AT_ONCE + 1


def titles(number: int) -> list[dict[str, Any]]:
    plain = {"work_id": "silk", "lang": "ru", "type": "variant", "source_id": "tass", "unverified": False}
    return [{**plain, "text": f"Титул\t{index}\\N", "position": index + 1} for index in range(number)]


@pytest.fixture(autouse=True)
def _work(db: None) -> None:
    keep("source", source())
    keep("work", work())


def test_numbers_come_back_in_the_order_of_the_rows() -> None:
    numbers = insert(Title, titles(MANY))
    found = Title.objects.in_bulk(numbers)
    assert [found[number].text for number in numbers] == [row["text"] for row in titles(MANY)]
    keep("work", work("later"))
    assert Title.objects.get(work="later").pk > max(numbers)


def test_nothing_is_written_of_nothing() -> None:
    assert insert(Title, []) == []


def test_every_kind_of_value_is_read_as_it_was_written() -> None:
    row = {
        "id": "silk/c1",
        "subject_type": "work",
        "subject_id": "silk",
        "measure": "box_office",
        "amount": "12.50",
        "number": None,
        "as_of_latest": date(2025, 2, 28),
        "position": 0,
        "source_id": "tass",
        "unverified": True,
    }
    empty = {
        field.attname: ""
        for field in Claim._meta.concrete_fields
        if field.attname not in row and field.get_internal_type() in ("CharField", "TextField")
    }
    assert insert(Claim, [{**empty, **row, "currency": "RUB"}]) == []
    claim = Claim.objects.get()
    assert (claim.amount, claim.number, claim.as_of_latest) == (Decimal("12.50"), None, date(2025, 2, 28))
    assert claim.unverified
    assert claim.admissions is None


def test_database_refuses_as_usual() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Title, [*titles(1), *titles(1)])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Title, [{**titles(1)[0], "source_id": None}])
    assert Title.objects.count() == 1


def test_database_looks_at_its_tables_when_asked() -> None:
    statistics.refresh()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = %s", [Source._meta.db_table])
            assert cursor.fetchone()[0] > 0
