"""What search does when something happens elsewhere."""

from __future__ import annotations

from django.db import transaction

from diptych.kernel.audit.signals import recorded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def connect() -> None:
    recorded.connect(follow_later, dispatch_uid="search.follow_later")


def follow_later(sender: object, **_facts: Any) -> None:
    """Have the index follow once the transaction is over: what is rolled back never was. Costs it nothing before."""
    waiting = transaction.get_connection().run_on_commit
    if not (waiting and waiting[-1][1] is follow_soon):
        transaction.on_commit(follow_soon, robust=True)


def follow_soon() -> None:
    from diptych.kernel.search.domain.following import ask_to_follow

    ask_to_follow()
