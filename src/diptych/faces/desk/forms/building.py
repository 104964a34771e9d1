"""From the shape of a kind and a document to the nodes of its form."""

from __future__ import annotations

from diptych.agreements import agreement
from diptych.engines.values.shape import CURRENCY, Code, Flag, Language, ListOf, Parsed, Records
from diptych.faces import typed
from diptych.faces.desk.forms import OPEN
from diptych.faces.desk.forms.codes import table_of
from diptych.faces.desk.forms.entering import is_own_key
from diptych.faces.desk.forms.nodes import FieldNode, GroupNode, ListNode, RowNode, RowsNode
from diptych.faces.places import LABELS
from diptych.faces.portal.registers.labels import Labels, label_mixed
from diptych.faces.wording.registers.terms import term, territory
from diptych.faces.wording.registers_fields import field_word
from diptych.kernel.keeping.shapes import DAY, LONGEST_LINE, SPAN, TERRITORY, Key, Ref, Span, Words
from diptych.registers.sources.formats import PARTS, Told, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.engines.values.shape import Shape
    from diptych.faces.desk.forms.nodes import Node
    from diptych.faces.typed.names import Kind
    from diptych.kernel import texts
    from diptych.kernel.keeping.thing import Thing

ALL_SHOWN = 10
"""Fields a row may have for all of them to be shown; of more, only those that hold something or have to."""
OPEN_ROWS = 4
"""Rows a list may have for all of them to lie open."""
TITLE_PARTS = 4
"""Values of a row that its heading tells."""
LONGEST_TITLE = 90
WHOLE: dict[str, Kind] = {"hints-country": "country", "hints-language": "language", "hints-currency": "currency"}
"""Lists of words that every form may have."""


