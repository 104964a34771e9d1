"""How the tables are made: from words seen to be one name, and from pairs of whole names judged by hand or by making.

Words teach the letters (:mod:`alignment`), pairs teach the trees and the bends. So that nothing is judged by what it
was learned from, the words are cut into thirds by the Latin form: what is said of a third comes from tables made of the
other two. In the end the tables are made once more from everything. There is no chance in any of it.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

import numpy as np

from diptych.engines.names import settling
from diptych.engines.names.alignment import Example, align
from diptych.engines.names.boosting import Forest, grown
from diptych.engines.names.emission import Divided, Emission, chunks
from diptych.engines.names.estimating import estimated
from diptych.engines.names.folding import key
from diptych.engines.names.joints import Joints
from diptych.engines.names.learned import PIVOT, Learned
from diptych.engines.names.likeness import FEATURES, Likeness, reading_of
from diptych.engines.names.remembering import Memory
from diptych.engines.names.samples import Gold, Sample, Seen, family_words, given_words, near_names, samples_of
from diptych.engines.names.scoring import Matcher
from diptych.engines.names.syllables import palladius, spelt
from diptych.engines.names.tables import PALLADIUS
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

FOLDS = 3
DIRECTIONS = {("Hani", "Latn"): 6, ("Cyrl", "Latn"): 4, ("Hani", "Cyrl"): 5}
"""From which script to which, and how many letters of the target one of the source writes at the most."""
MINED = 0.2
"""What a pair of words counts that was not judged but taken for different because it only sounds alike."""


class Parameters(Record):
    rounds: int = 7
    drop: float = 0.06
    once: float = 0.5
    """What a pair of words counts in aligning that was seen once."""
    once_most: int = 30_000
    """Of pairs seen once no more than so many are aligned, evenly chosen."""
    mined_most: int = 30_000
    """Likewise of pairs of words that only sound alike, with the pairs that are one beside them."""
    trees: int = 160
    depth: int = 5
    rate: float = 0.075


def learn(
    words: Sequence[Seen],
    gold: Sequence[Gold],
    *,
    provenance: Mapping[str, Any],
    parameters: Parameters = Parameters(),  # noqa: B008 - frozen
    told: Callable[[str], None] = lambda step: None,
) -> tuple[Learned, list[settling.Report]]:
    """Tables and bends from words and judged pairs; ``told`` hears of every step. Minutes, on one core."""
    families, givens = family_words(gold), given_words(gold)
    finished: dict[tuple[str, str], Likeness] = {}
    judged: list[dict[tuple[str, str], Likeness]] = [{} for _ in range(FOLDS)]
    for (source, target), longest in DIRECTIONS.items():
        rows = _rows(words, source, target)
        parted = []
        for fold in range(FOLDS):
            told(f"{source} {target} {fold + 1}/{FOLDS + 1}")
            kept = [row for row in rows if fold_of(row.latin) != fold or row.latin in givens]
            parted.append(_without_trees(kept, source, target, longest, parameters))
            parted[-1].pivot = _pivot(judged[fold], source, target)
        samples = _samples(gold, families, rows, source, target, givens, parameters)
        features = _features(samples, parted)
        for fold in range(FOLDS):
            others = np.array([sample.fold != fold for sample in samples])
            judged[fold][source, target] = _with_trees(parted[fold], samples, features, others, parameters)
        told(f"{source} {target} {FOLDS + 1}/{FOLDS + 1}")
        everything = _without_trees(rows, source, target, longest, parameters)
        everything.pivot = _pivot(finished, source, target)
        every: Any = np.ones(len(samples), dtype=bool)
        finished[source, target] = _with_trees(everything, samples, features, every, parameters)
    told("bends")
    bends, reports = settling.settled(gold, families, [Matcher(Learned(each, {}, {})) for each in judged], fold_of)
    return Learned(finished, bends, provenance), reports


def fold_of(word: str) -> int:
    """The third a word belongs to."""
    return int.from_bytes(sha256(word.encode()).digest()[:4], "big") % FOLDS


class _Row(Record):
    source: str
    target: str
    count: int
    latin: str


def _rows(words: Iterable[Seen], source: str, target: str) -> list[_Row]:
    """Pairs of words in these scripts, each once, with how often it was seen."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for seen in words:
        one, other = seen.of(source), seen.of(target)
        if one and other:
            count, latin = found.get((one, other), (0, seen.latin))
            found[one, other] = max(count, seen.count(source, target)), latin
    return [
        _Row(source=one, target=other, count=count, latin=latin)
        for (one, other), (count, latin) in sorted(found.items())
        if count
    ]


