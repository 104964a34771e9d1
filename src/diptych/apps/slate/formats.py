"""How a call is written down: what it says, admits, asks and weighs, as forms and programs send it."""

from __future__ import annotations

from datetime import UTC, datetime

from diptych.engines.treaty.dossier import FORMS
from diptych.engines.values import written
from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.exact import number
from diptych.engines.values.record import Record
from diptych.engines.values.shape import COUNTRY, FLAG, LANGUAGE, Code, ListOf, MapOf, Parsed, Records, Shape, Text
from diptych.kernel.zones import UNIVERSAL, is_zone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.engines.values.shape import Path

MOST_CRITERIA = 30
MOST_QUESTIONS = 50
LARGEST_WEIGHT = 1000
LARGEST_POINTS = 100
LONGEST_ANSWER = 20_000


class CallText(Record):
    """What a call is named and says, in one language."""

    name: str
    text: str = ""


class CallCriterion(Record):
    """What reviewers give points for. ``id`` is there for one that is kept already."""

    names: dict[str, str]
    help: dict[str, str] = {}
    weight: int = 1
    most: int = 10
    id: int | None = None


class CallQuestion(Record):
    """What is asked beside the dossier. ``id`` is there for one that is kept already."""

    texts: dict[str, str]
    required: bool = False
    longest: int = 2000
    id: int | None = None


class Call(Record):
    """A round as it is written down."""

    slug: str
    opens_at: datetime
    closes_at: datetime
    texts: dict[str, CallText]
    quotas: dict[str, dict[str, int]] = {}
    """How many films of each form each party puts forward."""
    criteria: tuple[CallCriterion, ...] = ()
    questions: tuple[CallQuestion, ...] = ()
    hidden: bool = False
    admits_unfilled: bool = True
    zone: str = UNIVERSAL
    """By whose clocks the moments were set."""


class Slug(Shape):
    """A part of an address: small letters, digits and single hyphens."""

    expected = "small letters, digits and hyphens"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        parts = value.strip().split("-") if isinstance(value, str) else [""]
        plain = all(part.isascii() and part.isalnum() and part == part.lower() for part in parts)
        if not plain or len("-".join(parts)) > 80:
            return self.refuse(value, path, troubles)
        return "-".join(parts)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}


class Moment(Shape):
    """A moment with its offset from UTC, so that two countries mean the same one."""

    expected = "moment with its offset, as in 2027-03-01T18:00+08:00"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        try:
            found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except (TypeError, ValueError):
            return self.refuse(value, path, troubles)
        if found.tzinfo is None or not 1900 < found.year < 2200:
            return self.refuse(value, path, troubles)
        return found.astimezone(UTC)

    def write(self, value: datetime) -> str:
        return value.isoformat()

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}


class Zone(Shape):
    """A time zone by its name in the tz database."""

    expected = "time zone, as in Asia/Shanghai"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return value if isinstance(value, str) and is_zone(value) else self.refuse(value, path, troubles)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": 64}


class MayBeEmpty(Text):
    """Running text where there need be none: forms send what was left empty too."""

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return "" if isinstance(value, str) and not value.strip() else super().read(value, path, troubles)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.longest}


def whole(least: int, most: int) -> Parsed:
    """A whole number within bounds."""

    def parse(text: str) -> int:
        value = number(text)
        if value.denominator != 1:
            raise ValueError(text)
        return int(value)

    return Parsed("whole number", parse, int, minimum=least, maximum=most, schema=written.COUNT)


LINE = Text(longest=200)
PROSE = MayBeEmpty(longest=12_000)
KEPT_ALREADY = whole(1, 2**62)
WORDS = MapOf(LANGUAGE, Text(longest=500))
HELP = MapOf(LANGUAGE, MayBeEmpty(longest=500))

CALL = Records(
    Call,
    "slug",
    "opens_at",
    "closes_at",
    "texts",
    slug=Slug(),
    opens_at=Moment(),
    closes_at=Moment(),
    texts=MapOf(LANGUAGE, Records(CallText, "name", name=LINE, text=PROSE)),
    quotas=MapOf(COUNTRY, MapOf(Code(FORMS, "form"), whole(0, 1000))),
    criteria=ListOf(
        Records(
            CallCriterion,
            "names",
            names=WORDS,
            help=HELP,
            weight=whole(1, LARGEST_WEIGHT),
            most=whole(1, LARGEST_POINTS),
            id=KEPT_ALREADY,
        ),
        unique="id",
        most=MOST_CRITERIA,
    ),
    questions=ListOf(
        Records(
            CallQuestion,
            "texts",
            texts=WORDS,
            required=FLAG,
            longest=whole(1, LONGEST_ANSWER),
            id=KEPT_ALREADY,
        ),
        unique="id",
        most=MOST_QUESTIONS,
    ),
    hidden=FLAG,
    admits_unfilled=FLAG,
    zone=Zone(),
)
"""The shape of a call."""


def read_call(data: Mapping[str, Any], *, parties: tuple[str, ...]) -> Call:
    """A call from plain data, for a programme of these parties; :class:`Malformed` with everything that is wrong."""
    troubles: list[Trouble] = []
    found = CALL.read(dict(data), (), troubles)
    if isinstance(found, Call):
        if found.closes_at <= found.opens_at:
            order = {"found": found.closes_at.isoformat(), "expected": found.opens_at.isoformat()}
            troubles.append(Trouble(code="dates_out_of_order", path=("closes_at",), **order))
        known = ", ".join(parties)
        strangers = [party for party in found.quotas if party not in parties]
        troubles += [
            Trouble(code="unknown_code", path=("quotas", party), found=party, expected=known) for party in strangers
        ]
    if troubles:
        raise Malformed(troubles)
    assert isinstance(found, Call)
    return found
