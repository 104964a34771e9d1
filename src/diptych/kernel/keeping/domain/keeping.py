"""What can be done to any thing: create, correct, remove, undo; and to many at once."""

from __future__ import annotations

from collections import defaultdict

from django.apps import apps
from django.db import IntegrityError, transaction

from diptych.engines.values.errors import Malformed, Refused, Trouble
from diptych.engines.values.record import Record
from diptych.kernel.audit import history_of, record, record_many
from diptych.kernel.audit.queries.entries import entry_counts
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import rows
from diptych.kernel.keeping.shapes import Ref, mentions
from diptych.kernel.keeping.thing import Thing, tables_of_ids, thing_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from typing import Any

    from diptych.kernel.audit import Actor, Row
    from diptych.kernel.audit.models import Entry

    Data = dict[str, Any]

AT_ONCE = 1000
"""Things written together."""


class Outcome(Record):
    """What became of many records."""

    created: tuple[str, ...] = ()
    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Ids, each with the fields that changed."""
    unchanged: int = 0

    def plus(self, other: Outcome) -> Outcome:
        return Outcome(
            created=self.created + other.created,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
        )


# One thing ------------------------------------------------------------------------------------------------------------


def create(thing: Thing, data: Data, *, by: Actor, at: datetime, reason: str = "") -> Any:
    """Keep a new thing, given as in a document; returns its row.

    Side effects: 1. the thing and its lists are saved; 2. the ledger has an entry. Malformed for what it says;
    Refused("duplicate_id") where one of its ids is taken.
    """
    found = _read_whole(thing, data)
    try:
        with transaction.atomic():
            _check_references(thing, found)
            return _create(thing, found, code=thing.actions["create"], by=by, at=at, reason=reason)
    except IntegrityError:
        # Two may give one id at the same moment; where that is not it, the mistake is ours.
        if not thing.model.objects.filter(pk=found["id"]).exists():
            raise
        raise Refused("duplicate_id", id=found["id"]) from None


def correct(
    thing: Thing,
    id: str,
    *,
    changes: Data,
    revision: int,
    by: Actor,
    at: datetime,
    reason: str = "",
    code: str | None = None,
) -> Any:
    """Change some fields of a thing, given as in a document; None takes a field away. Returns its row.

    ``revision`` is the one the changes were made from. Nothing happens where nothing differs.

    Side effects: 1. what differs is saved; 2. the ledger has an entry. Refused("no_thing"),
    Refused("changed_meanwhile", changed=…) where somebody was faster, Refused("in_use"), Malformed.
    """
    troubles: list[Trouble] = []
    read = thing.shape.read_some(changes, (), troubles)
    if troubles:
        raise Malformed(troubles)
    with transaction.atomic():
        row = locked(thing, id)
        if row.revision != revision:
            raise changed_meanwhile(thing, row, since=revision)
        before = reading.record(thing, id)
        after = {name: item for name, item in before.items() if not _is_named(thing, name, changes)} | read
        after["id"] = id
        # What was read of the fields alone has to make sense as a whole too.
        after = _read_whole(thing, thing.shape.write(after))
        _check_references(thing, after)
        _refuse_taken(thing, [after], own=before)
        return change(thing, before, after, code=code or thing.actions["correct"], by=by, at=at, reason=reason)


def remove(thing: Thing, id: str, *, revision: int, by: Actor, at: datetime, reason: str) -> None:
    """Take a thing out of the registers. The ledger keeps all it said, so that this can be undone.

    Side effects: 1. the thing and its lists are deleted; 2. the ledger has an entry. Refused("in_use") where another
    thing refers to it, Refused("reason_missing"), Refused("no_thing"), Refused("changed_meanwhile").
    """
    if not reason.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        row = locked(thing, id)
        if row.revision != revision:
            raise changed_meanwhile(thing, row, since=revision)
        _remove(thing, id, by=by, at=at, reason=reason)


def undo(entry: Entry, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Have a thing say again what it said before an entry of the ledger.

    Side effects: 1. what the entry changed is changed back; 2. the ledger has an entry of that. Later changes to other
    fields stay. Refused("changed_meanwhile") where what the entry changed has been changed again, Refused("in_use")
    where something refers by now to what was created.
    """
    thing = thing_of(apps.get_model(entry.thing_type))
    id = entry.thing_id
    code = thing.actions["undo"]
    with transaction.atomic():
        if entry.after is None:
            found = dict(entry.before or {})
            _check_references(thing, found)
            _create(thing, found, code=code, by=by, at=at, reason=reason)
            return
        row = locked(thing, id)
        now = reading.record(thing, id)
        changed = tuple(name for name, item in entry.after.items() if now.get(name) != item)
        if changed:
            who = history_of(row).order_by("-sequence")[0].actor_label
            raise Refused("changed_meanwhile", kind=thing.name, id=id, changed=changed, revision=row.revision, who=who)
        if entry.before is None:
            if set(now) != set(entry.after):
                seen = history_of(row).filter(sequence__lte=entry.sequence).count()
                raise changed_meanwhile(thing, row, since=seen)
            _remove(thing, id, by=by, at=at, reason=reason, code=code)
            return
        after = {name: item for name, item in {**now, **entry.before}.items() if item is not None}
        _check_references(thing, after)
        change(thing, now, after, code=code, by=by, at=at, reason=reason)


