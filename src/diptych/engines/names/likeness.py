"""How alike two words of different scripts are: the log-odds that they are one name.

A :class:`Likeness` holds what was learned for one way of writing, from one script to another: which letters write
which pieces, what follows what, which pairs were seen, and the trees that weigh all that.
"""

from __future__ import annotations

from functools import lru_cache
from math import log

import numpy as np

from diptych.engines.names.boosting import Forest
from diptych.engines.names.emission import Emission
from diptych.engines.names.joints import Joints
from diptych.engines.names.remembering import Memory
from diptych.engines.names.syllables import palladius, spelt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

ORDER = ("Hani", "Cyrl", "Latn")
"""Of two scripts the one that comes first here is the source."""

FEATURES = {
    "forth_per_letter": 1,
    "back_per_letter": 1,
    "regret": -1,
    "worst": -1,
    "unexplained": -1,
    "worst_back": 1,
    "letters": 0,
    "length": 0,
    "regret_per_letter": -1,
    "unexplained_per_letter": -1,
    "stretch": 0,
    "pair_known": 1,
    "source_known": -1,
    "target_known": -1,
    "both_per_letter": 1,
    "forth_gain": 1,
    "back_gain": 1,
    "forth_gain_per_letter": 1,
    "back_gain_per_letter": 1,
    "likeness_to_rule": 1,
    "likeness_to_best": 1,
    "likeness_through_latin": 1,
}
"""What trees see of a pair, and whether it may only speak for (1), only against (-1), or both (0)."""

_LETTERS, _RULE = list(FEATURES).index("letters"), list(FEATURES).index("likeness_to_rule")

UNLIKE = -9.0
"""The log-odds of words that cannot be divided at all, or whose lengths do not fit."""
MOST = 9.0
RULED, RULED_ONE = 5.5, 4.0
"""The least log-odds of what rules of romanisation write exactly, of several syllables and of one."""
ROUGHLY = 40
"""How alike, of 100, a word and what another may be are at the least, for a closer look."""
FAINT = 0.003
"""Of an initial, the chance that is left to the unforeseen."""
KEPT = 400_000


