"""Questions about many films at once: do contributions balance over the years a text names? A signal, no verdict."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych.engines.treaty.film import Film
from diptych.engines.values.dates import months_before
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.pack import Agreement

EVEN = "even"
TILTS = "tilts"
UNDETERMINED = "undetermined"


class Weight(Record):
    """What one party brought to the films counted: the sum of its shares, and how many it led."""

    country: str
    shares: Fraction
    films_led: int


class Signal(Record):
    """How far contributions balance under one rule over its years; the authorities draw the conclusion."""

    rule: str
    code: str
    since: date
    until: date
    films: int
    left_out: int
    """Films of the period whose shares are not known."""
    weights: tuple[Weight, ...]
    tilts_to: str | None = None
    by: Fraction | None = None
    """The largest difference between two parties, in films: 1 is one whole film's budget."""


def balance(
    dossiers: Iterable[Dossier],
    agreement: Agreement,
    *,
    on: date,
    groups: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Signal, ...]:
    """One signal per portfolio rule of the agreement, over the films shot in the years before a date.

    Shares are added film by film, so a small film weighs as much as a large one and no rate between years is needed.
    """
    law = agreement.law(on, groups)
    films = [Film(dossier, law, on) for dossier in dossiers]
    return tuple(_signal(rule.id, rule.test.years, films, on) for rule in law.rules if rule.kind == "balance")


def _signal(rule: str, years: int | None, films: list[Film], on: date) -> Signal:
    since = months_before(on, 12 * years) if years else date.min
    shares: dict[str, Fraction] = {}
    led: dict[str, int] = {}
    counted = left_out = 0
    for film in films:
        start = film.dossier.dates.shooting_start
        if start is None or not since <= start.latest <= on:
            continue
        spans = {country: film.span(film.of_country(country), "budget") for country in film.parties}
        if not spans or not all(span.known for span in spans.values()):
            left_out += 1
            continue
        counted += 1
        for country, span in spans.items():
            shares[country] = shares.get(country, Fraction(0)) + span.low
        _, lead = film.lead()
        if lead is not None:
            led[lead] = led.get(lead, 0) + 1
    weights = tuple(
        Weight(country=country, shares=shares[country], films_led=led.get(country, 0)) for country in sorted(shares)
    )
    ranked = sorted(weights, key=lambda weight: weight.shares)
    by = ranked[-1].shares - ranked[0].shares if len(ranked) > 1 else None
    code = UNDETERMINED if by is None else TILTS if by else EVEN
    return Signal(
        rule=rule,
        code=code,
        since=since,
        until=on,
        films=counted,
        left_out=left_out,
        weights=weights,
        tilts_to=ranked[-1].country if by else None,
        by=by,
    )
