"""Keeping the index as the ledger says: what an act has changed is indexed anew a moment after it.

After the commit of anything that has an entry, a job is asked for, if none waits already. It reads the entries that
came since, fetches the documents they touch, and writes those that have changed. How far it came is kept with the
index, in the transaction that writes the last of it, so whatever is killed when, nothing is left out.

One job waits at a time. Its key is the *epoch*, which the job itself moves on before it looks at the end of the ledger:
whoever commits later finds the new epoch and asks for another job, whoever committed before is seen by this one.
"""

from __future__ import annotations

import time
from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from diptych.kernel.audit.models import Entry, Head
from diptych.kernel.search.declaring import Change, declared
from diptych.kernel.search.domain.indexing import AT_ONCE, index, portions
from diptych.kernel.search.models import Index, Touched
from diptych.kernel.search.queries.state import building_shelf, current, shelf_of, tokenizer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.kernel.search.preparing import Prepared

JOB = "search.follow"
DELAY = timedelta(seconds=2)
"""Between a commit and the job: what comes meanwhile is done with it."""

ENTRIES = 2000
"""Entries that are read at once."""

_asked: dict[str, int] = {}
"""The epoch for which this process has asked for a job."""


def ask_to_follow() -> None:
    """Have a job bring the index up to the ledger, if none waits for that; to be called after a commit.

    Side effects: at most one job. One query where this process has asked already, four where it has not.
    """
    from diptych.kernel.jobs import enqueue

    epoch = Index.objects.filter(pk=Index.ONLY).values_list("epoch", flat=True).first()
    if epoch is None:
        begin_index()
        epoch = current().epoch
    if _asked.get(JOB) == epoch:
        return
    now = timezone.now()
    with transaction.atomic():
        enqueue(JOB, at=now, after=now + DELAY, key=str(epoch))
    _asked[JOB] = epoch


def begin_index() -> None:
    """Make the row that tells of the index, if there is none. Its epoch is the time, so that keys of jobs that one had
    that was lost do not come again."""
    Index.objects.bulk_create([Index(epoch=int(time.time()))], ignore_conflicts=True)


def begin_epoch() -> None:
    """What is committed from here on asks for a job of its own."""
    Index.objects.filter(pk=Index.ONLY).update(epoch=F("epoch") + 1)


def touch(kind: str, ids: Sequence[str]) -> None:
    """Have these documents indexed anew after this transaction, though the ledger has no entry that says so.

    Side effects: 1. they are noted; 2. after the commit, a job is asked for. One query, whatever their number.
    """
    from diptych.kernel.search.receivers import follow_soon

    Touched.objects.bulk_create([Touched(kind=kind, thing=id) for id in ids])
    transaction.on_commit(follow_soon, robust=True)


def follow(*, seconds: float | None = None, building: bool = False) -> bool:
    """Bring the index (the one asked, or the one that is being built) up to the ledger; whether it came to the end.

    ``seconds``: after which to stop, with the rest left for another time. Side effects: rows of the index.
    """
    until = None if seconds is None else time.monotonic() + seconds
    while True:
        state = current()
        if not (state.building if building else state.generation):
            return True
        more = _follow_some(state, building=building)
        if not more:
            return True
        if until is not None and time.monotonic() > until:
            return False


def _follow_some(state: Index, *, building: bool) -> bool:
    """One portion of the ledger, and of what was touched; whether there was anything."""
    begin = state.building_sequence if building else state.sequence
    head = Head.objects.filter(pk=Head.ONLY).values_list("sequence", flat=True).first() or 0
    # What is touched while an index is being built is kept for it, until it is asked itself.
    touched = [] if building else list(Touched.objects.filter(done=False).order_by("pk")[:ENTRIES])
    if head <= begin and not touched:
        return False
    end = min(head, begin + ENTRIES) if head > begin else begin
    wanted = _touched_documents(begin, end)
    for one in touched:
        wanted[one.kind][one.thing] = None
    kinds = declared()
    shelves = building_shelf if building else shelf_of
    tokenizer = tokenizer_of(state.building_words if building else state.words)

    def lock() -> bool:
        rows = Index.objects.select_for_update().filter(pk=Index.ONLY)
        row = rows.first()
        if row is None:
            return False
        if building:
            # Whoever builds says so with every portion.
            rows.filter(building=state.building).update(building_at=timezone.now())
            return row.building == state.building and row.building_sequence == begin
        return row.generation == state.generation and row.sequence == begin

    def since(_one: Prepared) -> int:
        return end

    for name, ids in wanted.items():
        if name not in kinds:
            continue
        kind = kinds[name]
        for some in portions(ids, AT_ONCE):
            if index(kind, some, shelves(state, kind.shelf), tokenizer, since=since, lock=lock) is None:
                # Another worker does the same; it will see to the end.
                return True
    with transaction.atomic():
        if lock():
            Index.objects.filter(pk=Index.ONLY).update(**{"building_sequence" if building else "sequence": end})
            done = Touched.objects.filter(pk__in=[one.pk for one in touched])
            if Index.objects.exclude(building=0).exists():
                done.update(done=True)
            else:
                done.delete()
    return True


def _touched_documents(begin: int, end: int) -> dict[str, dict[str, None]]:
    """The documents that entries touch, from behind ``begin`` up to ``end``, by kind: each once, in their order."""
    wanted: dict[str, dict[str, None]] = defaultdict(dict)
    followed = {what for kind in declared().values() for what in kind.follows}
    if end <= begin or not followed:
        return wanted
    changes: dict[str, list[Change]] = defaultdict(list)
    rows = Entry.objects.filter(sequence__gt=begin, sequence__lte=end, thing_type__in=followed).order_by("sequence")
    for what, id, before, after in rows.values_list("thing_type", "thing_id", "before", "after"):
        changes[what].append(Change(thing_type=what, id=id, before=before, after=after))
    for kind in declared().values():
        for what, named in kind.follows.items():
            if what in changes:
                wanted[kind.kind].update(dict.fromkeys(named(changes[what])))
    return wanted
