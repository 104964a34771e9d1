"""What the form of a record consists of, for templates."""

from __future__ import annotations

from diptych.engines.values.record import Record


class FieldNode(Record):
    """One thing to fill in."""

    node: str = "field"
    name: str
    kind: str = "line"
    """line, area, choice, or fixed: shown and sent, but not to be changed."""
    label: str
    value: str = ""
    size: str = ""
    help: str = ""
    help_lang: str = ""
    error: str = ""
    options: tuple[tuple[str, str], ...] = ()
    hints: str = ""
    """The list of words offered while one types."""
    placeholder: str = ""
    required: bool = False


class GroupNode(Record):
    """Fields under one name."""

    node: str = "group"
    name: str
    label: str
    error: str = ""
    parts: tuple[FieldNode | GroupNode | ListNode | RowsNode, ...]


class ListNode(Record):
    """Single values, one a line."""

    node: str = "list"
    name: str
    label: str
    error: str = ""
    items: tuple[FieldNode, ...]
    movable: bool
    """Whether each has buttons; where there are none, a line is removed by emptying it."""
    required: bool = False


class RowNode(Record):
    """One row of several fields."""

    name: str
    title: str
    parts: tuple[FieldNode | GroupNode | ListNode | RowsNode, ...]
    error: str = ""
    marked: bool = False
    """Whether all of its fields are shown because somebody asked for them."""
    hidden: int = 0
    """How many fields are not shown, since they hold nothing."""
    open: bool = False
    first: bool = False
    last: bool = False


class RowsNode(Record):
    """Rows that repeat."""

    node: str = "rows"
    name: str
    label: str
    error: str = ""
    rows: tuple[RowNode, ...]
    open: bool = False


Node = FieldNode | GroupNode | ListNode | RowsNode
