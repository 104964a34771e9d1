"""What is done for dictionaries without anybody asking."""

from __future__ import annotations

from diptych.kernel.jobs import Attempt, periodic
from diptych.kernel.jobs.ticking import HOUR
from diptych.thesaurus.domain.dictionaries import rekey


@periodic("thesaurus.rekey", every=24 * HOUR)
def put_right(attempt: Attempt) -> None:
    """After a release whose tokens are others: until then some words of dictionaries are not found."""
    rekey()
