"""One name or two: a score for two forms of a name in any scripts, with the reasons for it.

Words of the one form are laid beside words of the other so that together they fit best. A pair of words in different
scripts gets its log-odds from what was learned, a pair in one script from how alike they are written. The logarithms
of the chances that each pair is one word add up; words that are left over cost something, a patronymic next to
nothing. What comes out is bent into a score of which 0.5 means the same everywhere (:mod:`learned`).
"""

from __future__ import annotations

from math import exp

from diptych.engines.names import bodies
from diptych.engines.names.laying import BODIES, MOST_WORDS, NAMES, chance_of, crosswise, hypotheses_of, straightly
from diptych.engines.names.learned import THRESHOLD, Learned
from diptych.engines.names.learned import odds as odds_of
from diptych.engines.names.likeness import MOST, UNLIKE
from diptych.engines.names.organisations import TAGGED
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diptych.engines.names.bodies import Clash
    from diptych.engines.names.forms import Kind
    from diptych.engines.names.laying import Laid
    from diptych.engines.names.likeness import Likeness
    from diptych.engines.names.sides import Word

ABBREVIATED = 3.5
"""The log-odds that first letters mean this name and not another that has them too."""
RULED_WHOLE = 60
"""How alike, of 100, a Chinese name in letters must be to what rules make of it, to be compared as a whole."""
TOGETHER = 4096
"""Questions that are laid out at a time."""
RULES_OF_SYMBOLS = {"type": "translated", "legal": "legal_form"}
"""Of the others the rule is called as the role is."""
SAME = -1e-3
"""The logarithm of a chance from which on words are the same, and not only alike."""
DOUBTFUL = -1.5
"""The logarithm of a chance below which other orders than the one said are tried."""


class Meeting(Record):
    """Two words that were laid beside each other."""

    a: str
    b: str
    rule: str
    """``same``, ``alike`` (one script), ``known`` (seen to be one name), ``learned``, ``pinyin``, ``palladius``,
    ``initial``, ``patronymic``, ``abbreviation``; of symbols of organisations ``translated``, ``legal_form``,
    ``number``, ``country``."""
    log_odds: float
    letters: tuple[tuple[str, str], ...] = ()
    """Which letter wrote what, where tables were asked."""
    symbols: tuple[str, ...] = ()
    """What both mean: codes of :mod:`organisations`, of a legal form, figures, codes of countries."""


class Match(Record):
    """What comes of two forms."""

    score: float
    """0 to 1."""
    same: bool
    """Whether the score reaches the threshold."""
    meetings: tuple[Meeting, ...] = ()
    left_a: tuple[str, ...] = ()
    """Words of the first that met nobody."""
    left_b: tuple[str, ...] = ()
    clashes: tuple[Clash, ...] = ()
    """Of organisations: what both say, and say otherwise."""


class Question(Record):
    """Two forms to be compared. Languages settle what letters leave open."""

    a: str
    b: str
    kind: Kind | None = "person"
    language_a: str | None = None
    language_b: str | None = None


