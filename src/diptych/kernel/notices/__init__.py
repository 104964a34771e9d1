"""Notices: what the site tells somebody of what others did; and mails, which carry them out of the site.

A subject registers what it tells of where it does it, and tells it in the transaction of the act, before the ledger::

    FILED = kind("slate.proposal_filed")

    notify(users, code=FILED, thing=proposal, facts={"title": …}, at=at, programme="ru-cn",
           page="desk-proposal", arguments={"id": str(proposal.pk)})

A notice holds a code and plain facts; the sentence is a face's. Whoever has not turned mails off and does not read the
notice on the site within ten minutes gets a mail, one for all that happened to the thing meanwhile. The mail is made of
codes alone: what people wrote stays on the site, behind its permissions.
"""

from __future__ import annotations

from importlib import import_module

from diptych.kernel.notices.kinds import kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.kernel.notices.domain.mails import post
    from diptych.kernel.notices.domain.notices import notify

__all__ = ["kind", "notify", "post"]

_HOMES = {"notify": "domain.notices", "post": "domain.mails"}


def __getattr__(name: str) -> object:
    """What stands on tables is loaded when it is asked for: Django imports this package before there are any."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
