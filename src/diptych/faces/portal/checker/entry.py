"""What a form sends, as the plain data of a dossier; and the commands of its buttons.

Rows keep their place even while nothing is typed in them, so that what is added stays. What cannot be read stays as it
was typed: the dossier format will say what is wrong with it, and the form shows it again.
"""

from __future__ import annotations

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.portal.checker import values
from diptych.faces.portal.checker.sections import SECTIONS
from diptych.faces.portal.checker.shapes import Field, Group, Names, Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from diptych.faces.portal.checker.shapes import Part
    from diptych.kernel.texts import Language

    Tree = dict[str, Any]

DEEPEST = 8
MOST_ROWS = 6000


class Typist(Record):
    """Who typed: in which language, and in which currency amounts are meant where none is named."""

    language: Language
    currency: str = ""


def dossier_of(sent: Iterable[tuple[str, list[str]]], kept: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The dossier that a form says, with the fields that no form shows as they were ``kept``.

    Where an amount names no currency, that of the budget is meant.
    """
    tree = _tree(sent)
    found = dict(kept)
    budget = _read(Field(name="budget", kind="money"), tree.get("budget"), Typist(language=language))
    typist = Typist(language=language, currency=values.show_money(budget, language)[1])
    for section in SECTIONS:
        for part in section.parts:
            node = tree.get(part.name)
            value = _read(part, node, typist)
            if isinstance(part, Group | Names) and isinstance(was := kept.get(part.name), dict):
                # Titles in other languages, papers that another agreement asks for: not shown, and not lost.
                asked = node if isinstance(node, dict) else {}
                value = {**{key: inner for key, inner in was.items() if key not in asked}, **(value or {})} or None
            _put(found, part.name, value)
    _put(found, "agreement", _text(tree.get("agreement")) or None)
    _put(found, "complete", _texts(tree.get("complete")) or None)
    return found


def _put(found: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        found.pop(name, None)
    else:
        found[name] = value


def _tree(sent: Iterable[tuple[str, list[str]]]) -> Tree:
    """Names such as ``producers.0.country`` as a tree; a leaf holds the texts sent under its name."""
    root: Tree = {}
    for name, texts in sent:
        steps = name.split(".")
        if len(steps) > DEEPEST:
            continue
        node = root
        for step in steps[:-1]:
            inner = node.setdefault(step, {})
            if not isinstance(inner, dict):
                inner = node[step] = {"": inner}
            node = inner
        node[steps[-1]] = texts
    return root


def _texts(node: Any) -> list[str]:
    return [text for text in node if text] if isinstance(node, list) else []


def _text(node: Any) -> str:
    texts = node if isinstance(node, list) else node.get("", []) if isinstance(node, dict) else []
    return texts[-1].strip() if texts else ""


def _read(part: Part, node: Any, typist: Typist) -> Any:
    if isinstance(part, Field):
        return _field(part, node, typist)
    if not isinstance(node, dict):
        return None
    if isinstance(part, Rows):
        return _rows(part, node, typist)
    if isinstance(part, Names):
        return _names(part, node, typist)
    return _record(part.parts, node, typist) or None


def _field(field: Field, node: Any, typist: Typist) -> Any:
    if field.kind == "money":
        inner = node if isinstance(node, dict) else {}
        currency = _text(inner.get("currency")) or typist.currency
        return values.read_money(_text(inner.get("amount")), currency, typist.language)
    if field.kind == "codes":
        return _texts(node) or None
    return values.read(field.kind, _text(node), typist.language)


def _record(parts: Iterable[Part], node: Tree, typist: Typist) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in parts:
        _put(found, part.name, _read(part, node.get(part.name), typist))
    return found


def _rows(part: Rows, node: Tree, typist: Typist) -> list[Any] | None:
    numbers = sorted(int(step) for step in node if step.isascii() and step.isdigit() and int(step) < MOST_ROWS)
    items: list[Any] = []
    for number in numbers:
        row = node[str(number)]
        if part.single:
            value = _read(part.parts[0], row, typist)
            if value is not None:
                items.append(value)
        elif isinstance(row, dict):
            item = _record(part.parts, row, typist)
            items.append({"id": _text(row.get("id")) or fresh_id(part, items), **item} if part.id_stem else item)
    if not items:
        return [] if part.none and _text(node.get("none")) else None
    return items


def _names(part: Names, node: Tree, typist: Typist) -> dict[str, Any] | None:
    found = {}
    for key, inner in node.items():
        if len(part.parts) == 1 and not part.parts[0].name:
            value = _field(part.parts[0], inner, typist)
        else:
            value = _record(part.parts, inner, typist) if isinstance(inner, dict) else None
        if value is not None and value != {}:
            found[key] = value
    return found or None


def fresh_id(part: Rows, items: Iterable[Any]) -> str:
    """The first free of ``producer-1``, ``producer-2`` and so on."""
    taken = {item.get("id") for item in items if isinstance(item, dict)}
    number = 1
    while f"{part.id_stem}-{number}" in taken:
        number += 1
    return f"{part.id_stem}-{number}"


# The buttons of the form ---------------------------------------------------------------------------------------------


def add_row(dossier: dict[str, Any], name: str) -> str:
    """Add a row to the list of that name, in place; returns the name of the row."""
    part, holder, key = _place(dossier, name.split("."))
    items = holder.setdefault(key, [])
    if not part.single:
        # Rows that merely stand there to be filled in become real, or the new one would take the place of the first.
        while len(items) < part.least:
            items.append({"id": fresh_id(part, items)} if part.id_stem else {})
        items.append({"id": fresh_id(part, items)} if part.id_stem else {})
    else:
        items.extend("" for _ in range(max(1, part.least + 1 - len(items))))
    return f"{name}.{len(items) - 1}"


def remove_row(dossier: dict[str, Any], name: str) -> Any:
    """Take a row away, in place; returns what stood in it. Refused("no_row") when there is none."""
    *steps, last = name.split(".")
    _part, holder, key = _place(dossier, steps)
    items = holder.get(key, [])
    if not last.isdigit() or int(last) >= len(items):
        raise Refused("no_row")
    removed = items.pop(int(last))
    if not items:
        del holder[key]
    return removed


def restore_row(dossier: dict[str, Any], name: str, row: Any) -> None:
    """Put a row back where it stood, or at the end of what is left of its list."""
    *steps, last = name.split(".")
    _part, holder, key = _place(dossier, steps)
    items = holder.setdefault(key, [])
    items.insert(min(int(last), len(items)), row)


def _place(dossier: dict[str, Any], steps: list[str]) -> tuple[Rows, dict[str, Any], str]:
    """The list that a name leads to: its definition, the record that holds it, and its key there."""
    parts: Iterable[Part] = [part for section in SECTIONS for part in section.parts]
    holder: Any = dossier
    while steps:
        part = next((part for part in parts if part.name == steps[0]), None)
        if isinstance(part, Rows) and len(steps) == 1:
            return part, holder, steps[0]
        if isinstance(part, Rows) and steps[1].isdigit() and int(steps[1]) < len(holder.get(steps[0], ())):
            holder, parts, steps = holder[steps[0]][int(steps[1])], part.parts, steps[2:]
        elif isinstance(part, Group):
            holder, parts, steps = holder.setdefault(steps[0], {}), part.parts, steps[1:]
        else:
            break
    raise Refused("no_row")