def changed_meanwhile(thing: Thing, row: Any, *, since: int) -> Refused:
    """What to say to somebody whose changes were made from an older revision: which fields others changed, and who."""
    # Every revision has its entry, so the last of them are those that came since.
    entries = list(history_of(row).order_by("-sequence")[: max(0, row.revision - since)])
    changed = tuple(sorted({name for entry in entries for name in entry.after or {}}))
    who = entries[0].actor_label if entries else ""
    return Refused("changed_meanwhile", kind=thing.name, id=row.pk, changed=changed, revision=row.revision, who=who)


def locked(thing: Thing, id: str) -> Any:
    """The row of a thing, held until the transaction ends; Refused("no_thing")."""
    row = thing.model.objects.select_for_update().filter(pk=id).first()
    if row is None:
        raise Refused("no_thing", kind=thing.name, id=id)
    return row


def change(thing: Thing, before: Data, after: Data, *, code: str, by: Actor, at: datetime, reason: str = "") -> Any:
    """Write another record of a thing that is locked, with its entry; returns its row."""
    row = thing.model.objects.get(pk=after["id"])
    if before != after:
        rows.change_thing(thing.rows, before, after, revision=row.revision + 1, at=at)
        thing.written([(before, after)], at=at, many=False)
        old, new = _difference(before, after)
        row.refresh_from_db()
        record(code, thing=row, label=thing.label(after), by=by, at=at, before=old, after=new, reason=reason)
    return row


def _create(thing: Thing, data: Data, *, code: str, by: Actor, at: datetime, reason: str) -> Any:
    _refuse_taken(thing, [data])
    rows.create_things(
        thing.rows, [data], revisions=_first_revisions(thing, [data]), position=_next_position(thing), at=at
    )
    thing.written([(None, data)], at=at, many=False)
    row = thing.model.objects.get(pk=data["id"])
    record(code, thing=row, label=thing.label(data), by=by, at=at, before=None, after=data, reason=reason)
    return row


def _remove(thing: Thing, id: str, *, by: Actor, at: datetime, reason: str, code: str | None = None) -> None:
    data = reading.record(thing, id)
    for link in reading.links_to(thing.name, id):
        raise Refused("in_use", id=id, kind=link.kind, by=link.id)
    rows.remove_thing(thing.rows, id)
    code = code or thing.actions["remove"]
    record(
        code, thing=thing.model(pk=id), label=thing.label(data), by=by, at=at, before=data, after=None, reason=reason
    )


# Many -----------------------------------------------------------------------------------------------------------------


def keep_many(
    thing: Thing, records: Sequence[Data], *, by: Actor, at: datetime, reason: str = "", dry: bool = False
) -> Outcome:
    """Have the registers hold these records: those that are new, those that differ. Others are left alone.

    The records have been read by the thing's shape and refer to nothing unknown; in ``dry`` nothing is written.
    Side effects: those of :func:`create` and of :func:`correct`. To be called in a transaction.
    """
    outcome = Outcome()
    for begin in range(0, len(records), AT_ONCE):
        batch = records[begin : begin + AT_ONCE]
        outcome = outcome.plus(_keep(thing, batch, by=by, at=at, reason=reason, dry=dry))
    return outcome


def _keep(thing: Thing, batch: Sequence[Data], *, by: Actor, at: datetime, reason: str, dry: bool) -> Outcome:
    ids = [data["id"] for data in batch]
    if not dry:
        list(thing.model.objects.select_for_update().filter(pk__in=ids).values_list("pk"))
    there = reading.records(thing, ids)
    new = [data for data in batch if data["id"] not in there]
    differing = [(there[data["id"]], data) for data in batch if there.get(data["id"], data) != data]
    outcome = Outcome(
        created=tuple(data["id"] for data in new),
        changed=tuple((after["id"], tuple(_difference(before, after)[1])) for before, after in differing),
        unchanged=len(batch) - len(new) - len(differing),
    )
    if not dry:
        _refuse_taken(thing, new)
        if new:
            first = _first_revisions(thing, new)
            rows.create_things(thing.rows, new, revisions=first, position=_next_position(thing), at=at)
        revisions = dict(
            thing.model.objects.filter(pk__in=[data["id"] for _, data in differing]).values_list("pk", "revision")
        )
        for before, after in differing:
            rows.change_thing(thing.rows, before, after, revision=revisions[after["id"]] + 1, at=at)
        thing.written([*((None, data) for data in new), *differing], at=at, many=True)
        record_many(_entries(thing, new, differing, by=by, at=at, reason=reason))
    return outcome


