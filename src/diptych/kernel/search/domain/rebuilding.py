"""The index made anew, beside the one that is asked: nobody notices but by what they find then.

A making of the index goes through every kind of document, then follows the ledger from where it began to where that is
by then, and takes the place of the one before in the transaction of its last step. It can be stopped anywhere: what
stands in its tables need not be done again.
"""

from __future__ import annotations

import time
from contextlib import nullcontext
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.models import Entry, Head
from diptych.kernel.search import beyond
from diptych.kernel.search.declaring import PUBLIC, declared, words_of_users
from diptych.kernel.search.domain import tables
from diptych.kernel.search.domain.beyond import size, writing_many
from diptych.kernel.search.domain.following import begin_index, follow
from diptych.kernel.search.domain.indexing import portions, prepared, tell_of
from diptych.kernel.search.domain.writing import write
from diptych.kernel.search.models import Index, Touched
from diptych.kernel.search.queries import reading
from diptych.kernel.search.queries.state import building_shelf, shelf_of, tokenizer_of
from diptych.kernel.search.shelves import SHELVES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from diptych.kernel.search.declaring import Searchable
    from diptych.kernel.search.preparing import Prepared

FORM = 2
"""Of the tables; another number has every index made anew."""

LEFT = timedelta(minutes=2)
"""After so long without a word, whoever built has gone."""

AT_ONCE = 500
"""Documents of one transaction."""

WORTH_IT = 10
"""Portions from which on other processes are begun, which takes as long as some of them."""


def made_of(words: str) -> str:
    """What an index would be made of now, with this dictionary: unlike that of the index, it is out of date."""
    told = [
        str(FORM),
        beyond.wanted_engine(),
        tokenizer_of(words).fingerprint,
        *(f"{kind.kind} {kind.shelf}" for kind in declared().values()),
    ]
    return sha256("\n".join(told).encode()).hexdigest()[:40]


def rebuild(
    *,
    seen: Callable[[int, int], None] = lambda _done, _all: None,
    seconds: float | None = None,
    processes: int = 1,
    resume: bool = False,
) -> bool:
    """Make the index anew; whether it is done, which it is not only where ``seconds`` were too few.

    ``seen`` is told now and then how many documents of how many are done. ``resume`` goes on with what was begun and
    left. ``processes`` take documents apart beside this one, which fetches and writes.

    Side effects: 1. new tables, filled; 2. questions go there; 3. the tables before the last ones are dropped.
    Refused("index_being_built") while somebody else builds.
    """
    until = None if seconds is None else time.monotonic() + seconds
    state = _begin(resume=resume)
    if not _fill(state, seen, until, processes):
        return False
    for name in SHELVES:
        tables.finish(building_shelf(state, name), before_each=lambda: _keep_claim(state))
    _keep_claim(state)
    with transaction.atomic():
        tables.count_terms(building_shelf(state, PUBLIC))
    _keep_claim(state)
    follow(building=True)
    _take_over(state)
    return True


def building_now(state: Index) -> bool:
    """Whether somebody is at it who said so lately."""
    return bool(state.building and state.building_at and state.building_at > timezone.now() - LEFT)


def _begin(*, resume: bool) -> Index:
    """Claim the building of an index; new tables, unless what was begun can be gone on with."""
    beyond.demand_installed()
    words = "\n".join(sorted(words_of_users()))
    with transaction.atomic():
        begin_index()
        state = Index.objects.select_for_update().get(pk=Index.ONLY)
        if building_now(state):
            raise Refused("index_being_built", since=state.building_at)
        goes_on = (
            resume
            and state.building in tables.generations()
            and state.building_made_of == made_of(state.building_words)
            and _agree(state)
        )
        if not goes_on:
            head = Head.objects.filter(pk=Head.ONLY).values_list("sequence", flat=True).first() or 0
            state.last = state.building = max(state.last, *tables.generations(), 0) + 1
            state.building_engine, state.building_words = beyond.wanted_engine(), words
            state.building_made_of = made_of(words)
            state.building_sequence = head
            for name in SHELVES:
                tables.make(building_shelf(state, name))
        state.building_at = timezone.now()
        state.save()
    return state


