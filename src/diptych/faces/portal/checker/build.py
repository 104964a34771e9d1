"""The form as it stands on the page: every field with its name, its words, what is in it, and what is wrong with it."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.portal.checker import values
from diptych.faces.portal.checker.sections import SECTIONS
from diptych.faces.portal.checker.shapes import Field, Group, Names, Rows
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.questions import asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from diptych.engines.treaty.pack import Law
    from diptych.faces.portal.checker.shapes import Part, Section
    from diptych.kernel.texts import Language


class FieldNode(Record):
    """A field to draw. ``value`` is the text in it; a list of codes for boxes, amount and currency for money."""

    node: str
    name: str
    kind: str
    label: str
    value: Any
    help: str = ""
    error: str = ""
    options: tuple[tuple[str, str], ...] = ()
    words: str = ""
    """Of boxes: those ticked, in words."""
    asks: str = ""
    """Of names that the registers may know: what suggestions are asked for, as in an address."""


class RowNode(Record):
    """One row of a list, with what is folded away; ``open`` when something is wrong in that part."""

    name: str
    title: str
    id: str | None
    parts: tuple[Any, ...]
    more: tuple[Any, ...] = ()
    open: bool = False
    error: str = ""
    figure: str | None = None
    """Its share of the budget; None where rows have no such figure."""


class RowsNode(Record):
    """A list of rows and its buttons. ``none`` and ``whole``: label and state of the box to tick, or None."""

    node: str
    name: str
    label: str
    help: str
    error: str
    single: bool
    rows: tuple[Any, ...]
    add: str = ""
    none: tuple[str, bool] | None = None
    whole: tuple[str, bool] | None = None


class GroupNode(Record):
    """Fields that belong together."""

    node: str
    name: str
    label: str
    help: str
    error: str
    parts: tuple[Any, ...]


class SectionNode(Record):
    """A part of the form; ``filled`` counts what has been said in it."""

    id: str
    title: str
    help: str
    parts: tuple[Any, ...]
    filled: int
    errors: int


class Builder:
    """Builds the nodes of one form: one dossier, in one language, under the law whose papers and questions it lists."""

    def __init__(
        self,
        dossier: Mapping[str, Any],
        language: Language,
        law: Law | None,
        *,
        errors: Mapping[str, str],
        figures: Mapping[str, str],
    ) -> None:
        self.dossier = dossier
        self.language = language
        self.law = law
        self.errors = errors
        self.figures = figures
        self.currency = values.show_money(dossier.get("budget"), language)[1]
        """What amounts are in unless another currency is named."""
        self.names: list[str] = []
        """Every field and list there is, in order; what else is typed or wrong has no place in this form."""
        self.unknown = language.gettext(words.OUTCOMES["unknown"])
        self.ticked: dict[str, str] = {}
        """What is ticked of boxes, in words, by the name of the field."""
        self.sums: set[str] = set()
        """Fields that are amounts."""
        self.filled = 0
        self.wrong = 0

    def say(self, text: str) -> str:
        return self.language.gettext(text) if text else ""

    def sections(self) -> tuple[SectionNode, ...]:
        return tuple(self.section(section) for section in SECTIONS)

    def section(self, section: Section) -> SectionNode:
        self.filled = self.wrong = 0
        parts = tuple(node for part in section.parts for node in self.part(part, "", self.dossier.get(part.name)))
        return SectionNode(
            id=section.id,
            title=self.say(section.title),
            help=self.say(section.help),
            parts=parts,
            filled=self.filled,
            errors=self.wrong,
        )

    def part(self, part: Part, prefix: str, value: Any) -> Iterable[Any]:
        name = f"{prefix}{part.name}"
        if isinstance(part, Field):
            return (self.field(part, name, value, self.say(part.label)),)
        if isinstance(part, Rows):
            return (self.rows(part, name, value),)
        if isinstance(part, Names):
            return self.named(part, name, value)
        inner = value if isinstance(value, dict) else {}
        return (self.group(part, name, inner, self.say(part.label)),)

    def error(self, name: str) -> str:
        self.names.append(name)
        found = self.errors.get(name, "")
        self.wrong += bool(found)
        return found

    def field(self, field: Field, name: str, value: Any, label: str) -> FieldNode:
        self.filled += value not in (None, "", [])
        shown: Any
        if field.kind == "money":
            self.sums.add(name)
            amount, currency = values.show_money(value, self.language)
            shown = (amount, currency or self.currency)
        elif field.kind == "codes":
            shown = list(value) if isinstance(value, list) else [value] if value else []
        else:
            shown = values.show(field.kind, value, self.language)
        options = self.options(field, value)
        ticked = ""
        if field.kind == "codes":
            ticked = self.language.listed(word for code, word in options if code in shown) or self.unknown
            self.ticked[name] = ticked
        return FieldNode(
            node="field",
            name=name,
            kind=field.kind,
            label=label,
            value=shown,
            help=self.say(field.help),
            error=self.error(name),
            options=options,
            words=ticked,
            asks="&".join(f"kind={kind}" for kind in field.agents),
        )

    def options(self, field: Field, value: Any) -> tuple[tuple[str, str], ...]:
        if field.kind in ("code", "codes"):
            return tuple((code, self.say(word)) for code, word in field.codes.items())
        if field.kind == "producer":
            rows = [row for row in self.dossier.get("producers", ()) if isinstance(row, dict)]
            return tuple((row["id"], row.get("name") or self.producer(row["id"])) for row in rows if row.get("id"))
        if field.kind == "rule" and self.law is not None:
            rules = [(rule.id, f"{rule.id} · {self.language.pick(rule.title)}") for rule in self.law.rules]
            known = value is None or any(id == value for id, _title in rules)
            return tuple(rules) if known else (*rules, (str(value), str(value)))
        return ()

    def producer(self, id: str) -> str:
        """What a co-producer without a name is called: its number in the list."""
        ids = [row.get("id") for row in self.dossier.get("producers", ()) if isinstance(row, dict)]
        number = ids.index(id) + 1 if id in ids else 0
        return self.language.gettext("Co-producer {n}").format(n=number) if number else id

    def group(self, part: Group | Names, name: str, held: Mapping[str, Any], label: str) -> GroupNode:
        error = self.error(name)
        parts = tuple(
            self.field(inner, f"{name}.{inner.name}", held.get(inner.name), self.say(inner.label))
            for inner in part.parts
        )
        return GroupNode(node="group", name=name, label=label, help=self.say(part.help), error=error, parts=parts)

    def rows(self, part: Rows, name: str, value: Any) -> RowsNode:
        from diptych.faces.portal.checker.entry import fresh_id

        error = self.error(name)
        items = list(value) if isinstance(value, list) else [value] if value else []
        if part.single:
            spare = 1 if not part.add else max(0, part.least - len(items))
            items += [None] * spare
            single = part.parts[0]
            assert isinstance(single, Field)
            label = self.say(part.label)
            rows: tuple[Any, ...] = tuple(
                self.field(single, f"{name}.{n}", item, label) for n, item in enumerate(items)
            )
        else:
            while len(items) < part.least:
                items.append({"id": fresh_id(part, items)} if part.id_stem else {})
            rows = tuple(self.row(part, f"{name}.{n}", item, n) for n, item in enumerate(items))
        complete = self.dossier.get("complete")
        return RowsNode(
            node="rows",
            name=name,
            label=self.say(part.label),
            help=self.say(part.help),
            error=error,
            single=part.single,
            rows=rows,
            add=self.say(part.add),
            none=(self.say(part.none), value == []) if part.none and not value else None,
            whole=(self.say(part.complete), isinstance(complete, list) and name in complete) if part.complete else None,
        )

    def row(self, part: Rows, name: str, item: Any, number: int) -> RowNode:
        held = item if isinstance(item, dict) else {}
        error = self.error(name)
        parts: list[Any] = []
        more: list[Any] = []
        opened = False
        for inner in part.parts:
            wrong = self.wrong
            nodes = self.part(inner, f"{name}.", held.get(inner.name))
            (more if inner.more else parts).extend(nodes)
            opened = opened or bool(inner.more and self.wrong > wrong)
        title = self.say(part.item).format(n=number + 1)
        return RowNode(
            name=name,
            title=str(held.get("name") or title),
            id=held.get("id") if part.id_stem else None,
            parts=tuple(parts),
            more=tuple(more),
            open=opened,
            error=error,
            figure=self.figures.get(name),
        )

    def named(self, part: Names, name: str, value: Any) -> Iterable[GroupNode]:
        held = value if isinstance(value, dict) else {}
        if part.parts[0].name:
            for country in self.authorities(held):
                label = self.say(part.label).format(name=self.language.country(country))
                inner = held.get(country)
                yield self.group(part, f"{name}.{country}", inner if isinstance(inner, dict) else {}, label)
            return
        items = [
            self.field(part.parts[0], f"{name}.{key}", held.get(key), label)
            for key, label in (asked(self.law, part.name, self.language) if self.law else {}).items()
        ]
        if items:
            yield GroupNode(
                node="checklist",
                name=name,
                label=self.say(part.label),
                help="",
                error=self.error(name),
                parts=tuple(items),
            )

    def authorities(self, held: Mapping[str, Any]) -> list[str]:
        """Countries whose authorities have dates: both parties of a bilateral text, else those with a producer."""
        parties = self.law.parties_in_order if self.law is not None else ()
        if len(parties) > 3:
            rows = [row for row in self.dossier.get("producers", ()) if isinstance(row, dict)]
            brought = {row.get("country") for row in rows}
            parties = tuple(country for country in parties if country in brought)
        return list(dict.fromkeys((*parties, *held)))
