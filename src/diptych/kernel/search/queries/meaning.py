"""Public documents that mean what was asked, whatever words they say it in.

They come into the plan as references to them (see :mod:`diptych.kernel.search.plans`), each as good as any word of the
question: so whatever holds for everything that is found, permissions, facets, counts, holds for them.
"""

from __future__ import annotations

from threading import Lock

from django.db.models import Count, Max

from diptych.engines.values.record import Record
from diptych.kernel.search import embedding
from diptych.kernel.search.models import Vector
from diptych.kernel.search.plans import Plan, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import Any

MEANING = "meaning"

MOST = 20
"""Documents that one question brings in by its meaning."""

NEAR = 0.80
"""How near they have to be. Anything is .7 to anything with this model; what is meant is .85 or more."""

SLICE = 16_384
"""Rows that are compared at a time: 25 MB of numbers."""

FIRST, LATER = 0.75, 0.06
"""What the nearest counts for beside a word that was found, and how much less each after it does."""


class Near(Record):
    """One document."""

    ref: str
    weight: float
    nearness: float


def widened(plan: Plan) -> Plan:
    """A plan that finds these documents too; as it was for a question with quotation marks, which is meant as it
    stands."""
    if not plan or any(item.kind == "phrase" for item in plan.asked.items):
        return plan
    terms = tuple(
        Term(kind="ref", tokens=(near.ref,), weight=near.weight, why=MEANING) for near in meant(plan.asked.text)
    )
    if not terms:
        return plan
    groups, wider = (
        tuple(group.replace(alternatives=(*group.alternatives, *terms)) for group in some)
        for some in (plan.groups, plan.wider)
    )
    return plan.replace(groups=groups, wider=wider)


class _Held(Record):
    """All vectors of one edition."""

    edition: Hashable
    keys: tuple[str, ...]
    numbers: Any
    scales: Any


_LOCK = Lock()
_held: list[_Held] = []


def meant(text: str) -> list[Near]:
    """The nearest documents, the nearest first; none where the extra is off or nothing was read yet. One query, more
    when vectors have changed. Some 10 ms for a hundred thousand documents."""
    if not text.strip() or not embedding.is_on():
        return []
    import numpy

    held = _current()
    if not held.keys:
        return []
    asked = embedding.of_question(text[:400]).astype("float32")
    scores = numpy.concatenate(
        [
            held.numbers[start : start + SLICE].astype("float32") @ asked * held.scales[start : start + SLICE]
            for start in range(0, len(held.keys), SLICE)
        ]
    )
    most = min(MOST, len(scores))
    best = numpy.argpartition(-scores, most - 1)[:most]
    ranked = sorted(best.tolist(), key=lambda at: (-scores[at], held.keys[at]))
    return [
        Near(ref=held.keys[at], weight=FIRST / (1 + LATER * place), nearness=float(scores[at]))
        for place, at in enumerate(ranked)
        if scores[at] >= NEAR
    ]


def _current() -> _Held:
    """The vectors as they are now; read anew when there are others."""
    import numpy

    told = Vector.objects.aggregate(last=Max("pk"), count=Count("pk"))
    edition = (told["last"], told["count"])
    with _LOCK:
        if _held and _held[0].edition == edition:
            return _held[0]
        keys, packed, scales = [], bytearray(), []
        rows = Vector.objects.order_by("pk").values_list("kind", "thing", "numbers", "scale")
        for kind, thing, numbers, scale in rows.iterator(5_000):
            keys.append(f"{kind}:{thing}")
            packed += numbers
            scales.append(scale)
        shaped = numpy.frombuffer(bytes(packed), dtype="int8").reshape(len(keys), -1) if keys else None
        made = _Held(edition=edition, keys=tuple(keys), numbers=shaped, scales=numpy.array(scales, dtype="float32"))
        _held[:] = [made]
        return made
