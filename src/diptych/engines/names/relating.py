"""How the forms of one name stand to each other: which is made from which, by which system, and which goes through Han.

Nothing here decides that forms are of one person: they are given as such. Each form is told by the other form that
explains it best. A romanisation explains a form wholly; then a form of its own script does, of which it is an
inversion, a longer or a shorter one; then a form of another script, word beside word. What no rule leads to is said to
be a name of its own, for that is what customary names (海参崴 for Владивосток) and pseudonyms are.
"""

from __future__ import annotations

from diptych.engines.names.folding import han_variant, simplified
from diptych.engines.names.forms import parts
from diptych.engines.names.romanise import writings
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diptych.engines.names.forms import Kind, NameForm, Part
    from diptych.engines.names.scoring import Match, Matcher, Meeting

MOST_FORMS = 40
"""Forms that are explained; of a name that has more, the first."""

MOST_BASES = 6
"""Forms that others are explained by."""


SURE = 2.0
"""Log-odds from which on a word by itself answers another, where a form has but some of the words of the other."""

TONED = "pinyin-tones"
"""A system whose marks are all that tells it from another: it is named where they are there."""


class Said(Record):
    """One form of a name."""

    text: str
    language: str | None = None
    base: bool = False
    """Whether others may be explained by it: the preferred forms."""


class Relation(Record):
    """What one form is to another."""

    code: str
    """``written``, by the ``schemes``; ``characters``, the same in other characters of Chinese; ``spelling``, the same
    words spelt otherwise; ``turned``, with the family name in another place; ``initials``; ``shorter`` and ``longer``,
    by the words ``left``; ``alike``, much the same in this script; ``answers``, word beside word across scripts;
    ``part``, the same with words of the other ``left`` over; ``through``, made from a Chinese form and not from what
    that stands for; ``own``, by no rule from any other."""
    to: int
    """The place of the form it is explained by; its own where there is none."""
    schemes: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    left: tuple[str, ...] = ()
    via: tuple[int, ...] = ()
    """Places of the forms on the way, the first of all first, where it went through another form."""


def relations(said: Sequence[Said], *, kind: Kind | None, matcher: Matcher) -> tuple[Relation | None, ...]:
    """What each form is to another; None for the form that the rest goes back to, and for what cannot be told.

    Forms beyond ``MOST_FORMS`` are not told. Costs a few hundred comparisons of names at the most.
    """
    return _Relating(said[:MOST_FORMS], kind, matcher).relations() + (None,) * max(0, len(said) - MOST_FORMS)


