"""Documents fetched, taken apart and written: what following and building share."""

from __future__ import annotations

from itertools import islice

import structlog
from django.db import transaction
from django.db.models import F

from diptych.kernel.search.declaring import PUBLIC
from diptych.kernel.search.domain.writing import erase, write
from diptych.kernel.search.models import Index
from diptych.kernel.search.preparing import Failed, Prepared, all_prepared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diptych.kernel.search.declaring import Searchable
    from diptych.kernel.search.documents import Document
    from diptych.kernel.search.shelves import Shelf
    from diptych.kernel.search.tokens import Tokenizer

log = structlog.get_logger(__name__)

AT_ONCE = 250
"""Documents that are fetched, and then written in one transaction; SQLite lets nobody else write meanwhile."""


def portions(ids: Iterable[str], size: int = AT_ONCE) -> Iterator[list[str]]:
    waiting = iter(ids)
    while some := list(islice(waiting, size)):
        yield some


def prepared(documents: Iterable[Document], tokenizer: Tokenizer) -> list[Prepared]:
    """Documents taken apart; of those that cannot be, the log tells."""
    found, failed = all_prepared(documents, tokenizer)
    tell_of(failed)
    return found


def tell_of(failed: Iterable[Failed]) -> None:
    for one in failed:
        log.error("document_not_indexed", kind=one.kind, id=one.id, why=one.why)


def index(
    kind: Searchable,
    ids: Sequence[str],
    shelf: Shelf,
    tokenizer: Tokenizer,
    *,
    since: Callable[[Prepared], int],
    lock: Callable[[], bool],
) -> int | None:
    """Bring these documents up to date; returns how many had changed, None where ``lock`` says it is no longer ours.

    The texts are read and taken apart first, and only then written, in a transaction that begins with ``lock``.
    """
    found = prepared(kind.documents(ids), tokenizer)
    gone = sorted(set(ids) - {one.id for one in found})
    with transaction.atomic():
        if not lock():
            return None
        changed = write(shelf, found, since=since) + (erase(shelf, kind.kind, gone) if gone else 0)
        if changed:
            revised(shelf)
    return changed


def revised(shelf: Shelf) -> None:
    """Note that the public shelf holds something else now, if it is the one that is asked."""
    if shelf.name == PUBLIC:
        Index.objects.filter(pk=Index.ONLY, generation=shelf.generation).update(revision=F("revision") + 1)