def _fill(state: Index, seen: Callable[[int, int], None], until: float | None, processes: int) -> bool:
    """Put every document into the tables; False when the time was over before."""
    kinds = list(declared().values())
    waiting: list[tuple[Searchable, list[str]]] = []
    whole = 0
    for kind in kinds:
        there = reading.things(building_shelf(state, kind.shelf), kind.kind)
        ids = [id for id in kind.ids() if id not in there]
        whole += len(ids) + len(there)
        waiting += [(kind, some) for some in portions(ids, AT_ONCE)]
    done = whole - sum(len(some) for _kind, some in waiting)
    seen(done, whole)
    public = building_shelf(state, PUBLIC)
    with writing_many(public) if public.engine else nullcontext():
        for kind, ids, found in _taken_apart(waiting, state.building_words, processes):
            shelf = building_shelf(state, kind.shelf)
            since = _since(state, kind, found)
            with transaction.atomic():
                _keep_claim(state)
                write(shelf, found, since=since)
            done += len(ids)
            seen(done, whole)
            if until is not None and time.monotonic() > until:
                break
    if done < whole:
        # Whoever goes on with it need not wait until it looks left.
        Index.objects.filter(pk=Index.ONLY, building=state.building).update(building_at=None)
    return done >= whole


def _taken_apart(
    waiting: Sequence[tuple[Searchable, list[str]]], words: str, processes: int
) -> Iterator[tuple[Searchable, list[str], list[Prepared]]]:
    if processes > 1 and len(waiting) > WORTH_IT:
        from diptych.kernel.search.domain.beside import taken_apart_beside

        for kind, ids, found, failed in taken_apart_beside(waiting, words, processes):
            tell_of(failed)
            yield kind, ids, found
        return
    tokenizer = tokenizer_of(words)
    for kind, ids in waiting:
        yield kind, ids, prepared(kind.documents(ids), tokenizer)


def _agree(state: Index) -> bool:
    """Whether what lies beyond the database holds all that the tables say: what was not finished there is lost."""
    shelf = building_shelf(state, PUBLIC)
    try:
        return not shelf.engine or size(shelf) == reading.size(shelf)
    except (OSError, ValueError):
        return False


def _keep_claim(state: Index) -> None:
    """Say that this is still being built, by us."""
    mine = Index.objects.filter(pk=Index.ONLY, building=state.building)
    if not mine.update(building_at=timezone.now()):
        raise Refused("index_being_built", since=timezone.now())


def _since(state: Index, kind: Searchable, found: Sequence[Prepared]) -> Callable[[Prepared], int]:
    """Since which entry each of these could be found: as the index before has it, else since the first entry that
    tells of it."""
    things = [one.id for one in found]
    known: dict[str, int] = {}
    if state.generation in tables.generations():
        known = reading.since(shelf_of(state, kind.shelf), kind.kind, things)
    elif kind.follows:
        entries = Entry.objects.filter(thing_type__in=kind.follows, thing_id__in={one.whole for one in found})
        known = dict(entries.values_list("thing_id").annotate(Min("sequence")).order_by())
    return lambda one: known.get(one.id, known.get(one.whole, state.building_sequence))


def _take_over(state: Index) -> None:
    """Have questions go to the new tables, and drop those that were left before: the last ones may still be read."""
    with transaction.atomic():
        row = Index.objects.select_for_update().get(pk=Index.ONLY)
        if row.building != state.building:
            raise Refused("index_being_built", since=row.building_at)
        before = row.generation
        row.generation, row.engine, row.words = row.building, row.building_engine, row.building_words
        row.made_of, row.sequence = row.building_made_of, row.building_sequence
        row.building, row.building_at, row.since = 0, None, timezone.now()
        row.building_words = ""
        row.revision += 1
        row.counted_revision = row.revision
        row.editions = {kind.kind: kind.edition() for kind in declared().values() if kind.edition}
        row.save()
        Touched.objects.filter(done=True).update(done=False)
    forget_former(keep={row.generation, before})
    follow()


def forget_former(*, keep: set[int]) -> int:
    """Drop the tables of every making of the index but these; returns how many there were."""
    former = tables.generations() - keep
    for generation in former:
        with transaction.atomic():
            for name in SHELVES:
                tables.drop(name, generation)
    return len(former)
