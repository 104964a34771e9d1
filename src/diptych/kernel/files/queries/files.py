"""Stored files as they are read, row by row and byte by byte."""

from __future__ import annotations

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.files.enums import Scanned
from diptych.kernel.files.models import StoredFile
from diptych.kernel.files.storage import storage, summed_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO, Any

    from django.db.models import QuerySet


def waiting_for_scanner() -> QuerySet[StoredFile]:
    """Files that no scanner has seen, the oldest first; one query by index."""
    return StoredFile.objects.filter(scanned__in=(Scanned.UNSCANNED, Scanned.NO_SCANNER)).order_by("kept_at", "pk")


def opened(file: StoredFile, *, name: str) -> IO[Any]:
    """The content of a file, to read from its beginning; ``name`` is what a refusal calls it.

    Refused("file_infected") for what is given to nobody, Refused("file_lost") where the content is not there or is not
    as long as it was: something else than what was handed in is never given out.
    """
    if file.scanned == Scanned.INFECTED:
        raise Refused("file_infected", name=name)
    try:
        content = storage().open(file.path)
        if content.size == file.size:
            return content
        content.close()
    except OSError:
        pass
    raise Refused("file_lost", name=name)


# Verifying ------------------------------------------------------------------------------------------------------------


class Fault(Record):
    """A file whose content is not what was handed in; ``found`` is its checksum now, or nothing where it is missing."""

    id: str
    path: str
    size: int
    found_size: int | None = None
    found: str | None = None

    @property
    def code(self) -> str:
        return "missing" if self.found is None else "altered"


class Verification(Record):
    """What came of reading every stored file again."""

    files: int
    bytes: int
    """That were read."""
    faults: tuple[Fault, ...]


def verification(*, seen: Callable[[int, int], None] = lambda _done, _all: None) -> Verification:
    """Read every stored file, and hold its size and checksum against its row. Two queries, and everything on the disk.

    ``seen`` is told how many files of how many were read.
    """
    rows = StoredFile.objects.order_by("pk")
    count, done, size = rows.count(), 0, 0
    faults = []
    for row in rows.only("sha256", "size").iterator(chunk_size=2000):
        found_size, found = summed_up(row.path)
        size += found_size or 0
        if (found_size, found) != (row.size, row.sha256):
            fault = Fault(id=str(row.pk), path=row.path, size=row.size, found_size=found_size, found=found)
            faults.append(fault)
        done += 1
        seen(done, max(count, done))
    return Verification(files=done, bytes=size, faults=tuple(faults))
