"""What the form of a record sends, as a document says it; and what the buttons of its rows do.

Rows keep their place while nothing is typed in them. What cannot be read stays as it was typed: the shape says what is
wrong with it, and the form shows it again.
"""

from __future__ import annotations

import re

from diptych.engines.values.shape import CURRENCY, Flag, Language, ListOf, Records
from diptych.faces import typed
from diptych.faces.desk.forms import OPEN
from diptych.kernel.keeping.shapes import TERRITORY, Key, Ref
from diptych.registers.sources.formats import PARTS, Told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from diptych.engines.values.shape import Shape
    from diptych.kernel import texts

    Tree = dict[str, Any]

DEEPEST = 8
LONGEST_NUMBER = 6


def document_of(shape: Shape, sent: Iterable[tuple[str, list[str]]], language: texts.Language) -> dict[str, Any]:
    """The document that a form says; names and countries typed in words of the language become codes."""
    found: dict[str, Any] = _read(shape, _tree(sent), language) or {}
    return found


def _tree(sent: Iterable[tuple[str, list[str]]]) -> Tree:
    """Names such as ``titles.0.text`` as a tree; a leaf is the last text sent under its name."""
    root: Tree = {}
    for name, found in sent:
        steps = name.split(".")
        if len(steps) <= DEEPEST and found:
            node = root
            for step in steps[:-1]:
                inner = node.get(step)
                if not isinstance(inner, dict):
                    inner = node[step] = {}
                node = inner
            if not isinstance(node.get(steps[-1]), dict):
                node[steps[-1]] = found[-1]
    return root


def _read(shape: Shape, node: Any, language: texts.Language) -> Any:
    if isinstance(shape, Told):
        found = _read(PARTS, node, language)
        return found["value"] if found and set(found) == {"value"} else found
    if isinstance(shape, Records):
        return _record(shape, node, language)
    if isinstance(shape, ListOf):
        if not isinstance(node, dict):
            return None
        numbers = [key for key in node if key.isascii() and key.isdigit() and len(key) <= LONGEST_NUMBER]
        items = [_read(shape.item, node[key], language) for key in sorted(numbers, key=int)]
        if isinstance(shape.item, Records):
            items = [item or {} for item in items]
        return items or None
    return _value(shape, node.replace("\r\n", "\n").strip(), language) if isinstance(node, str) else None


def _record(shape: Records, node: Any, language: texts.Language) -> dict[str, Any] | None:
    if not isinstance(node, dict):
        return None
    found = {name: _read(inner, node.get(name), language) for name, inner in shape.fields.items()}
    found = {name: item for name, item in found.items() if item is not None}
    if OPEN in node:
        found[OPEN] = True
    return found or None


def _value(shape: Shape, text: str, language: texts.Language) -> Any:
    if not text:
        return None
    if isinstance(shape, Flag):
        return {"true": True, "false": False}.get(text, text)
    if shape is TERRITORY:
        return typed.read_country(text, language)
    if shape is CURRENCY:
        return typed.read_currency(text, language)
    if isinstance(shape, Language):
        return typed.read_language(text, language)
    return text


def without_blanks(value: Any) -> Any:
    """A document without rows in which nothing was typed, and without the marks of the form."""
    if isinstance(value, dict):
        found = {name: without_blanks(item) for name, item in value.items() if name != OPEN}
        return {name: item for name, item in found.items() if item not in (None, "", [], {})}
    if isinstance(value, list):
        return [item for item in map(without_blanks, value) if item not in (None, "", [], {})]
    return value


def tidied(shape: Shape, value: Any) -> Any:
    """A document in which the only thing left out is rows without any content; open ones stay open.

    An id that was made for a row does not count as content.
    """
    if isinstance(shape, Records) and isinstance(value, dict):
        return {
            name: tidied(shape.fields[name], item) if name in shape.fields else item for name, item in value.items()
        }
    if isinstance(shape, ListOf) and isinstance(value, list):
        return [tidied(shape.item, item) for item in value if not _is_blank(shape.item, item)]
    return value


def _is_blank(shape: Shape, item: Any) -> bool:
    rest = without_blanks(item)
    if isinstance(shape, Records) and isinstance(rest, dict):
        rest = {name: inner for name, inner in rest.items() if not is_own_key(shape.fields.get(name))}
    return rest in (None, "", [], {})


def is_own_key(shape: Shape | None) -> bool:
    """Whether a field holds the id of what it stands in."""
    return isinstance(shape, Key) and not isinstance(shape, Ref)


# Buttons --------------------------------------------------------------------------------------------------------------


def rearranged(shape: Shape, document: dict[str, Any], verb: str, name: str, owner: str) -> str:
    """Do in place what a button of a row says: add, remove, up, down, open; returns the name of where to go on.

    Nothing happens for a name that the form does not have.
    """
    steps = name.split(".")
    if verb == "add":
        return _added(shape, document, steps, owner)
    holder, _shape = _reach(shape, document, steps[:-1])
    if not isinstance(holder, list) or not (steps[-1].isdigit() and int(steps[-1]) < len(holder)):
        return ""
    place, list_name = int(steps[-1]), ".".join(steps[:-1])
    if verb == "remove":
        del holder[place]
        return f"{list_name}.{min(place, len(holder) - 1)}" if holder else list_name
    if verb == "open" and isinstance(holder[place], dict):
        holder[place][OPEN] = True
        return name
    other = {"up": place - 1, "down": place + 1}.get(verb, place)
    if not 0 <= other < len(holder):
        return name
    holder[place], holder[other] = holder[other], holder[place]
    return f"{list_name}.{other}"


def _added(shape: Shape, document: dict[str, Any], steps: list[str], owner: str) -> str:
    holder, found = _reach(shape, document, steps[:-1])
    if not (isinstance(found, Records) and isinstance(holder, dict)):
        return ""
    inner = found.fields.get(steps[-1])
    if not isinstance(inner, ListOf):
        return ""
    rows = holder.setdefault(steps[-1], [])
    if isinstance(inner.item, Records):
        row: dict[str, Any] = {OPEN: True}
        key = inner.item.fields.get("id")
        if isinstance(key, Key):
            row["id"] = fresh_key(rows, owner, {"claim": "c", "conflict": "x"}.get(key.kind, "t"))
        rows.append(row)
    else:
        # What is shown while there is nothing is one line; after that a line more is asked for.
        rows += [None] if rows else [None, None]
    return f"{'.'.join(steps)}.{len(rows) - 1}"


def _reach(shape: Shape, document: Any, steps: list[str]) -> tuple[Any, Any]:
    """What stands at a place of a document, and its shape."""
    value: Any = document
    found: Any = shape
    for step in steps:
        if isinstance(found, Records) and isinstance(value, dict):
            value, found = value.get(step), found.fields.get(step)
        elif isinstance(found, ListOf) and isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value, found = value[int(step)], found.item
        else:
            return None, None
    return value, found


def fresh_key(rows: list[Any], owner: str, letter: str) -> str:
    """An id for a new part of a thing that none of the parts has."""
    taken = {str(row.get("id", "")) for row in rows if isinstance(row, dict)}
    numbers = [int(found[1]) for id in taken if (found := re.fullmatch(rf".*/{letter}([0-9]{{1,6}})", id))]
    return f"{owner or 'id'}/{letter}{max(numbers, default=0) + 1}"
