"""Thresholds as drawings: what a rule allows on a line from nothing to the whole, in per cent of the line's length."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.rules.bounds import ShareTest
from diptych.engines.treaty.rules.papers import QuantityTest
from diptych.engines.treaty.rules.people import RatioTest
from diptych.engines.treaty.rules.places import PlacesTest
from diptych.engines.treaty.rules.points import PointsTest
from diptych.engines.treaty.rules.proportion import ProportionTest
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.demands import of_whom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.faces.wording.rules import RuleSpeaker

ZERO, ONE = Fraction(0), Fraction(1)

CLOSE = Fraction(16, 100)
"""Words of two marks nearer than this would touch on a telephone; they are set away from each other."""

EDGE = Fraction(8, 100)
"""A mark nearer than this to an end of the line has its words inside."""


def _(text: str) -> str:
    return text


class Mark(Record):
    """A limit on the line: where (0 to 100), its figure, and how its words stand to it (an SVG ``text-anchor``)."""

    at: str
    text: str
    anchor: str
    strict: bool = False
    """The limit itself is outside: drawn as a ring, where one that is inside is a dot."""


class Stretch(Record):
    """A part of the line; ``kind``: allowed, consent, first, second, first-consent, second-consent."""

    kind: str
    start: str
    width: str


class Band(Record):
    """What is allowed of something: ``name`` of what or whom, and the line."""

    name: str
    stretches: tuple[Stretch, ...]
    below: tuple[Mark, ...]
    """Limits of the text, with their words below the line."""
    above: tuple[Mark, ...] = ()
    """Limits that the authorities may agree to, above it."""
    sides: tuple[str, ...] = ()
    """The two sides, where the line is the whole and they meet on it."""
    caption: str = ""


class Limits(Record):
    """Bounds on a share of one thing."""

    low: Fraction | None = None
    high: Fraction | None = None
    strict_low: bool = False
    strict_high: bool = False
    widest: tuple[Fraction | None, Fraction | None] | None = None
    """What may be agreed to instead."""


def bands(test: Any, speaker: RuleSpeaker) -> tuple[Band, ...]:
    """Every drawing that a test calls for; none for a test without a number that is a part of a whole."""
    draw = DRAWN.get(type(test))
    return tuple(draw(test, speaker)) if draw else ()


def _shares(test: ShareTest, speaker: RuleSpeaker) -> list[Band]:
    limits = Limits(
        low=test.minimum if test.minimum is not None else test.above,
        high=test.maximum if test.maximum is not None else test.below,
        strict_low=test.minimum is None and test.above is not None,
        strict_high=test.maximum is None and test.below is not None,
        widest=(test.within.minimum, test.within.maximum) if test.within else None,
    )
    if limits.low is None and limits.high is None:
        return []
    parties = speaker.law.parties_in_order
    found = []
    for base in test.bases:
        name = _of(speaker, base)
        if test.of == "each_party" and len(parties) == 2 and limits.low is not None:
            found.append(_meeting(name, limits, parties, speaker))
        else:
            found.append(_band(speaker.pair(of_whom(speaker, test.of, test.countries), name), limits, speaker))
    return found


def _ratio(test: RatioTest, speaker: RuleSpeaker) -> list[Band]:
    low = test.minimum if test.minimum is not None else test.above
    limits = Limits(low=low, high=test.maximum, strict_low=test.minimum is None and test.above is not None)
    heads = _("share of heads who are not nationals") if test.foreign else _("share of heads who are nationals")
    return [_band(speaker.language.gettext(heads), limits, speaker)]


def _quantity(test: QuantityTest, speaker: RuleSpeaker) -> list[Band]:
    limits = Limits(low=test.minimum, high=test.maximum)
    return [_band(speaker.say(words.QUANTITIES, test.fact), limits, speaker)]


def _places(test: PlacesTest, speaker: RuleSpeaker) -> list[Band]:
    found = []
    if test.minimum:
        there = speaker.language.gettext(_("share of the work done there"))
        found.append(_band(there, Limits(low=test.minimum), speaker))
    if test.elsewhere_up_to is not None:
        elsewhere = speaker.language.gettext(_("cost of work elsewhere, of the total budget"))
        found.append(_band(elsewhere, Limits(high=test.elsewhere_up_to), speaker))
    return found


def _proportion(test: ProportionTest, speaker: RuleSpeaker) -> list[Band]:
    if test.minimum is None and test.maximum is None:
        return []
    name = speaker.pair(of_whom(speaker, test.of, test.countries), _of(speaker, test.measure))
    return [_band(name, Limits(low=test.minimum, high=test.maximum), speaker)]


def _points(test: PointsTest, speaker: RuleSpeaker) -> list[Band]:
    total = sum((element.points for element in test.elements), ZERO)
    if test.threshold is None or not total:
        return []
    at = test.threshold / total
    number = speaker.language.number
    return [
        Band(
            name=speaker.language.gettext(_("points")),
            stretches=(_stretch("allowed", at, ONE),),
            below=(
                Mark(at=_at(at), text=number(test.threshold), anchor="middle" if at + CLOSE <= ONE else "end"),
                Mark(at=_at(ONE), text=number(total), anchor="end" if at + CLOSE <= ONE else "start"),
            ),
        )
    ]


def _of(speaker: RuleSpeaker, base: str) -> str:
    return speaker.language.gettext(_("share of {base}")).format(base=speaker.say(words.BASES, base))


def _band(name: str, limits: Limits, speaker: RuleSpeaker) -> Band:
    low, high = limits.low or ZERO, ONE if limits.high is None else limits.high
    stretches = [_stretch("allowed", low, high)]
    above: tuple[Mark, ...] = ()
    if limits.widest:
        least, most = limits.widest
        widest = (low if least is None else least, high if most is None else most)
        stretches += [_stretch("consent", widest[0], low), _stretch("consent", high, widest[1])]
        above = _marks([(at, False) for at in (least, most) if at is not None], speaker)
    inside = [(limits.low, limits.strict_low), (limits.high, limits.strict_high)]
    return Band(
        name=name,
        stretches=tuple(stretch for stretch in stretches if stretch.width != "0"),
        below=_marks([(at, strict) for at, strict in inside if at is not None], speaker),
        above=above,
    )


def _meeting(name: str, limits: Limits, parties: tuple[str, ...], speaker: RuleSpeaker) -> Band:
    """Two sides make the whole: what each must bring at least, and between it where the line between them may fall."""
    low = max(limits.low or ZERO, ONE - (ONE if limits.high is None else limits.high))
    least = low
    above: tuple[Mark, ...] = ()
    if limits.widest:
        wide_low, wide_high = limits.widest
        least = max(low if wide_low is None else wide_low, ONE - (ONE - low if wide_high is None else wide_high))
        if wide_high is None:
            least = low if wide_low is None else wide_low
        above = _marks([(least, False), (ONE - least, False)], speaker)
    stretches = [
        _stretch("first", ZERO, least),
        _stretch("first-consent", least, low),
        _stretch("second-consent", ONE - low, ONE - least),
        _stretch("second", ONE - least, ONE),
    ]
    said = [_("The line between the two sides falls between the marks.")]
    said += [_("With consent it may go as far as the upper marks.")] if above else []
    return Band(
        name=name,
        stretches=tuple(stretch for stretch in stretches if stretch.width != "0"),
        below=_marks([(low, limits.strict_low), (ONE - low, limits.strict_low)], speaker),
        above=above,
        sides=tuple(speaker.name(country) for country in parties),
        caption=speaker.language.sentences(speaker.language.gettext(text) for text in said),
    )


def _marks(limits: list[tuple[Fraction, bool]], speaker: RuleSpeaker) -> tuple[Mark, ...]:
    close = len(limits) == 2 and limits[1][0] - limits[0][0] < CLOSE
    found = []
    for index, (at, strict) in enumerate(limits):
        anchor = "middle"
        if close:
            anchor = "start" if index else "end"
        elif at < EDGE or at > ONE - EDGE:
            anchor = "start" if at < EDGE else "end"
        found.append(Mark(at=_at(at), text=speaker.language.share(at), anchor=anchor, strict=strict))
    return tuple(found)


def _stretch(kind: str, start: Fraction, end: Fraction) -> Stretch:
    return Stretch(kind=kind, start=_at(start), width=_at(max(ZERO, end - start)))


def _at(value: Fraction) -> str:
    """A place on the line in per cent, exact enough for any screen."""
    return f"{float(value * 100):.3f}".rstrip("0").rstrip(".")


DRAWN: dict[type[Record], Callable[[Any, RuleSpeaker], list[Band]]] = {
    ShareTest: _shares,
    RatioTest: _ratio,
    QuantityTest: _quantity,
    PlacesTest: _places,
    ProportionTest: _proportion,
    PointsTest: _points,
}
