"""From what was counted in aligned names to a table of chances: smoothed, and without what tells nothing.

A rare context leans on the letter, a rare letter on its syllable (for Han), so that what was seen twice does not
speak as loudly as what was seen a thousand times.
"""

from __future__ import annotations

from collections import defaultdict
from math import log

from diptych.engines.names.emission import Emission
from diptych.engines.names.sparse import FLOOR, Sparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from diptych.engines.names.alignment import Counts

    Row = dict[str, float]

LEAN = 3.0
"""So many sightings does the belief of the coarser row weigh in the finer one."""
TELLING = 3.0
"""What a finer row must gain over the coarser one, in natural logarithms over all its sightings, to be kept."""
OFTEN = 3.0
"""How often a context must have been seen."""
SLIGHT = 0.002
"""Chances below this are left to the floor."""
RULED = 1.0
"""So many sightings is a rule (pinyin, Palladius) worth for its syllable."""


def estimated(
    counts: Counts, *, longest: int, reading: Callable[[str], str | None], ruled: Mapping[str, str]
) -> Emission:
    """The table of what was counted. ``reading``: the syllable of a letter; ``ruled``: what rules write for it."""
    letters: dict[str, Row] = defaultdict(lambda: defaultdict(float))
    pairs: dict[str, Row] = defaultdict(lambda: defaultdict(float))
    threes: dict[str, Row] = defaultdict(lambda: defaultdict(float))
    syllables: dict[str, Row] = defaultdict(lambda: defaultdict(float))
    for syllable, written in ruled.items():
        syllables[syllable][written] += RULED
    for (before, letter, after, piece), count in counts.seen.items():
        letters[letter][piece] += count
        pairs[letter + after + "|"][piece] += count
        threes[before + letter + after][piece] += count
        if read := reading(letter):
            syllables[read][piece] += count
    everything = _sum(letters.values())
    total = sum(everything.values())
    anyhow = {piece: count / total for piece, count in everything.items() if count / total > SLIGHT}
    rows: dict[str, Row] = {"": anyhow}
    for syllable, row in sorted(syllables.items()):
        rows[f"~{syllable}"] = _leaning(row, anyhow, 0.2)
    for letter, row in sorted(letters.items()):
        coarser = rows.get(f"~{reading(letter)}", anyhow)
        rows[letter] = _leaning(row, coarser, LEAN if coarser is not anyhow else 0.2)
    for key, row in sorted(pairs.items()):
        _keep_if_telling(rows, key, row, rows[key[0]])
    for key, row in sorted(threes.items()):
        _keep_if_telling(rows, key, row, rows.get(key[1:] + "|", rows[key[1]]))
    pieces = sorted({piece for row in rows.values() for piece in row} - {""}, key=lambda piece: (len(piece), piece))
    number = {piece: at for at, piece in enumerate(["", *pieces])}
    forth = [{number[piece]: log(chance) for piece, chance in row.items()} for row in rows.values()]
    back = [_back(key, letters, syllables, counts, number) for key in rows]
    return Emission(
        longest=longest,
        rows={key: at for at, key in enumerate(rows)},
        pieces=["", *pieces],
        forth=Sparse.of(forth),
        back=Sparse.of(back),
        reading=reading,
    )


def _sum(rows: Iterable[Row]) -> Row:
    total: Row = defaultdict(float)
    for row in rows:
        for piece, count in row.items():
            total[piece] += count
    return total


def _leaning(row: Row, coarser: Row, weight: float) -> Row:
    """The chances of a row that leans on a coarser one; what is slight is left out."""
    total = sum(row.values()) + weight
    mixed = {piece: (row.get(piece, 0.0) + weight * coarser.get(piece, 0.0)) / total for piece in {**row, **coarser}}
    return {piece: chance for piece, chance in mixed.items() if chance > SLIGHT}


def _keep_if_telling(rows: dict[str, Row], key: str, row: Row, coarser: Row) -> None:
    if sum(row.values()) < OFTEN:
        return
    finer = _leaning(row, coarser, LEAN)
    gain = sum(
        count * (log(finer.get(piece, SLIGHT)) - log(coarser.get(piece, SLIGHT))) for piece, count in row.items()
    )
    if gain > TELLING:
        rows[key] = finer


def _back(
    key: str, letters: Mapping[str, Row], syllables: Mapping[str, Row], counts: Counts, number: Mapping[str, int]
) -> dict[int, float]:
    """How likely a piece, wherever it could be read, was written by this letter; only for rows without context."""
    if key.endswith("|") or (len(key) == 3 and not key.startswith("~")):
        return {}
    row, share = (syllables[key[1:]], 0.1) if key.startswith("~") else (letters.get(key, {}), 1.0)
    found = {}
    for piece, count in row.items():
        if piece in number:
            chance = share * count / (counts.windows.get(piece, 0.0) + 2.0)
            if log(max(chance, 1e-9)) > FLOOR:
                found[number[piece]] = log(chance)
    return found
