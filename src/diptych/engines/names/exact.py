"""A whole name as it is looked up where nothing is left to judgement: by its words, in any order."""

from __future__ import annotations

import re
from functools import lru_cache

from diptych.engines.names.folding import cleaned, key
from diptych.engines.names.words import UNSPACED

LONGEST = 200
"""Letters of a name that count."""

# A hyphen or an apostrophe joins what it stands between; everything else that is no letter and no digit separates.
_WORD = re.compile(rf"{UNSPACED.pattern}+|(?:[^\W_](?<!{UNSPACED.pattern})|(?<=\w)['’\-](?=[^\W_]))+")


@lru_cache(maxsize=1 << 16)
def exact(text: str) -> str:
    """What forms have in common that say the same words, whatever their order, case, accents and signs.

    Chinese characters keep their order and no point between them counts. Empty where there is no letter and no digit.

    >>> exact("Кармен, Роман"), exact("РОМАН КАРМЕН"), exact("Р.Кармен")
    ('кармен роман', 'кармен роман', 'кармен р')
    >>> exact("羅曼·卡爾曼"), exact("罗曼卡尔曼"), exact("Киностудия «Мосфильм»"), exact("!?")
    ('罗曼卡尔曼', '罗曼卡尔曼', 'киностудия мосфильм', '')
    >>> exact("Жан-Поль Сартр"), exact("CCTV中央电视台")
    ('жанполь сартр', 'cctv中央电视台')
    """
    alphabetic: list[str] = []
    han: list[str] = []
    for found in _WORD.findall(cleaned(text)[0]):
        (han if UNSPACED.match(found) else alphabetic).append(key(found))
    return (" ".join(sorted(filter(None, alphabetic))) + "".join(han))[:LONGEST]
