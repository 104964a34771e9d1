"""What has lately changed in the registers, for a feed: from the ledger, one entry for each thing.

Who changed it is not said: the ledger knows, the public need not.
"""

from __future__ import annotations

from django.db.models import Count
from django.urls import reverse

from diptych.engines.values.record import Record
from diptych.faces.places import PAGES
from diptych.faces.portal.registers.labels import page_of
from diptych.faces.wording.registers.terms import THINGS_MANY, term
from diptych.faces.wording.registers_fields import FIELDS
from diptych.kernel.audit.actions import sentence_of
from diptych.kernel.audit.models import Entry
from diptych.kernel.audit.queries.entries import type_of
from diptych.kernel.keeping.thing import things

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.texts import Language

SHOWN = 40
"""Entries of a feed."""

MANY = 10
"""When more things than these change in one stroke, it is one piece of news."""


def _(text: str) -> str:
    return text


class News(Record):
    """One thing added or corrected, or many in one stroke."""

    mark: str
    """The digest of the last entry of the ledger that it tells of: it stays the same, and counts nothing."""
    at: datetime
    title: str
    summary: str
    href: str


def news(language: Language) -> list[News]:
    """The latest changes, the newest first.

    Two queries for each, and where one stroke changed many things, as many more as its number has digits in base two.
    """
    kinds = {type_of(thing.model): thing.name for thing in things().values()}
    entries = Entry.objects.filter(thing_type__in=kinds)
    return [row for _number, row in zip(range(SHOWN), _walk(entries, kinds, language), strict=False)]


def _walk(entries: QuerySet[Entry], kinds: dict[str, str], language: Language) -> Iterator[News]:
    """From the newest back: strokes of a few things by their things, strokes of many as one."""
    before: int | None = None
    while True:
        rows = entries if before is None else entries.filter(sequence__lt=before)
        batch = list(rows.order_by("-sequence")[: MANY + 1])
        if not batch:
            return
        stroke = [entry for entry in batch if entry.at == batch[0].at]
        if len(stroke) > MANY:
            first = _beginning(rows, stroke[-1])
            yield _of_many(rows.filter(sequence__gte=first), batch[0], kinds, language)
            before = first
            continue
        seen: set[tuple[str, str]] = set()
        for entry in stroke:
            if (entry.thing_type, entry.thing_id) not in seen:
                seen.add((entry.thing_type, entry.thing_id))
                yield _of_one(entry, kinds[entry.thing_type], language)
        before = stroke[-1].sequence


def _beginning(entries: QuerySet[Entry], known: Entry) -> int:
    """The number of the first entry of a stroke. The entries of one stroke, and they alone, have one moment, and follow
    one another, so that halving finds where they begin."""
    low, high = 1, known.sequence
    while low < high:
        middle = (low + high) // 2
        at = entries.filter(sequence__lte=middle).order_by("-sequence").values_list("at", flat=True).first()
        low, high = (low, middle) if at == known.at else (middle + 1, high)
    return high


def _of_one(entry: Entry, kind: str, language: Language) -> News:
    label = entry.label if isinstance(entry.label, str) else language.pick(entry.label)
    done = language.gettext(sentence_of(entry.action))
    changed = [] if entry.before is None or entry.after is None else [_field(name, language) for name in entry.after]
    return News(
        mark=entry.digest,
        at=entry.at,
        title=language.colon(done, label),
        summary=language.colon(language.gettext(_("What changed")), language.listed(changed)) if changed else "",
        href=_page(entry, kind),
    )


def _field(name: str, language: Language) -> str:
    return language.gettext(FIELDS[name]) if name in FIELDS else name.replace("_", " ")


def _page(entry: Entry, kind: str) -> str:
    """Where a thing is shown; the front page where it is gone, or has no page of its own."""
    if entry.after is None:
        return reverse("front")
    if kind == "article":
        # What a close reading found stands on the page of its source, by which it is called.
        return page_of("source", str(entry.label))
    return page_of(kind, entry.thing_id) if kind in PAGES or kind == "market" else reverse("front")


def _of_many(entries: QuerySet[Entry], last: Entry, kinds: dict[str, str], language: Language) -> News:
    counted = entries.filter(sequence__lte=last.sequence).order_by().values_list("thing_type")
    numbers = dict(counted.annotate(number=Count("pk")))
    ordered = [(name, numbers[table]) for table, name in kinds.items() if table in numbers]
    total = sum(number for _name, number in ordered)
    return News(
        mark=last.digest,
        at=last.at,
        title=language.ngettext(
            "{n} record added or corrected in one stroke", "{n} records added or corrected in one stroke", total
        ).format(n=language.number(total)),
        summary=language.clauses(
            language.colon(term(language, THINGS_MANY, name), language.number(number)) for name, number in ordered
        ),
        href=reverse("front"),
    )


def feed(language: Language, origin: str, host: str) -> dict[str, Any]:
    """What the template of the feed is given."""
    found = news(language)
    return {"news": found, "origin": origin, "host": host, "updated": found[0].at if found else None}
