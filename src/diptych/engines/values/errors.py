"""What engines say when they cannot go on: a code with facts, never a sentence."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


class Refused(Exception):
    """A request that cannot be carried out; ``code`` names the reason, ``facts`` what it was about."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class Trouble(Record):
    """One thing wrong in a document: where, what was found, what was expected."""

    code: str
    path: tuple[str | int, ...] = ()
    found: str | None = None
    expected: str | None = None


class Malformed(Refused):
    """A document that cannot be read; carries every trouble found, in document order."""

    def __init__(self, troubles: Iterable[Trouble], *, document: Any = None) -> None:
        self.troubles = tuple(troubles)
        self.document = document
        """Whatever can tell the line of a trouble's path, where the data come from a file."""
        super().__init__("malformed", troubles=self.troubles)
