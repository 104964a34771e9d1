"""A bundle of documents brought into the registers."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.programme.bundles import ORDER
from diptych.engines.values.record import Record
from diptych.kernel.domain import statistics
from diptych.kernel.keeping.domain.keeping import AT_ONCE, Outcome, keep_many
from diptych.kernel.keeping.thing import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from diptych.apps.programme.domain.reading import Bundle
    from diptych.kernel.audit import Actor


class Report(Record):
    """What became of a bundle, by kind of thing."""

    outcomes: Mapping[str, Outcome]
    kept: Mapping[str, tuple[str, ...]]
    """Things that are in the registers and not in the bundle, of kinds that it speaks of. They stay."""

    @property
    def changes(self) -> int:
        return sum(len(outcome.created) + len(outcome.changed) for outcome in self.outcomes.values())


def import_bundle(
    bundle: Bundle,
    *,
    by: Actor,
    at: datetime,
    dry: bool = False,
    seen: Callable[[str, int, int], None] = lambda _kind, _done, _all: None,
) -> Report:
    """Have the registers hold what a bundle says, all of it or nothing. In ``dry`` nothing is kept.

    The bundle has been read without complaints. What differs is changed, what the bundle does not name stays.
    ``seen`` is told now and then how many records of all are done.

    Side effects: 1. records that are new are created, records that differ are corrected; 2. the ledger has an entry of
    each; 3. once they are kept, the database looks at its tables again.
    """
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
    report = Report(outcomes=outcomes, kept=kept)
    if report.changes and not dry:
        statistics.refresh()
    return report
