"""An amount and its currency typed into one field: 500 000 ₽, RUB 500000, 500万美元, 5 млн руб."""

from __future__ import annotations

import re
from functools import cache

from diptych.engines.values.codes import CURRENCIES
from diptych.faces.typed.marks import hold, normal
from diptych.faces.typed.names import by_sign, current, folded, names_of, table
from diptych.faces.typed.numbers import amount, read_amount, written
from diptych.kernel.texts import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = re.compile(r"^[+-] ?[.,]?[0-9]|[.,]?[0-9]")
_SHORT = {"руб": "рубль", "р": "рубль", "долл": "доллар"}
"""Words that are cut short in everyday writing."""

_ENDINGS = [
    *("", "а", "у", "ы", "и", "е", "я", "ю", "ь", "ов", "ев", "ей", "ам", "ям", "ах", "ях"),
    *("ый", "ий", "ой", "ая", "ое", "ого", "ому", "ые", "ых", "ие", "их"),
]
"""Endings of Russian nouns and adjectives, the empty one among them."""

_YUAN = "元"
"""The word that Chinese has for its own unit and, at the end of a name, for those of others."""


def split_amount(typed: str, language: Language, *, beside: str | None = None) -> tuple[str, str | None]:
    """The amount, and the currency typed with it where it can be only one.

    ``beside`` is the currency chosen in the field next to the amount: it settles what a sign such as $ or a word such
    as рублей means, of which without it only the amount is read, with None. A sign that the chosen currency never
    bears is not understood, and neither are two currencies; then everything typed comes back, with None.
    """
    text = normal(typed)
    if amount(text, language) is not None:
        return read_amount(typed, language), None
    for number, meant in _readings(text):
        value = amount(number, language)
        found = None if value is None else written(value)
        if found is None:
            continue
        if len(meant) > 1 and beside in meant:
            return found, beside
        certain = meant if len(meant) == 1 else meant & current()
        if len(certain) == 1:
            return found, next(iter(certain))
        if beside is None:
            return found, None
    return hold(typed), None


def _readings(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Every way to part the text into an amount and what stands around it, with the currencies that may mean."""
    first = _DIGIT.search(text)
    if first is None:
        return
    before = text[: first.start()].strip()
    rest = text[first.start() :]
    end = max(index for index, char in enumerate(rest) if "0" <= char <= "9") + 1
    for cut in range(end, len(rest) + 1):
        after = rest[cut:].strip()
        if _inside_word(rest, cut) or not (before or after):
            continue
        meant = [currencies(unit) for unit in (before, after) if unit]
        if common := frozenset.intersection(*meant):
            yield rest[:cut].strip(), common


def _inside_word(text: str, cut: int) -> bool:
    """Whether a cut would part a word; Chinese words stand without spaces between them."""
    around = text[cut - 1 : cut + 1]
    return len(around) == 2 and around.isalpha() and not any("\u4e00" <= char <= "\u9fff" for char in around)


def currencies(unit: str) -> frozenset[str]:
    """What a sign, a code, a name or a word of a name may mean; nothing for anything else. Takes normal text."""
    if found := by_sign(unit):
        return found
    if not (unit[0].isalpha() and (unit[-1].isalpha() or unit[-1] in ".)")):
        return frozenset()
    key = folded(unit)
    known = table("currency", "en")
    if code := known.own.get(key) or known.any.get(key):
        return frozenset([code])
    if ending := _by_ending(key):
        return ending
    words = [_by_word(_SHORT.get(word, word)) for word in key.split()]
    return frozenset.intersection(*words) if words else frozenset()


@cache
def _chinese() -> dict[str, str]:
    return {code: name.partition("（")[0] for code, name in names_of("currency", "zh-hans").items()}


def _by_ending(unit: str) -> frozenset[str]:
    """Currencies whose Chinese name ends so, as 卢布 in 俄罗斯卢布."""
    found = {code for code, name in _chinese().items() if unit and name.endswith(unit) and not unit.isascii()}
    if unit == _YUAN:
        signs = Language("zh-hans").names["signs"]
        found |= {code for code, sign in signs.items() if normal(sign) == "¥"}
    return frozenset(found)


@cache
def _words() -> dict[str, frozenset[str]]:
    """Stems of the words in Russian and English names of currencies, with the currencies."""
    found: dict[str, set[str]] = {}
    for language in ("ru", "en"):
        for code, name in names_of("currency", language).items():
            for word in folded(name.partition("(")[0]).split():
                for stem in _stems(word):
                    found.setdefault(stem, set()).add(code)
    return {stem: frozenset(codes & CURRENCIES.keys()) for stem, codes in found.items()}


def _by_word(word: str) -> frozenset[str]:
    stems = _words()
    return frozenset().union(*(stems.get(stem, frozenset()) for stem in _stems(word)))


def _stems(word: str) -> list[str]:
    """A word without each ending that it may have; a stem is no shorter than three letters."""
    endings = ["", "s"] if word.isascii() else _folded_endings()
    return [word.removesuffix(end) for end in endings if not end or (word.endswith(end) and len(word) > len(end) + 2)]


@cache
def _folded_endings() -> list[str]:
    return [folded(ending) for ending in _ENDINGS]
