"""Reports of box office as a drawing: what was counted up to which day, each with its own words beside its mark."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from diptych.engines.values.record import Record
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.units import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.faces.portal.registers.claims import Reporter
    from diptych.registers.sources.models import Claim

WIDTH, HEIGHT = 480, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 466, 22, 258
"""Where the field of a drawing begins and ends, in its own units."""

LETTER, LINE = 7.2, 17
"""Room that a letter takes and a line of letters; a Han letter takes twice as much in breadth."""

MARKS = {"over": "up", "at_least": "up", "nearly": "down", "up_to": "down", "under": "down", "about": "ring"}
"""Marks by what a source said of its figure; any other is a dot."""

WHOLE_RUN = ("cumulative", "total", "nine_months", "opening_weekend", "opening_days", "opening_day")


class Mark(Record):
    """One report."""

    x: float
    y: float
    shape: str
    href: str
    words: str
    text: str
    """What stands beside the mark; empty where there is no room, the list says it."""
    text_x: float
    text_y: float
    anchor: str


class Chart(Record):
    """The reports of one territory in one currency."""

    country: str
    title: str
    unit: str
    marks: tuple[Mark, ...]
    line: str
    """Through the exact figures, as the points of a polyline."""
    heights: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str, str], ...]
    """Where, what, and how it is anchored."""


def counts_from_the_start(claim: Claim) -> bool:
    """Whether a figure counts everything since the release, so that it belongs on a curve."""
    return claim.scope in WHOLE_RUN or claim.scope.startswith("first_")


def chart(claims: Iterable[Claim], country: str, begins: date | None, reporter: Reporter) -> Chart | None:
    """The drawing of a territory's reports, in the currency that most of them use; None where there are fewer than two
    to draw."""
    fit = [claim for claim in claims if claim.amount and counts_from_the_start(claim) and _day(claim)]
    if not fit:
        return None
    currency = Counter(claim.currency for claim in fit).most_common(1)[0][0]
    drawn = [claim for claim in fit if claim.currency == currency]
    days = [day for claim in drawn if (day := _day(claim))]
    first, last = min([*days, begins or days[0]]), max(days)
    if len(drawn) < 2 or first == last:
        return None
    top = _round_up(max(float(claim.amount or 0) for claim in drawn))
    language = reporter.language
    marks: list[Mark] = []
    taken: list[tuple[float, float, float, float]] = []
    places = [
        (
            LEFT + (RIGHT - LEFT) * ((day - first).days / (last - first).days),
            BOTTOM - (BOTTOM - TOP) * float(claim.amount or 0) / top,
            claim,
        )
        for claim in drawn
        if (day := _day(claim))
    ]
    places.sort(key=lambda place: (place[0], place[1]))
    taken += [(x - 6, y - 6, x + 6, y + 6) for x, y, _claim in places]
    for x, y, claim in places:
        words = reporter.figures.figure(claim)
        text, text_x, text_y, anchor = _beside(x, y, words, taken)
        marks.append(
            Mark(
                x=round(x, 1),
                y=round(y, 1),
                shape=MARKS.get(claim.qualifier, "dot"),
                href=f"#{claim.pk.replace('/', '-')}",
                words=f"{words} · {reporter.said(claim)}",
                text=text,
                text_x=round(text_x, 1),
                text_y=round(text_y, 1),
                anchor=anchor,
            )
        )
    exact = [(mark.x, mark.y) for mark in marks if mark.shape == "dot"]
    begin = [(float(LEFT), float(BOTTOM))] if begins == first else []
    # A later count that is lower is another count: the line goes up only.
    rising: list[tuple[float, float]] = list(begin)
    for x, y in exact:
        if not rising or y <= rising[-1][1]:
            rising.append((x, y))
    return Chart(
        country=country,
        title=language.country(country),
        unit=language.currency(currency),
        marks=tuple(marks),
        line=" ".join(f"{x:g},{y:g}" for x, y in rising) if len(rising) > 1 else "",
        heights=tuple(
            (round(BOTTOM - (BOTTOM - TOP) * step / 4, 1), number(language, Fraction(top) * step / 4)[0])
            for step in range(5)
        ),
        days=tuple(_days(first, last, reporter)),
    )


def _day(claim: Claim) -> date | None:
    found: date | None = claim.as_of_latest or claim.reported_latest or claim.source.date_latest
    return found


def _round_up(most: float) -> float:
    """The next round figure that four equal steps reach."""
    unit = 1.0
    while unit * 10 <= most:
        unit *= 10
    steps = (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10, 12)
    return next(step * unit for step in steps if step * unit >= most * 1.04)


def _days(first: date, last: date, reporter: Reporter) -> Iterable[tuple[float, str, str]]:
    middle = first + (last - first) / 2
    for day, anchor in ((first, "start"), (middle, "middle"), (last, "end")):
        x = LEFT + (RIGHT - LEFT) * ((day - first) / max(last - first, timedelta(days=1)))
        yield round(x, 1), dates(day.isoformat()[:7], reporter.language), anchor


def _beside(
    x: float, y: float, words: str, taken: list[tuple[float, float, float, float]]
) -> tuple[str, float, float, str]:
    """Where the words of a mark fit: at its right, left, above, below; nowhere, if all of that is taken."""
    wide = sum(LETTER * (1.9 if letter > "⺀" else 1) for letter in words)
    tries = (
        (x + 10, y + 5, "start", x + 10),
        (x - 10, y + 5, "end", x - 10 - wide),
        (x, y - 14, "middle", x - wide / 2),
        (x, y + 24, "middle", x - wide / 2),
    )
    for text_x, text_y, anchor, left in tries:
        box = (left, text_y - LINE + 4, left + wide, text_y + 4)
        inside = box[0] >= LEFT - 8 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= BOTTOM
        if inside and not any(_meet(box, other) for other in taken if other != (x - 6, y - 6, x + 6, y + 6)):
            taken.append(box)
            return words, text_x, text_y, anchor
    return "", 0, 0, "start"


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
