"""Two files beside each other: an earlier export has to be continued by a later one of the same party; two parties have
to have been shown the same, as far as both may see it."""

from __future__ import annotations

from pathlib import Path

from diptych.engines.values.record import Record
from diptych.kernel.audit.audiences import sees
from diptych.kernel.audit.files.reading import Verified, View, header_of, verified

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Seen = tuple[str, str, int]
    """Salt, digest and number of an entry that both may see. The salt is the same as long as it is the same entry."""

Place = tuple[str, str]
"""A party and its programme."""


class Difference(Record):
    """One thing in which two files do not agree.

    ``rewritten``  from entry ``number`` on the two tell different things, though they are the view of one party
    ``shortened``  the entries from ``number`` to ``last`` of the other file are missing
    ``apart``      the file begins after entry ``number``, where the other has ended already
    ``differs``    entry ``number`` says something else than the same entry, ``last``, of the other file
    ``missing``    entry ``number`` of the other file is missing
    ``withheld``   entry ``number`` is missing in the other file
    ``reordered``  entry ``number`` stands before another one that it follows in the other file
    """

    code: str
    number: int
    last: int | None = None


class Compared(Record):
    """What came of it."""

    one: Verified
    other: Verified
    same: bool = False
    """Whether both are views of one party."""
    common: int = 0
    """Entries that both hold."""
    newer: int = 0
    """Entries that one of them holds because it was taken later."""
    differences: tuple[Difference, ...] = ()

    @property
    def agrees(self) -> bool:
        return not (self.differences or self.one.fault or self.other.fault)


def compare(path: Path, against: Path, *, key: str | None = None) -> Compared:
    """Verify two files of views and compare them; ``key`` has to have signed the first.

    Refused for what cannot be read, or is no such file ("no_ledger_file").
    """
    first, second = View(path), View(against)
    # Whom a file is for stands in its first line.
    places = _place(path), _place(against)
    ours: list[Seen] = []
    theirs: list[Seen] = []
    one = verified(first, first.fault(_noting(ours, places[1])), key)
    two = verified(second, second.fault(_noting(theirs, places[0])))
    if one.fault or two.fault:
        return Compared(one=one, other=two)
    if (one.party, one.programme) == (two.party, two.programme):
        return _continued(first, second, one, two)
    return _beside(ours, theirs, one, two)


def _place(path: Path) -> Place:
    header = header_of(path)
    return str(header.get("party")), str(header.get("programme"))


def _noting(rows: list[Seen], other: Place) -> Any:
    def note(number: int, entry: dict[str, Any], digest: str) -> None:
        if sees(*other, entry.get("audience", ""), entry.get("programme", "")):
            rows.append((str(entry.get("salt")), digest, number))

    return note


# One party, twice -----------------------------------------------------------------------------------------------------


def _continued(first: View, second: View, one: Verified, two: Verified) -> Compared:
    begin, end = max(one.since, two.since), min(one.count, two.count)
    answer = Compared(one=one, other=two, same=True, common=max(0, end - begin), newer=max(0, one.count - two.count))
    if begin > end:
        code = "apart" if one.since > two.count else "shortened"
        last = two.count if code == "shortened" else None
        place = one.since if code == "apart" else one.count + 1
        return answer.replace(common=0, differences=(Difference(code=code, number=place, last=last),))
    differences = []
    if first.hash_at(end) != second.hash_at(end):
        # Where one hash differs, all after it do: the first of them is found by halving.
        low, high = begin, end
        while low < high:
            middle = (low + high) // 2
            if first.hash_at(middle) == second.hash_at(middle):
                low = middle + 1
            else:
                high = middle
        differences.append(Difference(code="rewritten", number=low))
    if one.count < two.count:
        differences.append(Difference(code="shortened", number=one.count + 1, last=two.count))
    return answer.replace(differences=tuple(differences))


# Two parties ----------------------------------------------------------------------------------------------------------


def _beside(ours: list[Seen], theirs: list[Seen], one: Verified, two: Verified) -> Compared:
    # A file that begins later than its view knows nothing of what came before.
    ours, theirs = _cut(ours, theirs) if two.since else ours, _cut(theirs, ours) if one.since else theirs
    our_places = {salt: place for place, (salt, _digest, _number) in enumerate(ours)}
    their_places = {salt: place for place, (salt, _digest, _number) in enumerate(theirs)}
    common = [row for row in ours if row[0] in their_places]
    # What comes after the last entry that both hold is news in the file that was taken later, and in it alone.
    our_end = 1 + max((our_places[row[0]] for row in common), default=-1)
    their_end = 1 + max((their_places[row[0]] for row in common), default=-1)
    ours_is_later = one.at >= two.at
    withheld = [row for row in ours[: our_end if ours_is_later else None] if row[0] not in their_places]
    missing = [row for row in theirs[: their_end if not ours_is_later else None] if row[0] not in our_places]
    newer = len(ours) - our_end if ours_is_later else len(theirs) - their_end
    differences = [
        *_changed(common, theirs, their_places),
        *(Difference(code="missing", number=number) for _salt, _digest, number in missing),
        *(Difference(code="withheld", number=number) for _salt, _digest, number in withheld),
    ]
    return Compared(one=one, other=two, common=len(common), newer=newer, differences=tuple(differences))


def _changed(common: list[Seen], theirs: list[Seen], places: dict[str, int]) -> Iterator[Difference]:
    furthest = -1
    for salt, digest, number in common:
        place = places[salt]
        if digest != theirs[place][1]:
            yield Difference(code="differs", number=number, last=theirs[place][2])
        if place < furthest:
            yield Difference(code="reordered", number=number)
        furthest = max(furthest, place)


def _cut(rows: list[Seen], others: list[Seen]) -> list[Seen]:
    """The rows from the first one on that the others hold too."""
    salts = {salt for salt, _digest, _number in others}
    return rows[next((place for place, row in enumerate(rows) if row[0] in salts), len(rows)) :]
