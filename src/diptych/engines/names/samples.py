"""What there is to learn from: words seen to be one name, judged pairs of names, and the pairs of words in them."""

from __future__ import annotations

import re
from collections import defaultdict

from diptych.engines.names.folding import key
from diptych.engines.names.forms import parts
from diptych.engines.names.learned import rank
from diptych.engines.names.scripts import script_of
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

SCRIPTS = {"zh": "Hani", "ru": "Cyrl", "en": "Latn"}
NEAR = 2
"""How many words that sound alike are taken beside each one."""
CROSSED = 0.1
"""What a given name beside a family name counts: nearly always different, and easily told."""


class Seen(Record):
    """One word in up to three scripts, and how often each mapping from the Latin one was seen."""

    latin: str
    cyrillic: str = ""
    han: str = ""
    cyrillic_count: int = 0
    han_count: int = 0

    def of(self, script: str) -> str:
        return {"Latn": self.latin, "Cyrl": self.cyrillic, "Hani": self.han}[script]

    def count(self, source: str, target: str) -> int:
        counts = {"Cyrl": self.cyrillic_count, "Hani": self.han_count, "Latn": 1_000_000}
        return min(counts[source], counts[target])


class Gold(Record):
    """Two names judged: one or not. ``why`` is how a pair of two came about (``same_surname``, ``near_homophone``)."""

    id: str
    kind: str
    language_a: str
    a: str
    language_b: str
    b: str
    label: int
    why: str


class Sample(Record):
    """Two words, one or not."""

    source: str
    target: str
    label: int
    weight: float
    kind: str
    fold: int
    judged: bool


def seen_words(latin: str, *, cyrillic: str = "", han: str = "", counts: tuple[int, int] = (0, 0)) -> Seen | None:
    """A row of a list of words, folded; None where the Latin word is not one of letters alone."""
    word = key(latin)
    if not _is(word, "Latn"):
        return None
    russian, chinese = key(cyrillic), key(han)
    return Seen(
        latin=word,
        cyrillic=russian if _is(russian, "Cyrl") else "",
        han=chinese if _is(chinese, "Hani") else "",
        cyrillic_count=counts[0],
        han_count=counts[1],
    )


def _is(word: str, script: str) -> bool:
    return bool(word) and all(script_of(letter) == script for letter in word)


def is_person(gold: Gold) -> bool:
    """Whether a pair is of persons and made by ear from one original; a Latin name made from the Han form is not."""
    return gold.kind == "person" and gold.why != "back_transliteration"


def family_words(gold: Iterable[Gold]) -> dict[str, str]:
    """By the id of a person, the last word of the Latin form."""
    return {
        each.id: words[-1]
        for each in gold
        if is_person(each) and each.label and each.language_b == "en" and (words := _keys(each.b))
    }


def given_words(gold: Iterable[Gold]) -> set[str]:
    """First words of Latin forms: given names are everybody's and are no secret between the thirds."""
    return {
        words[0] for each in gold if is_person(each) and each.language_b == "en" and len(words := _keys(each.b)) > 1
    }


def _keys(text: str) -> tuple[str, ...]:
    """The words of a person's name that are compared, in the order said."""
    return tuple(
        part.key
        for part in parts(text, kind="person").parts
        if part.role not in ("patronymic", "honorific", "suffix", "initial")
    )


def samples_of(
    gold: Iterable[Gold], families: Mapping[str, str], source: str, target: str, fold_of: Callable[[str], int]
) -> list[Sample]:
    """The pairs of words in judged names of two scripts, each once."""
    found: dict[tuple[str, str, int, str], Sample] = {}
    for each in gold:
        if {SCRIPTS[each.language_a], SCRIPTS[each.language_b]} != {source, target}:
            continue
        turned = rank(SCRIPTS[each.language_a]) > rank(SCRIPTS[each.language_b])
        one, other = (each.b, each.a) if turned else (each.a, each.b)
        if each.kind.startswith("place"):
            pairs = [("".join(_place(one)), "".join(_place(other)), each.label, 1.0)]
            kind, fold = "place", fold_of(each.id)
        elif is_person(each) and each.id in families:
            pairs = list(_of_person(_keys(one), _keys(other), each))
            kind, fold = "person", fold_of(families[each.id])
        else:
            continue
        for a, b, label, weight in pairs:
            if a and b:
                found[a, b, fold, kind] = Sample(
                    source=a, target=b, label=label, weight=weight, kind=kind, fold=fold, judged=True
                )
    return list(found.values())


def _place(text: str) -> tuple[str, ...]:
    return tuple(part.key for part in parts(text, kind="place").parts)


def _of_person(one: tuple[str, ...], other: tuple[str, ...], gold: Gold) -> Iterator[tuple[str, str, int, float]]:
    if len(one) != 2 or len(other) != 2:
        if len(one) == len(other) == 1 and gold.why != "same_surname":
            yield one[0], other[0], gold.label, 1.0
        return
    given, family = {"pos": (1, 1), "same_surname": (0, 1), "near_homophone": (1, 0)}[gold.why]
    yield one[0], other[0], given, 1.0
    yield one[1], other[1], family, 1.0
    yield one[0], other[1], 0, CROSSED
    yield one[1], other[0], 0, CROSSED


# words that only sound alike ------------------------------------------------------------------------------------------

_SOUNDS = (("sch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"))
_CLASSES = str.maketrans("pbvwfdtszcjgkqhlrmn", "bbffftt" + "ssss" + "gggg" + "rrmn")


def skeleton(latin: str) -> str:
    """The consonants of a Latin word by classes of sound, each run once.

    >>> skeleton("liebmann"), skeleton("schwarz"), skeleton("auer")
    ('rbmn', 'sfrs', 'r')
    """
    for spelling, sound in _SOUNDS:
        latin = latin.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub("[^a-z]|[aeiouy]", "", latin).translate(_CLASSES))


def near_names(rows: Sequence[tuple[str, str, str]], customary: set[str]) -> Iterator[tuple[str, str, int, str]]:
    """Every (source, target) of rows (source, target, latin) as one name, and beside it words that sound alike as
    two: (source, target, 0 or 1, latin). What is customary (given names) is left out."""
    by: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    shorter: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        by[skeleton(row[2])].append(row)
    for bones in by:
        for less in _less(bones):
            shorter[less].add(bones)
    known = {(source, target) for source, target, _ in rows}
    for at, (source, target, latin) in enumerate(rows):
        if latin in customary:
            continue
        yield source, target, 1, latin
        bones = skeleton(latin)
        near = by[bones]
        if len(near) < 6:
            kin = {other for less in _less(bones) for other in shorter[less]} - {bones}
            near = [*near, *(row for other in sorted(kin) for row in by[other])]
        strange = [one for one, other, _ in near if one != source and other != target and (one, target) not in known]
        for turn in range(min(NEAR, len(strange))):
            # A stride through what is near, another for every row: spread, and the same every time.
            yield strange[(at * 7919 + turn * 104729) % len(strange)], target, 0, latin


def _less(bones: str) -> set[str]:
    return {bones, *(bones[:at] + bones[at + 1 :] for at in range(len(bones)))}
