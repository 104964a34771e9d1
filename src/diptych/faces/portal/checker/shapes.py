"""What a form is made of: fields, rows that repeat, groups under names, and how they lie in sections."""

from __future__ import annotations

from typing import TypeAlias

from diptych.engines.values.record import Record


class Field(Record):
    """One thing to fill in. ``name`` is the last step of its path in the dossier's plain data."""

    name: str
    kind: str
    """text, long, code, codes, country, language, currency, flag, share, count, rate, date, money, producer, rule."""
    label: str = ""
    help: str = ""
    codes: dict[str, str] = {}
    """For a code: what may be chosen, each with its word."""
    agents: tuple[str, ...] = ()
    """For a name: the kinds of agents in the registers whose names are offered. Any other name is as good."""
    more: bool = False
    """Shown only when the row is opened: asked for by few agreements."""


class Rows(Record):
    """Rows that repeat: records of several fields, or single values where ``parts`` is one nameless field."""

    name: str
    parts: tuple[Field | Rows | Group, ...]
    label: str = ""
    item: str = ""
    """The heading of one row, with its number."""
    add: str = ""
    help: str = ""
    id_stem: str | None = None
    """Rows with ids get ``producer-1``, ``producer-2`` and so on."""
    none: str = ""
    """A box to tick for saying that there are none, where that differs from saying nothing."""
    complete: str = ""
    """A box to tick for saying that the list is whole."""
    least: int = 0
    """So many rows stand there even when nothing is typed."""
    more: bool = False

    @property
    def single(self) -> bool:
        return len(self.parts) == 1 and not self.parts[0].name


class Group(Record):
    """Fields under one name, such as all dates."""

    name: str
    parts: tuple[Field, ...]
    label: str = ""
    help: str = ""
    more: bool = False


class Names(Record):
    """Fields under names that the agreement gives: documents, clauses, questions, a filing with each authority."""

    name: str
    parts: tuple[Field, ...]
    label: str = ""
    help: str = ""


class Section(Record):
    """A part of the form with a heading."""

    id: str
    title: str
    parts: tuple[Field | Rows | Group | Names, ...]
    help: str = ""


Part: TypeAlias = Field | Rows | Group | Names
