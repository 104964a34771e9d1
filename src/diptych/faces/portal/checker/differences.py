"""Two states of a dossier side by side: what is said otherwise, in the words and the order of the form.

Rows are known by their ids where they have any, so that a row that merely moved is the same row.
"""

from __future__ import annotations

from itertools import groupby

from diptych import agreements as library
from diptych.engines.values.record import Record
from diptych.faces.portal.checker.build import Builder, FieldNode, GroupNode, RowNode, RowsNode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from diptych.engines.treaty.pack import Law
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


YES, NO = _("yes"), _("no")


class Fact(Record):
    """One thing that a dossier says, in words."""

    part: str
    """The part of the dossier it stands in, as in ``producers``: what can be taken over as a whole."""
    section: str
    """Heading of the section of the form."""
    row: str
    """Which row it is of, or nothing."""
    label: str
    text: str
    """Nothing where nothing is said."""
    name: str
    """Of the field in the form."""


class Change(Record):
    """One thing that two dossiers say otherwise."""

    part: str
    section: str
    row: str
    label: str
    before: str
    after: str
    name: str
    """Of the field in the form of the later one; empty where it has none."""


def facts_of(dossier: Mapping[str, Any], language: Language, law: Law | None) -> dict[str, Fact]:
    """Everything a dossier says, by keys that stay the same when rows move."""
    builder = Builder(dossier, language, law, errors={}, figures={})
    found = {"agreement": _agreement(dossier, language)}
    for section in builder.sections():
        for node in section.parts:
            for key, fact in _facts(node, node.name, section.title, "", language):
                found[key] = fact
    return found


def _agreement(dossier: Mapping[str, Any], language: Language) -> Fact:
    chosen = dossier.get("agreement")
    known = chosen in library.ids()
    text = language.pick(library.agreement(str(chosen)).short) if known else str(chosen or "")
    label = language.gettext(_("Agreement"))
    return Fact(part="agreement", section=label, row="", label=label, text=text, name="agreement")


def _facts(node: Any, key: str, section: str, row: str, language: Language) -> Iterator[tuple[str, Fact]]:
    """``key`` is the node's name with the ids of rows for their numbers."""
    if isinstance(node, FieldNode):
        text = _said(node, language)
        yield (
            key,
            Fact(
                part=key.split(".")[0],
                section=section,
                row=row if row != node.label else "",
                label=node.label,
                text=text,
                name=node.name,
            ),
        )
    elif isinstance(node, GroupNode):
        for inner in node.parts:
            yield from _facts(inner, f"{key}{inner.name[len(node.name) :]}", section, row or node.label, language)
    elif isinstance(node, RowsNode):
        for inner in node.rows:
            yield from _facts(inner, f"{key}{inner.name[len(node.name) :]}", section, row or node.label, language)
        for told, what in ((node.none, "none"), (node.whole, "whole")):
            if told is not None:
                text = language.gettext(YES) if told[1] else ""
                fact = Fact(part=key.split(".")[0], section=section, row=row, label=told[0], text=text, name=node.name)
                yield f"{key}.{what}", fact
    elif isinstance(node, RowNode):
        own = f"{key.rpartition('.')[0]}.{node.id}" if node.id else key
        for inner in (*node.parts, *node.more):
            yield from _facts(inner, f"{own}{inner.name[len(node.name) :]}", section, node.title, language)


def _said(node: FieldNode, language: Language) -> str:
    if node.kind == "money":
        return " ".join(node.value) if node.value[0] else ""
    if node.kind == "codes":
        return node.words if node.value else ""
    if node.kind == "flag":
        return {"yes": language.gettext(YES), "no": language.gettext(NO)}.get(node.value, "")
    if node.options:
        return dict(node.options).get(node.value, str(node.value or ""))
    return str(node.value)


def changes_between(
    before: Mapping[str, Any], after: Mapping[str, Any], language: Language, *, laws: tuple[Law | None, Law | None]
) -> tuple[Change, ...]:
    """What the later of two dossiers says otherwise, in the order of its form; what is gone comes with its section."""
    old, new = facts_of(before, language, laws[0]), facts_of(after, language, laws[1])
    sections = list(dict.fromkeys(fact.section for fact in (*new.values(), *old.values())))
    found = []
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        said_before, said_now = was.text if was else "", now.text if now else ""
        if said_before != said_now:
            told = now or was
            assert told is not None
            found.append(
                Change(
                    part=told.part,
                    section=told.section,
                    row=told.row,
                    label=told.label,
                    before=said_before,
                    after=said_now,
                    name=now.name if now else "",
                )
            )
    return tuple(sorted(found, key=lambda change: sections.index(change.section)))


class Part(Record):
    """The changes of one part of a dossier, which is taken over as a whole or not at all."""

    part: str
    title: str
    changes: tuple[Change, ...]


def by_part(changes: tuple[Change, ...]) -> tuple[Part, ...]:
    """Changes by the part they belong to, in their order."""
    order = {change.part: place for place, change in reversed(list(enumerate(changes)))}
    rows = sorted(changes, key=lambda change: order[change.part])
    return tuple(
        Part(part=part, title=inner[0].section, changes=inner)
        for part, found in groupby(rows, key=lambda change: change.part)
        for inner in (tuple(found),)
    )
