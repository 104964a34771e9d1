"""Proportion: the creative share of each side must follow its financial one, by a number or by judgement."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.film import Film, Span
from diptych.engines.treaty.outcome import FAIL, NEEDS_HUMAN, PASS, UNKNOWN, Fact, Requirement, Result, gravest
from diptych.engines.treaty.rules.bounds import BASES, ShareTest, subjects
from diptych.engines.treaty.rules.bounds import missing as lacking
from diptych.engines.treaty.rules.kind import COUNTRIES_OR_GROUPS, SHARE, Kind
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Rule


class ProportionTest(Record):
    """The creative share must follow the financial one, within so many percentage points, or at discretion.

    Without tolerances the text gives no number ("reasonable", "in principle") and the authorities judge.
    """

    of: str = "each_party"
    countries: tuple[str, ...] = ()
    measure: str = "creative"
    base: str = "budget"
    points_above: Fraction | None = None
    points_below: Fraction | None = None
    maximum: Fraction | None = None
    minimum: Fraction | None = None


PROPORTION_TEST = Records(
    ProportionTest,
    of=Code(("each_party", "minority", "group", "each_in_group", "country"), "whose share"),
    countries=COUNTRIES_OR_GROUPS,
    measure=Code(BASES, "a base"),
    base=Code(BASES, "a base"),
    points_above=SHARE,
    points_below=SHARE,
    maximum=SHARE,
    minimum=SHARE,
)


def proportion(rule: Rule, film: Film) -> Result:
    """Compare each side's share of one measure with its share of another."""
    test: ProportionTest = rule.test
    sides = subjects(ShareTest(of=test.of, countries=test.countries), film)
    required = tuple(
        Requirement(code=code, relation=relation, value=value, subject=test.of)
        for code, relation, value in (
            ("points_above", "<=", test.points_above),
            ("points_below", "<=", test.points_below),
            (f"share_of_{test.measure}", "<=", test.maximum),
            (f"share_of_{test.measure}", ">=", test.minimum),
        )
        if value is not None
    )
    if film.unplaced and required:
        return Result(outcome=UNKNOWN, code="proportion.unknown", required=required, missing=film.unplaced)
    facts = []
    for subject, producers, _ in sides:
        part = film.span(producers, test.measure)
        money = film.span(producers, test.base)
        answers = [
            _no_further(part, money, test.points_above),
            _no_further(money, part, test.points_below),
            None if test.maximum is None else _tri(part.high <= test.maximum, part.low > test.maximum),
            None if test.minimum is None else _tri(part.low >= test.minimum, part.high < test.minimum),
        ]
        asked = [a for a in answers if a is not None]
        stated = part.known and money.known
        outcome = gravest(asked) if asked else NEEDS_HUMAN if stated else UNKNOWN
        facts.append(
            Fact(
                code=f"proportion_{test.measure}_to_{test.base}",
                subject=subject,
                value=part.low,
                at_most=None if part.known else part.high,
                terms=(money.low,),
                outcome=outcome,
            )
        )
    if not required:
        return Result(outcome=NEEDS_HUMAN, code="proportion.unquantified", facts=tuple(facts))
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts]) if facts else UNKNOWN
    code = {PASS: "proportion.within", FAIL: "proportion.outside"}.get(outcome, "proportion.unknown")
    sought = ShareTest(of=test.of, bases=tuple(dict.fromkeys((test.base, test.measure))))
    missing = lacking(sought, film) if outcome == UNKNOWN else ()
    return Result(outcome=outcome, code=code, facts=tuple(facts), required=required, missing=missing)


def _no_further(one: Span, other: Span, tolerance: Fraction | None) -> str | None:
    """Whether ``one`` exceeds ``other`` by no more than the tolerance; None when none is set."""
    if tolerance is None:
        return None
    return _tri(one.high - other.low <= tolerance, one.low - other.high > tolerance)


def _tri(holds: bool, breaks: bool) -> str:
    return PASS if holds else FAIL if breaks else UNKNOWN


KINDS = (Kind(name="proportion", shape=PROPORTION_TEST, evaluate=proportion),)
