"""Assessments, cures, surveys and agreements as JSON for machines. Exact numbers are texts, never floats."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych.engines.values.dates import PartialDate
from diptych.engines.values.exact import plain
from diptych.engines.values.money import Money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from diptych.engines.treaty.cures.change import Change, Cure
    from diptych.engines.treaty.outcome import Assessment, Fact, Finding, Requirement
    from diptych.engines.treaty.pack import Agreement
    from diptych.engines.treaty.survey import Survey


def value(held: Any) -> Any:
    """A fact's value: exact numbers as ``{"fraction", "decimal"}`` texts, money with currency, dates as ISO 8601."""
    if held is None or isinstance(held, (bool, int, str)):
        return held
    if isinstance(held, Fraction):
        return {"fraction": f"{held.numerator}/{held.denominator}", "decimal": plain(held)}
    if isinstance(held, Money):
        return {"amount": plain(held.amount), "currency": held.currency}
    if isinstance(held, (date, PartialDate)):
        return str(held)
    return [value(item) for item in held]


def fact(item: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {"code": item.code, "subject": item.subject, "value": value(item.value)}
    if item.at_most is not None:
        row["at_most"] = value(item.at_most)
    if item.terms:
        row["terms"] = [value(term) for term in item.terms]
    if item.outcome is not None:
        row["outcome"] = item.outcome
    return row


def requirement(item: Requirement) -> dict[str, Any]:
    return {"code": item.code, "relation": item.relation, "value": value(item.value), "subject": item.subject}


def finding(item: Finding) -> dict[str, Any]:
    """One finding; ``cure`` says whose consent or which facts would settle it."""
    return {
        "rule": item.rule,
        "article": item.article,
        "outcome": item.outcome,
        "code": item.code,
        "facts": [fact(row) for row in item.facts],
        "required": [requirement(row) for row in item.required],
        "cure": {"consent_of": list(item.consent_of), "missing": list(item.missing)},
        "warnings": list(item.warnings),
        "source": list(item.sources),
        "confidence": item.confidence,
        "layer": item.layer,
    }


def change(item: Change) -> dict[str, Any]:
    return {"path": list(item.path), "value": item.value, "before": item.before}


def cure(item: Cure) -> dict[str, Any]:
    return {
        "code": item.code,
        "rules": list(item.rules),
        "size": value(item.size),
        "subjects": list(item.subjects),
        "moves": [
            {"producer": move.producer, "country": move.country, "amount": value(move.amount)} for move in item.moves
        ],
        "changes": [change(row) for row in item.changes],
        "outcomes": item.outcomes,
        "status": item.status,
    }


def assessment(item: Assessment, cures: Iterable[Cure] = ()) -> dict[str, Any]:
    return {
        "agreement": item.agreement,
        "on": item.on.isoformat(),
        "status": item.status,
        "force": item.force,
        "findings": [finding(row) for row in item.findings],
        "cures": [cure(row) for row in cures],
    }


def survey(item: Survey, cures: Mapping[str, Iterable[Cure]]) -> dict[str, Any]:
    """Every agreement tried; ``cures`` are those found under each, by its id."""
    return {
        "on": item.on.isoformat(),
        "carriers": list(item.carriers),
        "entries": [
            {
                "agreement": entry.agreement,
                "layer": entry.layer,
                "applies": entry.applies,
                "status": entry.status,
                "why": entry.why,
                "subjects": list(entry.subjects),
                "assessment": (
                    assessment(entry.assessment, cures.get(entry.agreement, ())) if entry.assessment else None
                ),
            }
            for entry in item.entries
        ],
        "remarks": [
            {"code": remark.code, "agreements": list(remark.agreements), "subjects": list(remark.subjects)}
            for remark in item.remarks
        ],
    }


def agreement_row(item: Agreement, on: date) -> dict[str, Any]:
    """A row of ``agreements list``: ``status`` is what the text is on a date, the dates may be null."""

    def when(name: str) -> str | None:
        event = item.event(name)
        return str(event.on) if event is not None and event.on is not None else None

    return {
        "id": item.id,
        "layer": item.layer,
        "parties": [party.country for party in item.parties],
        "forms": list(item.forms),
        "status": item.force(on),
        "signed": when("signed"),
        "in_force": when("in_force"),
    }
