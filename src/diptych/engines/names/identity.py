"""One or two: what speaks for two records being of one person or body, and what against it.

A name is never enough. What two records say is weighed piece by piece: their names in each script, days of birth and
death, roles, countries, what they stand in together. Each piece is an :class:`Evidence` with a weight, positive where
it speaks for one; the sum, bent to 0 … 1, orders a queue that people decide. It is no probability: the weights are
rules of this house, written down in docs/names.md and tried on a register whose doubles are known.

Names count most where they can be compared directly, in one script. Two forms in different scripts that sound alike
are outweighed by two in one script that do not; unless both of these may be renderings of one name in a third.
"""

from __future__ import annotations

from itertools import product
from math import exp, log

from diptych.engines.names.circumstances import circumstances
from diptych.engines.names.evidence import Described, Evidence, Form
from diptych.engines.names.folding import key
from diptych.engines.names.forms import parts
from diptych.engines.names.learned import REVIEW, THRESHOLD
from diptych.engines.names.scoring import Question
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from diptych.engines.names.forms import Kind
    from diptych.engines.names.scoring import Matcher

VERSION = 2
"""Counts changes of the rules: what was judged by others is judged anew."""

WORTH = 0.3
"""The score from which on a pair is worth somebody's look."""

SURE = 4.0
"""The most, in log-odds, that names alone may say."""
WEAK = 0.4
"""The most that a form may say that fits many: a short name, an abbreviation, a name with initials."""
WRITTEN_BACK = 1.0
"""The most that a form may say that met only by way of Chinese characters."""
MOST_FORMS = 24
"""Forms of one name that are compared, the first of them; nobody has more by accident."""

OTHER_NAME = {"person": -2.5, "place": -2.5, "organisation": -1.5}
"""What it costs that names differ in a script; names of bodies are translated, now so and now so."""
OTHER_CHARACTERS = -5.0
"""What it costs that two Chinese names are written with other characters, however alike they sound."""
HARDLY_ALIKE = -0.7
SPELT = -0.3
"""What it costs that two renderings of one name differ."""

BESIDE = frozenset(
    {"same_date", "date_agrees", "same_fact", "same_place", "same_roles", "same_relation", "same_things"}
)
"""What counts as a second piece of evidence beside a name. A country does not: it is shared by millions."""


class Judgement(Record):
    """What comes of two records."""

    score: float
    """0 to 1, by which a queue is ordered."""
    name: float
    """The score of the names alone, as far as they were compared."""
    evidence: tuple[Evidence, ...]
    """What speaks for one and what against it, the weightiest first."""
    apart: bool = False
    """Whether somebody has said that these are two."""

    @property
    def beside(self) -> bool:
        """Whether anything but the name speaks for one."""
        return any(piece.weight > 0 and piece.code in BESIDE for piece in self.evidence)


def judge(matcher: Matcher, one: Described, others: Sequence[Described]) -> list[Judgement]:
    """Weigh a record against each of others; all names are compared at once, which is many times faster."""
    own = _compared(one)
    asked: dict[tuple[int, int, int], Question] = {}
    theirs = [_compared(other) for other in others]
    for place, forms in enumerate(theirs):
        for (a, mine), (b, their) in product(enumerate(own), enumerate(forms)):
            asked[place, a, b] = _question(mine, their, one.kind)
    scores = dict(zip(asked, matcher.scores(list(asked.values())), strict=True))
    found = []
    for place, (other, forms) in enumerate(zip(others, theirs, strict=True)):
        met = {(a, b): scores[place, a, b] for a in range(len(own)) for b in range(len(forms))}
        laid = _Laid(one.kind, own, forms, met)
        pieces = [*laid.evidence(matcher), *circumstances(matcher, one, other)]
        pieces.sort(key=lambda piece: -abs(piece.weight))
        total = sum(piece.weight for piece in pieces)
        if any(piece.code == "no_name" for piece in pieces):
            # Many were born on one day and stand in the same films: whose names do not meet are not proposed for it.
            total = min(total, -SURE)
        found.append(
            Judgement(
                score=1 / (1 + exp(-total)),
                name=laid.best,
                evidence=tuple(pieces),
                apart=other.id in one.apart or one.id in other.apart,
            )
        )
    return found


