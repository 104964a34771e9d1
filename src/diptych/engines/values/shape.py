"""Shapes of documents: one declaration reads, writes and publishes (JSON Schema) a document.

A shape reads plain data (mappings, lists, texts, booleans, None) into records and collects every trouble with its
path, instead of stopping at the first. None always means *unknown*. Scalars arrive as texts and are given their type
here, so ``1.10`` stays exact and the country ``NO`` stays Norway.
"""

from __future__ import annotations

from functools import cache

from diptych.engines.values import written
from diptych.engines.values.codes import COUNTRIES, CURRENCIES, FORMER_COUNTRIES, LANGUAGES
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.exact import number, percent, plain
from diptych.engines.values.money import Money
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction
    from typing import Any

    Path = tuple[str | int, ...]

LONGEST_TEXT = 20_000
SIGNS = dict.fromkeys(map(ord, "-_."))
"""What may stand in an identifier beside letters and digits."""

LONGEST_LIST = 50_000


class Shape:
    """How one value is read from plain data, written back, and described in JSON Schema."""

    expected = "value"
    bare = True
    """Whether it is written as one text, number or flag, so that one text may stand for a list of one."""

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> Any:
        return value

    def schema(self) -> dict[str, Any]:
        raise NotImplementedError

    def refuse(self, value: Any, path: Path, troubles: list[Trouble], code: str = "wrong_type", **facts: Any) -> Any:
        """Note a trouble; the value read is then None."""
        facts.setdefault("expected", self.expected)
        troubles.append(Trouble(code=code, path=path, found=excerpt(value), **facts))


class Text(Shape):
    """Running text, or with ``slug`` an identifier of letters, digits, dots, hyphens and underscores."""

    def __init__(self, *, slug: bool = False, longest: int = LONGEST_TEXT) -> None:
        self.slug = slug
        self.longest = longest
        self.expected = "identifier" if slug else "text"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if not isinstance(value, str) or not value.strip():
            return self.refuse(value, path, troubles)
        if len(value) > self.longest:
            return self.refuse(value, path, troubles, "too_long", expected=str(self.longest))
        if self.slug and not (value.isascii() and (value.isalnum() or value.translate(SIGNS).isalnum())):
            return self.refuse(value, path, troubles)
        return value.strip()

    def schema(self) -> dict[str, Any]:
        pattern = "^[A-Za-z0-9._-]+$" if self.slug else r"\S"
        return {**written.WORD, "pattern": pattern, "maxLength": self.longest}


class Flag(Shape):
    """Yes or no: ``true`` or ``false``."""

    expected = "true or false"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return value if isinstance(value, bool) else self.refuse(value, path, troubles)

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class Parsed(Shape):
    """A value written as text: read by ``parse`` (ValueError refuses), written by ``form``."""

    def __init__(
        self,
        expected: str,
        parse: Callable[[str], Any],
        form: Callable[[Any], Any] = str,
        *,
        minimum: Any = None,
        maximum: Any = None,
        schema: dict[str, Any] | None = None,
    ) -> None:
        self.expected = expected
        self.parse = parse
        self.form = form
        self.minimum = minimum
        self.maximum = maximum
        self._schema = schema or written.WORD

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            return self.refuse(value, path, troubles)
        try:
            parsed = self.parse(str(value))
        except ValueError:
            return self.refuse(value, path, troubles)
        if self.minimum is not None and parsed < self.minimum:
            return self.refuse(value, path, troubles, "too_small", expected=str(self.minimum))
        if self.maximum is not None and parsed > self.maximum:
            return self.refuse(value, path, troubles, "too_large", expected=str(self.maximum))
        return parsed

    def write(self, value: Any) -> Any:
        return self.form(value)

    def schema(self) -> dict[str, Any]:
        return self._schema


class Amount(Shape):
    """Money written as ``500 000 000 RUB``; never negative, never more than anyone could mean."""

    expected = "amount and ISO 4217 currency"
    largest = 10**15

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        try:
            money = Money.parse(value if isinstance(value, str) else "")
        except ValueError:
            return self.refuse(value, path, troubles)
        except KeyError:
            return self.refuse(value, path, troubles, "unknown_currency", expected="ISO 4217")
        if money.amount < 0:
            return self.refuse(value, path, troubles, "negative_amount", expected="0")
        if money.amount > self.largest:
            return self.refuse(value, path, troubles, "absurd_amount", expected=f"{self.largest}")
        return money

    def write(self, value: Money) -> str:
        return str(value)

    def schema(self) -> dict[str, Any]:
        return written.MONEY


