"""What can be done to agents beside what can be done to any thing: names added, two made one, one made two.

Whoever refers to an agent, in whichever register, follows it: every such thing is corrected, each with an entry of its
own in the ledger.
"""

from __future__ import annotations

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action
from diptych.kernel.audit.models import Entry
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.shapes import replaced
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.domain.things import AGENT
from diptych.registers.authority.enums import NameType
from diptych.registers.authority.models import Agent, Redirect
from diptych.registers.authority.queries.duplicates import compared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import Any

    from diptych.kernel.audit import Actor
    from diptych.kernel.keeping.reading import Link

    Data = dict[str, Any]


def _(text: str) -> str:
    return text


ADD_NAME = action("authority.add_name", _("Form of a name added"))
RENAME = action("authority.rename_agent", _("Preferred form of a name chosen"))
MERGE = action("authority.merge_agents", _("Agents merged"))
SPLIT = action("authority.split_agent", _("Agent split"))
FOLLOW = action("authority.follow_agent", _("Reference follows a merge or a split"))


# Names ----------------------------------------------------------------------------------------------------------------


def add_name(id: str, *, name: Data, revision: int, by: Actor, at: datetime, reason: str = "") -> Agent:
    """Add a form of an agent's name after the others; refusals and side effects as of :func:`keeping.correct`."""
    names = [*_names(id), name]
    return _corrected(id, {"names": names}, code=ADD_NAME, revision=revision, by=by, at=at, reason=reason)


def rename(id: str, *, lang: str, text: str, revision: int, by: Actor, at: datetime, reason: str = "") -> Agent:
    """Prefer another form of those an agent's name has in a language; the form preferred so far becomes a variant.

    Refused("no_name") where no form of that language reads so; else as :func:`keeping.correct`.
    """
    names = _names(id)
    if not any(name["lang"] == lang and name["text"] == text for name in names):
        raise Refused("no_name", id=id, lang=lang, text=text)
    for name in names:
        if name["lang"] == lang:
            if name["text"] == text:
                name["type"] = NameType.PREFERRED.value
            elif name["type"] == NameType.PREFERRED:
                name["type"] = NameType.VARIANT.value
    return _corrected(id, {"names": names}, code=RENAME, revision=revision, by=by, at=at, reason=reason)


def _names(id: str) -> list[Data]:
    return list(reading.record(AGENT, id)["names"])


def _corrected(id: str, changes: Data, *, code: str, revision: int, by: Actor, at: datetime, reason: str) -> Agent:
    row: Agent = keeping.correct(AGENT, id, changes=changes, revision=revision, by=by, at=at, reason=reason, code=code)
    return row


# Two that are one -----------------------------------------------------------------------------------------------------


