"""What a proposal is called."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.apps.slate.models import Proposal


def label_of(proposal: Proposal) -> dict[str, str]:
    """Its titles by language, the original first, else its reference; no query.

    Of a proposal that was filed they are the titles that were filed last, so that authorities see them too.
    """
    return dict(proposal.titles) or {"und": str(proposal)}