class Builder:
    """Builds the nodes of one form. ``errors`` are sentences by the names of fields."""

    def __init__(
        self,
        thing: Thing,
        document: Mapping[str, Any],
        language: texts.Language,
        *,
        errors: Mapping[str, str] | None = None,
        focus: str = "",
        is_new: bool = False,
    ) -> None:
        self.thing = thing
        self.document = document
        self.language = language
        self.errors = dict(errors or {})
        self.placed: set[str] = set()
        self.focus = focus
        self.is_new = is_new
        self.hints: dict[str, tuple[tuple[str, str], ...]] = {}
        """Lists of words that the fields of the form offer, as far as they come with the page."""
        wanted: dict[str, set[str]] = {}
        _references(thing.shape, document, wanted)
        self.labels = Labels(language, {kind: ids for kind, ids in wanted.items() if kind in LABELS})
        self.mixed = label_mixed(self.labels, wanted["any"]) if "any" in wanted else {}

    def nodes(self) -> tuple[Node, ...]:
        return tuple(
            self.part(shape, name, name, self.document.get(name), required=name in self.thing.shape.required)
            for name, shape in self.thing.shape.fields.items()
        )

    def unplaced(self) -> list[str]:
        """Sentences of errors for which the form has no place."""
        return [text for name, text in self.errors.items() if name not in self.placed]

    def label(self, name: str) -> str:
        return field_word(name, self.language)

    def error(self, name: str) -> str:
        found = self.errors.get(name, "")
        if found:
            self.placed.add(name)
        return found

    def is_wrong_in(self, name: str) -> bool:
        """Whether something is wrong at a place or below it, or whoever types goes on there."""
        inside = f"{name}."
        focused = self.focus == name or self.focus.startswith(inside)
        return focused or any(wrong == name or wrong.startswith(inside) for wrong in self.errors)

    def part(self, shape: Shape, key: str, name: str, value: Any, *, required: bool = False, depth: int = 0) -> Node:
        if isinstance(shape, Told):
            held = value if isinstance(value, dict) else {} if value is None else {"value": value}
            return self.group(PARTS, key, name, held, depth)
        if isinstance(shape, Records):
            return self.group(shape, key, name, value if isinstance(value, dict) else {}, depth)
        if isinstance(shape, ListOf):
            items = value if isinstance(value, list) else [] if value is None else [value]
            if isinstance(shape.item, Records):
                return self.rows(shape.item, key, name, items, depth)
            return self.several(shape.item, key, name, items, depth, required=required)
        return self.field(shape, self.label(key), name, value, required=required)

    def group(self, shape: Records, key: str, name: str, held: Mapping[str, Any], depth: int) -> GroupNode:
        parts = tuple(
            self.part(inner, field, f"{name}.{field}", held.get(field), depth=depth + 1)
            for field, inner in shape.fields.items()
        )
        return GroupNode(name=name, label=self.label(key), error=self.error(name), parts=parts)

    def several(self, item: Shape, key: str, name: str, items: list[Any], depth: int, *, required: bool) -> ListNode:
        movable = depth == 0
        label = self.label(key)
        shown = list(items) if movable and items else [*items, None]
        fields = tuple(self.field(item, label, f"{name}.{n}", value) for n, value in enumerate(shown))
        return ListNode(
            name=name, label=label, error=self.error(name), items=fields, movable=movable, required=required
        )

    def rows(self, shape: Records, key: str, name: str, items: list[Any], depth: int) -> RowsNode:
        last = len(items) - 1
        rows = tuple(
            self.row(shape, f"{name}.{n}", item if isinstance(item, dict) else {}, n, last, depth)
            for n, item in enumerate(items)
        )
        error = self.error(name)
        is_open = bool(error) or 0 < len(rows) <= OPEN_ROWS or self.is_wrong_in(name)
        return RowsNode(name=name, label=self.label(key), error=error, rows=rows, open=is_open)

    def row(self, shape: Records, name: str, held: Mapping[str, Any], number: int, last: int, depth: int) -> RowNode:
        marked = OPEN in held
        all_of_them = marked or len(shape.fields) <= ALL_SHOWN
        shown = [
            field
            for field in shape.fields
            if all_of_them
            or field in shape.required
            or held.get(field) not in (None, "", [], {})
            or self.is_wrong_in(f"{name}.{field}")
        ]
        parts = tuple(
            self.part(
                shape.fields[field],
                field,
                f"{name}.{field}",
                held.get(field),
                required=field in shape.required,
                depth=depth + 1,
            )
            for field in shown
        )
        return RowNode(
            name=name,
            title=f"{number + 1}. {self.title(shape, name, held)}",
            parts=parts,
            error=self.error(name),
            marked=marked,
            hidden=len(shape.fields) - len(shown),
            open=marked or last < OPEN_ROWS or self.is_wrong_in(name),
            first=number == 0,
            last=number == last,
        )

    def title(self, shape: Records, name: str, held: Mapping[str, Any]) -> str:
        """What a row is called: the key it has within its thing, and the first things it says."""
        found = []
        for field, inner in shape.fields.items():
            value = held.get(field)
            if value in (None, "", [], {}) or isinstance(inner, (Records, ListOf)):
                continue
            if is_own_key(inner):
                text = str(value).rpartition("/")[2]
            else:
                text = self.named(inner, f"{name}.{field}", value) or self.shown(inner, value)
            found.append(f"{text[:LONGEST_TITLE]}…" if len(text) > LONGEST_TITLE else text)
        return " · ".join(found[:TITLE_PARTS])

    # Single values ----------------------------------------------------------------------------------------------------

    def field(self, shape: Shape, label: str, name: str, value: Any, *, required: bool = False) -> FieldNode:
        shown = self.shown(shape, value)
        kind, options, hints = self.kind(shape, name, shown)
        if hints and hints not in self.hints:
            self.hints[hints] = self.offered(hints, name)
        meaning, meaning_lang = ("", "") if options else self.meaning(shape, name, shown)
        return FieldNode(
            name=name,
            kind=kind,
            label=label,
            value=shown,
            size=self.size(shape, kind),
            help=meaning,
            help_lang=meaning_lang,
            error=self.error(name),
            options=options,
            hints=hints,
            placeholder=self.placeholder(shape),
            required=required,
        )

    def shown(self, shape: Shape, value: Any) -> str:
        if value is None or isinstance(value, (dict, list)):
            return ""
        return str(value).lower() if isinstance(value, bool) else str(value)

    def kind(self, shape: Shape, name: str, shown: str) -> tuple[str, tuple[tuple[str, str], ...], str]:
        """How a value is typed: the kind of field, what may be chosen, what is offered."""
        if name == "id" and not self.is_new:
            return "fixed", (), ""
        if isinstance(shape, Flag):
            yes, no = self.language.gettext("yes"), self.language.gettext("no")
            return "choice", (("true", yes), ("false", no)), ""
        if isinstance(shape, Code) and shape.pattern is None:
            known = tuple((code, self.word(shape, name, code)) for code in shape.codes)
            return "choice", known if not shown or shown in shape.codes else (*known, (shown, shown)), ""
        if isinstance(shape, Ref):
            return "line", (), f"hints-{shape.kind}"
        for hinted, hints in ((TERRITORY, "hints-country"), (CURRENCY, "hints-currency")):
            if shape is hinted:
                return "line", (), hints
        if isinstance(shape, Language):
            return "line", (), "hints-language"
        if table_of(self.thing.name, name):
            return "line", (), f"hints-of-{'-'.join(step for step in name.split('.') if not step.isdigit())}"
        long = isinstance(shape, Words) and not isinstance(shape, Value) and shape.longest > LONGEST_LINE * 4
        return "area" if long or "\n" in shown else "line", (), ""

    def word(self, shape: Code, name: str, code: str) -> str:
        if shape.expected == "an agreement of the library":
            return self.language.pick(agreement(code).short)
        return term(self.language, table_of(self.thing.name, name), code)

    def offered(self, hints: str, name: str) -> tuple[tuple[str, str], ...]:
        """The words of a list, where it is short enough to come with the page."""
        if hints in WHOLE:
            return typed.options(WHOLE[hints], self.language)
        if hints.startswith("hints-of-"):
            table = table_of(self.thing.name, name)
            return tuple((code, self.language.gettext(word)) for code, word in table.items())
        return ()

    def size(self, shape: Shape, kind: str) -> str:
        if kind == "area":
            return ""
        if kind in ("choice", "fixed") or isinstance(shape, (Code, Language, Parsed, Span)):
            return "s"
        long = isinstance(shape, Words) and not isinstance(shape, Value)
        return "" if long and not isinstance(shape, Key) else "m"

    def placeholder(self, shape: Shape) -> str:
        return "2025-03-28" if shape is DAY else "2025-03-28/2025-04-02" if shape is SPAN else ""

    def named(self, shape: Shape, name: str, value: Any) -> str:
        """What an id or a code means, where there is a word for it."""
        return self.meaning(shape, name, str(value))[0]

    def meaning(self, shape: Shape, name: str, shown: str) -> tuple[str, str]:
        """What stands under a field: the name of what is referred to, with the language it is in."""
        if not shown:
            return "", ""
        if isinstance(shape, Ref):
            label = self.mixed.get(shown) if shape.kind == "any" else None
            if label is None and shape.kind in LABELS:
                label = self.labels.of(shape.kind, shown)
            return (label.text, label.lang) if label is not None and label.text != shown else ("", "")
        table = table_of(self.thing.name, name)
        word = (
            territory(self.language, shown)
            if shape is TERRITORY
            else term(self.language, table, shown)
            if table
            else ""
        )
        return (word, "") if word != shown else ("", "")


def _references(shape: Shape, value: Any, wanted: dict[str, set[str]]) -> None:
    """Ids in a document that may not be in order, by the kind of what they refer to."""
    if isinstance(shape, Ref):
        if isinstance(value, str) and value:
            wanted.setdefault(shape.kind, set()).add(value)
    elif isinstance(shape, ListOf):
        for item in value if isinstance(value, list) else ():
            _references(shape.item, item, wanted)
    elif isinstance(shape, Records) and isinstance(value, dict):
        for name, item in value.items():
            if name in shape.fields:
                _references(shape.fields[name], item, wanted)
