"""What a party or a person sees of the ledger, and that nothing of others shows through: neither content nor number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from diptych.kernel.audit.audiences import sees
from diptych.kernel.audit.domain import entries, exports
from diptych.kernel.audit.files.reading import verify_file
from diptych.kernel.audit.models import Entry
from diptych.kernel.audit.queries.entries import public_edition
from diptych.kernel.audit.queries.views import Page, Sought, entries_seen, view_of
from diptych.kernel.permissions.person import Person, Role, Seat
from tests.kernel.audit.ledger import ANNA, CREATE, IMPORT, NOW, fill, thing, write

AUDIENCES = ("", "RU", "CN", "parties", "proposal:7", "proposal:8", "producers:7", "producers:8")
PROGRAMMES = ("ru-cn", "nl-cn")


def mixed() -> None:
    """Entries for every audience of two programmes, several of each; public ones of none."""
    rows: Iterator[tuple[str, str]] = ((audience, programme) for audience in AUDIENCES for programme in PROGRAMMES)
    for number, (audience, programme) in enumerate([*rows] * 2, start=1):
        write(number, audience=audience, programme=programme if audience else "", reason=f"{audience}/{programme}")


# Parties --------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("party", ["CN", "RU", "NL"])
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_database_selects_what_the_rule_says(party: str, programme: str) -> None:
    mixed()
    found = set(view_of(party, programme).values_list("pk", flat=True))
    rule = {row.pk for row in Entry.objects.all() if sees(party, programme, row.audience, row.programme)}
    assert found == rule
    assert found


@pytest.mark.django_db
def test_programme_is_that_of_the_thing_unless_given() -> None:
    changed = thing(3)
    changed.programme_id = "ru-cn"  # type: ignore[attr-defined]
    assert write(1, thing=changed, audience="CN").programme == "ru-cn"
    assert write(2, thing=changed, audience="CN", programme="nl-cn").programme == "nl-cn"
    assert write(3, thing=changed).programme == ""


# A view taken out tells nothing of others -----------------------------------------------------------------------------

ACTS = st.lists(st.tuples(st.sampled_from(AUDIENCES), st.integers(0, 99)), max_size=12)


@pytest.mark.django_db
@settings(suppress_health_check=[*HealthCheck], max_examples=25)
@given(acts=ACTS, others=st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["RU", "producers:7"])), max_size=6))
def test_view_is_the_same_whatever_others_do(
    acts: list[tuple[str, int]], others: list[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Byte for byte: two ledgers that differ only in what CN may not see."""
    folder = tmp_path_factory.mktemp("views")
    alone, beside = folder / "alone", folder / "beside"
    mine = [(audience, number) for audience, number in acts if sees("CN", "ru-cn", audience, "ru-cn")]
    taken_out(mine, [], alone)
    taken_out(acts, others, beside)
    assert beside.read_bytes() == alone.read_bytes()
    assert verify_file(alone).count == len(mine)


def taken_out(acts: list[tuple[str, int]], others: list[tuple[int, str]], path: Path) -> None:
    """The view of CN of a ledger with these entries, and further ones of others in between; then all is taken back."""
    from django.db import transaction

    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        salts = count()
        patch.setattr(entries, "new_salt", lambda: "ff" * 16)
        for place, (audience, number) in enumerate(acts):
            for after, other in others:
                if after == place:
                    write(1000 + place, audience=other, programme="ru-cn", reason="MARK", request="MARK")
            seen = sees("CN", "ru-cn", audience, "ru-cn")
            # The salts are those that the same entries have in the other ledger.
            salt = f"{next(salts):032x}" if seen else "ee" * 16
            patch.setattr(entries, "new_salt", lambda salt=salt: salt)
            write(number, audience=audience, programme="ru-cn", **({} if seen else {"reason": "MARK"}))
        exports.export(path, party="CN", programme="ru-cn", by=IMPORT, at=NOW)
        transaction.set_rollback(True)
    assert b"MARK" not in path.read_bytes()


@pytest.mark.django_db
def test_export_holds_what_the_party_may_see_in_order(tmp_path: Path) -> None:
    mixed()
    path = tmp_path / "cn.jsonl"
    found = exports.export(path, party="CN", programme="ru-cn", by=IMPORT, at=NOW, key=None)
    verified = verify_file(path)
    assert (verified.fault and verified.fault.code, verified.count, verified.hash) == (
        "unsigned",
        found.count,
        found.hash,
    )
    reasons = [f"{audience}/ru-cn" for audience in ("CN", "parties", "proposal:7", "proposal:8")]
    public = ["/ru-cn", "/nl-cn"]
    assert [said["reason"] for said in content(path)] == [*public, *reasons] * 2


def content(path: Path) -> list[dict[str, Any]]:
    import json

    return [json.loads(line)["entry"] for line in path.read_text("utf-8").splitlines()[1:-1]]