def _without_trees(rows: Sequence[_Row], source: str, target: str, longest: int, parameters: Parameters) -> Likeness:
    examples = [Example(source=row.source, target=row.target) for row in rows if row.count > 1]
    examples += [
        Example(source=row.source, target=row.target, weight=parameters.once)
        for row in _evenly([row for row in rows if row.count == 1], parameters.once_most)
    ]
    counts = align(examples, longest=longest, rounds=parameters.rounds, drop=parameters.drop)
    rules = {}
    if source == "Hani":
        rules = {
            syllable: key(palladius([syllable]) if target == "Cyrl" else spelt([syllable])) for syllable in PALLADIUS
        }
    table = estimated(counts, longest=longest, reading=reading_of(source), ruled=rules)
    table.joints = _joints(table, examples)
    return Likeness(
        source=source,
        target=target,
        emission=table,
        memory=Memory.of((row.source, row.target, row.count) for row in rows),
        forests={},
        firsts={"source": _firsts(row.source for row in rows), "target": _firsts(row.target for row in rows)},
    )


def _pivot(known: Mapping[tuple[str, str], Likeness], source: str, target: str) -> tuple[Emission, Emission] | None:
    """The tables from both scripts to the third, which are made first."""
    if target == PIVOT:
        return None
    return known[source, PIVOT].emission, known[target, PIVOT].emission


def _evenly(items: Sequence[Any], most: int) -> Sequence[Any]:
    """No more than so many, from the whole length of what there is."""
    step = max(1, -(-len(items) // most))
    return items[::step]


def _joints(table: Emission, examples: Sequence[Example]) -> Joints:
    pairs = [(each.source, each.target) for each in examples]
    weights = np.array([each.weight for each in examples])
    fitting = [at for at, pair in enumerate(pairs) if table.divisible(*pair)]
    pairs, weights = [pairs[at] for at in fitting], weights[fitting]
    room = max(len(source) for source, _ in pairs)
    shape = (len(pairs), room)
    letters: Any = np.zeros(shape, np.int64)
    pieces: Any = np.zeros(shape, np.int64)
    within: Any = np.zeros(shape, bool)
    for places in chunks(pairs):
        divided = Divided(table, [pairs[at] for at in places])
        here: Any = np.ix_(places, range(divided.within.shape[1]))
        letters[here], pieces[here] = divided.units()
        within[here] = divided.within
    return Joints.of(letters, pieces, within, weights, width=table.width)


def _firsts(words: Iterable[str]) -> dict[str, float]:
    found: dict[str, int] = defaultdict(int)
    for word in words:
        found[word[0]] += 1
    total = sum(found.values())
    return {letter: round(count / total, 5) for letter, count in found.items() if count / total > 0.0005}


# trees ----------------------------------------------------------------------------------------------------------------


def _samples(
    gold: Sequence[Gold],
    families: Mapping[str, str],
    rows: Sequence[_Row],
    source: str,
    target: str,
    givens: set[str],
    parameters: Parameters,
) -> list[Sample]:
    """Pairs of words that are one or not: from judged names, and from words that only sound alike."""
    judged = samples_of(gold, families, source, target, fold_of)
    taken = {(sample.source, sample.target) for sample in judged}
    mined = [
        Sample(
            source=one,
            target=other,
            label=label,
            weight=MINED,
            kind="person",
            fold=fold_of(latin),
            judged=False,
        )
        for one, other, label, latin in near_names([(row.source, row.target, row.latin) for row in rows], givens)
        if (one, other) not in taken
    ]
    return [*judged, *_evenly(mined, parameters.mined_most)]


def _features(samples: Sequence[Sample], parted: Sequence[Likeness]) -> Any:
    """Each sample as tables see it that have not seen it; those whose words cannot fit are all noughts."""
    features: Any = np.zeros((len(samples), len(FEATURES)), dtype=np.float32)
    for fold, likeness in enumerate(parted):
        places = [
            at
            for at, sample in enumerate(samples)
            if sample.fold == fold and likeness.fits(sample.source, sample.target)
        ]
        if places:
            features[places] = likeness.features([(samples[at].source, samples[at].target) for at in places])
    return features


def _with_trees(
    likeness: Likeness, samples: Sequence[Sample], features: Any, chosen: Any, parameters: Parameters
) -> Likeness:
    fitting = chosen & (features[:, list(FEATURES).index("letters")] > 0)
    labels = np.array([sample.label for sample in samples])
    forests: dict[str, Forest] = {}
    for kind in ("person", "place"):
        # What sounds like what is the same for places; what counts as near is not.
        weights = np.array([sample.weight * (1.0 if sample.kind == kind else 0.15) for sample in samples])
        if kind == "person":
            weights = np.where([sample.kind == "place" for sample in samples], 0, weights)
        used = fitting & (weights > 0)
        if used.any():
            forests[kind] = grown(
                features[used],
                labels[used],
                weights=weights[used],
                monotone=list(FEATURES.values()),
                trees=parameters.trees,
                depth=parameters.depth,
                rate=parameters.rate,
            )
    return Likeness(
        source=likeness.source,
        target=likeness.target,
        emission=likeness.emission,
        memory=likeness.memory,
        forests=forests,
        firsts=likeness.firsts,
        pivot=likeness.pivot,
    )
