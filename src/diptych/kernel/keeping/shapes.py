"""Shapes of what registers keep: they read a document into records, write it back, and give its JSON Schema.

They differ from those that engines use in what they make: plain data that a table, a ledger and a comparison can
take, in which what is not known is not there at all.
"""

from __future__ import annotations

import re

from diptych.engines.names.scripts import ALPHABETS, script_of
from diptych.engines.values import written
from diptych.engines.values.codes import COUNTRIES, FORMER_COUNTRIES
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Trouble
from diptych.engines.values.exact import number, plain
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, Parsed, Records, Shape, Text
from diptych.kernel.documents import UNSEEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diptych.engines.values.shape import Path

LONGEST_ID = 160
RESERVED_IDS = frozenset({"new"})
"""Words that stand in addresses where ids of things do: what is called so could never be reached there."""
LONGEST_CODE = 80
LONGEST_LINE = 500
LONGEST_AMOUNT = 10**12
"""Whole units of a currency; more digits than this no database of ours keeps exactly."""


class Words(Text):
    """Text that people read, kept as it stands: nothing in it is unseen, nothing in it is a tag."""

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        found = super().read(value, path, troubles)
        if found is not None and not found.isprintable() and (unseen := re.search(UNSEEN, found)):
            troubles.append(Trouble(code="control_character", path=path, found=f"U+{ord(unseen[0]):04X}"))
            return None
        return found


class Key(Text):
    """The id of a thing, or of one of its parts; no two in all registers are the same.

    Small letters, digits and hyphens; a part has the id of its owner, or a word for it, before a slash.
    """

    expected = "permanent id"

    def __init__(self, kind: str, *, part: bool = False) -> None:
        super().__init__(longest=LONGEST_ID)
        self.kind = kind
        self.pattern = PART_ID if part else ID
        self.expected = "permanent id"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if isinstance(value, str) and len(value) <= LONGEST_ID and re.fullmatch(self.pattern, value):
            if value in RESERVED_IDS:
                troubles.append(Trouble(code="reserved_id", path=path, found=value))
                return None
            return value
        return self.refuse(value, path, troubles)

    def schema(self) -> dict[str, Any]:
        found = {"type": "string", "pattern": f"^{self.pattern}$", "maxLength": LONGEST_ID}
        return found if self.pattern == PART_ID else {**found, "not": {"enum": sorted(RESERVED_IDS)}}


class Ref(Key):
    """The id of another thing. ``or_name`` takes a name in words where there is no record of it."""

    def __init__(self, kind: str, *, part: bool = False, or_name: bool = False) -> None:
        super().__init__(kind, part=part)
        self.or_name = or_name

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if self.or_name and isinstance(value, str) and not is_id(value):
            return LINE.read(value, path, troubles)
        return super().read(value, path, troubles)

    def schema(self) -> dict[str, Any]:
        return LINE.schema() if self.or_name else super().schema()


ID = r"[a-z0-9][a-z0-9-]*"
PART_ID = rf"{ID}/[A-Za-z0-9._-]+"


def is_id(text: str) -> bool:
    """Whether a text is meant as an id, not as a name: ``film-archive`` is, ``Film archive`` is not."""
    return re.fullmatch(ID, text) is not None or re.fullmatch(PART_ID, text) is not None


class Many(ListOf):
    """A list, read into a list."""

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return list(super().read(value, path, troubles))


class Fields(Records):
    """A mapping, read into plain data without what is unknown.

    ``flat`` names fields that are mappings in the document and columns of the same table in the record:
    ``place: {city}`` is ``place_city``. ``always`` names fields that are written even when nothing is known.
    """

    def __init__(self, *required: str, flat: tuple[str, ...] = (), always: tuple[str, ...] = (), **fields: Shape):
        super().__init__(Record, *required, also=fields)
        self.flat = flat
        self.always = always

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if not isinstance(value, dict):
            return self.refuse(value, path, troubles)
        before = len(troubles)
        found = self.read_some(value, path, troubles)
        for name in self.required:
            if not _holds(value.get(name)):
                troubles.append(Trouble(code="missing_field", path=path, expected=name))
        if len(troubles) == before:
            self.inward(found, path, troubles)
        return found if len(troubles) == before else None

    def read_some(self, value: dict[str, Any], path: Path, troubles: list[Trouble]) -> dict[str, Any]:
        """The fields that are there, each by its shape; nobody asks here for those that are required."""
        found: dict[str, Any] = {}
        for name, item in value.items():
            shape = self.fields.get(name)
            if shape is None:
                expected = ", ".join(self.fields)
                troubles.append(Trouble(code="unknown_field", path=(*path, name), found=name, expected=expected))
            elif item is not None:
                read = shape.read(item, (*path, name), troubles)
                if name in self.flat:
                    found |= {f"{name}_{inner}": part for inner, part in (read or {}).items()}
                elif _holds(read):
                    found[name] = read
        return found

    def inward(self, found: dict[str, Any], path: Path, troubles: list[Trouble]) -> None:
        """Turn what the document says into the form of the record, in place, and note what makes no sense."""

    def outward(self, data: dict[str, Any]) -> dict[str, Any]:
        """The form of the document again, from that of the record."""
        return data

    def further(self, data: dict[str, Any], path: Path) -> Iterator[tuple[Key, str, Path]]:
        """Ids that stand within other texts, as :func:`mentions` gives them."""
        yield from ()

    def write(self, value: Any) -> Any:
        data = self.outward(value)
        result: dict[str, Any] = {}
        for name, shape in self.fields.items():
            if name in self.flat:
                held: Any = {key: data[f"{name}_{key}"] for key in inner(shape) if f"{name}_{key}" in data}
            else:
                held = data.get(name)
            if _holds(held):
                result[name] = shape.write(held)
            elif name in self.always:
                result[name] = [] if isinstance(shape, Many) and name not in self.nullable else None
        return result

    nullable: tuple[str, ...] = ()
    """Of the lists that are always written, those for which nothing known is ``null``."""


