"""The chain, walked from its first entry to its end."""

from __future__ import annotations

from django.db import DataError, OperationalError
from django.db.models import Func, TextField

from diptych.engines.values.record import Record
from diptych.kernel.audit.chain import CONTENT, GENESIS, digest_of, is_unambiguous, link, spliced
from diptych.kernel.audit.models import Entry, Head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.audit.marks import Mark

    Row = tuple[Any, ...]
    """An entry as the database holds it, nothing of it read: ``COLUMNS``."""

COLUMNS = (*CONTENT, "digest", "previous", "hash", "sequence")
DIGEST, PREVIOUS, HASH, SEQUENCE = range(len(CONTENT), len(COLUMNS))

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
        self._before: Row | None = None

    def first_break(self, seen: Callable[[int, int], None]) -> Break | None:
        """Where the chain breaks first; ``seen`` is told now and then how many entries of how many hang together.

        One query for every 2,000 entries, and memory for as many.
        """
        for row in _rows(self.head.sequence):
            if self.entries % BATCH == 0:
                seen(self.entries, self.head.sequence)
            if not holds(row, self.entries + 1, self.hash):
                return self._wrong(row)
            self.entries += 1
            self.hash = row[HASH]
            self._before = row
            if self.mark and self.entries == self.mark.sequence and self.hash != self.mark.hash:
                return Break(code="rewritten", sequence=self.entries)
        seen(self.entries, self.head.sequence)
        return self._wrong_end()

    def _wrong(self, row: Row) -> Break:
        """What is wrong with an entry that does not hold."""
        expected = self.entries + 1
        if row[SEQUENCE] != expected:
            if row[SEQUENCE] < expected:
                return Break(code="inserted", sequence=row[SEQUENCE])
            return self._gap("removed", row[SEQUENCE] - 1)
        if row[PREVIOUS] == self.hash or _is_sealed(row, previous=self.hash):
            return Break(code="altered", sequence=expected)
        return self._misplaced(row, expected)

    def _gap(self, code: str, last: int) -> Break:
        """Nothing stands where the next entry belongs."""
        expected = self.entries + 1
        stray = _row(previous=self.hash)
        if stray and _is_sealed(stray, sequence=expected):
            return Break(code="reordered", sequence=expected, last=stray[SEQUENCE])
        return Break(code=code, sequence=expected, last=last)

    def _misplaced(self, row: Row, expected: int) -> Break:
        """An entry that was not written after the one before it."""
        if row[HASH] is None:
            return Break(code="altered", sequence=expected)
        stray = _row(previous=self.hash)
        if stray:
            if _row(hash=row[PREVIOUS]) is not None:
                return Break(code="reordered", sequence=expected, last=stray[SEQUENCE])
            return Break(code="inserted", sequence=expected)
        before = self._before
        if before and _is_sealed(row, sequence=expected - 1) and row[PREVIOUS] == before[PREVIOUS]:
            return Break(code="inserted", sequence=expected - 1)
        if _is_sealed(row):
            return Break(code="replaced", sequence=expected - 1) if before else _inserted(expected)
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


def holds(row: Row, sequence: int, previous: str) -> bool:
    """Whether an entry says what was sealed, and stands where it was sealed to stand."""
    return says(row) and row[SEQUENCE] == sequence and row[PREVIOUS] == previous and _is_linked(row, sequence, previous)


def says(row: Row) -> bool:
    """Whether an entry says what was sealed, wherever it stands."""
    try:
        text = spliced(row)
    except TypeError:
        return False
    return bool(digest_of(text) == row[DIGEST]) and is_unambiguous(text, row)


def _is_linked(row: Row, sequence: object, previous: str) -> bool:
    return bool(link(row[DIGEST], previous, sequence) == row[HASH])


def _is_sealed(row: Row, *, sequence: int | None = None, previous: str | None = None) -> bool:
    """Whether an entry is sealed, as it stands or in another place."""
    return says(row) and _is_linked(row, sequence or row[SEQUENCE], previous or row[PREVIOUS])


def raw(entries: QuerySet[Entry]) -> QuerySet[Entry, Row]:
    """Entries as the database holds them. No column is read: what is sealed is the very text that is kept."""
    return entries.values_list(*(_Moment(name) if name == "at" else _Kept(name) for name in COLUMNS))


class _Kept(Func):
    """A column that Django leaves as it comes."""

    template = "%(expressions)s"
    output_field = TextField()


class _Moment(_Kept):
    """The same for a moment, from which Python's module for SQLite has to be kept away too."""

    def as_sqlite(self, compiler: Any, connection: Any, **options: Any) -> Any:
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS TEXT)", **options)


def _row(**where: str | int) -> Row | None:
    """One entry by a unique column; None where there is none that can be read."""
    try:
        return raw(Entry.objects.filter(**where)).first()
    except (DataError, OperationalError) as error:
        if not _is_garbled(error):
            raise
        return None


def _rows(last: int) -> Iterator[Row]:
    """Every entry up to a number, in order.

    By ranges of numbers, not by how many come: for that PostgreSQL, not knowing the table yet, sorts it each time.
    """
    rows = Entry.objects.filter(sequence__lte=last).order_by("sequence")
    done = 0
    while done < last:
        batch = _batch(rows.filter(sequence__gt=done, sequence__lte=done + BATCH))
        yield from batch
        done += BATCH
        if not batch:
            following = rows.filter(sequence__gt=done).values_list("sequence", flat=True).first()
            if following is None:
                return
            done = int(following) - 1


def _batch(rows: QuerySet[Entry]) -> list[Row]:
    try:
        return list(raw(rows))
    except (DataError, OperationalError) as error:
        if not _is_garbled(error):
            raise
    nothing = (None,) * (len(COLUMNS) - 1)
    return [_row(sequence=number) or (*nothing, number) for number in rows.values_list("pk", flat=True)]


def _is_garbled(error: Exception) -> bool:
    """Whether a column holds what is no value of its kind, which a database lets happen to whoever wants it."""
    return isinstance(error, DataError) or "decode to UTF-8" in str(error)
