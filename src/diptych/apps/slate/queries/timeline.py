"""What the ledger says of a proposal to somebody."""

from __future__ import annotations

from diptych.kernel.audit.audiences import PARTIES, PRODUCERS, PROPOSAL, PUBLIC
from diptych.kernel.audit.queries.entries import history_of, latest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.apps.slate.models import Proposal
    from diptych.apps.slate.queries.seeing import Standing
    from diptych.kernel.audit.models import Entry

LAST = 200
"""Acts shown on the page; all of them are in the ledger."""


def audiences_of(proposal: Proposal, who: Standing) -> list[str]:
    """The audiences that somebody of this standing belongs to, for entries of this proposal."""
    found = [PUBLIC]
    if who.producer or who.sides or who.reviewer:
        found.append(f"{PROPOSAL}{proposal.pk}")
    if who.producer:
        found.append(f"{PRODUCERS}{proposal.pk}")
    if who.sides:
        found += [PARTIES, *who.sides]
    return found


def timeline(proposal: Proposal, who: Standing) -> tuple[Entry, ...]:
    """The last acts that somebody of this standing is told of, the newest last; one query by index."""
    return tuple(latest(LAST, history_of(proposal).filter(audience__in=audiences_of(proposal, who))))
