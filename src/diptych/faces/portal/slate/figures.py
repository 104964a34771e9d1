"""The slate in figures: counts as bars, days as boxes with a line at the median; the same as tables."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.values.record import Record
from diptych.faces.portal.slate.films import STAGES
from diptych.faces.wording.catalogue import FORMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from diptych.apps.slate.queries.public import PublicStatistics
    from diptych.apps.slate.queries.statistics import Days
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class Bar(Record):
    """How many films there are of one kind."""

    name: str
    number: str
    length: str
    """In per cent of the longest."""
    side: int | None
    """The place of the party it stands for, if it stands for one."""


class Bars(Record):
    """Films counted by one thing."""

    title: str
    bars: tuple[Bar, ...]


class Box(Record):
    """How long something took: half of all films lie in the box."""

    name: str
    films: str
    lower: str
    median: str
    upper: str
    at: tuple[str, str, str]
    """Where the box begins, where the line is, and how wide the box is: in per cent of the scale."""
    side: int | None


class Figures(Record):
    """Everything that is counted of the public films."""

    films: int
    bars: tuple[Bars, ...]
    boxes: tuple[Box, ...]
    most: str
    """The end of the scale of the boxes, in days."""


def figures(found: PublicStatistics, language: Language, parties: Sequence[str]) -> Figures:
    say = language.gettext
    places = {code: number for number, code in enumerate(parties)}
    took: list[tuple[str, Days, int | None]] = [
        (language.colon(language.country(code), say(_("from filing to approval"))), taken, places.get(code))
        for code, taken in sorted(found.to_decision, key=lambda row: places.get(row[0], len(places)))
    ]
    if found.to_provisional is not None:
        took.append(
            (language.colon(say(_("All sides")), say(_("from filing to approval"))), found.to_provisional, None)
        )
    if found.to_final is not None:
        name = language.colon(say(_("All sides")), say(_("from filing the finished film to its approval")))
        took.append((name, found.to_final, None))
    most = _end(max((taken.upper for _name, taken, _side in took), default=Fraction(0)))
    return Figures(
        films=found.films,
        bars=(
            _bars(say(_("By how far they are")), found.by_stage, lambda code: say(STAGES[code])),
            _bars(say(_("By form")), found.by_form, lambda code: say(FORMS.get(code, code)) or say(_("not given"))),
            _bars(
                say(_("By leading country")),
                found.by_lead,
                lambda code: language.country(code) if code else say(_("not given")),
                places,
            ),
        ),
        boxes=tuple(_box(name, taken, side, most, language) for name, taken, side in took),
        most=language.number(most),
    )


def _bars(
    title: str, counts: Iterable[tuple[str, int]], name: Callable[[str], str], places: dict[str, int] | None = None
) -> Bars:
    rows = sorted(counts, key=lambda row: (places or {}).get(row[0], len(places or {})))
    longest = max((number for _code, number in rows), default=1)
    return Bars(
        title=title,
        bars=tuple(
            Bar(
                name=name(code),
                number=str(number),
                length=f"{100 * number / longest:.2f}",
                side=(places or {}).get(code),
            )
            for code, number in rows
        ),
    )


def _box(name: str, taken: Days, side: int | None, most: int, language: Language) -> Box:
    def at(days: Fraction) -> float:
        return float(days * 100 / most)

    return Box(
        name=name,
        films=language.number(taken.count),
        lower=_days(taken.lower, language),
        median=_days(taken.median, language),
        upper=_days(taken.upper, language),
        at=(f"{at(taken.lower):.2f}", f"{at(taken.median):.2f}", f"{at(taken.upper - taken.lower):.2f}"),
        side=side,
    )


def _days(days: Fraction, language: Language) -> str:
    """Quartiles of whole days end in quarters and are written out."""
    return language.number(days, digits=2)


def _end(days: Fraction) -> int:
    """A round number that no box goes beyond.

    >>> [_end(Fraction(days)) for days in (0, 7, 10, 73, 140, 365)]
    [10, 10, 10, 80, 150, 400]
    """
    whole = max(1, -(-days.numerator // days.denominator))
    step = 10 if whole <= 100 else 50
    return max(10, -(-whole // step) * step)
