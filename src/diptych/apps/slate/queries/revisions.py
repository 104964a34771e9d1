"""What was filed, and what changed from one filing to another."""

from __future__ import annotations

from diptych.apps.slate.models import Proposal, Revision
from diptych.apps.slate.permissions import PROPOSAL
from diptych.apps.slate.queries.findings import Difference, changed_paths, differences
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any
    from uuid import UUID

    from diptych.kernel.permissions.person import Person

    Row = Mapping[str, Any]


class Change(Record):
    """One thing that differs: where, what stood there, what stands there now; None for nothing."""

    path: str
    before: Any
    after: Any


class TextChange(Record):
    """A text that differs in one language, or came to be otherwise."""

    kind: str
    lang: str
    before: str
    after: str
    status_before: str
    status_after: str


class DocumentChange(Record):
    """A document that came, went or has another version; versions and titles are empty where there is none."""

    id: str
    kind: str
    before: str
    after: str
    """The titles."""
    version_before: int | None
    version_after: int | None


class Comparison(Record):
    """Two revisions, and in what they differ."""

    before: Revision
    after: Revision
    facts: tuple[Change, ...]
    """Of the dossier, by path."""
    texts: tuple[TextChange, ...]
    documents: tuple[DocumentChange, ...]
    rest: tuple[Change, ...]
    """Of producers, answers, schedule and backings, by path."""
    findings: tuple[Difference, ...]
    """Rules of the agreement that came out otherwise."""

    @property
    def is_empty(self) -> bool:
        return not (self.facts or self.texts or self.documents or self.rest or self.findings)


def revision_seen(person: Person, id: UUID | str, number: int) -> Revision:
    """A proposal as it was filed, for whoever may see what was. Four queries.

    Refused("no_proposal") where they may see none, Refused("no_revision", number=…).
    """
    return _revisions(person, id, number)[number]


def revisions_compared(person: Person, id: UUID | str, before: int, after: int) -> Comparison:
    """In what two revisions of a proposal differ. Four queries. Refused as :func:`revision_seen`."""
    found = _revisions(person, id, before, after)
    one, two = found[before], found[after]
    old, new = one.content, two.content
    others = ("producers", "answers", "schedule", "backings", "lang")
    return Comparison(
        before=one,
        after=two,
        facts=_changes(one.dossier, two.dossier),
        texts=_texts(old["texts"], new["texts"]),
        documents=_documents(old["documents"], new["documents"]),
        rest=_changes({name: _keyed(old[name]) for name in others}, {name: _keyed(new[name]) for name in others}),
        findings=differences(one.findings, two.findings),
    )


def _revisions(person: Person, id: UUID | str, *numbers: int) -> dict[int, Revision]:
    proposal = Proposal.objects.filter(pk=id).prefetch_related("producers", "assignments").first()
    if proposal is None or not PROPOSAL.may(person, "see_revisions", proposal):
        raise Refused("no_proposal")
    found = {row.number: row for row in proposal.revisions.filter(number__in=numbers)}
    for number in numbers:
        if number not in found:
            raise Refused("no_revision", number=number)
    return found


def _changes(before: Any, after: Any) -> tuple[Change, ...]:
    return tuple(Change(path=path, before=old, after=new) for path, old, new in changed_paths(before, after))


KEYS: tuple[tuple[str, ...], ...] = (("company", "country"), ("question",), ("agency", "kind"), ("kind",))
"""What rows without an id are known by, so that one that is put in does not make all that follow it look changed."""


def _keyed(rows: Any) -> Any:
    if not isinstance(rows, list):
        return rows
    found: dict[str, Any] = {}
    for row in rows:
        names = next(names for names in KEYS if all(name in row for name in names))
        name = " ".join(str(row[name]) for name in names if row[name]).replace(".", " ")
        while name in found:
            name += " *"
        found[name] = row
    return found


def _texts(before: Iterable[Row], after: Iterable[Row]) -> tuple[TextChange, ...]:
    old, new = _by(before, lambda row: (row["kind"], row["lang"])), _by(after, lambda row: (row["kind"], row["lang"]))
    found = (
        TextChange(
            kind=kind,
            lang=lang,
            before=old.get((kind, lang), {}).get("text", ""),
            after=new.get((kind, lang), {}).get("text", ""),
            status_before=old.get((kind, lang), {}).get("status", ""),
            status_after=new.get((kind, lang), {}).get("status", ""),
        )
        for kind, lang in {**new, **old}
    )
    return tuple(row for row in found if (row.before, row.status_before) != (row.after, row.status_after))


def _documents(before: Iterable[Row], after: Iterable[Row]) -> tuple[DocumentChange, ...]:
    old, new = _by(before, lambda row: row["id"]), _by(after, lambda row: row["id"])
    found = []
    for id in {**new, **old}:
        was, now = old.get(id, {}), new.get(id, {})
        if (was.get("version_id"), was.get("title")) != (now.get("version_id"), now.get("title")):
            found.append(
                DocumentChange(
                    id=id,
                    kind=(now or was)["kind"],
                    before=was.get("title", ""),
                    after=now.get("title", ""),
                    version_before=was.get("version"),
                    version_after=now.get("version"),
                )
            )
    return tuple(found)


def _by(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, Row]:
    return {key(row): row for row in rows}
