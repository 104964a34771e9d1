"""Webhooks: what happens is told to addresses that a party has named, signed, and again until they answer.

A subject registers its events where they happen, and announces them in the transaction of the act, before the ledger::

    FILED = event("slate.proposal_filed")

    announce(FILED, programme="ru-cn", audience="parties", thing=proposal, data={"reference": …}, at=at)

An event reaches the hooks of those parties that belong to its audience, and no other. What it says is what everybody of
that audience may see; whoever wants more asks the API with a token, and is let in or not.
"""

from __future__ import annotations

from importlib import import_module

from diptych.kernel.hooks.events import event

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.hooks.domain.announcing import announce

__all__ = ["announce", "event"]


def __getattr__(name: str) -> object:
    """What stands on tables is loaded when it is asked for: Django imports this package before there are any."""
    if name != "announce":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.domain.announcing").announce