class _Relating:
    def __init__(self, said: Sequence[Said], kind: Kind | None, matcher: Matcher) -> None:
        self.said, self.kind, self.matcher = said, kind, matcher
        self.forms = [parts(one.text, language=one.language, kind=kind) for one in said]
        bases = [at for at, one in enumerate(said) if one.base and self.forms[at].parts] or [
            at for at, form in enumerate(self.forms) if form.parts
        ]
        self.bases = bases[:MOST_BASES]
        self.written = {at: writings(said[at].text, language=said[at].language, kind=kind) for at in self.bases}

    def relations(self) -> tuple[Relation | None, ...]:
        if not self.bases:
            return (None,) * len(self.said)
        root = self.root()
        return tuple(None if at == root else self.relation(at, root) for at in range(len(self.said)))

    def root(self) -> int:
        """The form that by systems of romanisation explains most others; else the first that others may go back to."""
        explained = {at: sum(bool(self.schemes(at, other)) for other in self.bases if other != at) for at in self.bases}
        return max(self.bases, key=lambda at: (explained[at], -at))

    def relation(self, at: int, root: int) -> Relation | None:
        if not self.forms[at].parts:
            return None
        others = [root, *(base for base in self.bases if base not in (root, at))]
        for other in others:
            if schemes := self.schemes(other, at):
                return Relation(code="written", to=other, schemes=schemes)
        own = self.script(at)
        near = [other for other in others if self.script(other) == own]
        for other in near:
            if (found := self.within(at, other)) is not None:
                return found
        far = [other for other in others if self.script(other) != own]
        matches = {other: self.match(at, other) for other in [*far, *near]}
        same = [other for other in far if matches[other].same]
        if through := self.through(at, same, [other for other in others if other not in same]):
            return through
        if same:
            best = root if root in same else max(same, key=lambda other: matches[other].score)
            return Relation(code="answers", to=best, meetings=matches[best].meetings, left=matches[best].left_a)
        for other in near:
            if matches[other].same:
                return Relation(code="alike", to=other)
        for other in far:
            match = matches[other]
            if not match.left_a and match.left_b and all(one.log_odds >= SURE for one in match.meetings):
                return Relation(code="part", to=other, meetings=match.meetings, left=match.left_b)
        return Relation(code="own", to=at)

    # One form and another ---------------------------------------------------------------------------------------------

    def script(self, at: int) -> str:
        return self.forms[at].parts[0].script

    def match(self, at: int, other: int) -> Match:
        from diptych.engines.names.scoring import Question

        one, two = self.said[at], self.said[other]
        return self.matcher.match(
            Question(a=one.text, b=two.text, kind=self.kind, language_a=one.language, language_b=two.language)
        )

    def schemes(self, source: int, at: int) -> tuple[str, ...]:
        """The systems by which one form is written as another; those that write it to the letter, if there are any."""
        wanted, form = self.said[at].text, self.forms[at]
        if not form.parts or self.script(source) == self.script(at):
            return ()
        told = self.written.get(source, ())
        exact = tuple(one.scheme for one in told if one.text.casefold() == form.clean.casefold())
        return exact or tuple(
            one.scheme for one in told if one.scheme != TONED and not one.left and self.is_same(one.text, wanted, form)
        )

    def is_same(self, text: str, wanted: str, form: NameForm) -> bool:
        """Whether two forms of one script have the same words, in whatever order and however divided."""
        if _letters(text) == _letters(wanted):
            return True
        other = parts(text, kind=self.kind)
        return sorted(part.key for part in other.parts) == sorted(part.key for part in form.parts)

    def within(self, at: int, other: int) -> Relation | None:
        """What a form is to another of its own script, where the words of the one are in the other."""
        one, two = self.forms[at], self.forms[other]
        mine, theirs = [part.key for part in one.parts], [part.key for part in two.parts]
        if self.script(at) == "Hani" and simplified(one.clean) == simplified(two.clean):
            changed = han_variant(one.clean) != han_variant(two.clean)
            return Relation(code="characters" if changed else "spelling", to=other)
        if mine == theirs:
            turned = any(note.code == "order_undone" for note in one.notes) != any(
                note.code == "order_undone" for note in two.notes
            )
            return Relation(code="turned" if turned else "spelling", to=other)
        if sorted(mine) == sorted(theirs):
            return Relation(code="turned", to=other)
        if left := _without(two.parts, mine):
            return Relation(code="shorter", to=other, left=left)
        if left := _without(one.parts, theirs):
            return Relation(code="longer", to=other, left=left)
        if any(part.role == "initial" for part in one.parts) and self.match(at, other).same:
            return Relation(code="initials", to=other)
        return None

    def through(self, at: int, same: Sequence[int], others: Sequence[int]) -> Relation | None:
        """A form in an alphabet that is one with a Chinese form alone, which is one with what this form is not."""
        if self.kind == "organisation" or self.script(at) == "Hani":
            return None
        han = [other for other in same if self.script(other) == "Hani"]
        if not han or len(han) < len(same):
            return None
        for middle in han:
            for first in others:
                if self.script(first) != "Hani" and self.match(middle, first).same:
                    meetings = self.match(at, middle).meetings
                    return Relation(code="through", to=middle, via=(first, middle), meetings=meetings)
        return None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _without(longer: Iterable[Part], shorter: Sequence[str]) -> tuple[str, ...]:
    """The words of a form that another lacks, where it lacks nothing else; empty where it does."""
    left, wanted = [], list(shorter)
    for part in longer:
        if part.key in wanted:
            wanted.remove(part.key)
        else:
            left.append(part.text)
    return () if wanted else tuple(left)
