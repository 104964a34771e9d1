"""Who gets in at the desk."""

from __future__ import annotations

from diptych.faces.accounts.access import editors_only, members_only, person_at, person_here, private, signed_in_only

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest

    from diptych.kernel.audit import Actor

__all__ = ["editors_only", "members_only", "person_at", "person_here", "private", "signed_in_only", "whoever"]


def whoever(request: HttpRequest) -> Actor:
    """Who acts, for the ledger."""
    return person_here(request).actor()
