"""Rows written from records, many at a time. What may be written, and what the ledger says of it, is decided above."""

from __future__ import annotations

from django.db.models import ProtectedError, RestrictedError

from diptych.engines.values.errors import Refused
from diptych.kernel.domain.inserting import insert

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from diptych.kernel.keeping.thing import Rows

    Data = dict[str, Any]


def create_things(
    rows: Rows, data: Sequence[Data], *, revisions: Mapping[str, int], position: int, at: datetime
) -> None:
    """New things with all they say, in the order given, from a position on; ``revisions`` by their ids."""
    own = [
        {**rows.values(item), "position": position + index, "revision": revisions[item["id"]], "changed_at": at}
        for index, item in enumerate(data)
    ]
    insert(rows.model, own)
    _cite(rows, ((item["id"], item) for item in data))
    if rows.words is not None:
        _index(rows, ((item["id"], word) for item in data for word in sorted(rows.words_of(item))))
    for name, inner in rows.lists.items():
        put_lists(inner, {item["id"]: item[name] for item in data if name in item})


def change_thing(rows: Rows, before: Data, after: Data, *, revision: int, at: datetime) -> None:
    """Have the tables hold another record of a thing; only what differs is written."""
    id = after["id"]
    values = rows.values(after)
    values.pop("id")
    rows.model.objects.filter(pk=id).update(**values, revision=revision, changed_at=at)
    if rows.citations is not None and before.get("sources") != after.get("sources"):
        rows.citations.objects.filter(fact=id).delete()
        _cite(rows, [(id, after)])
    if rows.words is not None:
        old, new = rows.words_of(before), rows.words_of(after)
        rows.words.objects.filter(thing=id, word__in=[word.encode() for word in old - new]).delete()
        _index(rows, ((id, word) for word in sorted(new - old)))
    changed = {name: inner for name, inner in rows.lists.items() if before.get(name) != after.get(name)}
    # What stands later in a record may refer to what stands before it, so it has to go first.
    for name, inner in reversed(changed.items()):
        if inner.is_keyed:
            _clear_keyed(inner, id, after.get(name, []))
        else:
            clear_lists(inner, [id])
    for name, inner in changed.items():
        put_lists(inner, {id: after[name]} if name in after else {}, replace=inner.is_keyed)


def remove_thing(rows: Rows, id: str) -> None:
    """Take a thing and its lists out of the tables; Refused("in_use") if something refers to it."""
    try:
        for inner in reversed(rows.lists.values()):
            clear_lists(inner, [id])
        rows.model.objects.filter(pk=id).delete()
    except (ProtectedError, RestrictedError) as error:
        raise Refused("in_use", id=id, by=_holder(error)) from None


def put_lists(rows: Rows, lists: Mapping[Any, Any], *, replace: bool = False) -> None:
    """Write the lists of many owners into their table; with ``replace``, rows that are there are overwritten."""
    made: list[Data] = []
    told: list[Data] = []
    for owner, items in lists.items():
        for index, item in enumerate([items] if rows.single else items):
            data = {rows.scalar: item} if rows.scalar else item
            values = rows.values(data)
            values[rows.owner] = owner
            if rows.is_ordered:
                values["position"] = index
            made.append(values)
            told.append(data)
    keys: Sequence[Any] = [values["id"] for values in made] if rows.is_keyed else []
    if replace and made:
        columns = [field.name for field in rows.model._meta.concrete_fields if not field.primary_key]
        rows.model.objects.bulk_create(
            [rows.model(**values) for values in made],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=columns,
        )
    else:
        keys = insert(rows.model, made) or keys
    _cite(rows, zip(keys, told, strict=True))
    for name, inner in rows.lists.items():
        put_lists(inner, {key: data[name] for key, data in zip(keys, told, strict=True) if name in data})


def clear_lists(rows: Rows, owners: Iterable[Any]) -> None:
    """Delete the lists of these owners, with what hangs on their rows."""
    rows.model.objects.filter(**{f"{rows.owner}__in": list(owners)}, **rows.constants).delete()


def _clear_keyed(rows: Rows, owner: str, items: list[Data]) -> None:
    """Of rows with ids of their own, delete those that are to go, and what hangs on those that stay: these are
    overwritten, not made anew, since others may refer to them.

    Refused("in_use", id=…) where something refers to a row that is to go.
    """
    staying = [item["id"] for item in items]
    own = rows.model.objects.filter(**{rows.owner: owner}, **rows.constants)
    for id in own.exclude(pk__in=staying).order_by("pk").values_list("pk", flat=True):
        try:
            own.filter(pk=id).delete()
        except (ProtectedError, RestrictedError) as error:
            raise Refused("in_use", id=id, by=_holder(error)) from None
    for inner in rows.lists.values():
        clear_lists(inner, staying)
    if rows.citations is not None:
        rows.citations.objects.filter(fact__in=staying).delete()


def _holder(error: ProtectedError | RestrictedError) -> str:
    """Something that refers to what was to go."""
    held = error.protected_objects if isinstance(error, ProtectedError) else error.restricted_objects
    return min(str(item) for item in held)


def _cite(rows: Rows, told: Iterable[tuple[Any, Data]]) -> None:
    """Sources after the first, which stands in the row itself."""
    if rows.citations is not None:
        further = [
            {"fact_id": key, "source_id": source, "position": position}
            for key, data in told
            for position, source in enumerate(data.get("sources", [])[1:], start=1)
        ]
        insert(rows.citations, further)


def _index(rows: Rows, words: Iterable[tuple[str, str]]) -> None:
    """Words by which things are found from now on."""
    insert(rows.words, [{"thing_id": id, "word": word.encode()} for id, word in words])