@pytest.mark.django_db
def test_edition_of_what_is_public_changes_with_nothing_else(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert public_edition() == ""
    first = write(1)
    for audience in AUDIENCES[1:]:
        write(2, audience=audience, programme="ru-cn")
    with django_assert_num_queries(1):
        assert public_edition() == first.hash
    assert write(3).hash == public_edition()


# People ---------------------------------------------------------------------------------------------------------------


def person(*seats: tuple[str, str]) -> Person:
    return Person(
        id=1,
        name="li",
        label="李",
        language="zh-hans",
        seats=tuple(
            Seat(programme, party, role) for programme, party in seats for role in (Role.OFFICER, Role.ANALYST)
        ),
    )


def reasons(page: Page) -> set[str]:
    return {entry.reason for entry in page.entries}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seats", "proposals", "expected"),
    [
        ([], [], {"/ru-cn", "/nl-cn"}),
        (
            [],
            ["7"],
            {"/ru-cn", "/nl-cn", *(f"{kind}:7/{of}" for kind in ("proposal", "producers") for of in PROGRAMMES)},
        ),
        (
            [("ru-cn", "CN")],
            [],
            {"/ru-cn", "/nl-cn", "CN/ru-cn", "parties/ru-cn", "proposal:7/ru-cn", "proposal:8/ru-cn"},
        ),
        (
            [("ru-cn", "RU"), ("nl-cn", "CN")],
            [],
            {
                *("/ru-cn", "/nl-cn", "RU/ru-cn", "CN/nl-cn", "parties/ru-cn", "parties/nl-cn"),
                *(f"proposal:{id}/{of}" for id in "78" for of in PROGRAMMES),
            },
        ),
        (
            [("ru-cn", "CN")],
            ["8"],
            {
                *("/ru-cn", "/nl-cn", "CN/ru-cn", "parties/ru-cn", "proposal:7/ru-cn", "proposal:8/ru-cn"),
                *("producers:8/ru-cn", "producers:8/nl-cn", "proposal:8/nl-cn"),
            },
        ),
    ],
)
def test_person_sees_by_all_their_seats_and_proposals(
    seats: list[tuple[str, str]], proposals: list[str], expected: set[str]
) -> None:
    mixed()
    page = entries_seen(person(*seats), proposals=proposals)
    assert reasons(page) == expected
    # Nothing stands there twice, however many ways lead to it.
    digests = [entry.digest for entry in page.entries]
    assert len(digests) == len(set(digests))
    moments = [entry.at for entry in page.entries]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 3, 7])
def test_pages_follow_one_another(size: int) -> None:
    mixed()
    who = person(("ru-cn", "CN"), ("nl-cn", "CN"))
    whole = entries_seen(who).entries
    found, after = [], ""
    while True:
        page = entries_seen(who, count=size, after=after)
        found += page.entries
        after = page.older
        if not after:
            break
        assert len(page.entries) == size
    assert tuple(found) == whole
    assert entries_seen(who, after="no such place").entries == whole


@pytest.mark.django_db
def test_what_is_seen_does_not_tell_its_place() -> None:
    mixed()
    page = entries_seen(person(("ru-cn", "CN")), count=3)
    assert {"sequence", "previous", "hash"} & set(page.entries[0]._fields) == set()
    assert len(bytes.fromhex(page.older)) == 32


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        (Sought(), lambda _entry: True),
        (Sought(thing_type="slate.draft", thing_id="2"), lambda entry: entry.thing_id == "2"),
        (Sought(thing_type="works.work"), lambda _entry: False),
        (Sought(actor="import"), lambda entry: entry.actor_id == "import"),
        (Sought(action="test.create_thing"), lambda entry: entry.action == "test.create_thing"),
        (Sought(since=NOW + timedelta(seconds=5)), lambda entry: entry.at >= NOW + timedelta(seconds=5)),
        (Sought(until=NOW + timedelta(seconds=5)), lambda entry: entry.at < NOW + timedelta(seconds=5)),
        (
            Sought(actor="anna", since=NOW + timedelta(seconds=2), until=NOW + timedelta(seconds=9)),
            lambda entry: entry.actor_id == "anna" and 2 <= (entry.at - NOW).seconds < 9,
        ),
    ],
)
def test_what_is_sought_is_found(sought: Sought, expected: Callable[[Any], bool]) -> None:
    mixed()
    for number in range(1, 8):
        write(number, by=(ANNA, IMPORT)[number % 2], code=CREATE, audience="CN", programme="ru-cn")
    who = person(("ru-cn", "CN"))
    assert entries_seen(who, sought=sought).entries == tuple(filter(expected, entries_seen(who).entries))


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 30])
def test_page_costs_two_queries_however_much_there_is(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(number)
    who = person(("ru-cn", "CN"), ("nl-cn", "CN"), ("ru-cn", "RU"))
    with django_assert_num_queries(2):
        entries_seen(who, proposals=["7", "8"], after="x", count=10)


@pytest.mark.django_db
def test_every_audience_is_found_by_an_index(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL looks through so small a table without one
    fill(3)
    with django_assert_num_queries(1) as asked:
        entries_seen(person(("ru-cn", "CN")), proposals=["7"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}")
        plan = [line[-1] for line in cursor.fetchall()]
    assert [line for line in plan if line.startswith("SCAN audit_entry")] == []
    assert len([line for line in plan if "audit_entry_circle (<expr>=?)" in line]) == 1
    assert len([line for line in plan if "audit_entry_audience (audience=?)" in line]) >= 4
