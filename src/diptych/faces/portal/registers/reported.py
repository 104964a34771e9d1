"""What is said of a thing and where that disagrees, for pages on which every measure is one group."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.claims import Disagreement, Report, Reporter, ids_in
from diptych.registers.sources.queries.claims import claims_in_articles, claims_of, conflicts_of, contradictions_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.registers.sources.models import Claim


class Reported(Record):
    """Everything that is said of a thing, in words."""

    groups: tuple[tuple[str, tuple[Report, ...]], ...]
    """Claims on record by what they measure, in the order in which each measure is first met."""
    in_articles: tuple[Report, ...]
    conflicts: tuple[Disagreement, ...]
    contradictions: tuple[tuple[str, Report, Report], ...]
    """What is at issue, and what two articles say of it."""


class Said:
    """What the registers hold of what is said of one thing. Five queries."""

    def __init__(self, kind: str, id: str) -> None:
        self.claims = list(claims_of(kind, id))
        self.readings = list(claims_in_articles(kind, id))
        self.conflicts = list(conflicts_of(kind, id))
        self.contradictions = list(contradictions_of(kind, id))

    def agents(self) -> set[str]:
        """The agents that it speaks of."""
        sides = [side.claim for row in self.conflicts for side in row.sides.all() if side.claim is not None]
        facing = [claim for row in self.contradictions for claim in (row.claim, row.other)]
        return ids_in([*self.claims, *self.readings, *sides, *facing])

    def reported(self, reporter: Reporter, claims: Iterable[Claim] | None = None) -> Reported:
        """All of it in words; of the claims on record only those given, where some have their place elsewhere."""
        groups: dict[str, list[Report]] = {}
        for claim in self.claims if claims is None else claims:
            report = reporter.report(claim)
            groups.setdefault(report.measure, []).append(report)
        return Reported(
            groups=tuple((measure, tuple(reports)) for measure, reports in groups.items()),
            in_articles=tuple(map(reporter.report, self.readings)),
            conflicts=tuple(map(reporter.disagreement, self.conflicts)),
            contradictions=tuple(
                (row.about, reporter.report(row.claim), reporter.report(row.other)) for row in self.contradictions
            ),
        )
