"""Which scripts a text is written in, and where letters of one stand in words of another.

Scripts are named by their codes of ISO 15924. A letter's script is the first word of the name that Unicode gives it,
which the standard library knows; what is no letter (digits, signs, spaces) has none and belongs to what stands
around it.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "BOPOMOFO": "Bopo",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "LATIN": "Latn",
    "MONGOLIAN": "Mong",
    "MYANMAR": "Mymr",
    "SINHALA": "Sinh",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "THAI": "Thai",
    "TIBETAN": "Tibt",
}
"""First words of Unicode's names of letters, and the codes that ISO 15924 gives to these scripts."""

OTHER = "Zzzz"
"""The code of ISO 15924 for a script that is not known here."""

ALPHABETS = frozenset({"Latn", "Cyrl", "Grek"})
"""Scripts with letters that look like letters of each other."""


class Run(Record):
    """Letters of one script that stand together, with the digits and signs between them."""

    script: str
    text: str
    start: int
    """Where the run begins, in characters of the text."""


@cache
def script_of(letter: str) -> str | None:
    """The script of one character; nothing where it is no letter.

    >>> script_of("Ж"), script_of("卡"), script_of("a"), script_of("ー"), script_of("々"), script_of("7")
    ('Cyrl', 'Hani', 'Latn', 'Kana', 'Hani', None)
    """
    if unicodedata.category(letter)[0] != "L" and letter != "\u3007":
        return None
    name = unicodedata.name(letter, "")
    if name.startswith("MODIFIER LETTER"):
        return None
    if name.startswith(("IDEOGRAPHIC", "KATAKANA-HIRAGANA")):
        return "Hani" if name.startswith("IDEO") else "Kana"
    return SCRIPTS.get(name.removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ").partition(" ")[0], OTHER)


def scripts(text: str) -> tuple[str, ...]:
    """The scripts of a text, each once, in the order in which they come.

    >>> scripts("Роман Кармен (卡尔曼), Roman"), scripts("100 %")
    (('Cyrl', 'Hani', 'Latn'), ())
    """
    found = dict.fromkeys(map(script_of, text))
    found.pop(None, None)
    return tuple(script for script in found if script)


def runs(text: str) -> Iterator[Run]:
    """A text in runs of one script; what has no script goes with the letters before it.

    >>> [(run.script, run.text) for run in runs("华策 Film и «Рики»")]
    [('Hani', '华策 '), ('Latn', 'Film '), ('Cyrl', 'и «Рики»')]
    """
    begin, current = 0, None
    for index, letter in enumerate(text):
        script = script_of(letter)
        if script is None or script == current:
            continue
        if current is not None:
            yield Run(script=current, text=text[begin:index], start=begin)
            begin = index
        current = script
    if text:
        yield Run(script=current or "Zyyy", text=text[begin:], start=begin)
