"""Bounds on shares: who is bounded, by what limits, and whether a bound holds.

The same bounds decide the findings of share rules and tell the cures what to solve, so the two can never disagree.
"""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.film import ONE, ZERO, Film, Span
from diptych.engines.treaty.outcome import FAIL, PASS, UNKNOWN, Requirement
from diptych.engines.treaty.rules.kind import COUNTRIES_OR_GROUPS, SHARE
from diptych.engines.values import shape as s
from diptych.engines.values.money import Money
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, Records

BASES = ("budget", "creative", "spend", "points")
"""What a percentage is a percentage of; every share rule names its own."""

OF = (
    "each_party",
    "each_country",
    "each_producer",
    "largest",
    "minority",
    "each_third",
    "all_third",
    "each_finance_only",
    "all_finance_only",
    "group",
    "each_in_group",
    "country",
    "all_but_country",
)
"""Whose share is bounded."""


class Within(Record):
    """Wider limits that the parties may agree to; beyond them nobody can consent."""

    minimum: Fraction | None = None
    maximum: Fraction | None = None


class ShareTest(Record):
    """Bounds on a share: inclusive ``minimum`` and ``maximum``, strict ``above`` and ``below``."""

    of: str
    bases: tuple[str, ...] = ("budget",)
    countries: tuple[str, ...] = ()
    """The group or country meant, where ``of`` asks for one."""
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    above: Fraction | None = None
    below: Fraction | None = None
    not_above: str | None = None
    """``each_party`` or ``lesser_party``: no more than any party brings."""
    less_than: str | None = None
    """The same, strictly."""
    within: Within | None = None
    minimum_amount: Money | None = None
    """An absolute floor, in the currency the text names."""
    warn_below: Fraction | None = None
    """Still valid below this, but a party may limit its support."""
    optional: tuple[str, ...] = ()
    """Bases that are tested only where the dossier states them."""
    reserved: str | None = None
    """Name of the reservation by which a party may have set another maximum for its own share."""


TEST = Records(
    ShareTest,
    "of",
    of=Code(OF, "whose share"),
    bases=ListOf(Code(BASES, "a base")),
    countries=COUNTRIES_OR_GROUPS,
    minimum=SHARE,
    maximum=SHARE,
    above=SHARE,
    below=SHARE,
    not_above=Code(("each_party", "lesser_party"), "each_party or lesser_party"),
    less_than=Code(("each_party", "lesser_party"), "each_party or lesser_party"),
    within=Records(Within, minimum=SHARE, maximum=SHARE),
    minimum_amount=s.MONEY,
    warn_below=SHARE,
    optional=ListOf(Code(BASES, "a base")),
    reserved=s.SLUG,
)


class Bound(Record):
    """Some producers together must bring at least ``low`` and at most ``high`` of a base.

    ``against`` holds the producers of a country that these may not exceed. ``strict_low`` and ``strict_high`` exclude
    the limit itself (``strict_high`` also holds for ``against``).
    """

    subject: str
    producers: tuple[str, ...]
    base: str
    low: Fraction = ZERO
    high: Fraction = ONE
    strict_low: bool = False
    strict_high: bool = False
    against: tuple[str, ...] | None = None
    against_subject: str | None = None
    could_grow: bool = True


def bounds(test: ShareTest, film: Film, *, widened: bool = False) -> tuple[Bound, ...]:
    """Every bound a share test sets on this film; ``widened`` uses the limits that consent may open."""
    found: list[Bound] = []
    low = test.minimum if test.minimum is not None else test.above
    high = test.maximum if test.maximum is not None else test.below
    strict_low = test.minimum is None and test.above is not None
    strict_high = test.maximum is None and test.below is not None
    if widened and test.within:
        low, high = test.within.minimum, test.within.maximum
        strict_low = strict_high = False
    own = reserved(test, film)
    for base in test.bases:
        for subject, producers, could_grow in subjects(test, film):
            bound = Bound(
                subject=subject,
                producers=producers,
                base=base,
                low=low if low is not None else ZERO,
                high=own.get(subject, high if high is not None else ONE),
                strict_low=strict_low,
                strict_high=strict_high,
                could_grow=could_grow,
            )
            if low is not None or high is not None:
                found.append(bound)
            relative = test.less_than or test.not_above
            if relative:
                found += [
                    bound.replace(
                        low=ZERO,
                        high=ONE,
                        strict_low=False,
                        strict_high=test.less_than is not None,
                        against=film.of_country(party),
                        against_subject=party,
                    )
                    for party in film.authorities
                ]
    return tuple(found)


def reserved(test: ShareTest, film: Film) -> dict[str, Fraction]:
    """The maximum that parties taking part have reserved for themselves, by country."""
    if test.reserved is None:
        return {}
    stated = {p.country: p.reservations.get(test.reserved) for p in film.law.agreement.parties}
    shares = {country: s.SHARE.read(stated[country], (), []) for country in film.parties if stated.get(country)}
    return {country: share for country, share in shares.items() if share is not None}