def merge(
    kept: str,
    *,
    gone: str,
    revision: int,
    gone_revision: int,
    by: Actor,
    at: datetime,
    reason: str,
    besides: str = "",
) -> Agent:
    """Make one agent of two: ``kept`` has what both had, ``gone`` becomes an address that leads there.

    Where both have a preferred form in a language, that of ``kept`` stays preferred. Facts and forms of names that both
    have are kept once, with the sources of both. Nobody is merged on a name alone: where nothing else in the two
    records speaks for one, ``besides`` says what does, and is kept with the reason.

    Side effects: 1. every thing that refers to ``gone`` refers to ``kept`` from now on; 2. ``gone`` is deleted;
    3. ``kept`` is corrected; 4. the ledger has an entry of each of these; 5. a redirect remembers them.
    Refused("merge_with_itself"), Refused("not_the_same") where the registers warn against it,
    Refused("reason_missing"), Refused("name_alone"), Refused("no_thing"), Refused("changed_meanwhile").
    """
    if kept == gone:
        raise Refused("merge_with_itself", id=kept)
    if not reason.strip():
        raise Refused("reason_missing")
    reason = "\n".join(text.strip() for text in (reason, besides) if text.strip())
    with transaction.atomic():
        # In one order, so that two who merge the same two crosswise wait for each other and do not deadlock.
        rows = {id: keeping.locked(AGENT, id) for id in sorted((kept, gone))}
        for id, seen in ((kept, revision), (gone, gone_revision)):
            if rows[id].revision != seen:
                raise keeping.changed_meanwhile(AGENT, rows[id], since=seen)
        before, other = (reading.record(AGENT, id) for id in (kept, gone))
        if gone in before.get("not_same_as", ()) or kept in other.get("not_same_as", ()):
            raise Refused("not_the_same", id=kept, other=gone)
        if not besides.strip() and not compared(kept, gone).judgement.beside:
            raise Refused("name_alone", id=kept, other=gone)
        links = [link for link in reading.links_to("agent", gone) if link.id != kept]
        entries = _follow(links, old=gone, new=kept, by=by, at=at, reason=reason)
        after = _together(before, other)
        apart = _without_relations_to(gone, before)
        if apart != before:
            # Nothing may refer to what is deleted, not even the one it is merged into.
            keeping.change(AGENT, before, apart, code=MERGE, by=by, at=at, reason=reason)
            entries += 1
        Redirect.objects.filter(agent=gone).update(agent=kept)
        keeping.remove(AGENT, gone, revision=gone_revision, by=by, at=at, reason=reason)
        row: Agent = keeping.change(AGENT, apart, after, code=MERGE, by=by, at=at, reason=reason)
        entries += 1 if after == apart else 2
        # From the first entry to the end of the transaction nobody else adds to the ledger.
        last = Entry.objects.order_by("-sequence").values_list("sequence", flat=True)[0]
        Redirect.objects.create(
            id=gone, merged_into=kept, agent=row, first_entry=last - entries + 1, last_entry=last, at=at
        )
        return row


def undo_merge(gone: str, *, by: Actor, at: datetime, reason: str = "") -> Agent:
    """Take a merge back: everything says again what it said before, the latest change first.

    Side effects: as of the undoing of every entry of the merge; the redirect is deleted. Refused("no_thing") where
    there was no such merge, Refused("changed_meanwhile") where something it changed has been changed since.
    """
    with transaction.atomic():
        redirect = Redirect.objects.select_for_update().filter(pk=gone).first()
        if redirect is None:
            raise Refused("no_thing", kind="agent", id=gone)
        made = Entry.objects.filter(sequence__range=(redirect.first_entry, redirect.last_entry))
        # As long as the id leads elsewhere nothing can be given it.
        redirect.delete()
        for entry in list(made.order_by("-sequence")):
            keeping.undo(entry, by=by, at=at, reason=reason)
        back = [gone]
        while back:
            # What had been merged into it before, and what had been merged into that.
            found = Redirect.objects.filter(merged_into__in=back)
            back = list(found.values_list("pk", flat=True))
            found.update(agent=gone)
        return Agent.objects.get(pk=gone)


def _without_relations_to(gone: str, data: Data) -> Data:
    relations = [relation for relation in data.get("relations", []) if relation["other"] != gone]
    rest = {name: item for name, item in data.items() if name != "relations"}
    return {**rest, "relations": relations} if relations else rest


def _together(kept: Data, gone: Data) -> Data:
    """One record of two; of lists, what ``kept`` has stands first."""
    after = {**gone, **kept}
    preferred = {name["lang"] for name in kept["names"] if name["type"] == NameType.PREFERRED}
    others = [
        {**name, "type": NameType.VARIANT.value}
        if name["type"] == NameType.PREFERRED and name["lang"] in preferred
        else name
        for name in gone["names"]
    ]
    after["names"] = _united(kept["names"], others, ("text", "lang"))
    after["facts"] = _united(kept.get("facts", []), gone.get("facts", []), ("property", "value", "since", "until"))
    after["relations"] = [
        relation
        for relation in _united(kept.get("relations", []), gone.get("relations", []), ("kind", "other"))
        if relation["other"] not in (kept["id"], gone["id"])
    ]
    for name in ("roles", "not_same_as"):
        both = [*kept.get(name, []), *gone.get(name, [])]
        after[name] = [item for item in dict.fromkeys(both) if item not in (kept["id"], gone["id"])]
    if kept.get("note") and gone.get("note") and kept["note"] != gone["note"]:
        after["note"] = f"{kept['note']}\n{gone['note']}"
    return {name: item for name, item in after.items() if item not in ([], None)}


