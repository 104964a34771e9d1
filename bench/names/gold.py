"""What these benchmarks need, in a folder that is named: ``pairs.tsv`` and ``tokens.tsv`` as the trainer reads them.

Judged on the pairs that the tables were learned from, quality comes out too well; name a folder with pairs that were
kept apart. What the tables say of unseen names stands in their provenance, and in docs/names.md.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = "DIPTYCH_NAMES_DATA"


class Pair(NamedTuple):
    id: str
    kind: str
    lang_a: str
    a: str
    lang_b: str
    b: str
    label: int
    why: str

    @property
    def group(self) -> str:
        """Kind and languages, as quality is told."""
        return f"{self.kind.partition('_')[0]} {self.lang_a}–{self.lang_b}"


def folder(files: tuple[str, ...]) -> Path | None:
    """The folder that was named; None, and a sentence on standard error, where there is none with these files."""
    named = os.environ.get(FOLDER)
    if named and all((Path(named) / file).is_file() for file in files):
        return Path(named)
    print(f"Set {FOLDER} to a folder with {' and '.join(files)} to measure this; it is left out.", file=sys.stderr)
    return None


def pairs(path: Path) -> list[Pair]:
    """The judged pairs, without those made from a Han form back into Latin letters."""
    lines = path.read_text().splitlines()
    heading = lines[0].split("\t")
    columns = [heading.index(name) for name in ("id", "kind", "lang_a", "a", "lang_b", "b", "label", "type")]
    found = []
    for line in lines[1:]:
        cells = line.split("\t")
        id, kind, lang_a, a, lang_b, b, label, why = (cells[at] for at in columns)
        if why != "back_transliteration":
            found.append(Pair(id, kind, lang_a, a, lang_b, b, int(label), why))
    return found


def words(path: Path, column: str) -> list[str]:
    """A column of a list of words, what is empty left out."""
    lines = path.read_text().splitlines()
    at = lines[0].split("\t").index(column)
    return list(dict.fromkeys(word for line in lines[1:] if (word := line.split("\t")[at])))


def composed(words: list[str], count: int, joint: str) -> Iterator[str]:
    """So many names of two words each, every word used, without chance."""
    for at in range(count):
        given = words[(at * 48_271) % len(words)]
        family = words[(at // len(words) * 7919 + at) % len(words)]
        yield f"{given.title()}{joint}{family.title()}"
