"""Rounds as they are read: found by their code, and written down as a call."""

from __future__ import annotations

from diptych.apps.programme.models import Party
from diptych.apps.slate.models import Round
from diptych.engines.values.errors import Refused
from diptych.kernel.secrets import digest
from diptych.kernel.zones import zone_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    Data = dict[str, Any]

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of codes that are read out over the telephone: no letter looks like a digit (Crockford's base 32)."""

_ALIKE = str.maketrans("OIL", "011")


def code_digest(code: str) -> str:
    """What is kept of the code of a hidden call, however it was typed.

    >>> code_digest("k7qm-2xrt-9f3b") == code_digest("K7QM 2XRT 9F3B")
    True
    """
    return digest("".join(char for char in code.upper().translate(_ALIKE) if char in ALPHABET))


def round_behind(programme: str, code: str) -> Round:
    """The hidden call that a code opens, once it was announced; one query. Refused("no_round")."""
    found = Round.objects.filter(programme=programme, is_hidden=True, code_digest=code_digest(code))
    call = found.filter(announced_at__isnull=False).first()
    if call is None:
        raise Refused("no_round")
    return call


def parties_of(programme: str) -> tuple[str, ...]:
    """The parties of a programme in their order; one query. Refused("no_programme", id=…)."""
    found = tuple(Party.objects.filter(programme=programme).order_by("position").values_list("country", flat=True))
    if not found:
        raise Refused("no_programme", id=programme)
    return found


def last_day(call: Round) -> date:
    """The day on which a round closes, by the clocks of its zone; no query."""
    return call.closes_at.astimezone(zone_of(call.zone)).date()


def written_down(call: Round) -> Data:
    """A round as plain data in the format of calls, with the ids of what is kept. Four queries."""
    quotas: dict[str, dict[str, int]] = {}
    for quota in call.quotas.order_by("party", "form"):
        quotas.setdefault(quota.party, {})[quota.form] = quota.number
    return {
        "slug": call.slug,
        "opens_at": call.opens_at.isoformat(),
        "closes_at": call.closes_at.isoformat(),
        "texts": {row.lang: {"name": row.name, "text": row.text} for row in call.texts.order_by("lang")},
        "quotas": quotas,
        "criteria": [
            {"id": row.pk, "names": row.names, "help": row.help, "weight": row.weight, "most": row.most}
            for row in call.criteria.order_by("position")
        ],
        "questions": [
            {"id": row.pk, "texts": row.texts, "required": row.is_required, "longest": row.longest}
            for row in call.questions.order_by("position")
        ],
        "hidden": call.is_hidden,
        "admits_unfilled": call.admits_unfilled,
        "zone": call.zone,
    }