def _entries(
    thing: Thing, new: list[Data], differing: list[tuple[Data, Data]], *, by: Actor, at: datetime, reason: str
) -> Iterator[Row]:
    for data in new:
        yield _row(thing, thing.actions["create"], data, None, data, by, at, reason)
    for before, after in differing:
        yield _row(thing, thing.actions["correct"], after, *_difference(before, after), by, at, reason)


def _row(
    thing: Thing, code: str, data: Data, before: Data | None, after: Data, by: Actor, at: datetime, reason: str
) -> Row:
    return {
        "code": code,
        "thing": thing.model(pk=data["id"]),
        "label": thing.label(data),
        "by": by,
        "at": at,
        "before": before,
        "after": after,
        "reason": reason,
    }


# What may be kept -----------------------------------------------------------------------------------------------------


def _read_whole(thing: Thing, data: Data) -> Data:
    troubles: list[Trouble] = []
    found = thing.shape.read(data, (), troubles)
    if troubles:
        raise Malformed(troubles)
    thing.complete([found], {})
    return dict(found)


def _is_named(thing: Thing, name: str, changes: Data) -> bool:
    """Whether a field of the record is among the changes, which may name it as a part of another: place, place_city."""
    return name in changes or any(whole in changes and name.startswith(f"{whole}_") for whole in thing.shape.flat)


def _difference(before: Data, after: Data) -> tuple[Data, Data]:
    """Of two records, the fields that differ; None for one that is not there."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {name: before.get(name) for name in names}, {name: after.get(name) for name in names}


def _first_revisions(thing: Thing, new: Sequence[Data]) -> dict[str, int]:
    """The revisions with which things begin, by id: they go on where those of a thing that was removed have ended.

    Whoever still has a form of that thing open would else seem to have seen the latest. One query.
    """
    told = entry_counts(thing.model, [data["id"] for data in new])
    # Every revision has its entry, and so has the removal.
    return {data["id"]: told.get(data["id"], 0) + 1 for data in new}


def _next_position(thing: Thing) -> int:
    last = thing.model.objects.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else int(last) + 1


def _check_references(thing: Thing, data: Data) -> None:
    """Malformed where a record refers to what is not there."""
    asked: dict[str, dict[str, tuple[str | int, ...]]] = defaultdict(dict)
    own = set()
    for shape, id, path in mentions(thing.shape, data):
        if isinstance(shape, Ref):
            asked[shape.kind].setdefault(id, path)
        else:
            own.add(id)
    troubles = []
    for kind, places in asked.items():
        wanted = set(places) - own
        if kind == "any":
            there = set(reading.kinds_of(wanted))
        else:
            there = set(tables_of_ids()[kind].objects.filter(pk__in=wanted).values_list("pk", flat=True))
        troubles += [
            Trouble(code="unknown_id", path=places[id], found=id, expected=f"id of {kind}")
            for id in sorted(wanted - there)
        ]
    if troubles:
        raise Malformed(troubles)


def _refuse_taken(thing: Thing, new: Sequence[Data], *, own: Data | None = None) -> None:
    """Refused("duplicate_id") where an id of a new record is one of something else already, leads there, or stands in
    it twice.

    Ids that a record has of its ``own`` are not taken.
    """
    asked: dict[str, list[str]] = defaultdict(list)
    held = set(_own_ids(thing, own)) if own else set()
    for data in new:
        seen = set()
        for id, kind in _own_ids(thing, data):
            if (id, kind) in seen:
                raise Refused("duplicate_id", id=id)
            seen.add((id, kind))
            if (id, kind) not in held:
                asked[kind].append(id)
    for kind, ids in asked.items():
        taken = tables_of_ids()[kind].objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True).first()
        if taken is None and kind == thing.name:
            taken = next(iter(reading.kinds_of(ids)), None) or next(iter(reading.led_on(ids)), None)
        if taken is not None:
            raise Refused("duplicate_id", id=taken)


def _own_ids(thing: Thing, data: Data) -> list[tuple[str, str]]:
    """The id of a record and those of its parts, each with the kind of what it names."""
    return [(id, shape.kind) for shape, id, _path in mentions(thing.shape, data) if not isinstance(shape, Ref)]
