"""How values are written, as JSON Schema.

A schema knows the form of a value; :mod:`diptych.engines.values.shape` reads it and knows its sense as well. Files give
unquoted numbers to us as text and to others as numbers, so both are allowed where a number may stand alone.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Schema = dict[str, Any]

DIGITS = r"[0-9][0-9\s_]*([./][0-9\s_]+)?"
"""What :func:`diptych.engines.values.exact.number` reads, but for the sign."""

WORD: Schema = {"type": ["string", "number"]}

COUNT: Schema = {
    "type": ["integer", "string"],
    "pattern": r"^\s*[0-9][0-9\s_]*$",
    "minimum": 0,
    "maximum": 10**6,
}

SHARE: Schema = {
    "type": ["string", "number"],
    "pattern": rf"^\s*({DIGITS}\s*%|[0-9]+\s*/\s*[0-9]+|0(\.[0-9]+)?|1(\.0+)?)\s*$",
    "minimum": 0,
    "maximum": 1,
    "examples": ["20 %", "1/3"],
}

NUMBER: Schema = {"type": ["number", "string"], "pattern": rf"^\s*[+-]?{DIGITS}\s*$"}

RATE: Schema = {"type": ["number", "string"], "pattern": rf"^\s*{DIGITS}\s*$", "exclusiveMinimum": 0}

DATE: Schema = {
    "type": ["string", "integer"],
    "pattern": r"^\s*[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\s*$",
    "minimum": 1000,
    "maximum": 9999,
    "examples": ["2026-06-15", "2026-06", "2026"],
}

MONEY: Schema = {
    "type": "string",
    "pattern": rf"^\s*([A-Z]{{3}}\s*{DIGITS}|{DIGITS}\s*[A-Z]{{3}})\s*$",
    "examples": ["500 000 000 RUB"],
}
