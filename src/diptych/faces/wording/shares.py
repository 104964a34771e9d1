"""The shares of the sides against what is allowed, as numbers to draw and a sentence that says the same."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.outcome import Assessment, Fact
    from diptych.faces.wording.speaker import Speaker


def _(text: str) -> str:
    return text


class Side(Record):
    """One side's share of the budget, from 0 to 1; ``high`` is above ``low`` where only a range is known."""

    name: str
    low: Fraction
    high: Fraction
    text: str
    """The share as the language writes it."""


class Shares(Record):
    """The shares of the sides, and the band in which each must lie."""

    rule: str
    sides: tuple[Side, ...]
    low: Fraction
    high: Fraction
    low_text: str
    high_text: str
    meeting: bool
    """Two sides that make the whole: they meet at one line, and it is the line that must fall within the band."""
    must: str
    """What the band means."""
    sentence: str
    """What a drawing of this shows, for those who hear it."""


def shares(assessment: Assessment, speaker: Speaker) -> Shares | None:
    """Of the first rule that bounds the share of each side and knows something of it; None when there is none.
    The sides stand in the order in which the agreement names its parties.

    Where two sides make the whole, a limit for one of them limits the other, and the band is narrowed accordingly.
    """
    for finding in assessment.findings:
        facts = [fact for fact in finding.facts if fact.code == "share_of_budget" and fact.value is not None]
        limits = {
            item.relation: item.value
            for item in finding.required
            if item.code == "share_of_budget" and item.subject == "each_party" and isinstance(item.value, Fraction)
        }
        told = any((fact.value, fact.at_most) != (0, 1) for fact in facts)
        if told and ">=" in limits:
            order = {party.country: number for number, party in enumerate(speaker.agreement.parties)}
            facts.sort(key=lambda fact: order.get(fact.subject or "", len(order)))
            return _drawn(finding.rule, facts, limits[">="], limits.get("<=", Fraction(1)), speaker)
    return None


def _drawn(rule: str, facts: list[Fact], low: Fraction, high: Fraction, speaker: Speaker) -> Shares:
    language = speaker.language
    sides = tuple(
        Side(
            name=speaker.name(fact.subject or ""),
            low=fact.value,
            high=fact.value if fact.at_most is None else fact.at_most,
            text=speaker.ranged(fact),
        )
        for fact in facts
    )
    meeting = len(sides) == 2 and all(side.low == side.high for side in sides) and sides[0].low + sides[1].low == 1
    if meeting:
        low, high = max(low, 1 - high), min(high, 1 - low)
    limits = {"low": language.share(low), "high": language.share(high)}
    line, ends = _("the line between the two must fall here"), _("each share must end here")
    return Shares(
        rule=rule,
        sides=sides,
        low=low,
        high=high,
        low_text=limits["low"],
        high_text=limits["high"],
        meeting=meeting,
        must=language.gettext(line if meeting else ends),
        sentence=language.gettext(_("{shares}; each must lie between {low} and {high}")).format(
            shares=language.listed(f"{side.name} {side.text}" for side in sides), **limits
        ),
    )
