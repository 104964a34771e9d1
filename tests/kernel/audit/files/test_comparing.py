"""Two files beside each other: one party twice, or two parties that were to be shown the same."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.kernel.audit.audiences import sees
from diptych.kernel.audit.files.comparing import Compared, compare
from diptych.kernel.audit.files.reading import Fault
from tests.kernel.audit.files.making import PROGRAMME, Data, Write, entry, key, name_of

TEN = [entry(number) for number in range(1, 11)]


def said(found: Compared) -> list[tuple[str, int, int | None]]:
    return [(one.code, one.number, one.last) for one in found.differences]


# One party, twice -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("since", [0, 2, 6])
@pytest.mark.parametrize("earlier_since", [0, 3])
def test_later_file_continues_an_earlier_one(write: Write, since: int, earlier_since: int) -> None:
    later, earlier = write(TEN, "later", since=since), write(TEN[:6], "earlier", since=earlier_since)
    found = compare(later, earlier, key=name_of())
    assert (found.agrees, found.same, found.newer) == (True, True, 4)
    assert found.common == 6 - max(since, earlier_since)


def test_file_agrees_with_itself(write: Write) -> None:
    path = write(TEN)
    assert (compare(path, path).agrees, compare(path, path).common) == (True, 10)


@pytest.mark.parametrize("place", [1, 4, 6])
def test_first_entry_that_was_written_anew_is_named(write: Write, place: int) -> None:
    """Whoever has the key can sign another past, and is found out by what they signed before."""
    anew = [*TEN[: place - 1], entry(place, reason="another"), *TEN[place:]]
    found = compare(write(anew, "later"), write(TEN[:6], "earlier"))
    assert (found.agrees, said(found)) == (False, [("rewritten", place, None)])


def test_entries_that_are_missing_at_the_end_are_named(write: Write) -> None:
    found = compare(write(TEN[:6], "later"), write(TEN, "earlier"))
    assert (found.agrees, said(found)) == (False, [("shortened", 7, 10)])


def test_other_past_before_both_files_begin_is_noticed(write: Write) -> None:
    anew = [entry(1, reason="another"), *TEN[1:]]
    found = compare(write(anew, "later", since=4), write(TEN, "earlier", since=4))
    assert said(found) == [("rewritten", 4, None)]


def test_files_that_do_not_meet_are_not_taken_for_one(write: Write) -> None:
    found = compare(write(TEN, "later", since=8), write(TEN[:6], "earlier"))
    assert (found.agrees, said(found)) == (False, [("apart", 8, None)])
    found = compare(write(TEN[:3], "later"), write(TEN, "earlier", since=6))
    assert (found.agrees, said(found)) == (False, [("shortened", 4, 10)])


# Two parties ----------------------------------------------------------------------------------------------------------

ALL = [
    entry(number, audience)
    for number, audience in enumerate(
        ["", "RU", "parties", "CN", "proposal:7", "CN", "RU", "producers:7", "parties", "", "RU", "proposal:8"], start=1
    )
]


def view(party: str, entries: list[Data] = ALL) -> list[Data]:
    return [said for said in entries if sees(party, PROGRAMME, said["audience"], PROGRAMME)]


def beside(write: Write, ours: list[Data], theirs: list[Data], **options: Any) -> Compared:
    """The file of CN against that of RU."""
    one = write(
        ours, "cn", party="CN", at=options.get("ours_at", "2026-11-22T09:00:00Z"), since=options.get("since", 0)
    )
    return compare(one, write(theirs, "ru", party="RU", by=key("RU"), since=options.get("their_since", 0)))


def test_two_parties_were_shown_the_same(write: Write) -> None:
    found = beside(write, view("CN"), view("RU"))
    assert (found.agrees, found.same, found.common, found.newer) == (True, False, 6, 0)


def test_what_one_party_alone_may_see_is_not_missed(write: Write) -> None:
    ours = [said for said in view("CN") if said["audience"] != "CN"]
    assert beside(write, ours, view("RU")).agrees


def test_entry_that_was_shown_otherwise_is_named(write: Write) -> None:
    ours = [entry(5, "proposal:7", reason="another") if said == ALL[4] else said for said in view("CN")]
    assert said(beside(write, ours, view("RU"))) == [("differs", 4, 4)]


def test_entry_that_was_not_shown_is_named(write: Write) -> None:
    """By its number in the file that holds it."""
    ours, theirs = view("CN"), view("RU")
    assert said(beside(write, [row for row in ours if row != ALL[2]], theirs)) == [("missing", 3, None)]
    assert said(beside(write, ours, [row for row in theirs if row != ALL[2]])) == [("withheld", 2, None)]
    assert said(beside(write, ours[1:], theirs)) == [("missing", 1, None)]


def test_entry_shown_in_another_place_is_named(write: Write) -> None:
    ours = view("CN")
    ours = [*ours[:-2], ours[-1], ours[-2]]
    assert said(beside(write, ours, view("RU"))) == [("reordered", 8, None)]


def test_later_file_may_hold_more_at_its_end(write: Write) -> None:
    fewer = [row for row in ALL if row["salt"] not in (ALL[9]["salt"], ALL[11]["salt"])]
    found = beside(write, view("CN"), view("RU", fewer), ours_at="2026-11-23T09:00:00Z")
    assert (found.agrees, found.common, found.newer) == (True, 4, 2)
    found = beside(write, view("CN", fewer), view("RU"), ours_at="2026-11-21T09:00:00Z")
    assert (found.agrees, found.common, found.newer) == (True, 4, 2)


def test_earlier_file_may_not(write: Write) -> None:
    fewer = [row for row in ALL if row["salt"] not in (ALL[9]["salt"], ALL[11]["salt"])]
    found = beside(write, view("CN"), view("RU", fewer), ours_at="2026-11-21T09:00:00Z")
    assert said(found) == [("withheld", 7, None), ("withheld", 8, None)]
    found = beside(write, view("CN", fewer), view("RU"), ours_at="2026-11-23T09:00:00Z")
    assert said(found) == [("missing", 7, None), ("missing", 9, None)]


@pytest.mark.parametrize(("since", "their_since"), [(3, 0), (0, 4), (3, 4), (5, 2)])
def test_files_that_begin_later_are_compared_from_there_on(write: Write, since: int, their_since: int) -> None:
    found = beside(write, view("CN"), view("RU"), since=since, their_since=their_since)
    assert (found.agrees, said(found)) == (True, [])
    assert found.common > 0


def test_file_of_another_programme_shares_the_public_record(write: Write) -> None:
    other = [said for said in ALL if said["audience"] == ""]
    one = write(view("CN"), "one")
    assert compare(one, write(other, "other", programme="nl-cn", party="NL", by=key("NL"))).agrees


def test_files_that_are_not_whole_are_not_compared(write: Write) -> None:
    found = beside(write, view("CN"), view("RU"))
    assert found.agrees
    broken = write(view("CN"), "cn")
    broken.write_bytes(broken.read_bytes()[:-1])
    whole = write(view("RU"), "ru", party="RU")
    assert (compare(broken, whole).agrees, said(compare(broken, whole))) == (False, [])
    assert compare(whole, broken).other.fault is not None
    assert compare(whole, whole, key="0" * 64).one.fault == Fault(code="other_key", found=name_of())
