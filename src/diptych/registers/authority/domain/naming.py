"""Writes what names are found by: their words, and the sounds of these.

A name that one act writes is found when that act is done. Where many are written at once, as by an import, they wait
for a job: to take names apart takes longer than to keep them. By its whole text a name is found at once in any case.
"""

from __future__ import annotations

from functools import lru_cache
from time import monotonic

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from diptych.engines.names.grams import VERSION, word_grams
from diptych.engines.names.sides import indexed_words, side
from diptych.kernel.audit import hold
from diptych.kernel.domain import statistics
from diptych.kernel.domain.inserting import insert
from diptych.kernel.jobs import enqueue
from diptych.kernel.names import fingerprint, learned
from diptych.registers.authority.domain.deriving import derive
from diptych.registers.authority.enums import NAME_KINDS, kind_of_names
from diptych.registers.authority.models import Agent, Name, NameGram, NamesIndex, NamesWaiting, NameWord, WordOfName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from django.db.models import QuerySet

    Told = tuple[str, str]
    """The key of a word and its script."""

AT_ONCE = 500
"""Agents whose names are taken apart in one transaction; others wait for it to end."""

LOOKED_AT = {AT_ONCE, 10 * AT_ONCE, 100 * AT_ONCE}
"""Agents after which the database looks at the tables that fill: it may know of them only that they were empty."""

ASKED = 400
"""Values in one condition."""

JOB = "authority.index_names"


def names_written(
    changes: Sequence[tuple[Mapping[str, Any] | None, Mapping[str, Any]]], /, *, at: datetime, many: bool
) -> None:
    """See to names that were written: at once, or of many by a job.

    To be called in the transaction that wrote them. Side effects: 1. the names are found by their words; or, of many,
    2. their agents are noted as waiting, and 3. a job is asked for.
    """
    ids = [after["id"] for before, after in changes if before is None or _named(before) != _named(after)]
    if not ids:
        return
    # What is new has no words yet, and what is gone took its words along; that leaves names that are read otherwise.
    changed = [after["id"] for before, after in changes if before is not None]
    _forget([pk for pk, *_ in _names_of([id for id in changed if id in set(ids)])])
    if not many:
        index_names(ids)
        return
    there = set(NamesWaiting.objects.filter(pk__in=ids).values_list("pk", flat=True))
    insert(NamesWaiting, [{"agent_id": id} for id in ids if id not in there])
    enqueue(JOB, at=at)


