"""Adding to the ledger, what it refuses, and what the database refuses by itself."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest
import structlog
from django.db import Error, IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from diptych.kernel.audit import Actor, Misused, history_of, record, record_many
from diptych.kernel.audit.chain import CONTENT, GENESIS
from diptych.kernel.audit.domain import entries
from diptych.kernel.audit.models import Entry, Head
from diptych.kernel.audit.queries.entries import history, latest
from tests.kernel.audit.ledger import (
    ANNA,
    CREATE,
    IMPORT,
    NOW,
    at_once,
    fill,
    head,
    row,
    sequences,
    sql,
    thing,
    unguarded,
    write,
)

# One entry ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_entry_says_what_was_recorded() -> None:
    entry = record(
        CREATE,
        thing=thing(7),
        label={"ru": "Красный шёлк", "zh": "红丝绸"},
        by=ANNA,
        at=NOW,
        before=None,
        after={"title": "𠮷 – «ёж» \u0301\n", "year": 2**53 - 1, "none": None, "list": [1, True, {"a": ""}]},
        reason="as printed",
        request="r-1",
        audience="parties",
        programme="ru-cn",
    )

    found = Entry.objects.get()
    assert found == entry
    assert (found.sequence, found.previous) == (1, GENESIS)
    assert {name: getattr(found, name) for name in CONTENT} == {
        "action": "test.create_thing",
        "at": NOW,
        "actor_kind": "person",
        "actor_id": "anna",
        "actor_label": "Анна Ли",
        "party": "RU",
        "audience": "parties",
        "programme": "ru-cn",
        "salt": entry.salt,
        "thing_type": "slate.draft",
        "thing_id": "7",
        "label": {"ru": "Красный шёлк", "zh": "红丝绸"},
        "before": None,
        "after": {"title": "𠮷 – «ёж» \u0301\n", "year": 2**53 - 1, "none": None, "list": [1, True, {"a": ""}]},
        "reason": "as printed",
        "request": "r-1",
    }
    assert head() == (1, found.hash)


@pytest.mark.django_db
def test_hash_can_be_computed_by_anybody() -> None:
    """From what a row holds, with what every language has."""
    entry = record(
        CREATE, thing=thing(), label="红", by=IMPORT, at=NOW, before=None, after={"b": 1, "a": "é"}, request=""
    )
    said = (
        '{"action":"test.create_thing","actor_id":"import","actor_kind":"command","actor_label":"diptych import",'
        '"after":{"a":"é","b":1},"at":"2026-11-21T12:00:00.123456Z","audience":"","before":null,"label":"红","party":"",'
        f'"programme":"","reason":"","request":"","salt":"{entry.salt}","thing_id":"1","thing_type":"slate.draft"}}'
    )
    digest = sha256(said.encode()).hexdigest()
    placed = f'{{"digest":"{digest}","previous":"{GENESIS}","sequence":1}}'
    assert (entry.digest, entry.hash) == (digest, sha256(placed.encode()).hexdigest())


@pytest.mark.django_db
def test_salt_is_another_each_time() -> None:
    salts = {write(1).salt for _ in range(20)}
    assert len(salts) == 20
    assert {len(bytes.fromhex(salt)) for salt in salts} == {16}


def test_every_column_is_sealed() -> None:
    assert {*CONTENT, "sequence", "previous", "digest", "hash"} == {
        field.column for field in Entry._meta.concrete_fields
    }


@pytest.mark.django_db
def test_each_entry_follows_the_one_before() -> None:
    found = [write(number) for number in range(1, 4)]
    assert [entry.sequence for entry in found] == [1, 2, 3]
    assert [entry.previous for entry in found] == [GENESIS, found[0].hash, found[1].hash]


@pytest.mark.django_db
def test_moment_is_one_moment_in_every_zone() -> None:
    entry = write(1, at=NOW.astimezone(timezone(timedelta(hours=8))))
    found = Entry.objects.get()
    assert (found.at, found.hash) == (NOW, entry.hash)


@pytest.mark.django_db
def test_request_that_is_being_answered_is_noted() -> None:
    with structlog.contextvars.bound_contextvars(request_id="of-the-logs"):
        found = [write(1, request=None).request, write(2, request="given").request]
    assert [*found, write(3, request=None).request] == ["of-the-logs", "given", ""]


@pytest.mark.django_db
def test_entry_costs_three_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """The end of the chain, the entry, the end of the chain again."""
    write(1)
    values: dict[str, Any] = dict(row(2))
    with django_assert_num_queries(3):
        record(**values)


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_nothing_is_recorded() -> None:
    values: dict[str, Any] = dict(row(1))
    with pytest.raises(Misused, match="one transaction"):
        record(**values)
    with pytest.raises(Misused, match="one transaction"):
        record_many([row(1)])
    assert sequences() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "test.burn_thing"},
        {"thing": thing(None)},  # type: ignore[arg-type]
        {"at": datetime(2026, 11, 21)},  # noqa: DTZ001
        {"after": {"share": 0.2}},
        {"after": {"share": [float("nan")]}},
        {"after": {"amount": Decimal(1)}},
        {"before": {"on": date(2026, 1, 1)}},
        {"before": {1: "a"}},
        {"after": {"a": {"b": "\0"}}},
        {"after": {"\ud83c": 1}},
        {"label": "\ud83c"},
        {"label": {"ru": b"a"}},
        {"reason": "a\0b"},
        {"request": "\0"},
        {"reason": 5},
        {"by": Actor("person", 5, "Анна Ли")},  # type: ignore[arg-type]
        {"after": {"year": 2**53}},
        {"after": {"year": -(2**53)}},
        {"after": {"😀": 1}},
        {"after": json.loads("[" * 300 + "]" * 300)},
        {"audience": "cn", "programme": "ru-cn"},
        {"audience": "everybody", "programme": "ru-cn"},
        {"audience": "proposal:", "programme": "ru-cn"},
        {"audience": "CN"},
    ],
    ids=lambda wrong: str(wrong)[:60],
)
def test_what_cannot_be_kept_as_it_is_is_refused(wrong: dict[str, Any]) -> None:
    write(1)
    with pytest.raises(Misused), transaction.atomic():
        write(2, **wrong)
    with pytest.raises(Misused), transaction.atomic():
        record_many([row(2), row(3, **wrong)])
    write(2)
    assert sequences() == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_refused_entry_takes_the_whole_transaction_with_it() -> None:
    """Whoever swallows the refusal cannot commit a change that nothing tells of."""

    def swallow() -> None:
        with transaction.atomic():
            write(1)
            with suppress(Misused):
                record_many([row(2), row(3, code="test.burn_thing")])
            write(4)

    with pytest.raises(Error):
        swallow()
    assert sequences() == []


# Many -----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_many_entries_make_the_same_chain_as_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "new_salt", lambda: "5a" * 16)
    with transaction.atomic():
        for number in range(1, 31):
            record(**row(number))
        one_by_one = list(Entry.objects.order_by("sequence").values_list("hash", flat=True))
        transaction.set_rollback(True)

    fill(20)
    fill(10, begin=21)

    assert list(Entry.objects.order_by("sequence").values_list("hash", flat=True)) == one_by_one
    assert head() == (30, one_by_one[-1])


@pytest.mark.django_db
def test_many_entries_are_taken_from_a_generator_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "BATCH", 7)
    fill(50)
    assert sequences() == list(range(1, 51))
    assert head()[0] == 50


@pytest.mark.django_db
def test_no_rows_are_no_entries() -> None:
    assert record_many([]) == 0
    write(1)
    assert record_many(iter(())) == 0
    assert sequences() == [1]


# Reading --------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_history_of_a_thing_is_its_own_newest_last(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    fill(9)
    with django_assert_num_queries(1):
        found = [entry.sequence for entry in history_of(thing(2))]
    assert found == [1, 4, 7]
    assert [entry.sequence for entry in history("slate.draft", "2")] == found
    assert list(history_of(Head(pk=2))) == []


@pytest.mark.django_db
def test_latest_entries_come_newest_last() -> None:
    fill(9)
    assert [entry.sequence for entry in latest(3)] == [7, 8, 9]
    assert [entry.sequence for entry in latest(2, history("slate.draft", "2"))] == [4, 7]


# Several writers ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain() -> None:
    """Also the very first entries, when there is no end of the chain to lock yet."""
    at_once(*[lambda: [write(number) for number in range(5)], lambda: fill(25)] * 4)

    assert sequences() == list(range(1, 121))
    found = list(Entry.objects.order_by("sequence"))
    assert [entry.previous for entry in found] == [GENESIS, *(entry.hash for entry in found[:-1])]
    assert head() == (120, found[-1].hash)


@pytest.mark.django_db(transaction=True)
def test_change_that_is_taken_back_leaves_no_entry_and_no_gap() -> None:

    def cut() -> None:
        with transaction.atomic():
            write(2)
            fill(10, begin=3)
            raise KeyboardInterrupt

    write(1)
    with pytest.raises(KeyboardInterrupt):
        cut()
    with transaction.atomic():
        write(2)
        with pytest.raises(KeyboardInterrupt):
            cut()
        write(3)
    assert sequences() == [1, 2, 3]
    assert head()[0] == 3


# Nothing is changed ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_entries_have_no_way_to_be_changed() -> None:
    entry = write(1)
    for change in (
        entry.save,
        entry.delete,
        lambda: Entry().save(),
        lambda: Entry.objects.create(sequence=2),
        lambda: Entry.objects.filter(sequence=1).update(reason=""),
        Entry.objects.all().delete,
        lambda: Entry.objects.bulk_update([entry], ["reason"]),
        lambda: Entry.objects.update_or_create(sequence=1, defaults={"reason": ""}),
    ):
        with pytest.raises(Misused):
            change()
    assert Entry.objects.get().reason == "as printed"


CHANGES = {
    "altering": ["UPDATE audit_entry SET reason = 'x' WHERE sequence = 2"],
    "altering nothing": ["UPDATE audit_entry SET reason = reason"],
    "removing": ["DELETE FROM audit_entry WHERE sequence = 3"],
    "removing all": ["DELETE FROM audit_entry"],
    "a gap": [f"INSERT INTO audit_entry ({{columns}}) SELECT 5, hash, '{'5' * 64}' {{rest}} WHERE sequence = 3"],
    "a fork": [f"INSERT INTO audit_entry ({{columns}}) SELECT 4, hash, '{'5' * 64}' {{rest}} WHERE sequence = 2"],
    "another beginning": [
        f"INSERT INTO audit_entry ({{columns}}) SELECT 4, '{GENESIS}', '{'5' * 64}' {{rest}} WHERE sequence = 2"
    ],
    "a place before the first": [
        f"INSERT INTO audit_entry ({{columns}}) SELECT 0, hash, '{'5' * 64}' {{rest}} WHERE sequence = 3"
    ],
    "the end moved back": ["UPDATE audit_head SET sequence = 2"],
    "the end rewritten": ["UPDATE audit_head SET hash = 'x'"],
    "the end removed": ["DELETE FROM audit_head"],
    "a second end": [f"INSERT INTO audit_head (id, sequence, hash) VALUES (2, 3, '{GENESIS}')"],
}
ONLY = {
    "sqlite": {
        "replacing": [
            f"REPLACE INTO audit_entry ({{columns}}) SELECT 2, previous, '{'5' * 64}' {{rest}} WHERE sequence = 2"
        ],
        "replacing by hash": [
            "REPLACE INTO audit_entry ({columns}) "
            "SELECT 4, (SELECT hash FROM audit_entry WHERE sequence = 3), hash {rest} WHERE sequence = 2"
        ],
    },
    "postgresql": {
        "emptying": ["TRUNCATE audit_entry"],
        "emptying the end": ["TRUNCATE audit_head"],
        "altering on conflict": [
            "INSERT INTO audit_entry ({columns}) SELECT 2, previous, hash {rest} WHERE sequence = 2 "
            "ON CONFLICT (sequence) DO UPDATE SET reason = 'x'"
        ],
    },
}
REST = ", ".join(("digest", *CONTENT))
COLUMNS = f"sequence, previous, hash, {REST}"


@pytest.mark.django_db
@pytest.mark.parametrize("what", [*CHANGES, *ONLY["sqlite"], *ONLY["postgresql"]])
def test_database_refuses(what: str) -> None:
    statements = {**CHANGES, **ONLY[connection.vendor]}.get(what)
    if statements is None:
        return  # a way of the other database
    fill(3)
    before = list(Entry.objects.values_list()), head()

    with pytest.raises(IntegrityError), transaction.atomic():
        sql(*(said.format(rest=f", {REST} FROM audit_entry", columns=COLUMNS) for said in statements))

    assert (list(Entry.objects.values_list()), head()) == before


@pytest.mark.django_db
def test_two_entries_cannot_follow_one_even_unguarded() -> None:
    fill(3)
    with unguarded(), pytest.raises(IntegrityError), transaction.atomic():
        sql(
            f"INSERT INTO audit_entry ({COLUMNS}) "
            f"SELECT 4, previous, '{'5' * 64}', {REST} FROM audit_entry WHERE sequence = 2"
        )


@pytest.mark.django_db
def test_entry_after_the_end_was_lost_is_refused_and_not_begun_anew() -> None:
    fill(3)
    with unguarded():
        sql("DELETE FROM audit_head")
    with pytest.raises(IntegrityError), transaction.atomic():
        write(4)
    assert sequences() == [1, 2, 3]
