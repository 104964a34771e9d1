"""Shapes of parameters that stand in the address of a list or of a record."""

from __future__ import annotations

import re

from diptych.engines.values.shape import Parsed, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.values.errors import Trouble
    from diptych.engines.values.shape import Path

MOST = 200
"""Records on one page."""

USUAL = 50
"""Records on a page where nothing else is asked for."""


def _whole(text: str) -> int:
    """A number as an address has it: digits and nothing else."""
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        raise ValueError(text)
    return int(text)


class YesOrNo(Shape):
    """A flag in an address, where everything is text."""

    expected = "true or false"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return value == "true" if value in ("true", "false") else self.refuse(value, path, troubles)

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Chosen(Shape):
    """Some words of a closed list, with commas between them."""

    expected = "list"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        words = tuple(dict.fromkeys(value.split(",")))
        for word in words:
            if word not in self.known:
                self.refuse(word, path, troubles, "unknown_code", expected=", ".join(self.known))
        return words

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"enum": list(self.known)}, "minItems": 1}


class Cursor(Shape):
    """Where the page before ended. Whether it belongs to the list is seen when the list is known."""

    expected = "cursor"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


YES_OR_NO = YesOrNo()
CURSOR = Cursor()
LIMIT = Parsed(
    "whole number",
    _whole,
    minimum=1,
    maximum=MOST,
    schema={"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
)
YEAR = Parsed(
    "whole number",
    _whole,
    minimum=1000,
    maximum=2999,
    schema={"type": "integer", "minimum": 1000, "maximum": 2999},
)
