"""A bundle of documents brought into the registers."""

from __future__ import annotations

from types import MappingProxyType

from django.db import transaction

from diptych.apps.programme.bundles import ORDER
from diptych.engines.values.record import Record
from diptych.kernel.domain import statistics
from diptych.kernel.keeping.domain.keeping import AT_ONCE, Outcome, keep_many
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain.naming import index_waiting
from diptych.registers.authority.queries.proposing import agents_they_may_be, new_agents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from diptych.apps.programme.domain.reading import Bundle
    from diptych.kernel.audit import Actor
    from diptych.registers.authority.queries.likeness import Candidate

FEW = 200
"""New agents that are compared with others in any script unless it is asked for: that takes a few seconds."""


class Report(Record):
    """What became of a bundle, by kind of thing."""

    outcomes: Mapping[str, Outcome]
    kept: Mapping[str, tuple[str, ...]]
    """Things that are in the registers and not in the bundle, of kinds that it speaks of. They stay."""
    likely: Mapping[str, tuple[Candidate, ...]] = MappingProxyType({})
    """For new agents those of the registers that they may be, where this was asked for. Nobody is merged."""
    compared: str = "none"
    """How names were compared for it: ``all`` in any script, ``alike`` only where they are written alike, ``none``."""

    @property
    def changes(self) -> int:
        return sum(len(outcome.created) + len(outcome.changed) for outcome in self.outcomes.values())


def import_bundle(
    bundle: Bundle,
    *,
    by: Actor,
    at: datetime,
    dry: bool = False,
    compare: str = "none",
    seen: Callable[[str, int, int], None] = lambda _kind, _done, _all: None,
    compared: Callable[[int, int], None] = lambda _done, _all: None,
) -> Report:
    """Have the registers hold what a bundle says, all of it or nothing. In ``dry`` nothing is kept.

    The bundle has been read without complaints. What differs is changed, what the bundle does not name stays.
    ``seen`` is told now and then how many records of all are done. ``compare`` says how new agents are compared with
    those that are there: in any script (``all``), only by names written alike (``alike``), ``none`` of them, or as it
    is quick enough (``auto``); ``compared`` is told how many new agents are done.

    Side effects: 1. names that an earlier import has left to a job are made findable, where names are compared in any
    script; 2. records that are new are created, records that differ are corrected; 3. the ledger has an entry of each;
    4. a job is asked for that makes their names findable in any script; 5. once they are kept, the database looks at
    its tables again.
    """
    likely, how = _compared(bundle, how=compare, seen=compared)
    known = {id: kind for id, (kind, _document, _place) in bundle.ids.items() if kind in ORDER}
    outcomes: dict[str, Outcome] = {}
    kept: dict[str, tuple[str, ...]] = {}
    done = 0
    with transaction.atomic():
        for kind in ORDER:
            thing, records = named(kind), bundle.records[kind]
            thing.complete(records, known)
            outcome = Outcome()
            for begin in range(0, len(records), AT_ONCE):
                batch = records[begin : begin + AT_ONCE]
                outcome = outcome.plus(keep_many(thing, batch, by=by, at=at, dry=dry))
                done += len(batch)
                seen(kind, done, bundle.size)
            if records:
                outcomes[kind] = outcome
                there = thing.model.objects.order_by("position", "pk").values_list("pk", flat=True)
                kept[kind] = tuple(id for id in there if id not in known)
    report = Report(outcomes=outcomes, kept=kept, likely=likely, compared=how)
    if report.changes and not dry:
        statistics.refresh()
    return report


def _compared(
    bundle: Bundle, *, how: str, seen: Callable[[int, int], None]
) -> tuple[dict[str, tuple[Candidate, ...]], str]:
    """Who of the registers the new agents of a bundle may be, and how that was found out."""
    records = bundle.records["agent"] if how != "none" else []
    new = new_agents(records)
    if not new:
        return {}, how if how in ("all", "none") else "all"
    if how == "auto":
        how = "all" if len(new) <= FEW else "alike"
    if how == "all":
        index_waiting()
    return agents_they_may_be(new, in_any_script=how == "all", seen=seen), how
