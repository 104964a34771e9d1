"""What was typed with the keyboard in the wrong state: rfhvty for кармен, лфкьут for karmen.

Each key of the Latin keyboard with what it gives in the Russian one: the layouts ``us(basic)`` and ``ru(winkeys)`` of
xkeyboard-config 2.35.1, which are those of the operating systems people use.
"""

from __future__ import annotations

import re

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,." + '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю" + "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"

_TO_RUSSIAN = str.maketrans(_LATIN, _RUSSIAN)
_TO_LATIN = str.maketrans(_RUSSIAN, _LATIN)

_ALL_LATIN = re.compile(f"[ 0-9{re.escape(_LATIN)}-]+")
_ALL_RUSSIAN = re.compile(f"[ 0-9{_RUSSIAN}.,-]+")
_LETTER = re.compile(r"[^\W\d_]")


def swapped(text: str) -> str:
    """What the same keys give in the other layout; empty where no keyboard gives this text, or none changes it.

    >>> swapped("rfhvty"), swapped("[elj;ybr"), swapped("Лфкьут"), swapped("卡尔曼"), swapped("1941")
    ('кармен', 'художник', 'Karmen', '', '')
    """
    if not _LETTER.search(text):
        return ""
    if _ALL_LATIN.fullmatch(text):
        return text.translate(_TO_RUSSIAN)
    if _ALL_RUSSIAN.fullmatch(text):
        return text.translate(_TO_LATIN)
    return ""