class Code(Shape):
    """One of a closed list of codes; a list too long to publish is described by the ``pattern`` of its codes."""

    def __init__(self, codes: Any, expected: str, trouble: str = "unknown_code", *, pattern: str | None = None) -> None:
        self.codes = codes
        self.expected = expected
        self.trouble = trouble
        self.pattern = pattern

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if isinstance(value, str) and value in self.codes:
            return value
        expected = ", ".join(self.codes) if self.pattern is None else self.expected
        return self.refuse(value, path, troubles, self.trouble, expected=expected)

    def schema(self) -> dict[str, Any]:
        if self.pattern is None:
            return {"enum": sorted(self.codes)}
        return {"type": "string", "pattern": self.pattern, "description": self.expected}


class Language(Shape):
    """A BCP 47 tag whose first part is an ISO 639 code."""

    expected = "BCP 47"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if isinstance(value, str):
            primary, *rest = value.split("-")
            known = primary in LANGUAGES or (len(primary) == 3 and primary.isascii() and primary.islower())
            if known and all(part.isascii() and part.isalnum() and len(part) <= 8 for part in rest):
                return value
        return self.refuse(value, path, troubles, "unknown_language")

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"}


class ListOf(Shape):
    """A list of at most so many; one bare value stands for a list of one.

    ``unique`` names the field no two members may share. A list that is too long is refused before its members are read.
    """

    expected = "list"
    bare = False

    def __init__(self, item: Shape, *, unique: str | None = None, most: int = LONGEST_LIST) -> None:
        self.item = item
        self.unique = unique
        self.most = most

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> tuple[Any, ...]:
        if isinstance(value, str) and self.item.bare:
            value = [value]
        if not isinstance(value, list):
            self.refuse(value, path, troubles)
            return ()
        if len(value) > self.most:
            self.refuse(str(len(value)), path, troubles, "too_many_items", expected=str(self.most))
            return ()
        items = [self.item.read(item, (*path, index), troubles) for index, item in enumerate(value)]
        if self.unique:
            self._refuse_twins(items, path, troubles)
        return tuple(item for item in items if item is not None)

    def _refuse_twins(self, items: list[Any], path: Path, troubles: list[Trouble]) -> None:
        seen: set[Any] = set()
        for index, item in enumerate(items):
            key = getattr(item, self.unique or "", None)
            if key is not None and key in seen:
                self.refuse(key, (*path, index, self.unique or ""), troubles, "twice", expected=self.unique)
            seen.add(key)

    def write(self, value: Any) -> Any:
        return [self.item.write(item) for item in value]

    def schema(self) -> dict[str, Any]:
        item = self.item.schema()
        whole = {"type": "array", "items": item, "maxItems": self.most}
        return {"anyOf": [whole, item]} if self.item.bare else whole


class MapOf(Shape):
    """A mapping from keys of one shape to values of another.

    A value of None stands as unknown where the mapping is ``nullable``; elsewhere it is as if its key were not there.
    """

    expected = "mapping"
    bare = False

    def __init__(self, key: Shape, value: Shape, *, nullable: bool = False) -> None:
        self.key = key
        self.value = value
        self.nullable = nullable

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.refuse(value, path, troubles)
            return {}
        result = {}
        for name, item in value.items():
            key = self.key.read(name, (*path, name), troubles)
            if key is not None and (item is not None or self.nullable):
                result[key] = None if item is None else self.value.read(item, (*path, name), troubles)
        return result

    def write(self, value: Any) -> Any:
        return {key: None if item is None else self.value.write(item) for key, item in value.items()}

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": self.key.schema(),
            "additionalProperties": {"anyOf": [self.value.schema(), {"type": "null"}]},
        }


