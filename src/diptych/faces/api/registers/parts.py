"""Claims and conflicts by themselves: in documents they stand inside what they speak of, here they name it."""

from __future__ import annotations

from diptych.engines.values.shape import CURRENCY
from diptych.kernel.keeping.shapes import CODE, LINE, PROSE, SUM, Ref
from diptych.kernel.keeping.thing import Rows
from diptych.registers.sources import formats
from diptych.registers.sources.models import Claim, Conflict, ConflictSide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Data = dict[str, Any]

CLAIM_ROWS = Rows(Claim)
CONFLICT_ROWS = Rows(Conflict, lists={"sides": Rows(ConflictSide, owner="conflict_id")})


class AnyClaim(formats.Claim):
    """A claim on record, or one that the reading of an article has found, in one form."""

    def outward(self, data: Data) -> Data:
        found = super().outward(data)
        return {**found, "subject": found["subject_id"]}


class AnyConflict(formats.Conflict):
    """A conflict of any thing."""

    def outward(self, data: Data) -> Data:
        found = super().outward(data)
        return {**found, "owner": found["owner_id"]}


def _after_id(fields: Data, **more: Any) -> Data:
    return {"id": fields["id"], **more, **fields}


CLAIM = AnyClaim(
    "id",
    "subject_type",
    "subject",
    "measure",
    "source",
    flat=formats.CLAIM.flat,
    **_after_id(
        formats.CLAIM.fields,
        subject_type=CODE,
        subject=Ref("any"),
        article=Ref("article"),
    ),
    value_to=formats.VALUE,
    restated=SUM,
    restated_currency=CURRENCY,
    text=PROSE,
)
CONFLICT = AnyConflict(
    "id",
    "owner_type",
    "owner",
    "about",
    "reason",
    **_after_id(formats.CONFLICT.fields, owner_type=CODE, owner=LINE),
)