def _holds(value: Any) -> bool:
    return value is not None and value != [] and value != {}


def inner(shape: Shape) -> tuple[str, ...]:
    """The names of a mapping's fields."""
    return tuple(shape.fields) if isinstance(shape, Records) else ()


class Span(Parsed):
    """A date known to the day, the month or the year; or two with a slash between them."""

    def __init__(self) -> None:
        super().__init__("date", span, schema=SPAN_SCHEMA)


def span(text: str) -> str:
    """A date or a range of dates as it is written; ValueError if it is none, or ends before it begins."""
    dates = [PartialDate.parse(part) for part in text.split("/")]
    if len(dates) > 2 or (len(dates) == 2 and dates[1].latest < dates[0].earliest):
        raise ValueError(text)
    return "/".join(map(str, dates))


def day(text: str) -> str:
    return str(PartialDate.parse(text))


def whole(text: str) -> int:
    value = number(text)
    if value.denominator != 1:
        raise ValueError(text)
    return int(value)


def script(text: str) -> str:
    if not re.fullmatch("[A-Z][a-z]{3}", text):
        raise ValueError(text)
    return text


def sum_of(text: str) -> str:
    return plain(number(text))


SPAN_SCHEMA: dict[str, Any] = {
    "type": ["string", "integer"],
    "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?$",
}


# Letters that look alike ----------------------------------------------------------------------------------------------


def mixed_word(text: str) -> str | None:
    """A word of the text whose letters come from alphabets that look alike, if there is one.

    >>> mixed_word("Kinobusiness.\\u0441\\u043e\\u043c"), mixed_word("Huace Film и «Рики»")
    (None, None)
    >>> mixed_word("C\\u0438ньхуа") is None
    False
    """
    if text.isascii():
        return None
    for word in re.findall(r"[^\W\d_]+", text):
        if not word.isascii() and len(ALPHABETS.intersection(map(script_of, word))) > 1:
            return str(word)
    return None


# What a document refers to --------------------------------------------------------------------------------------------


def mentions(shape: Shape, data: Any, path: Path = ()) -> Iterator[tuple[Key, str, Path]]:
    """Every id in a record, with its shape (a :class:`Key` of its own or a :class:`Ref`) and its place in the file."""
    if isinstance(shape, Key):
        if is_id(data):
            yield shape, data, path
    elif isinstance(shape, ListOf):
        if isinstance(shape.item, (Records, Key)):
            for index, item in enumerate(data):
                yield from mentions(shape.item, item, (*path, index))
    elif isinstance(shape, Fields):
        yield from shape.further(data, path)
        data = shape.outward(data)
        for name, field in shape.fields.items():
            if name in data and isinstance(field, (Key, ListOf, Fields)) and name not in shape.flat:
                yield from mentions(field, data[name], (*path, name))


def replaced(shape: Shape, data: Any, kind: str, old: str, new: str) -> Any:
    """A record with one id in the place of another, wherever it refers to a thing of that kind."""
    if isinstance(shape, Ref):
        return new if data == old and shape.kind in (kind, "any") else data
    if isinstance(shape, ListOf):
        return [replaced(shape.item, item, kind, old, new) for item in data]
    if isinstance(shape, Fields):
        found = {
            name: replaced(shape.fields[name], item, kind, old, new) if name in shape.fields else item
            for name, item in shape.outward(data).items()
        }
        shape.inward(found, (), [])
        return found
    return data


# Everyday shapes ------------------------------------------------------------------------------------------------------

LINE = Words(longest=LONGEST_LINE)
PROSE = Words()
CODE = Text(slug=True, longest=LONGEST_CODE)
"""A word of the programme's own vocabulary: a role, a measure, a unit."""
DAY = Parsed("date", day, schema=written.DATE)
SPAN = Span()
YEAR = Parsed("whole number", whole, int, minimum=1000, maximum=2999, schema=written.COUNT)
YEAR_IN_WORDS = Parsed("whole number", lambda text: str(whole(text)), schema=written.COUNT)
COUNT = Parsed("whole number", whole, int, minimum=0, maximum=10**12, schema={**written.COUNT, "maximum": 10**12})
SUM = Parsed("number", sum_of, lambda text: whole(text) if text.isdigit() else text, schema=written.NUMBER)
PLACES = {"XW", "XF", "XC", "XE", "ZZ"}
"""User-assigned codes: the whole world, abroad, a country with its neighbours, several countries of Europe, unknown."""
TERRITORY = Code(
    COUNTRIES | frozenset(FORMER_COUNTRIES) | PLACES, "ISO 3166-1 alpha-2", "unknown_country", pattern="^[A-Z]{2}$"
)
SCRIPT = Parsed("ISO 15924", script, schema={"type": "string", "pattern": "^[A-Z][a-z]{3}$"})
