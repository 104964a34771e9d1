"""A record as it is, as it was, and what becomes of two who change it at once."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import Any

from diptych.engines.values.errors import Malformed, Refused, Trouble
from diptych.engines.values.record import Record
from diptych.kernel.audit import history_of
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.shapes import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from diptych.kernel.audit import Actor
    from diptych.kernel.keeping.thing import Thing

    Data = dict[str, Any]

TRIES = 3
"""How often a merge is tried again when somebody else is faster once more."""


class Version(Record):
    """A record in the form of a document, at one of its revisions."""

    document: dict[str, Any]
    revision: int
    who: str = ""
    """Who made the last change, where that was asked for."""


class Clash(Record):
    """A field that two have changed: what it was, what is there now, what is wanted."""

    field: str
    was: Any
    now: Any
    mine: Any


class Saved(Record):
    """What became of a change. Nothing was saved where there are clashes: ``document`` is then what to go on with."""

    changed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Fields that somebody else changed meanwhile, which were kept."""
    who: str = ""
    clashes: tuple[Clash, ...] = ()
    document: dict[str, Any] = {}
    revision: int = 0


def current(thing: Thing, id: str) -> Version:
    """A record as it is; Refused("no_thing"). One query beside those of :func:`reading.record`."""
    # The revision first: should the record change in between, it is taken for older than it is, and never for newer.
    revision = thing.model.objects.filter(pk=id).values_list("revision", flat=True).first()
    if revision is None:
        raise Refused("no_thing", kind=thing.name, id=id)
    return Version(document=thing.shape.write(reading.record(thing, id)), revision=revision)


def at_revision(thing: Thing, id: str, revision: int) -> tuple[Version, Version]:
    """A record as it was at a revision, and as it is; both the same where nothing came since."""
    now = thing.model.objects.filter(pk=id).first()
    if now is None:
        raise Refused("no_thing", kind=thing.name, id=id)
    data = reading.record(thing, id)
    # Every revision has its entry, so the last of them are those that came since.
    entries = list(history_of(now).order_by("-sequence")[: max(0, now.revision - revision)])
    was = dict(data)
    for entry in entries:
        # What came into being has been nothing before, even if something was there under its id once.
        was = {**was, **entry.before} if entry.before is not None else {}
    was = {name: item for name, item in was.items() if item is not None}
    who = entries[0].actor_label if entries else ""
    return (
        Version(document=thing.shape.write(was), revision=revision),
        Version(document=thing.shape.write(data), revision=now.revision, who=who),
    )


def normalised(thing: Thing, document: Data) -> Data:
    """A document as the registers would write it; Malformed with everything that is wrong in it."""
    troubles: list[Trouble] = []
    found = thing.shape.read(document, (), troubles)
    if not troubles:
        troubles = list(_repeated(thing, document))
    if troubles:
        raise Malformed(troubles)
    return dict(thing.shape.write(found))


def _repeated(thing: Thing, document: Data) -> Iterator[Trouble]:
    """Codes and ids that stand twice in a list where each may stand once; of texts two may be the same."""
    for name, rows in thing.rows.lists.items():
        items, shape = document.get(name), thing.shape.fields.get(name)
        if rows.scalar and isinstance(items, list) and not isinstance(getattr(shape, "item", None), Words):
            for place, item in enumerate(items):
                if item in items[:place]:
                    yield Trouble(code="twice", path=(name, place), found=str(item))


def keep(thing: Thing, id: str, document: Data, *, revision: int, by: Actor, at: datetime, reason: str = "") -> Saved:
    """Save what differs from the revision that somebody began with, beside what others have changed meanwhile.

    What others changed too, and differently, are clashes: then nothing is saved. Malformed, and the refusals of
    :func:`keeping.correct` but for ``changed_meanwhile``, which is left only where others are faster again and again.
    """
    mine = normalised(thing, document)
    for tries_left in reversed(range(TRIES)):
        was, now = at_revision(thing, id, max(1, revision))
        meeting = _meeting(was, now, mine)
        if meeting.clashes:
            return meeting
        changes = {name: meeting.document.get(name) for name in meeting.changed}
        try:
            if changes:
                keeping.correct(thing, id, changes=changes, revision=now.revision, by=by, at=at, reason=reason)
        except Refused as error:
            if error.code != "changed_meanwhile" or not tries_left:
                raise
        else:
            return meeting
    raise AssertionError("the last try ends in one way or the other")


def _meeting(was: Version, now: Version, mine: Data) -> Saved:
    """What two changes come to together: what only one of the two has touched is settled, and so are rows of a list
    that only one of them has. Where both have touched the same, the text of whoever types stays."""
    others = differing(was.document, now.document)
    changed, clashes = [], []
    document = dict(now.document)
    for name in differing(was.document, mine):
        before, theirs, ours = was.document.get(name), now.document.get(name), mine.get(name)
        if ours == theirs:
            continue
        together = _rows_of_both(before, theirs, ours) if name in others else ours
        if name in others and together is None:
            clashes.append(Clash(field=name, was=before, now=theirs, mine=ours))
        changed.append(name)
        document[name] = ours if together is None else together
    clashing = {clash.field for clash in clashes}
    return Saved(
        changed=tuple(changed),
        others=tuple(name for name in others if name not in clashing),
        who=now.who,
        clashes=tuple(clashes),
        document=document,
        revision=now.revision,
    )


Hunk = tuple[int, int, list[Any]]
"""Rows from one place up to another, and what stands there instead."""


def _rows_of_both(was: Any, now: Any, mine: Any) -> list[Any] | None:
    """A list with the changes of both to it; None where they touch the same rows, or put some in at the same place."""
    if not (isinstance(was, list) and isinstance(now, list) and isinstance(mine, list)):
        return None
    theirs, ours = _hunks(was, now), _hunks(was, mine)
    own = [hunk for hunk in ours if hunk not in theirs]
    if any(_touch(one, other) for one in theirs for other in own):
        return None
    found = list(was)
    for start, end, rows in sorted([*theirs, *own], key=lambda hunk: hunk[:2], reverse=True):
        found[start:end] = rows
    return found


def _hunks(before: list[Any], after: list[Any]) -> list[Hunk]:
    old, new = ([json.dumps(row, sort_keys=True) for row in rows] for rows in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(i1, i2, after[j1:j2]) for kind, i1, i2, j1, j2 in matcher.get_opcodes() if kind != "equal"]


def _touch(one: Hunk, other: Hunk) -> bool:
    first, last = max(one[0], other[0]), min(one[1], other[1])
    puts_in = one[0] == one[1] or other[0] == other[1]
    return first <= last if puts_in else first < last


def differing(before: Data, after: Data) -> list[str]:
    """The fields in which two documents differ."""
    return [name for name in {**before, **after} if before.get(name) != after.get(name)]