class Likeness:
    """What was learned from one script to another."""

    def __init__(
        self,
        *,
        source: str,
        target: str,
        emission: Emission,
        memory: Memory,
        forests: Mapping[str, Forest],
        firsts: Mapping[str, Mapping[str, float]],
        pivot: tuple[Emission, Emission] | None = None,
    ) -> None:
        self.source = source
        self.target = target
        self.emission = emission
        self.memory = memory
        self.forests = dict(forests)
        self.firsts = firsts
        """How often names begin with each letter, in the source and in the target."""
        self.pivot = pivot
        """The tables from the source and from the target to a third script: most names in Chinese and in Russian were
        Latin ones once, and what both may have been in it should meet."""
        self._known: dict[tuple[str, str, str], float] = {}
        self._best: dict[str, str] = {}
        self._likeliest: dict[int, str] = {}
        self._rule: dict[str, str] = {}

    # words ------------------------------------------------------------------------------------------------------------

    def log_odds(
        self, pairs: Sequence[tuple[str, str]], *, kind: str = "person", besides: Sequence[str] = ()
    ) -> list[float]:
        """For every (source word, target word) the log-odds that they are one, within ±9. Remembered.

        ``besides``: kinds for which the same is going to be asked. What trees see of a pair is one for all kinds, and
        takes longer to find than the trees take to weigh it.
        """
        known = self._known
        new = [pair for pair in dict.fromkeys(pairs) if (kind, *pair) not in known]
        if new:
            if len(known) + len(new) > KEPT:
                # Another thread may still read what was known: it keeps that, and this one begins anew.
                known = self._known = {}
                new = list(dict.fromkeys(pairs))
            fitting = [pair for pair in new if self.fits(*pair)]
            features = self.features(fitting) if fitting else None
            for each in (kind, *besides):
                known.update({(each, *pair): UNLIKE for pair in new})
                if fitting:
                    found = self._weighed(features, each).tolist()
                    known.update({(each, *pair): value for pair, value in zip(fitting, found, strict=True)})
        return [known[kind, source, target] for source, target in pairs]

    def _weighed(self, features: Any, kind: str) -> Any:
        forest = self.forests.get(kind) or self.forests["person"]
        found = np.clip(forest(features), UNLIKE, MOST)
        # What a rule writes letter by letter needs no more witnesses, but for what sounds the same.
        syllables, exact = features[:, _LETTERS], features[:, _RULE] == 100
        return np.where(exact, np.maximum(found, np.where(syllables > 1, RULED, RULED_ONE)), found)

    def fits(self, source: str, target: str) -> bool:
        """Whether the lengths allow for it: everything else is not worth a closer look."""
        n, m = len(source), len(target)
        if self.source == "Hani":
            return n > 0 and n - 2 < m <= 5 * n + 1 and self.emission.divisible(source, target)
        return n > 0 and 3 * n <= 7 * m + 6 and m <= 2 * n + 4 and self.emission.divisible(source, target)

    def plausible(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Whether words are worth a closer look that do not even stand where the other does: those that are known as
        one, and those that are roughly what the other may be."""
        if not pairs:
            return []
        found: list[bool] = ((self._rough(pairs) >= ROUGHLY) | (self.memory(pairs)[:, 0] > 0)).tolist()
        return found

    def nearest(self, pairs: Sequence[tuple[str, str]], most: int) -> list[int]:
        """The places of the pairs that are worth a closer look, in their order: so many that are roughly most alike,
        and those that are known as one."""
        if len(pairs) <= most:
            return list(range(len(pairs)))
        alike = np.argsort(-self._rough(pairs), kind="stable")[:most]
        found: list[int] = np.union1d(alike, np.nonzero(self.memory(pairs)[:, 0] > 0)[0]).tolist()
        return found

    def _rough(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """How alike, of 100, each target is to what its source may be, by the likeliest letters or roughly by rule."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import cpdist

        targets = [target for _, target in pairs]
        rough = cpdist([self.best_reading(source) for source, _ in pairs], targets, scorer=ratio)
        if self.source == "Hani":
            write = palladius if self.target == "Cyrl" else "".join
            # Each character by itself: to read the word takes twenty times as long.
            ruled = [write([syllable(letter) or letter for letter in source]) for source, _ in pairs]
            rough = np.maximum(rough, cpdist(ruled, targets, scorer=ratio))
        return rough

    def features(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """What trees see, (pairs, :data:`FEATURES`)."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import cpdist

        measured = self.emission.measures(pairs)
        forth, back, regret, worst, unexplained, worst_back, n, m, forth_gain, back_gain = measured.T
        pair_known, source_known, target_known = self.memory(pairs).T
        targets = [target for _, target in pairs]
        best = cpdist([self.best_reading(source) for source, _ in pairs], targets, scorer=ratio)
        rule = cpdist([self.rule_reading(source) for source, _ in pairs], targets, scorer=ratio)
        through = self._through(pairs)
        return np.stack(
            [
                *(forth / n, back / n, regret, worst, unexplained, worst_back, n, m),
                *(regret / n, unexplained / m, m / n, pair_known, source_known, target_known),
                *((forth + back) / (n + m), forth_gain, back_gain, forth_gain / n, back_gain / n, rule, best),
                through,
            ],
            axis=1,
        ).astype(np.float32)

    def _through(self, pairs: Sequence[tuple[str, str]]) -> Any:
        """How alike, of 100, the likeliest words of the third script are; 0 where there is no such way."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import cpdist

        if self.pivot is None:
            return np.zeros(len(pairs))
        ones: list[str] = []
        others: list[str] = []
        counts = []
        for source, target in pairs:
            from_source, from_target = self.pivot[0].likely(source), self.pivot[1].likely(target)
            counts.append(len(from_source) * len(from_target))
            for text in from_source:
                ones += [text] * len(from_target)
                others += from_target
        return np.maximum.reduceat(cpdist(ones, others, scorer=ratio), np.cumsum([0, *counts[:-1]]))

    def best_reading(self, source: str) -> str:
        """What the source most likely stands for, letter by letter."""
        found = self._best.get(source)
        if found is None:
            found = self._best[source] = "".join(map(self._piece, self.emission.source(source).tolist()))
        return found

    def _piece(self, row: int) -> str:
        """What the letter of a row most likely stands for."""
        found = self._likeliest.get(row)
        if found is None:
            columns, values = self.emission.forth.row(row)
            found = self.emission.pieces[columns[values.argmax()]] if len(columns) else ""
            self._likeliest[row] = found
        return found

    def rule_reading(self, source: str) -> str:
        """What the rules of romanisation make of a Han word: pinyin, or Palladius' letters; else nothing."""
        if self.source != "Hani":
            return ""
        found = self._rule.get(source)
        if found is None:
            found = self._rule[source] = ruled(source, self.target)
        return found

    # initials ---------------------------------------------------------------------------------------------------------

    def initial(self, source: str, target: str) -> float:
        """The log-odds that one letter with a full stop (one of both) is the initial of the other word.

        Two initials are looked at as letters that write each other.
        """
        if target.endswith("."):
            letter = target[0]
            chance = self._firsts_of(source[0] if source.endswith(".") else source).get(letter, 0.0)
            usual = self.firsts["target"].get(letter, 0.0)
        else:
            chance = sum(
                share for piece, share in self._writes(source[0]).items() if piece and target.startswith(piece)
            )
            usual = self.firsts["target"].get(target[0], 0.0)
        met, seen = self.memory.initial(source, target)
        if seen:
            chance = (min(met, seen) + 0.5 * chance) / (seen + 0.5)
        return log((chance + FAINT) / (usual + FAINT))

    def _firsts_of(self, source: str) -> dict[str, float]:
        return self.emission.firsts(source)

    def _writes(self, letter: str) -> dict[str, float]:
        table = self.emission
        row = table.rows.get(letter)
        if row is None:
            return {}
        columns, values = table.forth.row(row)
        return {table.pieces[column]: float(np.exp(value)) for column, value in zip(columns, values, strict=True)}

    # as data ----------------------------------------------------------------------------------------------------------

    def written(self) -> dict[str, Any]:
        return {
            "source": self.source,
            "target": self.target,
            "firsts": {side: dict(sorted(letters.items())) for side, letters in self.firsts.items()},
            "forests": {kind: forest.written() for kind, forest in self.forests.items()},
            "emission": self.emission.written(),
            "joints": self.emission.joints.written() if self.emission.joints is not None else None,
            "memory": self.memory.written(),
        }

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Likeness:
        joints = Joints.read(data["joints"]) if data["joints"] else None
        return cls(
            source=data["source"],
            target=data["target"],
            emission=Emission.read(data["emission"], reading=reading_of(data["source"]), joints=joints),
            memory=Memory.read(data["memory"]),
            forests={kind: Forest.read(each) for kind, each in data["forests"].items()},
            firsts=data["firsts"],
        )


def reading_of(script: str) -> Callable[[str], str | None]:
    """What gives a letter its syllable: pinyin for Han characters, nothing elsewhere."""
    return syllable if script == "Hani" else _none


def _none(_letter: str) -> None:
    return None


@lru_cache(maxsize=1 << 15)
def syllable(character: str) -> str | None:
    """The pinyin of one Han character, by its commonest reading; None for what is none.

    >>> syllable("卡"), syllable("x")
    ('ka', None)
    """
    from diptych.engines.names.romanise import syllables

    read = syllables(character)
    return read[0] if len(read) == 1 and read[0] != character else None


def ruled(han: str, target: str) -> str:
    """A Han word as rules write it, folded as words are compared.

    >>> ruled("艺谋", "Cyrl"), ruled("张艺谋", "Latn")
    ('имоу', 'zhangyimou')
    """
    from diptych.engines.names.folding import key
    from diptych.engines.names.romanise import syllables

    read = syllables(han, name=True)
    return key(palladius(read) if target == "Cyrl" else spelt(read))