class Matcher:
    """Scores with what was learned; remembers words it has seen, so one of it should serve a whole process."""

    def __init__(self, learned: Learned) -> None:
        self.learned = learned

    def scores(self, questions: Sequence[Question]) -> list[float]:
        """A score for every question, many at a time."""
        return self.scores_and_chances(questions)[0]

    def scores_and_chances(self, questions: Sequence[Question]) -> tuple[list[float], list[float]]:
        """Scores, and the logarithms of the chances that they are bent from, which rank candidates of one query."""
        scores: list[float] = []
        chances: list[float] = []
        # Not all at once: what a layout is made of should be gone again before it is looked through for garbage.
        for begin in range(0, len(questions), TOGETHER):
            some = questions[begin : begin + TOGETHER]
            for question, laid in zip(some, self.laid(some), strict=True):
                scores.append(self._score(question, laid) if laid is not None else 0.0)
                chances.append(chance_of(laid))
        return scores, chances

    def chances(self, questions: Sequence[Question]) -> list[float]:
        """The logarithms of the chances alone; -inf where one of both has no letters."""
        return self.scores_and_chances(questions)[1]

    def match(self, question: Question) -> Match:
        """One score, explained."""
        laid = self.laid([question])[0]
        if laid is None:
            return Match(score=0.0, same=False)
        score = self._score(question, laid)
        one, other = laid.hypothesis
        beside = dict(laid.beside)
        taken = set(beside.values())
        return Match(
            score=score,
            same=score >= THRESHOLD,
            meetings=tuple(self._meeting(one[at], other[beside[at]]) for at in sorted(beside)),
            # A word that is made of two symbols is left over once.
            left_a=tuple(dict.fromkeys(word.text for at, word in enumerate(one) if at not in beside)),
            left_b=tuple(dict.fromkeys(word.text for at, word in enumerate(other) if at not in taken)),
            clashes=tuple(bodies.clashes(one, other, laid.beside)) if question.kind == "organisation" else (),
        )

    # layouts ----------------------------------------------------------------------------------------------------------

    def laid(self, questions: Sequence[Question]) -> list[Laid | None]:
        """The best layout for every question; None where one of both has no letters."""
        asked = [tuple(hypotheses_of(question)) for question in questions]
        ways = [BODIES if question.kind == "organisation" else NAMES for question in questions]
        # In the order in which they are said nearly all names meet that are one; the other orders come second.
        odds: dict[tuple[Word, Word], float] = {}
        self._learn(
            odds,
            (
                (one[x], other[y])
                for each, way in zip(asked, ways, strict=True)
                for one, other in each
                for x, y in way.places(one, other)
            ),
        )
        found: list[Laid | None] = []
        doubtful = []
        for at, (each, way) in enumerate(zip(asked, ways, strict=True)):
            best = max((straightly(hypothesis, odds, way) for hypothesis in each), key=chance_of, default=None)
            found.append(best)
            if best is not None and best.chance < DOUBTFUL and any(len(one) + len(other) > 2 for one, other in each):
                doubtful.append(at)
        self._learn(
            odds,
            (
                (one[x], other[y])
                for at in doubtful
                for one, other in asked[at]
                for x in ways[at].told(one)[:MOST_WORDS]
                for y in ways[at].told(other)[:MOST_WORDS]
            ),
            crossed=True,
        )
        for at in doubtful:
            found[at] = max((found[at], *(crosswise(each, odds, ways[at]) for each in asked[at])), key=chance_of)
        return found

    def _learn(
        self, odds: dict[tuple[Word, Word], float], pairs: Iterable[tuple[Word, Word]], *, crossed: bool = False
    ) -> None:
        """Add the log-odds of pairs of words that are not there yet. Of words that do not stand where the other does
        (``crossed``), only what is plausible is looked at closely."""
        groups: dict[tuple[str, str, bool], list[tuple[Word, Word]]] = {}
        for pair in pairs:
            if pair not in odds:
                one, other = pair
                odds[pair] = UNLIKE
                if one.role in TAGGED or other.role in TAGGED:
                    odds[pair] = MOST if bodies.meets(one, other) else UNLIKE
                elif one.script == other.script:
                    odds[pair] = same_script(one, other)
                else:
                    initial = one.role == "initial" or other.role == "initial"
                    groups.setdefault((one.script, other.script, initial), []).append(pair)
        for (script, other_script, initial), each in groups.items():
            between = self.learned.between(script, other_script)
            if between is None:
                continue
            likeness, turned = between
            asked = [(b.asked, a.asked) if turned else (a.asked, b.asked) for a, b in each]
            if initial:
                odds.update(zip(each, (likeness.initial(*pair) for pair in asked), strict=True))
                continue
            kept = likeness.plausible(asked) if crossed else [True] * len(each)
            for place in (False, True):
                chosen = [
                    at
                    for at, (word, _) in enumerate(each)
                    if kept[at]
                    and (word.role == "place") is place
                    and (word.role != "whole" or _as_ruled(likeness, *asked[at]))
                ]
                values = likeness.log_odds([asked[at] for at in chosen], kind="place" if place else "person")
                odds.update(zip([each[at] for at in chosen], values, strict=True))

    def _score(self, question: Question, laid: Laid) -> float:
        one, other = laid.hypothesis
        if question.kind != "organisation":
            return self.learned.bend(question.kind or "person", one[0].script, other[0].script)(laid.chance)
        # Of names as of people; what is translated has no doubt of its own, and what is missing counts as it is.
        named = [(one[x], other[y]) for x, y in laid.beside if one[x].role not in TAGGED]
        value = bodies.SURE
        if not laid.cost and all(a.key == b.key and a.script == b.script for a, b in zip(one, other, strict=False)):
            value = bodies.IDENTICAL
        elif named and laid.chance + laid.cost < SAME:
            a, b = named[0]
            bend = self.learned.bend("person", a.script, b.script)
            value = min(value, bend.slope * odds_of(laid.chance + laid.cost) + bend.offset)
            if a.script == b.script:
                value -= bodies.ALIKE
        value -= bodies.WEIGHT * laid.cost
        return 1 / (1 + exp(-value)) if value > -700 else 0.0

    # reasons ----------------------------------------------------------------------------------------------------------

    def _meeting(self, a: Word, b: Word) -> Meeting:
        odds: dict[tuple[Word, Word], float] = {}
        self._learn(odds, [(a, b)])
        rule, letters = self._rule(a, b)
        symbols = tuple(sorted(set(a.key.split()) & set(b.key.split()))) if a.role in TAGGED else ()
        return Meeting(a=a.text, b=b.text, rule=rule, log_odds=round(odds[a, b], 3), letters=letters, symbols=symbols)

    def _rule(self, a: Word, b: Word) -> tuple[str, tuple[tuple[str, str], ...]]:
        if a.role in TAGGED:
            return RULES_OF_SYMBOLS.get(a.role, a.role), ()
        if "initial" in (a.role, b.role):
            return "initial", ()
        if a.script == b.script:
            if a.key != b.key:
                return "alike", ()
            return (a.role if a.role == b.role and a.role in ("patronymic", "abbreviation") else "same"), ()
        between = self.learned.between(a.script, b.script)
        if between is None:
            return "alike", ()
        likeness, turned = between
        source, target = (b.key, a.key) if turned else (a.key, b.key)
        letters = likeness.emission.division(source, target)
        if likeness.rule_reading(source) == target:
            return ("palladius" if likeness.target == "Cyrl" else "pinyin"), letters
        if "patronymic" in (a.role, b.role):
            return "patronymic", letters
        known = bool(likeness.memory([(source, target)])[0][0])
        return ("known" if known else "learned"), letters


# words ----------------------------------------------------------------------------------------------------------------


def _as_ruled(likeness: Likeness, source: str, target: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return likeness.source != "Hani" or ratio(likeness.rule_reading(source), target) >= RULED_WHOLE


def same_script(a: Word, b: Word) -> float:
    """The log-odds that two words of one script are one, by how they are written."""
    from rapidfuzz.distance import DamerauLevenshtein

    if a.key == b.key:
        return ABBREVIATED if a.role == "abbreviation" else MOST
    if a.role == "initial" or b.role == "initial":
        return 2.0 if a.key[0] == b.key[0] else -5.0
    if a.script in ("Hani", "Hira", "Kana"):
        # A character is a syllable: one that differs makes another word of a short one.
        alike = float(DamerauLevenshtein.normalized_similarity(a.key, b.key))
        return max(UNLIKE, 12 * (alike - 0.85))
    alike = float(DamerauLevenshtein.normalized_similarity(a.key, b.key))
    return max(UNLIKE, 20 * (alike - 0.8))
