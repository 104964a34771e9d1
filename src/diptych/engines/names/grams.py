"""What a word is looked up by, whatever its script: grams of the bones of its readings.

The bones of a word are its consonants by classes of sound (п = б = p = b, к = г = х = k = g = h …), which survive the
way through Chinese better than letters do. A Han word has no letters, so it has the bones of what the tables read it
as; a Russian word has its own, and those of the Latin words it may have been. A database needs three plain tables for
it: words, the grams of each word with a weight, the words of each name.
"""

from __future__ import annotations

import re
from math import exp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from diptych.engines.names.learned import Learned

VERSION = 2
"""Of the rules by which words are taken from names and grams from words. What was kept by another is made anew."""

HAN_READINGS = 6
LATIN_READINGS = 3
SLIGHT = 0.04
"""Weights below this are left out."""

_CYRILLIC_SOUNDS = (("дж", "ж"), ("тч", "ч"), ("тц", "ц"), ("кс", "кс"))
_CYRILLIC = str.maketrans("бпвфдтсзцчшщжкгхлрмн", "bbffttsssssssgggrrmn")
_LATIN_SOUNDS = (
    *(("tsch", "c"), ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ts", "s"), ("dzh", "s")),
    *(("dj", "s"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("ck", "k"), ("qu", "kv"), ("x", "ks")),
)
_LATIN = str.maketrans("bpvfwdtszcjkgqhlrmn", "bbffftt" + "ssss" + "gggg" + "rrmn")
_SOFT = re.compile("c(?=[eiy])")
_HARD = re.compile("c(?![eiy])")
_VOWELS = re.compile("[^bftsgrmn]+")
_RUN = re.compile(r"(.)\1+")


def bones(word: str) -> str:
    """The consonants of a Cyrillic or Latin word by classes of sound; an a where it begins with a vowel.

    >>> bones("кармен"), bones("kalman"), bones("эйзенштейн"), bones("eisenstein"), bones("чжан"), bones("zhang")
    ('grmn', 'grmn', 'asnstn', 'asnstn', 'sn', 'sng')
    """
    if word.isascii():
        for spelling, sound in _LATIN_SOUNDS:
            if spelling in word:
                word = word.replace(spelling, sound)
        if "c" in word:
            word = _HARD.sub("k", _SOFT.sub("s", word))
        plain = word.translate(_LATIN)
    else:
        for spelling, sound in _CYRILLIC_SOUNDS:
            if spelling in word:
                word = word.replace(spelling, sound)
        plain = word.translate(_CYRILLIC)
    found = _RUN.sub(r"\1", _VOWELS.sub("", plain))
    return found if plain[:1] in "bftsgrmn" else "a" + found


def grams(skeleton: str) -> tuple[str, ...]:
    """Neighbours, neighbours but one, and threes, with the edges.

    >>> grams("rmn")
    ('^r', '^rm', '^_m', 'rm', 'rmn', 'r_n', 'mn', 'mn$', 'm_$', 'n$')
    """
    edged = f"^{skeleton}$"
    found = []
    for at in range(len(edged) - 1):
        found.append(edged[at : at + 2])
        if at + 2 < len(edged):
            found += [edged[at : at + 3], f"{edged[at]}_{edged[at + 2]}"]
    return tuple(found)


def word_grams(word: str, script: str, learned: Learned) -> Mapping[str, float]:
    """The grams of a word with their weights, 0 to 1: how sure it is that one of its readings has them."""
    found: dict[str, float] = {}
    for reading, weight in readings(word, script, learned):
        for gram in dict.fromkeys(grams(bones(reading))):
            found[gram] = found.get(gram, 0.0) + weight
    top = max(found.values(), default=1.0)
    return {gram: weight / top for gram, weight in found.items() if weight / top >= SLIGHT}


def readings(word: str, script: str, learned: Learned) -> list[tuple[str, float]]:
    """What a word may be in letters, with weights: itself where it has letters."""
    found: list[tuple[str, float]] = [] if script == "Hani" else [(word, 1.0)]
    for (source, _), likeness in learned.likenesses.items():
        if source != script:
            continue
        most = HAN_READINGS if script == "Hani" else LATIN_READINGS
        read = likeness.emission.readings(word, most=most)
        best = max((chance for _, chance in read), default=0.0)
        total = sum(exp(chance - best) for _, chance in read)
        found += [(text, 0.7 * exp(chance - best) / total + 0.3 / len(read)) for text, chance in read]
        if script == "Hani" and (ruled := likeness.rule_reading(word)):
            found.append((ruled.replace("'", ""), 0.3))
    return found
