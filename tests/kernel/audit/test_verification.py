"""Verifying: whatever was done to the ledger behind its back, the first place is named, and what was done there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries, Settings

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.canonical import canonical
from diptych.kernel.audit.chain import CONTENT, GENESIS, WRITTEN, digest_of, link, text_of
from diptych.kernel.audit.domain.verification import Verification, verify
from diptych.kernel.audit.marks import Mark
from diptych.kernel.audit.models import Entry
from diptych.kernel.audit.queries import walk
from diptych.kernel.audit.queries.walk import Break
from tests.kernel.audit.ledger import NOW, at_once, fill, head, sequences, sql, tamper, unguarded, write

LATER = NOW + timedelta(days=1)

REST = ", ".join(CONTENT)


@pytest.fixture(autouse=True)
def mark(settings: Settings, tmp_path: Path) -> Path:
    """Where the last verification is remembered; a folder for each test."""
    settings.DATA = tmp_path / "data"
    return tmp_path / "data" / "ledger-head.json"


@pytest.fixture
def ten(db: None) -> None:
    """A ledger of ten entries that nobody has verified yet."""
    fill(10)


def broken() -> tuple[Any, ...] | None:
    """What is wrong first: code, place, further place."""
    found = verify(at=LATER).broken
    return None if found is None else (found.code, found.sequence, found.last)


def renumber(*pairs: tuple[int, int]) -> list[str]:
    """Give entries other numbers, by way of numbers that nobody has."""
    there = [f"UPDATE audit_entry SET sequence = {old + 1000} WHERE sequence = {old}" for old, _new in pairs]
    return [*there, *(f"UPDATE audit_entry SET sequence = {new} WHERE sequence = {old + 1000}" for old, new in pairs)]


def sealed(entry: Entry, *, sequence: int | None = None, previous: str | None = None, **instead: str) -> dict[str, str]:
    """What has to stand in an entry for it to be sealed as it says, by somebody who knows how that is done."""
    content = {name: getattr(entry, name) for name in CONTENT}
    content |= {name: canonical(content[name]).decode() for name in WRITTEN} | instead
    digest = digest_of(text_of(content))
    return {"digest": digest, "hash": link(digest, previous or entry.previous, sequence or entry.sequence)}


def resealed(sequence: int, **instead: str) -> str:
    """An entry altered by somebody who knows how entries are sealed."""
    values = {**instead, **sealed(Entry.objects.get(sequence=sequence), **instead)}
    changes = ", ".join(f"{name} = '{value}'" for name, value in values.items())
    return f"UPDATE audit_entry SET {changes} WHERE sequence = {sequence}"


def rewritten(begin: int) -> Iterator[str]:
    """The whole ledger from one entry on, altered and sealed anew up to its end."""
    previous = Entry.objects.get(sequence=begin).previous
    for entry in Entry.objects.filter(sequence__gte=begin).order_by("sequence"):
        seals = sealed(entry, reason="another", previous=previous)
        was, previous = previous, seals["hash"]
        yield (
            f"UPDATE audit_entry SET reason = 'another', previous = '{was}', digest = '{seals['digest']}', "
            f"hash = '{previous}' WHERE sequence = {entry.sequence}"
        )
    yield f"UPDATE audit_head SET hash = '{previous}'"


# A ledger that is whole -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_empty_ledger_is_whole() -> None:
    assert verify(at=NOW) == Verification(entries=0, hash=GENESIS, broken=None, last_time=None)


@pytest.mark.usefixtures("ten")
def test_ledger_that_nobody_touched_is_whole(mark: Path) -> None:
    sequence, last = head()
    assert verify(at=NOW) == Verification(entries=10, hash=last, broken=None, last_time=None)
    assert json.loads(mark.read_text()) == {"sequence": sequence, "hash": last, "at": NOW.isoformat()}


@pytest.mark.usefixtures("ten")
def test_ledger_that_has_grown_is_whole() -> None:
    first = verify(at=NOW)
    write(11)
    found = verify(at=LATER)
    assert (found.entries, found.broken) == (11, None)
    assert found.last_time == Mark(sequence=10, hash=first.hash, at=NOW)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize("batch", [1, 3, 5, 10, 11])
def test_ledger_is_walked_in_batches_of_any_size(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(walk, "BATCH", batch)
    seen: list[tuple[int, int]] = []
    assert verify(at=NOW, seen=lambda good, all_: seen.append((good, all_))).entries == 10
    assert seen == [*((good, 10) for good in range(0, 10, batch)), (10, 10)]
    tamper("UPDATE audit_entry SET reason = 'x' WHERE sequence = 8")
    assert broken() == ("altered", 8, None)


@pytest.mark.usefixtures("ten")
def test_walk_costs_a_query_for_each_batch(
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    with django_assert_num_queries(3):
        verify(at=NOW)
    monkeypatch.setattr(walk, "BATCH", 4)
    with django_assert_num_queries(5):
        verify(at=NOW)


@pytest.mark.django_db(transaction=True)
def test_ledger_is_whole_while_others_write() -> None:
    fill(500)
    answers = at_once(*[lambda: [broken() for _ in range(10)]] * 2, *[lambda: [write(n) for n in range(40)]] * 2)
    assert answers[:2] == [[None] * 10] * 2
    assert verify(at=NOW).entries == 580


# Altered --------------------------------------------------------------------------------------------------------------

OTHER = {
    "previous": "'x'",
    "hash": "'x'",
    "digest": "'x'",
    "salt": "'x'",
    "action": "'test.create_thing'",
    "at": "'2026-11-21 12:00:05.123457+00:00'",
    "actor_kind": "'system'",
    "actor_id": "'boris'",
    "actor_label": "'Анна ли'",
    "party": "''",
    "audience": "'CN'",
    "programme": "'ru-cn'",
    "thing_type": "'slate.film'",
    "thing_id": "'8'",
    "label": """'{"ru": "Красный шелк 5", "zh": "红丝绸"}'""",
    "before": "'null'",
    "after": """'{"title": "name 6", "year": 2027, "tags": ["a", null, true]}'""",
    "reason": "'as printed '",
    "request": "'request-6'",
}


def test_every_column_is_tampered_with() -> None:
    assert {"sequence", *OTHER} == {field.column for field in Entry._meta.concrete_fields}


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize("column", OTHER)
@pytest.mark.parametrize("sequence", [1, 5, 10])
def test_altered_column_is_found(column: str, sequence: int) -> None:
    tamper(f"UPDATE audit_entry SET {column} = {OTHER[column]} WHERE sequence = {sequence}")
    assert broken() == ("altered", sequence, None)


@pytest.mark.django_db
def test_data_that_look_like_an_entry_cannot_be_cut_otherwise() -> None:
    """What is sealed stays the same text, letter for letter, while columns take over parts of each other."""
    moment = "2026-11-21T12:00:09Z"
    after = {"a": 1, "at": moment, "audience": "", "before": {"z": 1}}
    entry = write(1, before={"title": "Шёлк"}, after=after)
    write(2)
    assert broken() is None
    before = '{"z":1}},"at":"2026-11-21T12:00:01.123456Z","audience":"","before":{"title":"Шёлк"}'
    columns = {"after": '{"a":1', "at": "2026-11-21 12:00:09", "before": before}
    content = {name: getattr(entry, name) for name in CONTENT} | {"label": canonical(entry.label).decode()}
    written = {"after": canonical(after).decode(), "before": canonical(entry.before).decode()}
    assert digest_of(text_of({**content, **columns})) == digest_of(text_of({**content, **written})) == entry.digest

    zone = "" if connection.vendor == "sqlite" else "+00"
    tamper(
        f"UPDATE audit_entry SET after = '{columns['after']}', at = '{columns['at']}{zone}', before = '{before}' "
        "WHERE sequence = 1"
    )
    assert broken() == ("altered", 1, None)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize("label", [' "x"', '"\\u0078"', '{"zh":"x","ru":"y"}'])
def test_data_written_otherwise_are_altered_although_they_say_the_same(label: str) -> None:
    tamper(f"UPDATE audit_entry SET label = '{label}' WHERE sequence = 5")
    assert broken() == ("altered", 5, None)


@pytest.mark.usefixtures("ten")
def test_entry_whose_moment_has_no_end_is_found() -> None:
    if connection.vendor != "postgresql":
        return
    tamper("UPDATE audit_entry SET at = 'infinity' WHERE sequence = 5")
    assert broken() == ("altered", 5, None)


@pytest.mark.usefixtures("ten")
def test_first_of_several_alterations_is_named() -> None:
    tamper("UPDATE audit_entry SET reason = 'x' WHERE sequence IN (9, 4, 6)")
    found = verify(at=NOW)
    assert (found.entries, found.broken) == (3, Break(code="altered", sequence=4))


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize(
    "column", ["at = 'yesterday'", "at = '2026-99-99 00:00:00'", "after = '{'", "reason = CAST(x'ff' AS TEXT)"]
)
def test_column_that_is_no_value_any_more_is_found(column: str) -> None:
    if connection.vendor != "sqlite":
        return  # others refuse what is no value of a column's kind, whoever asks
    sql("PRAGMA ignore_check_constraints = ON")
    tamper(f"UPDATE audit_entry SET {column} WHERE sequence = 5")
    sql("PRAGMA ignore_check_constraints = OFF")
    assert broken() == ("altered", 5, None)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize(("number", "read"), [("'x'", "x"), ("5.5", 5.5), ("x'00'", b"\0")])
def test_number_that_is_none_any_more_is_found(number: str, read: object) -> None:
    if connection.vendor != "sqlite":
        return
    tamper(f"UPDATE audit_entry SET sequence = {number} WHERE sequence = 5")
    assert broken() == ("reordered", 5, read)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize("sequence", [1, 5, 9])
def test_alteration_that_is_sealed_anew_is_found_by_what_follows(sequence: int) -> None:
    tamper(resealed(sequence, reason="another"))
    assert broken() == ("replaced", sequence, None)


@pytest.mark.usefixtures("ten")
def test_last_entry_sealed_anew_is_found_by_the_end_on_record() -> None:
    tamper(resealed(10, reason="another"))
    assert broken() == ("replaced", 10, None)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize("begin", [1, 10])
def test_ledger_sealed_anew_to_its_end_is_found_by_the_last_verification(begin: int) -> None:
    verify(at=NOW)
    fill(5, begin=11)
    tamper(*rewritten(begin))
    assert broken() == ("rewritten", 10, None)


# Removed --------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize(("where", "last"), [("= 5", 5), ("BETWEEN 5 AND 7", 7), ("IN (5, 9)", 5)])
def test_removed_entries_are_found(where: str, last: int) -> None:
    tamper(f"DELETE FROM audit_entry WHERE sequence {where}")
    assert broken() == ("removed", 5, last)


@pytest.mark.usefixtures("ten")
def test_removed_beginning_is_found() -> None:
    tamper("DELETE FROM audit_entry WHERE sequence <= 3")
    assert broken() == ("removed", 1, 3)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize(("first", "last"), [(5, 5), (5, 7), (1, 2)])
def test_removed_entries_are_found_although_the_rest_was_renumbered(first: int, last: int) -> None:
    gone = last - first + 1
    tamper(
        f"DELETE FROM audit_entry WHERE sequence BETWEEN {first} AND {last}",
        *renumber(*((number, number - gone) for number in range(last + 1, 11))),
        f"UPDATE audit_head SET sequence = {10 - gone}",
    )
    assert sequences() == list(range(1, 11 - gone))
    assert broken() == ("removed", first, last)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize("first", [1, 8, 10])
def test_missing_end_is_found_by_the_end_on_record(first: int) -> None:
    tamper(f"DELETE FROM audit_entry WHERE sequence >= {first}")
    assert broken() == ("truncated", first, 10)


@pytest.mark.usefixtures("ten")
def test_missing_end_is_found_by_the_last_verification() -> None:
    tenth = verify(at=NOW).hash
    eighth = Entry.objects.get(sequence=8).hash
    tamper("DELETE FROM audit_entry WHERE sequence > 8", f"UPDATE audit_head SET sequence = 8, hash = '{eighth}'")
    found = verify(at=LATER)
    assert found.broken == Break(code="shortened", sequence=9, last=10)
    assert found.last_time == Mark(sequence=10, hash=tenth, at=NOW)


@pytest.mark.usefixtures("ten")
def test_ledger_that_is_gone_altogether_is_missed() -> None:
    verify(at=NOW)
    tamper("DELETE FROM audit_entry", "DELETE FROM audit_head")
    assert broken() == ("shortened", 1, 10)


@pytest.mark.usefixtures("ten")
def test_end_that_is_written_anew_after_it_was_cut_off_is_found() -> None:
    verify(at=NOW)
    eighth = Entry.objects.get(sequence=8).hash
    tamper("DELETE FROM audit_entry WHERE sequence > 8", f"UPDATE audit_head SET sequence = 8, hash = '{eighth}'")
    fill(5, begin=20)
    assert broken() == ("rewritten", 10, None)


@pytest.mark.usefixtures("ten")
def test_lost_record_of_the_end_is_found() -> None:
    tamper("DELETE FROM audit_head")
    assert broken() == ("headless", 10, None)


# Inserted and reordered -----------------------------------------------------------------------------------------------


def inserted(sequence: int, previous: str, *, digest: str, own: str) -> str:
    return (
        f"INSERT INTO audit_entry (sequence, previous, digest, hash, {REST}) "
        f"SELECT {sequence}, '{previous}', '{digest}', '{own}', {REST} FROM audit_entry WHERE sequence = 2"
    )


@pytest.mark.usefixtures("ten")
def test_inserted_entry_is_found() -> None:
    tamper(*renumber(*((number, number + 1) for number in range(5, 11))), inserted(5, "x", digest="y", own="z"))
    assert sequences() == list(range(1, 12))
    assert broken() == ("inserted", 5, None)


@pytest.mark.usefixtures("ten")
def test_inserted_entry_is_found_although_it_is_sealed_and_follows() -> None:
    """By somebody who has dropped what forbids two entries to follow one."""
    fourth = Entry.objects.get(sequence=4).hash
    seals = sealed(Entry.objects.get(sequence=2), sequence=5, previous=fourth)
    with unguarded():
        sql("ALTER TABLE audit_entry RENAME TO former", "CREATE TABLE audit_entry AS SELECT * FROM former")
        sql(
            *renumber(*((number, number + 1) for number in range(5, 11))),
            inserted(5, fourth, digest=seals["digest"], own=seals["hash"]),
        )
        sql("UPDATE audit_head SET sequence = 11")
        assert broken() == ("inserted", 5, None)


@pytest.mark.usefixtures("ten")
def test_entry_smuggled_in_behind_the_end_is_found() -> None:
    last = Entry.objects.get(sequence=10)
    seals = sealed(last, sequence=11, previous=last.hash)
    with unguarded():
        sql(
            f"INSERT INTO audit_entry (sequence, previous, digest, hash, {REST}) "
            f"SELECT 11, '{last.hash}', '{seals['digest']}', '{seals['hash']}', {REST} "
            "FROM audit_entry WHERE sequence = 10"
        )
    assert broken() == ("inserted", 11, None)


@pytest.mark.usefixtures("ten")
@pytest.mark.parametrize(
    ("pairs", "place", "stands"),
    [
        ([(5, 6), (6, 5)], 5, 6),
        ([(1, 10), (10, 1)], 1, 10),
        ([(3, 5), (4, 3), (5, 4)], 3, 5),
        ([(5, 11)], 5, 11),
        ([(10, 12)], 10, 12),
    ],
)
def test_reordered_entries_are_found(pairs: list[tuple[int, int]], place: int, stands: int) -> None:
    tamper(*renumber(*pairs))
    assert broken() == ("reordered", place, stands)


# The mark -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("ten")
def test_broken_ledger_leaves_the_mark_as_it_was(mark: Path) -> None:
    verify(at=NOW)
    before = mark.read_text()
    write(11)
    tamper("UPDATE audit_entry SET reason = 'x' WHERE sequence = 11")
    assert broken() == ("altered", 11, None)
    assert mark.read_text() == before
    assert [path.name for path in mark.parent.iterdir()] == [mark.name]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"sequence": "x", "hash": "", "at": ""}', "\udcff"])
def test_mark_that_is_none_is_refused_and_kept(mark: Path, text: str) -> None:
    mark.parent.mkdir()
    mark.write_text(text, "utf-8", errors="surrogateescape")
    with pytest.raises(Refused) as caught:
        verify(at=NOW)
    assert (caught.value.code, caught.value.facts) == ("mark_unreadable", {"path": str(mark)})
    assert mark.read_text("utf-8", errors="surrogateescape") == text


@pytest.mark.django_db
def test_mark_that_cannot_be_kept_is_said(mark: Path) -> None:
    mark.parent.write_text("a file where the folder should be")
    with pytest.raises(Refused) as caught:
        verify(at=NOW)
    assert caught.value.code == "data_unusable"


@pytest.mark.django_db(transaction=True)
def test_marks_of_verifications_at_once_do_not_disturb_each_other(mark: Path) -> None:
    fill(50)
    assert at_once(*[broken] * 4) == [None] * 4
    assert json.loads(mark.read_text())["sequence"] == 50
