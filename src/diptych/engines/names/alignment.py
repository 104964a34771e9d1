"""Which letters of one script stand for which of another, learned from names that are known to be the same.

Every letter of the source writes a piece of the target, from nothing to ``longest`` letters, and the pieces make up the
target from left to right. How often a letter writes a piece is not given; it is found by expectation maximisation: the
pairs are divided in all ways at once, each way weighted by what is believed so far (forward-backward), and the
belief is renewed from what was counted. There is no chance in it: the same pairs give the same numbers.

All pairs of about one size are worked on together, in arrays.
"""

from __future__ import annotations

import numpy as np

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

EDGE = "^"
"""What stands before the first letter of a word and after its last."""

FAINT = 0.02
"""Of one pair a unit is counted with its neighbours where it is at least so probable."""


class Example(Record):
    """A name in the source and in the target, and how much it counts."""

    source: str
    target: str
    weight: float = 1.0


class Counts(Record):
    """How often (prev, letter, next) wrote piece: the outcome of aligning."""

    seen: dict[tuple[str, str, str, str], float]
    windows: dict[str, float]
    """How often each piece could have been read in the targets, at whatever place."""


class _Bucket:
    """Pairs whose sources are equally long; targets are filled up to the longest of them."""

    def __init__(self, examples: Sequence[Example], pieces: dict[str, int], letters: dict[str, int], longest: int):
        self.examples = examples
        self.source_length = len(examples[0].source)
        self.lengths = np.array([len(each.target) for each in examples])
        self.weights = np.array([each.weight for each in examples])
        room = int(self.lengths.max())
        self.sources = np.array([[letters[letter] for letter in each.source] for each in examples], dtype=np.int64)
        longest = min(longest, room)
        self.pieces: Any = np.full((len(examples), room + 1, longest + 1), -1, dtype=np.int64)
        for at, example in enumerate(examples):
            target = example.target
            for end in range(len(target) + 1):
                for size in range(min(longest, end) + 1):
                    self.pieces[at, end, size] = pieces.setdefault(target[end - size : end], len(pieces))
        self.units: Any = None


def align(examples: Iterable[Example], *, longest: int, rounds: int = 7, drop: float = 0.0) -> Counts:
    """Learn what letters write. ``longest``: letters of a piece at most. ``drop``: the share of pairs that is left out
    after half of the rounds because they fit worst, by letter; those that were seen once are meant by it.

    Pairs that cannot be divided so (a target longer than all pieces together) are passed over.
    """
    fitting = [each for each in examples if each.source and 0 < len(each.target) <= longest * len(each.source)]
    pieces: dict[str, int] = {"": 0}
    letters: dict[str, int] = {}
    for each in fitting:
        for letter in each.source:
            letters.setdefault(letter, len(letters))
    buckets = [_Bucket(group, pieces, letters, longest) for group in _groups(fitting)]
    owners = _number_units(buckets, len(pieces))
    sizes = np.array([len(piece) for piece in pieces])
    chance = _first_guess(owners, sizes, len(letters))
    for turn in range(rounds):
        counted = np.zeros(len(chance))
        fits = [_count(bucket, chance, counted) for bucket in buckets]
        totals = np.bincount(owners[0], weights=counted, minlength=len(letters))
        chance = counted / np.maximum(totals[owners[0]], 1e-9)
        if drop and turn == rounds // 2:
            _leave_out(buckets, fits, drop)
    return _with_neighbours(buckets, chance, list(pieces))


