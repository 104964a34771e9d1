"""The films that are measured: what the library has, and made-up ones that differ from each other."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from bench.measure import expect
from diptych import agreements
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import write_dossier
from diptych.engines.treaty.pack import Agreement, Law

ON = date(2026, 6, 15)
"""The date of law in every benchmark."""

COUNTRIES = ("CN", "NL", "BE", "DE", "US", "ZA")
FORGOTTEN = ("places", "versions", "filings", "documents", "statements", "footage", "judgements", "decisions", "dates")
"""Parts of a dossier that a made-up one may leave out; producers and people are left out one by one."""


def law(agreement: Agreement) -> Law:
    return agreement.law(ON, agreements.groups(ON))


def largest() -> Agreement:
    """The agreement in the library with the most rules on the date of law."""
    return max(agreements.agreements(), key=lambda agreement: len(law(agreement).rules))


def complete() -> Dossier:
    """The example in which every question is answered; made for the largest agreement."""
    dossier = agreements.example("qualifies")
    expect("agreement of the complete example", dossier.agreement, largest().id)
    return dossier


@dataclass(frozen=True)
class Film:
    """A made-up dossier as plain data, and what its money must come to under ``NLCN-SHARE``."""

    data: dict[str, Any]
    share_rule: str


def varied(count: int) -> Iterator[Film]:
    """Films that differ in shares, currencies, contributions in kind, people and in what is not known of them."""
    example = write_dossier(complete())
    random = Random("diptych")
    return (_film(deepcopy(example), number, random) for number in range(count))


def _film(data: dict[str, Any], number: int, random: Random) -> Film:
    """China brings ``part`` of 1,000 parts; an exact limit is hit as often as any other value."""
    coin = random.randint(1_000, 20_000)
    part = random.randint(0, 1_000)
    in_kind = min(part, random.choice((0, 0, 50)))
    data["id"] = f"film-{number}"
    data["budget"] = f"{1_000 * coin} EUR"
    chinese, dutch = data["producers"]
    paid = (part - in_kind) * coin
    chinese["money"] = [f"{paid} EUR" if random.random() < 0.5 else f"{paid * 8} CNY"]
    chinese["in_kind"] = [{"value": f"{in_kind * coin} EUR", "what": "Stages", "approved_by": ["CN", "NL"]}]
    dutch["money"] = [f"{(1_000 - part) * coin} EUR"]
    extras = [{"id": f"extra-{i}", "roles": ["performer"], "standing": "small"} for i in range(random.randint(0, 12))]
    data["people"] = [_person(person, random) for person in [*data["people"], *extras]]
    for name in FORGOTTEN:
        if random.random() < 0.1:
            data.pop(name, None)
    share_rule = "pass" if 200 <= part <= 800 else "needs_consent" if 100 <= part <= 900 else "fail"
    return Film(data, share_rule)


def _person(person: dict[str, Any], random: Random) -> dict[str, Any]:
    known = {**person, "nationality": [random.choice(COUNTRIES)]}
    if random.random() < 0.05:
        del known["nationality"]
    return known
