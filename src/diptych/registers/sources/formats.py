"""How sources, articles, claims and conflicts stand in documents."""

from __future__ import annotations

import re
from decimal import Decimal

from diptych.engines.values.errors import Trouble
from diptych.engines.values.shape import CURRENCY, FLAG, LANGUAGE, Code, Shape
from diptych.kernel.keeping.shapes import (
    CODE,
    COUNT,
    DAY,
    LINE,
    PROSE,
    SPAN,
    SUM,
    TERRITORY,
    YEAR_IN_WORDS,
    Fields,
    Key,
    Many,
    Ref,
    Words,
)
from diptych.registers.sources.enums import MEMORY, Reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diptych.engines.values.shape import Path

    Data = dict[str, Any]

SOURCE_REF = Ref("source")
SOURCES = Many(SOURCE_REF)
BASIS = Code((MEMORY,), "memory")


class Cited(Fields):
    """A fact with its sources, none of which stands twice."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        sources = found.get("sources", [])
        for index, source in enumerate(sources):
            if source in sources[:index]:
                place = (*path, "sources", index)
                troubles.append(Trouble(code="twice", path=place, found=source, expected="sources"))


class FromMemory(Cited):
    """A fact that may say ``basis: memory`` in the place of its sources."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        if found.pop("basis", None):
            found.setdefault("sources", [MEMORY])
        if "sources" not in found:
            troubles.append(Trouble(code="missing_field", path=path, expected="sources"))
        super().inward(found, path, troubles)

    def outward(self, data: Data) -> Data:
        if data.get("sources") != [MEMORY]:
            return data
        return {**{name: item for name, item in data.items() if name != "sources"}, "basis": MEMORY}


class Source(Fields):
    """A document. Its address is written ``url``, and as null where there is none."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        if "url" in found:
            found["address"] = found.pop("url")
        found.setdefault("title_supplied", False)

    def outward(self, data: Data) -> Data:
        return {**data, "url": data.get("address")}


SOURCE = Source(
    "id",
    "outlet",
    "outlet_country",
    "lang",
    "kind",
    "title",
    always=("url",),
    id=Key("source"),
    outlet=LINE,
    outlet_country=TERRITORY,
    lang=LANGUAGE,
    date=DAY,
    kind=CODE,
    title=LINE,
    title_supplied=FLAG,
    url=Words(longest=2000),
    archive=LINE,
    note=PROSE,
)


# Claims ---------------------------------------------------------------------------------------------------------------


def quantity(value: str, unit: str) -> Decimal | None:
    """A value as a number, unless it is a date, or may be a year because nothing says what it counts.

    >>> quantity("10000", "m"), quantity("1927", ""), quantity("1794", "films"), quantity("11", "")
    (Decimal('10000'), None, Decimal('1794'), Decimal('11'))
    """
    if not re.fullmatch(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?", value):
        return None
    if unit in ("date", "year", "") and re.fullmatch(r"[12][0-9]{3}", value):
        return None
    return Decimal(value)


def written_value(value: str, unit: str) -> int | str | bool:
    """A value as a document writes it: whole quantities, and what holds or does not, without quotes."""
    if unit == "bool":
        return value == "true"
    return int(value) if quantity(value, unit) is not None and "." not in value else value


class Value(Words):
    """A value as it stands: a text, a number, or with the unit ``bool`` true or false."""

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        text = str(value).lower() if isinstance(value, (int, bool)) else value
        return super().read(text, path, troubles)

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


VALUE = Value()


class Claim(Fields):
    """One claim. What it is converted from is written as a key of the same owner: ``ru-w1`` for ``red-silk/ru-w1``."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        if "amount" in found and "currency" not in found:
            troubles.append(Trouble(code="missing_field", path=path, expected="currency"))
        if "converted_from" in found:
            found["converted_from"] = f"{found['id'].partition('/')[0]}/{found['converted_from']}"

    def outward(self, data: Data) -> Data:
        if "converted_from" not in data:
            return data
        return {**data, "converted_from": data["converted_from"].partition("/")[2]}

    def write(self, value: Any) -> Any:
        result = super().write(value)
        for name in ("value", "value_to"):
            if result.get(name) is not None:
                result[name] = written_value(result[name], result.get("unit", ""))
        # A sum in words alone: its currency is known, its amount is not.
        if "currency" in result:
            result.setdefault("amount", None)
        return result


class Claims(Many):
    """The claims of one thing. What is converted is converted from one of them."""

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        found = super().read(value, path, troubles)
        ids = {claim["id"] for claim in found}
        for index, claim in enumerate(found):
            other = claim.get("converted_from", "")
            if other and other not in ids and len(found) == len(value):
                place = (*path, index, "converted_from")
                troubles.append(Trouble(code="unknown_id", path=place, found=other, expected="id of claim"))
        return found


CLAIM = Claim(
    "id",
    "measure",
    "source",
    flat=("period",),
    id=Key("claim", part=True),
    measure=CODE,
    territory=TERRITORY,
    amount=SUM,
    currency=CURRENCY,
    value=VALUE,
    unit=CODE,
    qualifier=CODE,
    scope=LINE,
    period=Fields(start=DAY, end=DAY, basis=BASIS),
    year=YEAR_IN_WORDS,
    date=SPAN,
    city=LINE,
    place=LINE,
    side=TERRITORY,
    screens=COUNT,
    screenings=COUNT,
    admissions=COUNT,
    rank=COUNT,
    as_of=DAY,
    source=SOURCE_REF,
    reported=DAY,
    printed=LINE,
    upstream=Ref("agent", or_name=True),
    interpreter=Ref("agent"),
    converted_from=CODE,
    note=PROSE,
)
CLAIMS = Claims(CLAIM)