def _groups(examples: Sequence[Example]) -> Iterator[Sequence[Example]]:
    """By length of the source, then by that of the target in steps of three, and not too many at a time."""
    ordered = sorted(examples, key=lambda each: (len(each.source), -(-len(each.target) // 3)))
    group: list[Example] = []
    last = None
    for each in ordered:
        size = (len(each.source), -(-len(each.target) // 3))
        if group and (size != last or len(group) == 4096):
            yield group
            group = []
        group.append(each)
        last = size
    if group:
        yield group


def _number_units(buckets: Sequence[_Bucket], piece_count: int) -> tuple[Any, Any]:
    """Give every (letter, piece) that occurs a number; returns the letter and the piece of each number."""
    keys = []
    for bucket in buckets:
        key = bucket.sources[:, :, None, None] * piece_count + bucket.pieces[:, None, :, :]
        bucket.units = np.where(bucket.pieces[:, None, :, :] < 0, -1, key)
        keys.append(np.unique(bucket.units))
    known = np.unique(np.concatenate(keys))
    known = known[known >= 0]
    for bucket in buckets:
        numbers: Any = np.searchsorted(known, bucket.units).astype(np.int32)
        bucket.units = np.where(bucket.units < 0, len(known), numbers)
    return known // piece_count, known % piece_count


def _first_guess(owners: tuple[Any, Any], sizes: Any, letters: int) -> Any:
    """Before anything is known, shorter pieces are likelier, and a letter that writes nothing is rare."""
    letter, piece = owners
    liking = np.where(sizes[piece] == 0, 0.1, 0.5 ** sizes[piece])
    totals = np.bincount(letter, weights=liking, minlength=letters)
    return liking / totals[letter]


def _passes(bucket: _Bucket, chance: Any) -> tuple[Any, Any, Any]:
    """The probabilities of all beginnings and of all ends, and of the whole: (n+1, pairs, m+1) twice, (pairs)."""
    count, room, longest = bucket.pieces.shape[0], bucket.pieces.shape[1], bucket.pieces.shape[2] - 1
    padded: Any = np.append(chance, 0.0)
    before = np.zeros((bucket.source_length + 1, count, room))
    after = np.zeros_like(before)
    before[0, :, 0] = 1
    after[-1, np.arange(count), bucket.lengths] = 1
    for at in range(bucket.source_length):
        weight = padded[bucket.units[:, at]]
        for size in range(longest + 1):
            before[at + 1][:, size:] += before[at][:, : room - size] * weight[:, size:, size]
    for at in reversed(range(bucket.source_length)):
        weight = padded[bucket.units[:, at]]
        for size in range(longest + 1):
            after[at][:, : room - size] += after[at + 1][:, size:] * weight[:, size:, size]
    return before, after, before[-1, np.arange(count), bucket.lengths]


def _posteriors(bucket: _Bucket, chance: Any) -> tuple[Iterator[tuple[int, int, Any]], Any]:
    """For each letter and size the probability of every unit, (pairs, m+1-size); and how well each pair fits."""
    before, after, whole = _passes(bucket, chance)
    longest, room = bucket.pieces.shape[2] - 1, bucket.pieces.shape[1]
    share = np.where(whole > 0, 1 / np.maximum(whole, 1e-300), 0)
    padded: Any = np.append(chance, 0.0)

    def each() -> Iterator[tuple[int, int, Any]]:
        for at in range(bucket.source_length):
            for size in range(longest + 1):
                weight = padded[bucket.units[:, at, size:, size]]
                yield at, size, before[at][:, : room - size] * weight * after[at + 1][:, size:] * share[:, None]

    return each(), np.log(np.maximum(whole, 1e-300)) / (bucket.source_length + bucket.lengths)


def _count(bucket: _Bucket, chance: Any, counted: Any) -> Any:
    each, fit = _posteriors(bucket, chance)
    for at, size, probable in each:
        units = bucket.units[:, at, size:, size].ravel()
        found = np.bincount(units, weights=(probable * bucket.weights[:, None]).ravel(), minlength=len(counted) + 1)
        counted += found[:-1]
    return fit


def _leave_out(buckets: Sequence[_Bucket], fits: Sequence[Any], drop: float) -> None:
    lowest = np.quantile(np.concatenate(fits), drop)
    for bucket, fit in zip(buckets, fits, strict=True):
        bucket.weights = np.where(fit < lowest, 0, bucket.weights)


def _with_neighbours(buckets: Sequence[_Bucket], chance: Any, pieces: list[str]) -> Counts:
    seen: dict[tuple[str, str, str, str], float] = {}
    windows = np.zeros(len(pieces))
    for bucket in buckets:
        each, _ = _posteriors(bucket, chance)
        for at, size, probable in each:
            counted = probable * bucket.weights[:, None]
            for pair, start in zip(*np.nonzero(probable * (bucket.weights > 0)[:, None] > FAINT), strict=True):
                source = bucket.examples[pair].source
                before = source[at - 1] if at else EDGE
                after = source[at + 1] if at + 1 < len(source) else EDGE
                unit = (before, source[at], after, pieces[bucket.pieces[pair, start + size, size]])
                seen[unit] = seen.get(unit, 0.0) + float(counted[pair, start])
        # What lies beyond the end of a shorter target is no window.
        weights = np.broadcast_to(bucket.weights[:, None, None], bucket.pieces.shape)[bucket.pieces >= 0]
        windows += np.bincount(bucket.pieces[bucket.pieces >= 0], weights=weights, minlength=len(pieces))
    return Counts(seen=seen, windows={piece: float(count) for piece, count in zip(pieces, windows, strict=True)})
