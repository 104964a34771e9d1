"""Public documents that mean what was asked, whatever words they say it in.

They come into the plan by themselves (see :mod:`diptych.kernel.search.plans`), each as good as any word of the
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
    from collections.abc import Callable, Hashable
    from typing import Any

MOST = 20
"""Documents that one question brings in by its meaning."""

NEAR, NEAR_OF_FEW = 0.15, 0.80
"""How near they have to be; of few documents, as the model has it: to it anything is .7 to anything."""

FEWEST = 256
"""Documents from which on one sees what all have in common: the language they are in, mostly. That is taken out, and
says of nothing what it means; without it, what is in another language is found half as often."""

COMMON = 2
"""Directions that are taken out, besides the mean."""

SAMPLE = 4096
"""Documents by which these are found."""

SLICE = 16_384
"""Rows that are compared at a time: 25 MB of numbers."""

FIRST, LATER = 1.0, 0.05
"""What the nearest counts for beside a word that was found, and how much less each after it does."""


class Near(Record):
    """One document."""

    ref: str
    """Kind and whole id: ``agreement:rucn-2017#4``."""
    weight: float


def widened(plan: Plan) -> Plan:
    """A plan that finds these documents too; as it was for a question with quotation marks, which is meant as it
    stands."""
    if not plan or any(item.kind == "phrase" for item in plan.asked.items):
        return plan
    terms = tuple(
        Term(kind="ref", tokens=(near.ref,), weight=near.weight, why="meaning") for near in meant(plan.asked.text)
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
    mean: Any = None
    common: Any = None
    """What all have in common, and how long each is without it; None where there are few."""
    lengths: Any = None


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
    asked, least = embedding.of_question(text[:400]).astype("float32"), NEAR_OF_FEW
    shift, lengths = numpy.float32(0), numpy.float32(1)
    if held.mean is not None:
        asked, least = _without(asked - held.mean, held.common), NEAR
        asked /= max(float(numpy.linalg.norm(asked)), 1e-6)
        shift, lengths = asked @ held.mean, held.lengths
    scores = (_over(held, lambda rows: rows @ asked) - shift) / lengths
    most = min(MOST, len(scores))
    best = numpy.argpartition(-scores, most - 1)[:most]
    ranked = sorted(best.tolist(), key=lambda at: (-scores[at], held.keys[at]))
    return [
        Near(ref=held.keys[at], weight=FIRST / (1 + LATER * place))
        for place, at in enumerate(ranked)
        if scores[at] >= least
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
        _held[:] = [_with_common(made) if len(keys) >= FEWEST else made]
        return _held[0]


def _over(held: _Held, act: Callable[[Any], Any]) -> Any:
    """What comes of all rows, a slice at a time, as the numbers that they stand for."""
    import numpy

    return numpy.concatenate(
        [
            act(held.numbers[start : start + SLICE].astype("float32") * held.scales[start : start + SLICE, None])
            for start in range(0, len(held.keys), SLICE)
        ]
    )


def _with_common(held: _Held) -> _Held:
    """The same with what the documents have in common, found from a part of them."""
    import numpy

    step = max(1, len(held.keys) // SAMPLE)
    some = held.numbers[::step].astype("float32") * held.scales[::step, None]
    mean = some.mean(axis=0)
    _values, directions = numpy.linalg.eigh(numpy.cov((some - mean).T))
    common = directions[:, -COMMON:].astype("float32")
    lengths = _over(held, lambda rows: numpy.linalg.norm(_without(rows - mean, common), axis=1))
    return held.replace(mean=mean, common=common, lengths=numpy.maximum(lengths, 1e-6))


def _without(rows: Any, common: Any) -> Any:
    return rows - (rows @ common) @ common.T
