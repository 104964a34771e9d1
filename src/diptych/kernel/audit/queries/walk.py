"""The chain, walked from its first entry to its end."""

from __future__ import annotations

from django.db import OperationalError

from diptych.engines.values.record import Record
from diptych.kernel.audit.chain import GENESIS, seal
from diptych.kernel.audit.models import CONTENT, Entry, Head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.audit.marks import Mark

    Found = dict[str, Any]

COLUMNS = (*CONTENT, "hash")

BATCH = 2000
"""Entries held in memory at once."""

CLOSED_UP = 1000
"""Entries that may have been removed in one place, with the rest renumbered, for that to be recognised."""


class Break(Record):
    """The first place where the chain does not hold.

    ``altered``    what the entry says is not what was sealed
    ``removed``    the entries from ``sequence`` to ``last`` are missing
    ``inserted``   the entry was not written when it pretends to have been
    ``reordered``  the entry that belongs here stands at ``last``
    ``replaced``   the entry after it was written after another one
    ``truncated``  the entries from ``sequence`` to ``last`` are missing at the end
    ``headless``   the end of the chain is not on record any more
    ``shortened``  the last verification saw entries up to ``last``, which are missing
    ``rewritten``  the last verification saw another entry here
    """

    code: str
    sequence: int
    last: int | None = None


class Walk:
    """One walk along the chain as it is now; entries added meanwhile are left to the next."""

    def __init__(self, mark: Mark | None) -> None:
        self.mark = mark
        # The last entry first: the end on record can only be further on by the time it is read.
        # SQLite lets a text stand in a column of numbers, after all of them.
        self.last: Any = Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
        head = Head.objects.first()
        self.headless = head is None and self.last != 0
        self.head = head or Head(sequence=self.last)
        self.entries = 0
        """How many hang together."""
        self.hash = GENESIS
        """The hash of the last of them."""
        self._before: Found = {}

    def first_break(self, seen: Callable[[int, int], None]) -> Break | None:
        """Where the chain breaks first; ``seen`` is told now and then how many entries of how many hang together.

        One query for every 2,000 entries, and memory for as many.
        """
        for row in _rows(self.head.sequence):
            if self.entries % BATCH == 0:
                seen(self.entries, self.head.sequence)
            if found := self._wrong(row):
                return found
            self.entries += 1
            self.hash = row["hash"]
            self._before = row
            if self.mark and self.entries == self.mark.sequence and self.hash != self.mark.hash:
                return Break(code="rewritten", sequence=self.entries)
        seen(self.entries, self.head.sequence)
        return self._wrong_end()

    def _wrong(self, row: Found) -> Break | None:
        expected = self.entries + 1
        if row["sequence"] != expected:
            if row["sequence"] < expected:
                return Break(code="inserted", sequence=row["sequence"])
            return self._gap("removed", row["sequence"] - 1)
        if row["hash"] is None:
            return Break(code="altered", sequence=expected)
        if row["previous"] == self.hash:
            return None if _is_sealed(row) else Break(code="altered", sequence=expected)
        if _is_sealed(row, previous=self.hash):
            return Break(code="altered", sequence=expected)
        return self._misplaced(row, expected)

    def _gap(self, code: str, last: int) -> Break:
        """Nothing stands where the next entry belongs."""
        expected = self.entries + 1
        stray = _row(previous=self.hash)
        if stray and _is_sealed(stray, sequence=expected):
            return Break(code="reordered", sequence=expected, last=stray["sequence"])
        return Break(code=code, sequence=expected, last=last)

    def _misplaced(self, row: Found, expected: int) -> Break:
        """An entry that was not written after the one before it."""
        stray = _row(previous=self.hash)
        if stray:
            if _row(hash=row["previous"]) is not None:
                return Break(code="reordered", sequence=expected, last=stray["sequence"])
            return Break(code="inserted", sequence=expected)
        if self._before and _is_sealed(row, sequence=expected - 1) and row["previous"] == self._before["previous"]:
            return Break(code="inserted", sequence=expected - 1)
        if _is_sealed(row):
            return Break(code="replaced", sequence=expected - 1) if self._before else _inserted(expected)
        for gone in range(1, CLOSED_UP + 1):
            if _is_sealed(row, sequence=expected + gone):
                return Break(code="removed", sequence=expected, last=expected + gone - 1)
        return Break(code="altered", sequence=expected)

    def _wrong_end(self) -> Break | None:
        if self.entries < self.head.sequence:
            return self._gap("truncated", self.head.sequence)
        if self.mark and self.mark.sequence > self.entries:
            return Break(code="shortened", sequence=self.entries + 1, last=self.mark.sequence)
        if self.headless:
            return Break(code="headless", sequence=self.entries)
        if not isinstance(self.last, int) or self.last > self.head.sequence:
            return _inserted(self.head.sequence + 1)
        if self.hash != self.head.hash:
            return Break(code="replaced", sequence=self.entries)
        return None


def _inserted(sequence: int) -> Break:
    return Break(code="inserted", sequence=sequence)


def _is_sealed(row: Found, **instead: object) -> bool:
    content = {name: row[name] for name in CONTENT}
    return bool(seal({**content, **instead}) == row["hash"])


def _row(**where: str | int) -> Found | None:
    """One entry by a unique column; None where there is none that can be read."""
    try:
        values = Entry.objects.filter(**where).values_list(*COLUMNS).first()
    except (ValueError, OperationalError) as error:
        if not _is_garbled(error):
            raise
        return None
    return dict(zip(COLUMNS, values, strict=True)) if values else None


def _rows(last: int) -> Iterator[Found]:
    """Every entry up to a number, in order."""
    rows = Entry.objects.filter(sequence__lte=last).order_by("sequence")
    left = rows
    while True:
        batch = _batch(left[:BATCH])
        yield from batch
        if len(batch) < BATCH:
            return
        left = rows.filter(sequence__gt=batch[-1]["sequence"])


def _batch(rows: QuerySet[Entry]) -> list[Found]:
    try:
        return [dict(zip(COLUMNS, values, strict=True)) for values in rows.values_list(*COLUMNS)]
    except (ValueError, OperationalError) as error:
        if not _is_garbled(error):
            raise
    nothing = dict.fromkeys(COLUMNS)
    return [_row(sequence=number) or {**nothing, "sequence": number} for number in rows.values_list("pk", flat=True)]


def _is_garbled(error: Exception) -> bool:
    """Whether a column holds what is no value of its kind, which SQLite lets happen to whoever wants it."""
    return isinstance(error, ValueError) or "decode to UTF-8" in str(error)
