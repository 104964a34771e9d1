"""Dictionaries of English with Russian in the format of dictd: a head word, then its senses, indented.

Debian has two: ``mueller7-dict`` and ``dict-freedict-eng-rus``, both GPL 2 or later.
"""

from __future__ import annotations

import re

from diptych.thesaurus.dictionaries.entry import Entry, usable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD = re.compile(r"^[A-Za-z][A-Za-z' -]*$")
ASIDE = re.compile(r"\[[^]]*\]|\([^()]*\)|_[\wа-я]+\.?|\"|=.*")
SENSE = re.compile(r"(?:^|\s)(?:_[IVX]+\b|\d+[.)>]|[а-я]\))\s*")
RUSSIAN = re.compile(r"^[а-яё][а-яё -]*$")
LATER = 0.35


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """Both ways: English into Russian, and each equivalent that is a term into English.

    >>> body = ["film\\n", "   [fɪlm]\\n", "   1. _n. плёнка; фильм, кинофильм; to shoot a film снимать фильм\\n"]
    >>> [(entry.text, entry.said) for entry in read(body) if entry.lang == "en"]
    [('film', 'плёнка'), ('film', 'фильм'), ('film', 'кинофильм')]
    """
    head, body = "", []
    for line in [*lines, "\n", "-\n"]:
        if line[:1].isspace() and line.strip():
            body.append(line)
        elif line.strip():
            if body and HEAD.match(head):
                yield from _of_one(head, " ".join(body))
            head, body = line.strip(), []


def _of_one(head: str, body: str) -> Iterator[Entry]:
    for at, said in enumerate(_equivalents(body)):
        weight = round(1 / (1 + LATER * at), 2)
        yield Entry(lang="en", text=head, into="ru", said=said, weight=weight)
        yield Entry(lang="ru", text=said, into="en", said=head, weight=weight)


def _equivalents(body: str) -> list[str]:
    """The first of every sense before the others, as they say most."""
    senses = [_terms(sense) for sense in SENSE.split(" ".join(body.split()))]
    found: dict[str, None] = {}
    for place in range(max((len(sense) for sense in senses), default=0)):
        for sense in senses:
            if place < len(sense):
                found[sense[place]] = None
    return list(found)


def _terms(sense: str) -> list[str]:
    parts = (" ".join(ASIDE.sub(" ", part).split()).strip(" .") for part in re.split(r"[,;:]", sense))
    return [part for part in parts if RUSSIAN.match(part) and usable(part, words=3) and not part.endswith("-л")]