def subjects(test: ShareTest, film: Film) -> list[tuple[str, tuple[str, ...], bool]]:
    """Whose share is meant: a name, the producers, and whether an unlisted producer might be one of them."""
    producers = film.dossier.producers
    if test.of == "each_party":
        return [(country, film.of_country(country), True) for country in film.authorities]
    if test.of == "each_country":
        return [(country, film.of_country(country), True) for country in film.countries]
    if test.of == "minority":
        return [(country, film.of_country(country), True) for country in film.minorities() or ()]
    if test.of == "each_producer":
        return [(p.id, (p.id,), False) for p in producers]
    if test.of == "largest":
        return [(country, film.of_country(country), True) for country in film.countries]
    if test.of == "each_third":
        return [(country, film.of_country(country), True) for country in film.third]
    if test.of == "all_third":
        return [("third", tuple(p.id for p in producers if p.country in film.third), True)] if film.third else []
    if test.of in ("each_finance_only", "all_finance_only"):
        idle = [p for p in producers if p.finance_only]
        if test.of == "all_finance_only":
            return [("finance_only", tuple(p.id for p in idle), True)] if idle else []
        return [
            (country, tuple(p.id for p in idle if p.country == country), True)
            for country in sorted({p.country for p in idle if p.country})
        ]
    members = film.members(test.countries)
    if test.of == "group":
        return [("+".join(test.countries), tuple(p.id for p in producers if p.country in members), True)]
    if test.of == "each_in_group":
        return [(country, film.of_country(country), True) for country in film.countries if country in members]
    if test.of == "country":
        return [(country, film.of_country(country), True) for country in test.countries]
    return [("not " + "+".join(test.countries), tuple(p.id for p in producers if p.country not in members), True)]


def held(test: ShareTest, film: Film, *, widened: bool = False) -> list[tuple[Bound, str, Span, Span | None]]:
    """Every bound with its :func:`check`; a base tested only where it is stated has no say while it is open."""
    checked = [(bound, *check(bound, film)) for bound in bounds(test, film, widened=widened)]
    return [row for row in checked if row[0].base not in test.optional or row[1] != UNKNOWN]


def check(bound: Bound, film: Film) -> tuple[str, Span, Span | None]:
    """Whether a bound holds: the outcome, the share, and the share it is compared with."""
    mine = film.span(bound.producers, bound.base, could_grow=bound.could_grow)
    if bound.against is not None:
        theirs = film.span(bound.against, bound.base)
        if (mine.high < theirs.low) if bound.strict_high else (mine.high <= theirs.low):
            return PASS, mine, theirs
        if (mine.low >= theirs.high) if bound.strict_high else (mine.low > theirs.high):
            return FAIL, mine, theirs
        return UNKNOWN, mine, theirs
    under = mine.high <= bound.low if bound.strict_low else mine.high < bound.low
    over = mine.low >= bound.high if bound.strict_high else mine.low > bound.high
    if under or over:
        return FAIL, mine, None
    reaches = mine.low > bound.low if bound.strict_low else mine.low >= bound.low
    keeps = mine.high < bound.high if bound.strict_high else mine.high <= bound.high
    return (PASS if reaches and keeps else UNKNOWN), mine, None


def requirements(test: ShareTest) -> tuple[Requirement, ...]:
    rows = (
        (">=", test.minimum),
        (">", test.above),
        ("<=", test.maximum),
        ("<", test.below),
    )
    base = test.bases[0]
    found = [
        Requirement(code=f"share_of_{base}", relation=relation, value=value, subject=test.of)
        for relation, value in rows
        if value is not None
    ]
    if test.not_above or test.less_than:
        found.append(
            Requirement(
                code=f"share_of_{base}",
                relation="<" if test.less_than else "<=",
                value=test.less_than or test.not_above,
                subject=test.of,
            )
        )
    if test.minimum_amount is not None:
        found.append(Requirement(code="amount", relation=">=", value=test.minimum_amount, subject=test.of))
    if test.within is not None:
        found += [
            Requirement(code="with_consent", relation=relation, value=value, subject=test.of)
            for relation, value in ((">=", test.within.minimum), ("<=", test.within.maximum))
            if value is not None
        ]
    return tuple(found)


def missing(test: ShareTest, film: Film) -> tuple[str, ...]:
    """What would have to be known: contributions, rates, the budget, or that the list is whole."""
    if not film.dossier.producers:
        return ("producers",)
    missing: list[str] = []
    if film.dossier.budget is None and any(p.money or p.in_kind for p in film.dossier.producers):
        missing.append("budget")
    for base in test.bases:
        field = {"budget": "money", "creative": "creative", "spend": "spend", "points": "points"}[base]
        for index, producer in enumerate(film.dossier.producers):
            if not film.shares(base)[producer.id].known:
                converts = base == "budget" and producer.money and film.dossier.budget is not None
                missing.append("rates" if converts else f"producers.{index}.{field}")
    if not missing and not film.whole_producers:
        missing.append("complete.producers")
    return tuple(dict.fromkeys(missing))
