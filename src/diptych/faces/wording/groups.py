"""Findings grouped by what to do next."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diptych.engines.treaty.outcome import Finding


def _(text: str) -> str:
    return text


GROUPS = (
    ("fail", _("In the way")),
    ("needs_consent", _("To ask for")),
    ("unknown", _("Not known yet")),
    ("needs_human", _("To decide")),
    ("pass", _("Holds")),
    ("not_applicable", _("Does not apply")),
)
"""An outcome and the heading of its group; what there is to do stands first, and what one can do oneself before what
others do."""


def grouped(findings: Iterable[Finding]) -> Iterator[tuple[str, str, list[Finding]]]:
    """Outcome, heading and findings of every group that has any, each in the order of the pack."""
    rows = list(findings)
    for outcome, heading in GROUPS:
        if found := [finding for finding in rows if finding.outcome == outcome]:
            yield outcome, heading, found
