"""What the agreement says of a proposal: live while it is written, frozen when it is filed."""

from __future__ import annotations

from diptych import agreements as library
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.dossier_format import write_dossier
from diptych.engines.treaty.settling import settled
from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Assessment

    Frozen = dict[str, Any]


class Difference(Record):
    """A rule that came out otherwise: what it said before, what it says now; None where it was no rule then."""

    rule: str
    article: str | None
    before: str | None
    after: str | None


def dossier_in(data: Mapping[str, Any]) -> Dossier:
    """The dossier in what was typed; blank fields and rows say nothing. Malformed where something cannot be read."""
    reading = settled(dict(data))
    if reading.troubles:
        raise Malformed(reading.troubles)
    return reading.dossier


def dossier_data(dossier: Dossier) -> dict[str, Any]:
    """A dossier as plain data without floats, the same for whatever way it was typed."""
    return write_dossier(dossier)


def assessment_of(dossier: Dossier, agreement: str, on: date) -> Assessment:
    """A dossier held against an agreement as it stood on a day. No query.

    Refused("unknown_agreement", id=…, known=…) for one that is not in the library.
    """
    if agreement not in library.ids():
        raise Refused("unknown_agreement", id=agreement, known=library.ids())
    return assess_under(dossier, library.agreement(agreement).law(on, library.groups(on)))


def frozen(assessment: Assessment) -> Frozen:
    """The outcomes as a revision keeps them; the figures behind them follow from its dossier and its date of law."""
    return {
        "status": assessment.status,
        "force": assessment.force,
        "rules": {
            finding.rule: {"outcome": finding.outcome, "article": finding.article, "code": finding.code}
            for finding in assessment.findings
        },
    }


def differences(before: Frozen, after: Frozen) -> tuple[Difference, ...]:
    """The rules whose outcome changed between two revisions, in the order of the later one."""
    old, new = before.get("rules", {}), after.get("rules", {})
    return tuple(
        Difference(
            rule=rule,
            article=(new.get(rule) or old[rule]).get("article"),
            before=old.get(rule, {}).get("outcome"),
            after=new.get(rule, {}).get("outcome"),
        )
        for rule in (*new, *(rule for rule in old if rule not in new))
        if old.get(rule, {}).get("outcome") != new.get(rule, {}).get("outcome")
    )


def changed_paths(before: Any, after: Any, path: tuple[str, ...] = ()) -> tuple[tuple[str, Any, Any], ...]:
    """Where two dossiers differ: path, what stood there, what stands there now; None for nothing.

    Members of lists with ids of their own are compared by these, others by their places.

    >>> changed_paths({"minutes": 90, "title": {"en": "A"}}, {"minutes": 95, "title": {"en": "A"}})
    (('minutes', 90, 95),)
    """
    if before == after:
        return ()
    if isinstance(before, dict) and isinstance(after, dict):
        return tuple(
            change
            for key in dict.fromkeys((*before, *after))
            for change in changed_paths(before.get(key), after.get(key), (*path, str(key)))
        )
    if isinstance(before, list) and isinstance(after, list):
        return changed_paths(_keyed(before), _keyed(after), path)
    return ((".".join(path), before, after),)


def _keyed(rows: list[Any]) -> dict[str, Any]:
    return {
        str(row["id"]) if isinstance(row, dict) and "id" in row else str(number): row for number, row in enumerate(rows)
    }
