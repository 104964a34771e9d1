"""What letters of one script write in another: a learned table, and how well it explains pairs of words.

A table has a row for every letter, and finer rows for a letter before a certain other, or between two, where these
were seen often enough to tell. A row gives the chance of every piece; a second table says, the other way round, how
likely a piece, wherever it could be read, was written by a letter. Chances are kept as natural logarithms.

Words are looked at many at a time: pairs of about one size go through one table of dynamic programming, in arrays.
"""

from __future__ import annotations

import numpy as np

from diptych.engines.names.alignment import EDGE
from diptych.engines.names.sparse import FLOOR, NEVER, PER_LETTER, Sparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from diptych.engines.names.joints import Joints

CHUNK = 768
"""Pairs that go through one table at a time: small enough to stay in a processor's cache."""
BALANCE = 0.5
"""How much the way back (letter given piece) counts in choosing a division, beside the way forth."""
UNSEEN = 4.0
"""By how much, as a logarithm, a piece is unlikelier in a context that never saw it than without the context."""
KEPT = 200_000
"""Words whose rows and pieces are remembered."""

MEASURES = (
    *("forth", "back", "regret", "worst", "unexplained", "worst_back", "letters", "length"),
    *("forth_gain", "back_gain"),
)
"""What is measured of the best division: the logarithm of its chance forth and back; what is lost against the best
the source could have written, in all and at the worst letter; what is lost against the best that could have written
the target; the weakest way back; both lengths; and what the units before add, forth and back."""