class ArticleClaim(Claim):
    """A claim that a close reading found: its subject, what is said of it, and a sentence of ours.

    Its value is one word or number, or a sum, or a number with its unit and qualifier.
    """

    RENAMED = (("predicate", "measure"), ("subject", "subject_id"))

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        for outside, inside in self.RENAMED:
            found[inside] = found.pop(outside)
        value = found.pop("value")
        found |= value if isinstance(value, dict) else {"value": value}
        if "usd" in found:
            found |= {"restated": found.pop("usd"), "restated_currency": "USD"}

    def outward(self, data: Data) -> Data:
        found = dict(data)
        parts = {name: found.pop(name) for name in PARTS.fields if name in found}
        if "restated" in found:
            parts["usd"] = found["restated"]
        for outside, inside in self.RENAMED:
            found[outside] = found.pop(inside)
        found["value"] = parts["value"] if set(parts) == {"value"} else parts
        return found

    def write(self, value: Any) -> Any:
        return Fields.write(self, value)


class Told(Shape):
    """The value of an article's claim."""

    bare = False

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return (PARTS if isinstance(value, dict) else VALUE).read(value, path, troubles)

    def write(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return written_value(value, "")
        parts = PARTS.write(value)
        return {**parts, "value": written_value(value["value"], value.get("unit", ""))} if "value" in value else parts

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [VALUE.schema(), PARTS.schema()]}


PARTS = Fields(amount=SUM, currency=CURRENCY, qualifier=CODE, usd=SUM, value=VALUE, unit=CODE)
ARTICLE_CLAIM = ArticleClaim(
    "id",
    "subject",
    "predicate",
    "value",
    id=Key("claim", part=True),
    subject=Ref("any"),
    predicate=CODE,
    value=Told(),
    text=PROSE,
)


# Conflicts ------------------------------------------------------------------------------------------------------------


class Conflict(Fields):
    """Claims that disagree; or values, each with the source that stands at the same place in ``sources``."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        claims, values, sources = (found.pop(name, []) for name in ("claims", "values", "sources"))
        if bool(claims) == bool(values):
            troubles.append(Trouble(code="missing_field", path=path, expected="claims"))
        if len(values) != len(sources):
            place = (*path, "sources")
            troubles.append(
                Trouble(code="unequal_lists", path=place, found=str(len(sources)), expected=str(len(values)))
            )
        pairs = zip(values, sources, strict=False)
        found["sides"] = [{"claim": claim} for claim in claims] or [
            {"value": value, "source": source} for value, source in pairs
        ]

    def outward(self, data: Data) -> Data:
        found = {name: item for name, item in data.items() if name != "sides"}
        for outside, inside in (("claims", "claim"), ("values", "value"), ("sources", "source")):
            if items := [side[inside] for side in data["sides"] if inside in side]:
                found[outside] = items
        return found


CONFLICT = Conflict(
    "id",
    "about",
    "reason",
    id=Key("conflict", part=True),
    about=LINE,
    claims=Many(Ref("claim", part=True)),
    values=Many(LINE),
    sources=SOURCES,
    reason=Code(tuple(Reason.values), "a reason"),
    note=PROSE,
)
CONFLICTS = Many(CONFLICT)


# Articles -------------------------------------------------------------------------------------------------------------


class Article(Fields):
    """A close reading of one source. Its relation names, after a colon, the text it was made from."""

    def inward(self, found: Data, path: Path, troubles: list[Trouble]) -> None:
        found["relation"], _, of = found["relation"].partition(":")
        if of:
            found["of"] = of
        for claim in found.get("claims", []):
            claim["source"] = found["source"]

    def outward(self, data: Data) -> Data:
        return {**data, "relation": f"{data['relation']}:{data['of']}" if "of" in data else data["relation"]}

    def further(self, data: Data, path: Path) -> Iterator[tuple[Key, str, Path]]:
        if "of" in data:
            yield SOURCE_REF, data["of"], (*path, "relation")


class Relation(Words):
    """A word, or a word and the id of a source: ``original``, ``copy_of:tass-2025-09-13``."""

    expected = "identifier"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        found = super().read(value, path, troubles)
        if found is None:
            return None
        word, colon, of = found.partition(":")
        CODE.read(word, path, troubles)
        if colon:
            SOURCE_REF.read(of, path, troubles)
        return found


ARTICLE = Article(
    "id",
    "source",
    "relation",
    always=("contradicts",),
    id=Key("article"),
    source=SOURCE_REF,
    relation=Relation(longest=250),
    syndication_group=CODE,
    page_traits=Many(CODE),
    events=Many(Ref("event")),
    works=Many(Ref("work")),
    claims=Many(ARTICLE_CLAIM),
    contradicts=Many(
        Fields(
            "claim",
            "other",
            "about",
            claim=Ref("claim", part=True),
            other=Ref("claim", part=True),
            about=LINE,
        )
    ),
)