def _united(first: list[Data], second: list[Data], same: tuple[str, ...]) -> list[Data]:
    """Two lists as one; what agrees in these fields is one item, with the sources of both."""
    found: dict[tuple[Any, ...], Data] = {}
    for item in (*first, *second):
        key = tuple(item.get(name) for name in same)
        if key in found:
            sources = dict.fromkeys((*found[key]["sources"], *item["sources"]))
            found[key] = {**found[key], "sources": list(sources)}
        else:
            found[key] = item
    return list(found.values())


# One that is two ------------------------------------------------------------------------------------------------------


def split(
    id: str,
    *,
    into: Data,
    names: Iterable[int] = (),
    facts: Iterable[int] = (),
    links: Sequence[Link] = (),
    revision: int,
    by: Actor,
    at: datetime,
    reason: str,
) -> tuple[Agent, Agent]:
    """Make two agents of one: the new one takes forms of names and facts, by their places in the lists, and links.

    ``into`` is the new agent as in a document, whatever it takes apart; ``links`` are some of
    :func:`reading.links_to`. Each of the two is marked as not the same as the other. Returns both.

    Side effects: 1. the new agent is created; 2. the old one is corrected; 3. what is linked refers to the new one;
    4. the ledger has an entry of each. Refused("reason_missing"), Refused("nothing_left") where the old one would keep
    no name, Refused("duplicate_id"), Refused("no_thing"), Refused("changed_meanwhile"), Malformed.
    """
    if not reason.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        row = keeping.locked(AGENT, id)
        if row.revision != revision:
            raise keeping.changed_meanwhile(AGENT, row, since=revision)
        before = reading.record(AGENT, id)
        taken = {"names": set(names), "facts": set(facts)}
        after = dict(before)
        new = {**into, "not_same_as": [*into.get("not_same_as", []), id]}
        for name, places in taken.items():
            items = list(enumerate(before.get(name, [])))
            after[name] = [item for place, item in items if place not in places]
            new[name] = [*into.get(name, []), *(item for place, item in items if place in places)]
        if not after["names"]:
            raise Refused("nothing_left", id=id)
        other: Agent = keeping.create(
            AGENT, {name: item for name, item in new.items() if item}, by=by, at=at, reason=reason
        )
        after["not_same_as"] = [*before.get("not_same_as", []), other.pk]
        after = {name: item for name, item in after.items() if item != []}
        kept: Agent = keeping.change(AGENT, before, after, code=SPLIT, by=by, at=at, reason=reason)
        _follow(links, old=id, new=other.pk, by=by, at=at, reason=reason)
        return kept, other


def _follow(links: Sequence[Link], *, old: str, new: str, by: Actor, at: datetime, reason: str) -> int:
    """Have things refer to another agent, in the fields named; returns how many did."""
    fields: dict[tuple[str, str], set[str]] = {}
    for link in links:
        fields.setdefault((link.kind, link.id), set()).add(link.field.split(".")[0])
    followed = 0
    for (kind, id), names in fields.items():
        thing = named(kind)
        keeping.locked(thing, id)
        before = reading.record(thing, id)
        changed = replaced(thing.shape, before, "agent", old, new)
        after = {name: _once(changed[name]) if name in names else item for name, item in before.items()}
        keeping.change(thing, before, after, code=FOLLOW, by=by, at=at, reason=reason)
        followed += before != after
    return followed


def _once(value: Any) -> Any:
    """A list of ids in which two may have become one."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return list(dict.fromkeys(value))
    return value
