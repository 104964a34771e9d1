"""What public documents mean, kept beside the index."""

from __future__ import annotations

from time import monotonic

from django.db import transaction

from diptych.kernel.search import embedding
from diptych.kernel.search.declaring import PUBLIC, declared
from diptych.kernel.search.domain.indexing import portions
from diptych.kernel.search.models import Vector

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diptych.kernel.search.declaring import Searchable

TOGETHER = 64
"""Documents that are read and written at a time."""


def embed_all(*, seconds: float | None = None, told: Callable[[int], None] | None = None) -> bool:
    """Read every public document that is new or has changed since it was read; whether all are done.

    Side effects: vectors are written a portion at a time, each in a transaction of its own; those of documents that are
    gone are removed. What was done before it had to stop stays. It stops for ``seconds`` only once it has read
    something: to look at all that was read before may take longer, and whoever goes on would come no further.
    """
    end = None if seconds is None else monotonic() + seconds
    done = 0
    for kind in declared().values():
        if kind.shelf != PUBLIC:
            continue
        seen: set[str] = set()
        for ids in portions(kind.ids(), TOGETHER):
            seen.update(ids)
            done += _embed(kind, ids)
            if told is not None:
                told(done)
            if done and end is not None and monotonic() > end:
                return False
        _forget(kind.kind, seen)
    _forget_kinds(kind.kind for kind in declared().values() if kind.shelf == PUBLIC)
    return True


def _embed(kind: Searchable, ids: list[str]) -> int:
    """Read those of these documents that were not read as they are now; how many there were."""
    texts = {document.id: embedding.passage(document) for document in kind.documents(ids)}
    held = dict(Vector.objects.filter(kind=kind.kind, thing__in=ids).values_list("thing", "digest"))
    digests = {id: embedding.digest(text) for id, text in texts.items() if text}
    due = [id for id, digest in digests.items() if bytes(held.get(id, b"")) != digest]
    if not due:
        return 0
    numbers = embedding.of_passages([texts[id] for id in due])
    rows = []
    for id, row in zip(due, numbers, strict=True):
        scale = float(abs(row).max()) / 127 or 1.0
        packed = (row / scale).round().astype("int8").tobytes()
        rows.append(Vector(kind=kind.kind, thing=id, digest=digests[id], scale=scale, numbers=packed))
    with transaction.atomic():
        Vector.objects.filter(kind=kind.kind, thing__in=due).delete()
        Vector.objects.bulk_create(rows)
    return len(due)


def _forget(kind: str, seen: set[str]) -> None:
    gone = [
        pk for pk, thing in Vector.objects.filter(kind=kind).values_list("pk", "thing").iterator() if thing not in seen
    ]
    for some in portions(map(str, gone)):
        Vector.objects.filter(pk__in=some).delete()


def _forget_kinds(kinds: Iterable[str]) -> None:
    Vector.objects.exclude(kind__in=list(kinds)).delete()