class Emission:
    """One table: ``rows`` by context, ``pieces`` that may be written, and both ways' logarithms."""

    def __init__(
        self,
        *,
        longest: int,
        rows: dict[str, int],
        pieces: Sequence[str],
        forth: Sparse,
        back: Sparse,
        reading: Callable[[str], str | None],
        joints: Joints | None = None,
    ) -> None:
        self.longest = longest
        self.rows = rows
        self.pieces = tuple(pieces)
        self.number = {piece: at for at, piece in enumerate(self.pieces)}
        self.forth = forth
        self.back = back
        self.reading = reading
        """The syllable of a letter (pinyin of a Han character), whose row serves for letters that were never seen."""
        self.joints = joints
        self.plain = np.array([rows[_letter(key)] for key in rows], dtype=np.int64)
        """The row without context of every row."""
        self.best = forth.best()
        # Pieces nobody writes have columns behind the others, by their length; the last is for what cannot be.
        self.width = len(self.pieces) + longest + 2
        sizes = [*map(len, self.pieces), *range(longest + 1), 0]
        self.floor = (FLOOR + PER_LETTER * np.array(sizes)).astype(np.float32)
        self.floor[-1] = NEVER
        self.best_back = self.floor.copy()
        self.best_back[: len(self.pieces)] = back.best_of_columns(len(self.pieces))
        self._sources: dict[str, Any] = {}
        self._targets: dict[str, Any] = {}
        self._likely: dict[str, tuple[str, ...]] = {}
        self._tops: dict[int, list[tuple[float, str]]] = {}

    # words ------------------------------------------------------------------------------------------------------------

    def source(self, word: str) -> Any:
        """The row of every letter, as fine as there is one."""
        found = self._sources.get(word)
        if found is None:
            get, edged = self.rows.get, EDGE + word + EDGE
            rows = []
            for at in range(1, len(edged) - 1):
                row = get(edged[at - 1 : at + 2])
                if row is None:
                    row = get(edged[at : at + 2] + "|")
                if row is None:
                    row = get(edged[at])
                if row is None:
                    row = get(f"~{self.reading(edged[at])}", 0)
                rows.append(row)
            found = _remember(self._sources, word, np.array(rows, dtype=np.int64))
        return found

    def target(self, word: str) -> Any:
        """The columns of the pieces that end at every place, (m + 1, longest + 1)."""
        found = self._targets.get(word)
        if found is None:
            get, longest, never, unknown = self.number.get, self.longest, self.width - 1, len(self.pieces)
            ends = [[0, *[never] * longest]]
            for end in range(1, len(word) + 1):
                most = min(longest, end)
                ends.append([0, *[get(word[end - size : end], unknown + size) for size in range(1, most + 1)]])
                ends[-1] += [never] * (longest - most)
            found = _remember(self._targets, word, np.array(ends, dtype=np.int32))
        return found

    def divisible(self, source: str, target: str) -> bool:
        """Whether the pieces can make up the target at all."""
        return bool(source) and 0 < len(target) <= self.longest * len(source)

    # pairs ------------------------------------------------------------------------------------------------------------

    def measures(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """What :data:`MEASURES` names of every (source, target), (pairs, measures). Every pair must be divisible."""
        out = np.zeros((len(pairs), len(MEASURES)))
        for places in chunks(pairs):
            divided = Divided(self, [pairs[at] for at in places])
            out[places] = divided.measures(self.joints)
        return out

    def division(self, source: str, target: str) -> tuple[tuple[str, str], ...]:
        """Which letter wrote which piece, in the best division; empty where there is none."""
        if not self.divisible(source, target):
            return ()
        found, at = [], 0
        for letter, size in zip(source, Divided(self, [(source, target)]).sizes[0], strict=True):
            found.append((letter, target[at : at + int(size)]))
            at += int(size)
        return tuple(found)

    def readings(self, word: str, *, most: int) -> tuple[tuple[str, float], ...]:
        """The likeliest words of the target that a source may stand for, with the logarithms of their chances."""
        beams: dict[str, float] = {"": 0.0}
        for row in self.source(word):
            columns, values = self.forth.row(int(row))
            order = np.argsort(-values, kind="stable")[:most]
            grown: dict[str, float] = {}
            for text, chance in beams.items():
                for at in order:
                    longer, total = text + self.pieces[columns[at]], chance + float(values[at])
                    known = grown.get(longer)
                    grown[longer] = total if known is None else float(np.logaddexp(known, total))
            beams = dict(sorted(grown.items(), key=lambda each: (-each[1], each[0]))[:most])
        return tuple((text, chance) for text, chance in beams.items() if text)

    def likely(self, word: str, *, most: int = 3) -> tuple[str, ...]:
        """The likeliest words of the target, like :meth:`readings`, but quickly and remembered: from the likeliest
        pieces of every letter alone, ways to one word not added up. Never empty."""
        found = self._likely.get(word)
        if found is None:
            beams = [(0.0, "")]
            for row in self.source(word).tolist():
                top = self._tops.get(row)
                if top is None:
                    columns, values = self.forth.row(row)
                    order = np.argsort(-values, kind="stable")[:most]
                    top = [(float(values[at]), self.pieces[columns[at]]) for at in order] or [(0.0, "")]
                    self._tops[row] = top
                grown = [(chance + more, text + piece) for chance, text in beams for more, piece in top]
                grown.sort(key=_falling)
                beams = grown[:most]
            found = _remember(self._likely, word, tuple(dict.fromkeys(text for _, text in beams)))
        return found

    def firsts(self, word: str) -> dict[str, float]:
        """How likely each letter begins what a source writes."""
        found: dict[str, float] = {}
        nothing = 1.0
        for row in self.source(word):
            columns, values = self.forth.row(int(row))
            chances = np.exp(values)
            silent = 0.0
            for column, chance in zip(columns, chances / chances.sum(), strict=True):
                piece = self.pieces[column]
                if piece:
                    found[piece[0]] = found.get(piece[0], 0.0) + nothing * float(chance)
                else:
                    silent += float(chance)
            nothing *= silent
            if nothing < 0.01:
                break
        return found

    # as data ----------------------------------------------------------------------------------------------------------

    def written(self) -> dict[str, Any]:
        return {
            "longest": self.longest,
            "rows": list(self.rows),
            "pieces": list(self.pieces),
            "forth": self.forth.written(),
            "back": self.back.written(),
        }

    @classmethod
    def read(cls, data: Mapping[str, Any], *, reading: Callable[[str], str | None], joints: Joints | None) -> Emission:
        return cls(
            longest=data["longest"],
            rows={key: at for at, key in enumerate(data["rows"])},
            pieces=data["pieces"],
            forth=Sparse.read(data["forth"]),
            back=Sparse.read(data["back"]),
            reading=reading,
            joints=joints,
        )


class Divided:
    """The best divisions of pairs: for every place of a source the row, the column and the size of what it wrote."""

    def __init__(self, table: Emission, pairs: Sequence[tuple[str, str]]) -> None:
        self.table = table
        sources = [table.source(source) for source, _ in pairs]
        targets = [table.target(target) for _, target in pairs]
        self.n = np.array([len(source) for source, _ in pairs])
        self.m = np.array([len(target) for _, target in pairs])
        self.within = np.arange(int(self.n.max()))[None, :] < self.n[:, None]
        self.rows, numbers = np.unique(np.concatenate(sources), return_inverse=True)
        self.row = np.zeros(self.within.shape, dtype=np.int32)
        self.row[self.within] = numbers
        ends: Any = np.full((len(pairs), int(self.m.max()) + 1, table.longest + 1), table.width - 1, dtype=np.int32)
        for at, each in enumerate(targets):
            ends[at, : len(each)] = each
        self.explained = self._explained(ends)
        used: Any = np.zeros(table.width, dtype=bool)
        used[ends.ravel()] = True
        self.columns = np.nonzero(used)[0]
        number: Any = np.full(table.width, -1, dtype=np.int32)
        number[self.columns] = np.arange(len(self.columns), dtype=np.int32)
        floor, plain = table.floor[self.columns], table.plain[self.rows]
        # What a fine row never saw may still happen: it is as likely as without the context, and then some less.
        coarse = table.forth.dense(plain, number, floor) - np.float32(UNSEEN)
        self.forth = np.maximum(table.forth.dense(self.rows, number, floor), coarse)
        self.back = table.back.dense(plain, number, floor)
        self._divide(np.take(number, ends))

    def _explained(self, ends: Any) -> Any:
        """The best that letters could explain each target, whatever its source."""
        gains = self.table.best_back[ends]
        best = np.zeros(ends.shape[:2])
        for end in range(1, ends.shape[1]):
            most = min(self.table.longest, end)
            best[:, end] = (best[:, end - most : end][:, ::-1] + gains[:, end, 1 : most + 1]).max(axis=1)
        return best[np.arange(len(best)), self.m]

    def _divide(self, where: Any) -> None:
        """Viterbi's way: the best sizes from the left, then back from the end."""
        count, room, sizes = where.shape
        gain = (self.forth + np.float32(BALANCE) * self.back).ravel()
        value = np.full((count, room + sizes - 1), NEVER, dtype=np.float32)
        value[:, sizes - 1] = 0
        # The value before a piece of each size: a view into the values, the nearest first.
        window = np.lib.stride_tricks.sliding_window_view(value, sizes, axis=1)[:, :, ::-1]
        steps = self.within.shape[1]
        taken = np.zeros((steps, count, room), dtype=np.int8)
        start = self.row * np.int32(len(self.columns))
        even = bool(self.within.all())
        for at in range(steps):
            total: Any = np.take(gain, where + start[:, at, None, None])
            total += window
            taken[at] = total.argmax(axis=2)
            new = total.max(axis=2)
            value[:, sizes - 1 :] = new if even else np.where(self.within[:, at, None], new, value[:, sizes - 1 :])
        self.column = np.zeros((count, steps), dtype=np.int64)
        self.sizes = np.zeros((count, steps), dtype=np.int64)
        place, everyone = self.m.copy(), np.arange(count)
        for at in reversed(range(steps)):
            size = np.where(self.within[:, at], taken[at, everyone, place], 0)
            self.sizes[:, at] = size
            self.column[:, at] = where[everyone, place, size]
            place = np.maximum(place - size, 0)

    def measures(self, joints: Joints | None) -> Any:
        forth = np.where(self.within, self.forth[self.row, self.column], 0)
        back = np.where(self.within, self.back[self.row, self.column], 0)
        regret = np.where(self.within, self.table.best[self.rows][self.row], 0) - forth
        gains = (self.n * 0.0, self.n * 0.0)
        if joints is not None:
            gains = joints.gains(*self.units(), self.within, forth, back)
        back_sum = back.sum(axis=1)
        return np.stack(
            [
                np.maximum(forth.sum(axis=1), -150),
                np.maximum(back_sum, -150),
                np.minimum(regret.sum(axis=1), 150),
                np.minimum(regret.max(axis=1), 40),
                np.minimum(self.explained - back_sum, 150),
                np.maximum(back.min(axis=1), -40),
                self.n,
                self.m,
                *gains,
            ],
            axis=1,
        )

    def units(self) -> tuple[Any, Any]:
        """The row without context and the column of every place."""
        plain = self.table.plain[self.rows][self.row]
        return np.where(self.within, plain, 0), np.where(self.within, self.columns[self.column], 0)


def chunks(pairs: Sequence[tuple[str, str]]) -> Iterator[list[int]]:
    """Places of pairs of nearly one size, so that little is filled up."""
    order = sorted(range(len(pairs)), key=lambda at: (len(pairs[at][0]), len(pairs[at][1])))
    chunk: list[int] = []
    size: tuple[int, int] | None = None
    for at in order:
        here = (len(pairs[at][0]), len(pairs[at][1]) // 3)
        if chunk and ((here != size and len(chunk) > 64) or len(chunk) >= CHUNK):
            yield chunk
            chunk = []
        size = here
        chunk.append(at)
    if chunk:
        yield chunk


def _falling(beam: tuple[float, str]) -> tuple[float, str]:
    return -beam[0], beam[1]


def _letter(key: str) -> str:
    """The key of the row without context."""
    if key.endswith("|"):
        return key[0]
    return key[1] if len(key) == 3 and not key.startswith("~") else key


def _remember(kept: dict[str, Any], word: str, found: Any) -> Any:
    if len(kept) >= KEPT:
        kept.clear()
    kept[word] = found
    return found
