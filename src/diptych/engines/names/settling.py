"""Where the threshold lies: scores bent so that one number promises the same in every kind and between all scripts."""

from __future__ import annotations

from math import inf

import numpy as np

from diptych.engines.names.learned import Bend, odds, rank
from diptych.engines.names.samples import SCRIPTS, is_person
from diptych.engines.names.scoring import Question
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from diptych.engines.names.samples import Gold
    from diptych.engines.names.scoring import Matcher

WANTED = 0.958
"""The precision the threshold is set to reach, a little above the 95 of 100 that are promised."""
EVERY = 0.953
"""And within each group of a kind (places of one country), which are smaller."""
EVENS = 0.0
"""The least log-odds the threshold may lie at: what is likelier two than one is never called one, however few such
pairs there were to measure it on."""


class Report(Record):
    """What was measured of a kind between two scripts, each name by tables that had not seen its family name."""

    kind: str
    source: str
    target: str
    pairs: int
    auc: float
    recall_95: float
    recall_99: float
    precision: float
    """At the threshold that was set, as is the recall."""
    recall: float


def settled(
    gold: Sequence[Gold], families: Mapping[str, str], matchers: Sequence[Matcher], fold_of: Callable[[str], int]
) -> tuple[dict[tuple[str, str, str], Bend], list[Report]]:
    """The bend of every kind between two scripts, and what it does."""
    bends, reports = {}, []
    groups: dict[tuple[str, str, str], list[tuple[int, Gold]]] = {}
    for each in gold:
        person = is_person(each)
        if not person and not each.kind.startswith("place"):
            continue
        word = families.get(each.id) if person else each.id
        if word is None:
            continue
        source, target = sorted((SCRIPTS[each.language_a], SCRIPTS[each.language_b]), key=rank)
        groups.setdefault(("person" if person else "place", source, target), []).append((fold_of(word), each))
    for (kind, source, target), members in sorted(groups.items()):
        values = np.zeros(len(members))
        for fold, matcher in enumerate(matchers):
            places = [at for at, (of, _) in enumerate(members) if of == fold]
            questions = [question(members[at][1], kind) for at in places]
            values[places] = [odds(max(chance, -700.0)) for chance in matcher.chances(questions)]
        labels = np.array([each.label for _, each in members])
        bound = max(
            EVENS,
            lowest(values, labels, WANTED),
            *(
                lowest(values[chosen], labels[chosen], EVERY)
                for name in sorted({each.kind for _, each in members})
                if (chosen := np.array([each.kind == name for _, each in members])).any()
            ),
        )
        bend = _bend(values, labels, bound)
        bends[kind, source, target] = bend
        above = values >= bound
        reports.append(
            Report(
                kind=kind,
                source=source,
                target=target,
                pairs=len(members),
                auc=auc(values, labels),
                recall_95=recall_at(values, labels, 0.95),
                recall_99=recall_at(values, labels, 0.99),
                precision=float(labels[above].mean()) if above.any() else 1.0,
                recall=float(above[labels == 1].mean()),
            )
        )
    return bends, reports


def question(gold: Gold, kind: Any) -> Question:
    return Question(a=gold.a, b=gold.b, kind=kind, language_a=gold.language_a, language_b=gold.language_b)


def _bend(values: Any, labels: Any, bound: float) -> Bend:
    """A slope by logistic regression, and the offset that lays the bound at one half."""
    slope, offset = 1.0, 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(slope * values + offset, -30, 30)))
        weight = np.maximum(chance * (1 - chance), 1e-6)
        rows = np.stack([values, np.ones(len(values))])
        step = np.linalg.solve((rows * weight) @ rows.T + 1e-3 * np.eye(2), rows @ (labels - chance))
        slope, offset = slope + step[0], offset + step[1]
    slope = max(float(slope), 0.1)
    return Bend(slope=round(slope, 4), offset=round(-slope * bound, 4))


# measures -------------------------------------------------------------------------------------------------------------


def _curve(values: Any, labels: Any) -> tuple[Any, Any, Any]:
    """Values from the highest down where another follows, and precision and recall of all from there up."""
    order = np.argsort(-values, kind="stable")
    values, labels = values[order], labels[order]
    right = np.cumsum(labels)
    last: Any = np.append(values[1:] != values[:-1], True)
    return values[last], (right / np.arange(1, len(labels) + 1))[last], (right / max(labels.sum(), 1))[last]


def lowest(values: Any, labels: Any, precision: float) -> float:
    """The lowest value from which on so many of those above are right; infinite where there is none."""
    values, exact, _ = _curve(values, labels)
    reached = np.nonzero(exact >= precision)[0]
    return float(values[reached[-1]]) if len(reached) else inf


def recall_at(values: Any, labels: Any, precision: float) -> float:
    """The share of what is one that lies above the lowest value of such a precision."""
    _, exact, recall = _curve(values, labels)
    reached = np.nonzero(exact >= precision)[0]
    return float(recall[reached[-1]]) if len(reached) else 0.0


def auc(values: Any, labels: Any) -> float:
    """The chance that a pair that is one has the higher value of two, ties halved."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    ones = int(labels.sum())
    return float((ranks[labels == 1].sum() - ones * (ones + 1) / 2) / max(ones * (len(labels) - ones), 1))