# Names ----------------------------------------------------------------------------------------------------------------

UNTOLD = {"inflected"}
"""Forms that say nothing another form does not."""
FITS_MANY = {"short", "abbreviation"}


def _compared(record: Described) -> list[Form]:
    """The forms of a record that are compared, each once."""
    found: dict[tuple[str, str], Form] = {}
    for form in record.forms:
        if form.type not in UNTOLD and (read := key(form.text)):
            found.setdefault((_group(form), read), form)
    return list(found.values())[:MOST_FORMS]


def _group(form: Form) -> str:
    """The script as far as forms can be compared directly."""
    return "Hani" if form.script in ("Hans", "Hant", "Hani") else form.script


def _fits_many(form: Form, kind: Kind) -> bool:
    """Whether a form is too little to tell one from another: a short name, or a person's with one word written out."""
    if form.type in FITS_MANY:
        return True
    if kind != "person":
        return False
    read = parts(form.text, language=form.lang, kind=kind)
    return len([part for part in read.parts if part.role not in ("initial", "honorific", "suffix")]) < 2


def _is_chinese(form: Form) -> bool:
    """Whether a form in Chinese characters is a Chinese name: a family name and what is given, and no dot between."""
    roles = [part.role for part in parts(form.text, language=form.lang, kind="person").parts]
    return roles == ["family", "given"] and not any(mark in form.text for mark in "·•・.．‧ ")


