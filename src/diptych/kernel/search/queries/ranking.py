"""Hits in order, by one measure for whatever engine has found them.

An engine says which documents are found and takes the likeliest few hundred of many; these are put in order here, by
what they are found by, as BM25 does: a word says the more, the fewer documents have it, a second time it says less than
the first, in a title more than in a text. To that comes what BM25 does not see: words that stand together in their
order, and a title that is what was asked for.
"""

from __future__ import annotations

from math import log1p

from diptych.engines.values.record import Record
from diptych.kernel.search.preparing import BREAK, mark, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diptych.kernel.search.plans import Plan
    from diptych.kernel.search.queries.reading import Row
    from diptych.kernel.search.question import Question, Wanted

TITLE, BESIDE, BODY, MORE, REST = 3.0, 1.0, 1.0, 0.3, 0.1
"""What a token counts for by where it stands."""

SATURATED, BY_LENGTH = 1.2, 0.75
"""How soon more of the same says nothing new; how much a long text is held against it."""

USUAL = 1500
"""Bytes of a text of usual length."""

IS_NAMED = 4.0
"""What is added for the very thing whose name was asked for."""

TOGETHER, TOGETHER_IN_TITLE, IS_TITLE = 0.25, 0.8, 2.5
"""What is added where words stand in the order they were asked in, as shares of what they all can say."""

WEIGHT = 0.06
"""What a document's own weight says, for each power of e."""


class Measure:
    """How well documents fit one question. ``counts``: in how many of ``size`` documents tokens stand."""

    def __init__(self, question: Question, plan: Plan, counts: Mapping[str, int], size: int) -> None:
        self.groups = [
            [(wanted, _needle(wanted), wanted.weight * rarity) for wanted, rarity in _rarities(group, counts, size)]
            for group in question.groups
        ]
        self.most = sum(max((says for _, _, says in group), default=0.0) for group in self.groups) or 1.0
        self.named = {
            mark("ref", match.ref): IS_NAMED * match.score * (1.0 if match.exact else 0.4) for match in plan.names
        }
        words = [word.token for word in plan.asked.words]
        self.asked = _spaced(words)
        self.is_several = len(words) > 1

    def of(self, row: Row) -> tuple[float, tuple[str, ...]]:
        """How well it fits, and where it was found: codes, the most telling first."""
        title, beside, body, more, rest, marks = unpacked(row.tokens)
        length = 1 - BY_LENGTH + BY_LENGTH * (len(title) * TITLE + len(body)) / USUAL
        score, met = 0.0, 0
        why: set[str] = set()
        for group in self.groups:
            best = 0.0
            for wanted, needle, says in group:
                if wanted.kind == "mark":
                    found = float(needle in b" %s " % marks)
                    reached = found * says
                    where = wanted.why if found else ""
                else:
                    named = title.count(needle)
                    told = body.count(needle)
                    found = TITLE * named + BODY * told
                    if not found or wanted.kind != "token":
                        near = beside.count(needle)
                        named += near
                        found += BESIDE * near + MORE * more.count(needle)
                    if not found:
                        found = REST * rest.count(needle)
                    reached = says * found * (SATURATED + 1) / (found + SATURATED * length)
                    where = "" if not found else _place(wanted, named, told)
                if where:
                    why.add(where)
                best = max(best, reached)
            score += best
            met += best > 0
        score += self._together(title, body)
        if self.named:
            score += self.most * self.named.get(mark("ref", f"{row.kind}:{row.thing}"), 0.0)
        # Of those that have any of it, those that have more of it go first.
        share = met / len(self.groups) if self.groups else 1.0
        score = score * share + WEIGHT * log1p(row.weight) * self.most / 10
        return score, tuple(sorted(why, key=_ORDER.index))

    def _together(self, title: bytes, body: bytes) -> float:
        if not self.asked.strip():
            return 0.0
        if self.asked in title:
            is_one = any(text == self.asked for text in _texts(title))
            return self.most * (IS_TITLE if is_one else TOGETHER_IN_TITLE if self.is_several else 0.0)
        return self.most * TOGETHER if self.is_several and self.asked in body else 0.0


class Ranked(Record):
    """One document in its place."""

    row: Row
    score: float
    why: tuple[str, ...]


def ranked(rows: Sequence[Row], measure: Measure) -> list[Ranked]:
    """These documents, the best first; what is equal, by weight, then by key, so that it is the same every time."""
    found = [Ranked(row=row, score=score, why=why) for row in rows for score, why in [measure.of(row)]]
    return sorted(found, key=lambda one: (-round(one.score, 6), -one.row.weight, one.row.kind, one.row.thing))


def _rarities(group: Sequence[Wanted], counts: Mapping[str, int], size: int) -> list[tuple[Wanted, float]]:
    """What each way to meet a group says, by how many documents have it.

    Translations of one word mean the same, so all of them are as rare as they are together: a wrong one that hardly
    any text has says no more than the right one.
    """
    found = {wanted: min(counts.get(token, 1) for token in wanted.tokens) for wanted in group if wanted.tokens}
    together = sum(count for wanted, count in found.items() if wanted.why == "vocabulary")
    return [
        (wanted, _rarity(wanted, together if wanted.why == "vocabulary" else found[wanted], size)) for wanted in group
    ]


def _rarity(wanted: Wanted, count: int, size: int) -> float:
    if wanted.kind == "mark":
        return log1p(size)
    if wanted.kind == "prefix":
        return log1p(size) / 2
    return log1p(max(size - count, 0.5 * count) / (count + 0.5)) + 0.1


_ORDER = ("title", "text", "name", "vocabulary", "meaning", "nearest", "parts")


def _place(wanted: Wanted, named: int, told: int) -> str:
    if wanted.why in _ORDER:
        return wanted.why
    return "title" if named else "text"


def _needle(wanted: Wanted) -> bytes:
    """What stands in the packed tokens where this is found: each stands between two blanks, a beginning behind one."""
    if wanted.kind == "prefix":
        return f" {wanted.tokens[0]}".encode()
    if wanted.kind == "mark":
        return f" {wanted.tokens[0]} ".encode()
    return _spaced(list(wanted.tokens))


def _spaced(tokens: Sequence[str]) -> bytes:
    return (" " + "  ".join(tokens) + " ").encode()


def _texts(title: bytes) -> list[bytes]:
    """The single titles of a document."""
    return [f" {text.strip().decode()} ".encode() for text in title.split(f" {BREAK} ".encode())]
