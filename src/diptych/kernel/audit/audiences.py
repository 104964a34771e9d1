"""Who may see an entry.

=====================  ================================================================
audience               who sees the entry
=====================  ================================================================
empty                  everybody: it belongs to the public record
``CN``                 that party of the programme, and nobody else
``parties``            all parties of the programme
``proposal:<id>``      all parties of the programme, and the producers of the proposal
``producers:<id>``     the producers of the proposal, and nobody else
``house``              no party: it concerns an account, and belongs to whoever runs the site
=====================  ================================================================
"""

from __future__ import annotations

import re

from diptych.kernel.audit.actions import Misused

PUBLIC = ""
PARTIES = "parties"
PROPOSAL = "proposal:"
PRODUCERS = "producers:"
HOUSE = "house"

LONGEST = 100
"""Letters an audience may have."""

_PARTY = re.compile(r"[A-Z]{2}")
_AUDIENCE = re.compile(rf"|{PARTIES}|{HOUSE}|{_PARTY.pattern}|(?:{PROPOSAL}|{PRODUCERS})[0-9A-Za-z_-]{{1,80}}")


def is_party(code: str) -> bool:
    """Whether this is written as the code of a country."""
    return _PARTY.fullmatch(code) is not None


def check_audience(audience: str, programme: str) -> None:
    """Misused for what would be seen by nobody, or by parties of another programme."""
    if not _AUDIENCE.fullmatch(audience):
        raise Misused(f"{audience!r} is no audience")
    if audience not in (PUBLIC, HOUSE) and not programme:
        raise Misused(f"an entry for {audience!r} needs its programme: a party is one of a programme")


def sees(party: str, programme: str, audience: str, of: str) -> bool:
    """Whether a party of a programme may see an entry, by its audience and the programme it is ``of``.

    >>> [sees("CN", "ru-cn", audience, "ru-cn") for audience in ("", "CN", "parties", "proposal:7")]
    [True, True, True, True]
    >>> [sees("CN", "ru-cn", audience, "ru-cn") for audience in ("RU", "producers:7")]
    [False, False]
    >>> sees("CN", "ru-cn", "parties", "nl-cn"), sees("CN", "ru-cn", "", "nl-cn")
    (False, True)
    """
    if audience == PUBLIC:
        return True
    return audience != HOUSE and programme == of and (audience in (party, PARTIES) or audience.startswith(PROPOSAL))