class _Laid:
    """Two names laid side by side, script by script."""

    def __init__(self, kind: Kind, own: list[Form], theirs: list[Form], scores: dict[tuple[int, int], float]) -> None:
        self.kind = kind
        self.own = own
        self.theirs = theirs
        weak_own = [_fits_many(form, kind) for form in own]
        weak_theirs = [_fits_many(form, kind) for form in theirs]
        self.weak = {(a, b) for a, b in scores if weak_own[a] or weak_theirs[b]}
        self.scores = scores
        cells: dict[tuple[str, str], tuple[int, int]] = {}
        for pair, score in scores.items():
            if pair not in self.weak:
                place = (_group(own[pair[0]]), _group(theirs[pair[1]]))
                if place not in cells or score > scores[cells[place]]:
                    cells[place] = pair
        self.cells = cells
        """The forms that meet best in each two scripts, of those that tell one from another."""
        self.chosen = max(scores, key=self._telling, default=None)

    @property
    def best(self) -> float:
        return self.scores[self.chosen] if self.chosen is not None else 0.0

    def _telling(self, pair: tuple[int, int]) -> tuple[float, bool, float]:
        """How much two forms tell: of those that weigh the same, two in one script tell more."""
        return self._weighed(pair), _group(self.own[pair[0]]) == _group(self.theirs[pair[1]]), self.scores[pair]

    def _weighed(self, pair: tuple[int, int]) -> float:
        said = min(SURE, max(-SURE, _logit(self.scores[pair])))
        return min(said, WEAK) if pair in self.weak else said

    def evidence(self, matcher: Matcher) -> Iterator[Evidence]:
        if self.chosen is None:
            # No letter of one of both can be read.
            yield Evidence(code="no_name", weight=-SURE, facts={})
            return
        yield self._meeting(matcher, self.chosen)
        for script in sorted({a for a, b in self.cells if a == b}):
            if (piece := self._direct(script)) is not None:
                yield piece

    def _meeting(self, matcher: Matcher, pair: tuple[int, int]) -> Evidence:
        """The two forms that meet best."""
        mine, their = self.own[pair[0]], self.theirs[pair[1]]
        weight = self._weighed(pair)
        told = self._told(pair)
        if _group(mine) == _group(their) and sorted(_keys(mine, self.kind)) == sorted(_keys(their, self.kind)):
            code = "same_name"
        elif self.scores[pair] < THRESHOLD:
            code = "hardly_alike" if self.scores[pair] >= REVIEW else "no_name"
        elif self._is_written_back(pair):
            code, weight = "name_through_han", min(weight, WRITTEN_BACK)
        else:
            code = "alike_name"
        if self.scores[pair] >= REVIEW:
            told["fits_many"] = pair in self.weak
            found = matcher.match(_question(mine, their, self.kind))
            told["meetings"] = [[meeting.a, meeting.b, meeting.rule] for meeting in found.meetings]
            told["left"] = [*found.left_a, *found.left_b]
            if found.clashes:
                told["clashes"] = [[", ".join(clash.a), ", ".join(clash.b), clash.role] for clash in found.clashes]
        return Evidence(code=code, weight=weight, facts=told)

    def _is_written_back(self, pair: tuple[int, int]) -> bool:
        """Whether letters met characters, while letters do not meet letters: the one may be made of the other."""
        scripts = {_group(self.own[pair[0]]), _group(self.theirs[pair[1]])}
        if "Hani" not in scripts or len(scripts) == 1 or self._has_chinese(pair):
            return False
        (letters,) = scripts - {"Hani"}
        return (letters, letters) in self.cells and self.scores[self.cells[letters, letters]] < THRESHOLD

    def _direct(self, script: str) -> Evidence | None:
        """What it means that two forms in one script do not meet; None where they do."""
        pair = self.cells[script, script]
        score = self.scores[pair]
        if score >= THRESHOLD or pair == self.chosen:
            return None
        told = self._told(pair)
        mine, their = self.own[pair[0]], self.theirs[pair[1]]
        if script == "Hani" and self.kind == "person" and _is_chinese(mine) and _is_chinese(their):
            return Evidence(code="other_characters", weight=OTHER_CHARACTERS, facts=told)
        if self._is_rendered(script):
            return Evidence(code="spelt_otherwise", weight=SPELT, facts=told)
        weight = OTHER_NAME[self.kind] if score < REVIEW else HARDLY_ALIKE
        return Evidence(code="other_name", weight=weight, facts=told)

    def _is_rendered(self, script: str) -> bool:
        """Whether what differs in a script meets in others: two renderings of one name, or letters written back from
        characters."""
        meets = {place for place, pair in self.cells.items() if self.scores[pair] >= THRESHOLD}
        across = {place for place in meets if script in place and place[0] != place[1]}
        if any((b, a) in across for a, b in across):
            return True
        back = across & {(script, "Hani"), ("Hani", script)}
        return script != "Hani" and any(not self._has_chinese(self.cells[place]) for place in back)

    def _has_chinese(self, pair: tuple[int, int]) -> bool:
        """Whether one of two forms is a Chinese name, which is written back from nothing."""
        return any(_group(form) == "Hani" and _is_chinese(form) for form in (self.own[pair[0]], self.theirs[pair[1]]))

    def _told(self, pair: tuple[int, int]) -> dict[str, Any]:
        mine, their = self.own[pair[0]], self.theirs[pair[1]]
        return {
            "a": mine.text,
            "lang_a": mine.lang,
            "b": their.text,
            "lang_b": their.lang,
            "score": f"{self.scores[pair]:.2f}",
        }


def _question(mine: Form, their: Form, kind: Kind) -> Question:
    return Question(a=mine.text, b=their.text, kind=kind, language_a=mine.lang, language_b=their.lang)


def _keys(form: Form, kind: Kind) -> tuple[str, ...]:
    return parts(form.text, language=form.lang, kind=kind).keys


def _logit(score: float) -> float:
    bounded = min(0.999, max(0.001, score))
    return log(bounded / (1 - bounded))