class Records(Shape):
    """A mapping read into a :class:`Record`; ``required`` fields must be there and hold something, unknown keys are
    troubles.

    ``also`` takes fields whose names are Python keywords; a trailing underscore marks them in the record.
    """

    expected = "mapping"
    bare = False

    def __init__(self, record: type[Record], *required: str, also: Mapping[str, Shape] | None = None, **fields: Shape):
        self.record = record
        self.fields = {**fields, **(also or {})}
        self.places = {name: (attribute(name), shape) for name, shape in self.fields.items()}
        self.required = required

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if not isinstance(value, dict):
            return self.refuse(value, path, troubles)
        before = len(troubles)
        values: dict[str, Any] = {}
        places = self.places
        expected = ", ".join(places)
        for name, item in value.items():
            if name not in places:
                troubles.append(
                    Trouble(code="unknown_field", path=(*path, str(name)), found=excerpt(name), expected=expected)
                )
            elif item is not None:
                field, shape = places[name]
                values[field] = shape.read(item, (*path, name), troubles)
        for name in self.required:
            held = value.get(name)
            if held is None or (not held and isinstance(held, (list, dict))):
                troubles.append(Trouble(code="missing_field", path=path, found=None, expected=name))
        return self.record(**values) if len(troubles) == before else None

    def write(self, value: Any) -> Any:
        defaults = type(value)._defaults
        result = {}
        for name, shape in self.fields.items():
            held = getattr(value, attribute(name))
            if held is not None and held != defaults.get(attribute(name)):
                result[name] = shape.write(held)
        return result

    def schema(self) -> dict[str, Any]:
        properties = {
            name: _filled(shape.schema()) if name in self.required else {"anyOf": [shape.schema(), {"type": "null"}]}
            for name, shape in self.fields.items()
        }
        own = {} if self.record is Record else {"description": (self.record.__doc__ or "").strip().split("\n")[0]}
        return {
            "type": "object",
            **own,
            "properties": properties,
            "required": list(self.required),
            "additionalProperties": False,
        }


def _filled(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that lists and mappings of length nought no longer meet."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_filled(item) for item in schema["anyOf"]]}
    least = {"array": "minItems", "object": "minProperties"}.get(str(schema.get("type")))
    return {**schema, least: 1} if least else schema


@cache
def attribute(name: str) -> str:
    """The Python name of a field: ``from`` becomes ``from_``."""
    return f"{name}_" if name in {"from", "in", "not", "is"} else name.replace("-", "_")


def read(shape: Shape, data: Any) -> Any:
    """Read plain data by a shape; raises :class:`Malformed` with every trouble."""
    troubles: list[Trouble] = []
    value = shape.read(data, (), troubles)
    if troubles:
        raise Malformed(troubles)
    return value


def excerpt(value: Any) -> str:
    """A short, printable piece of what was found, for a message."""
    kinds = {dict: "{…}", list: "[…]", type(None): "null", bool: str(value).lower()}
    text = kinds.get(type(value)) or str(value)
    return printable(f"{text[:60]}…" if len(text) > 60 else text)


def printable(text: str) -> str:
    """A text with a dot for everything that no reader sees, and that may steer a terminal."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "·" for char in text)


def _whole(text: str) -> int:
    value = number(text)
    if value.denominator != 1:
        raise ValueError(text)
    return int(value)


def _share_text(value: Fraction) -> str:
    hundred = value * 100
    text = plain(hundred)
    return plain(value) if "/" in text else f"{text} %"


TEXT = Text()
SLUG = Text(slug=True, longest=120)
FLAG = Flag()
COUNT = Parsed("whole number", _whole, int, minimum=0, maximum=10**6, schema=written.COUNT)
SHARE = Parsed("share", percent, _share_text, minimum=0, maximum=1, schema=written.SHARE)
NUMBER = Parsed("number", number, plain, schema=written.NUMBER)
RATE = Parsed("positive number", number, plain, minimum=number("0.000000001"), schema=written.RATE)
DATE = Parsed("date", PartialDate.parse, schema=written.DATE)
MONEY = Amount()
COUNTRY = Code(COUNTRIES | frozenset(FORMER_COUNTRIES), "ISO 3166-1 alpha-2", "unknown_country", pattern="^[A-Z]{2}$")
CURRENCY = Code(CURRENCIES, "ISO 4217", "unknown_currency", pattern="^[A-Z]{3}$")
LANGUAGE = Language()