def _named(data: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    return data["kind"], [(name["text"], name["lang"]) for name in data["names"]]


# The names of some ----------------------------------------------------------------------------------------------------


def index_names(ids: Sequence[str]) -> None:
    """Have names of some agents found by their words that had none so far. To be called in a transaction.

    Side effects: 1. the end of the ledger is held, so that no two write words at once; 2. words that are new are kept,
    with their sounds; 3. the words of the names are kept; 4. the agents wait no more.
    """
    hold()
    state = _state()
    found = [(pk, *_words(text, lang, kind)) for pk, kind, text, lang in _names_of(ids)]
    numbers = _numbers({told for _, _, words in found for told in words}, state.generation)
    insert(
        WordOfName,
        [{"word_id": numbers[told], "kind": kind, "name_id": pk} for pk, kind, words in found for told in words],
    )
    for some in _some(ids):
        NamesWaiting.objects.filter(pk__in=some).delete()


def _names_of(ids: Sequence[str]) -> Iterator[tuple[int, str, str, str]]:
    for some in _some(ids):
        names = Name.objects.filter(agent__in=some).order_by("pk")
        yield from names.values_list("pk", "agent__kind", "text", "lang")


def _words(text: str, lang: str, kind: str) -> tuple[int, tuple[Told, ...]]:
    """The words that a form is found by, in their order, and how it was read."""
    read = kind_of_names(kind)
    told = indexed_words(side(text, lang, read), read)
    longest = NameWord.LONGEST
    return NAME_KINDS.index(read), tuple(dict.fromkeys((word.key[:longest], word.script) for word in told if word.key))


def _forget(names: Sequence[int]) -> None:
    """Have names found by no words."""
    for some in _some(names):
        WordOfName.objects.filter(name__in=some).delete()


def _numbers(wanted: set[Told], generation: int) -> dict[Told, int]:
    """The numbers of words; those that nobody had so far are kept with their sounds."""
    found = _known(wanted)
    new = sorted(wanted - set(found))
    if new:
        numbers = insert(NameWord, [{"key": key, "script": script} for key, script in new])
        NamesIndex.objects.filter(pk=NamesIndex.ONLY).update(last=max(numbers))
        _sound(zip(numbers, new, strict=True), generation)
        found |= dict(zip(new, numbers, strict=True))
    return found


def _known(wanted: Iterable[Told]) -> dict[Told, int]:
    found: dict[Told, int] = {}
    for some in _some(sorted({key for key, _ in wanted})):
        rows = NameWord.objects.filter(key__in=some).values_list("key", "script", "pk")
        found |= {(key, script): number for key, script, number in rows}
    return {told: found[told] for told in wanted if told in found}


def _sound(words: Iterable[tuple[int, Told]], generation: int) -> None:
    """Add the sounds of words to what is looked through."""
    from diptych.engines.names.postings import rows

    made = rows((number, script, _grams(key, script)) for number, (key, script) in words)
    table, quote = NameGram._meta.db_table, connection.ops.quote_name
    both = f"{quote(table)}.{quote('words')} || excluded.{quote('words')}"
    # SQLite puts bytes together into a text of the same bytes.
    both = both if connection.vendor == "postgresql" else f"CAST({both} AS BLOB)"
    lines = [[generation, gram, block, content] for (gram, block), content in made.items()]
    with connection.cursor() as cursor:
        for some in _some(lines, 200):
            cursor.execute(
                f"INSERT INTO {quote(table)} (generation, gram, block, words) "
                f"VALUES {', '.join(['(%s, %s, %s, %s)'] * len(some))} "
                f"ON CONFLICT (generation, gram, block) DO UPDATE SET words = {both}",
                [value for line in some for value in line],
            )


@lru_cache(maxsize=1 << 12)
def _grams(key: str, script: str) -> Mapping[str, float]:
    return word_grams(key, script, learned())


def _state() -> NamesIndex:
    """The row that says what is asked; the first writer makes it."""
    state, _ = NamesIndex.objects.get_or_create(pk=NamesIndex.ONLY, defaults={"fingerprint": made_from()})
    return state


def made_from() -> str:
    """What says by which rules and tables words and sounds are made today."""
    return f"{VERSION}-{fingerprint()[:60]}"


def _some(items: Sequence[Any], size: int = ASKED) -> Iterator[Sequence[Any]]:
    return (items[begin : begin + size] for begin in range(0, len(items), size))


# Many -----------------------------------------------------------------------------------------------------------------


def index_waiting(*, seconds: float | None = None, seen: Callable[[int, int], None] = lambda _done, _all: None) -> bool:
    """Have the names found by their words that wait for it, for so many seconds at the most; whether all are.

    ``seen`` is told how many agents of all are done. Side effects: those of :func:`index_names`, of some agents at a
    time, each time in a transaction of its own; in the end the database looks at its tables again.
    """
    all_, done, begin = NamesWaiting.objects.count(), 0, monotonic()
    while ids := list(_waiting()[:AT_ONCE]):
        if seconds is not None and monotonic() - begin > seconds:
            return False
        _index(ids)
        done += len(ids)
        seen(done, max(all_, done))
        if done in LOOKED_AT:
            statistics.refresh(NameWord, WordOfName)
    if done >= AT_ONCE:
        statistics.refresh()
    return True


def _waiting() -> QuerySet[NamesWaiting, str]:
    return NamesWaiting.objects.order_by("pk").values_list("pk", flat=True)


def _index(ids: Sequence[str], *, again: bool = False) -> None:
    """The names of agents that wait, or ``again`` those of any."""
    # What takes long is remembered, and done before others have to wait.
    told = {word for _, kind, text, lang in _names_of(ids) for word in _words(text, lang, kind)[1]}
    for key, script in told - set(_known(told)):
        _grams(key, script)
    with transaction.atomic():
        hold()
        if again:
            derive(ids)
            _forget([pk for pk, *_ in _names_of(ids)])
        else:
            # Of two who do this at once, one has waited here until the other was done.
            ids = [
                id
                for some in _some(ids)
                for id in NamesWaiting.objects.filter(pk__in=some).values_list("pk", flat=True)
            ]
        index_names(ids)


def index_lost() -> int:
    """Have the names found that have no word and wait for no job, as after tables were lost; returns how many agents.

    Side effects: those of :func:`index_waiting`.
    """
    words = WordOfName.objects.filter(name=OuterRef("pk"))
    waiting = NamesWaiting.objects.filter(pk=OuterRef("agent"))
    names = Name.objects.exclude(exact="").filter(~Exists(words), ~Exists(waiting))
    ids = list(names.order_by("agent").values_list("agent", flat=True).distinct())
    for some in _some(ids, AT_ONCE):
        _index(some, again=True)
    return len(ids)


def is_outdated() -> bool:
    """Whether sounds were made by other rules or from other tables than those of today. One query."""
    told = NamesIndex.objects.values_list("fingerprint", flat=True).first()
    return told is not None and told != made_from()


def rebuild(*, seen: Callable[[int, int], None] = lambda _done, _all: None) -> tuple[int, int]:
    """Make anew all that names are found by; returns how many names and words there are.

    Names are found all the while: by what there was, until what is made anew takes its place in one moment. Agents that
    are written meanwhile are found too. Of two who do this at once each makes its own, and the later begun is asked in
    the end. ``seen`` is told how many steps of all are done: agents and words.

    Side effects: 1. the words of all names are written anew, and the columns that follow from names; 2. words that no
    name has any more are deleted; 3. their sounds are made and from now on asked; 4. what was asked so far is deleted.
    """
    from diptych.engines.names.postings import BLOCK

    with transaction.atomic():
        hold()
        generation = _begin()
    agents = list(Agent.objects.order_by("pk").values_list("pk", flat=True))
    # Nobody knows yet how many words there will be; most agents have names in words that others have too.
    steps, done = len(agents) + max(1, NameWord.objects.count()), 0
    for ids in _some(agents, AT_ONCE):
        _index(ids, again=True)
        done += len(ids)
        seen(done, steps)
    with transaction.atomic():
        hold()
        NameWord.objects.filter(~Exists(WordOfName.objects.filter(word=OuterRef("pk")))).delete()
        numbers = NameWord.objects.order_by("pk").values_list("pk", flat=True)
        first, last = numbers.first() or 0, numbers.last() or 0
    steps = done + NameWord.objects.count()
    for begin in range(first - first % BLOCK, last + 1, BLOCK):
        done += _sound_anew(begin, min(begin + BLOCK, last + 1), generation)
        seen(done, steps)
    with transaction.atomic():
        hold()
        if _state().generation < generation:
            _sound_anew(last + 1, None, generation)
            latest = NameWord.objects.order_by("pk").values_list("pk", flat=True).last() or 0
            told = {"generation": generation, "fingerprint": made_from(), "last": latest}
            NamesIndex.objects.filter(pk=NamesIndex.ONLY).update(**told)
            # Also what somebody has left half made; what somebody is making has a later number.
            NameGram.objects.filter(generation__lt=generation).delete()
        else:
            NameGram.objects.filter(generation=generation).delete()
    statistics.refresh()
    seen(steps, steps)
    return Name.objects.count(), NameWord.objects.count()


def _begin() -> int:
    """The number of a generation that nobody else makes: a row that says no sound holds it."""
    others = NameGram.objects.order_by("-generation").values_list("generation", flat=True)
    generation = max(_state().generation, others.first() or 0) + 1
    NameGram.objects.create(generation=generation, gram="", block=0, words=b"")
    return generation


def _sound_anew(begin: int, end: int | None, generation: int) -> int:
    """The sounds of the words of these numbers, for a generation that nobody asks yet; returns how many words."""
    words = NameWord.objects.filter(pk__gte=begin)
    words = words.filter(pk__lt=end) if end is not None else words
    told = [(number, (key, script)) for number, key, script in words.values_list("pk", "key", "script")]
    _sound(told, generation)
    return len(told)
