"""How well names of organisations are told apart: those of the example programme, each beside each.

The settings were chosen on these names, so what comes out is kind. It needs nothing that does not ship.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.measure import Row
from diptych import programmes
from diptych.engines.names.learned import THRESHOLD
from diptych.engines.names.scoring import Question
from diptych.engines.names.settling import recall_at
from diptych.kernel.documents import parse_document
from diptych.kernel.names import matcher

LANGUAGES = {"ru", "en", "zh-Hans", "zh-Hant"}
LEFT_OUT = {"abbreviation", "garbled", "misspelling", "machine_translation", "inflected"}
"""Kinds of forms that are no whole names."""
PRECISION = 0.95


class Pair(NamedTuple):
    """Two forms, and whether they are of one body."""

    a: str
    b: str
    languages: frozenset[str]
    """By the letters that they are in."""
    same: bool


def rows() -> Iterator[Row]:
    found = pairs()
    asked = [Question(a=pair.a, b=pair.b, kind="organisation") for pair in found]
    scores = np.array(matcher().scores(asked))
    groups = {"ru–zh": {"ru", "zh"}, "zh–en": {"zh", "en"}, "ru–en": {"ru", "en"}}
    cells = {name: [pair.languages == both for pair in found] for name, both in groups.items()}
    cells["one script"] = [len(pair.languages) == 1 for pair in found]
    for name, chosen in cells.items():
        values, labels = scores[chosen], np.array([pair.same for pair, one in zip(found, chosen, strict=True) if one])
        above = values >= THRESHOLD
        exact = float(labels[above].mean()) if above.any() else 1.0
        about = f"names: organisations {name}, {labels.sum()} pairs of one, {(~labels).sum():,} of two"
        yield Row(f"{about}: recall at precision .95", f"{recall_at(values, labels, PRECISION):.3f}")
        told = f"{exact:.3f} (recall {above[labels].mean():.3f})"
        yield Row(f"{about}: precision at the threshold", told, "≥ 0.95", exact / PRECISION, exact >= PRECISION)


def pairs() -> list[Pair]:
    """Every two forms of one body, and every two of two bodies."""
    bodies = list(forms().values())
    one = [(a, b, True) for own in bodies for a, b in combinations(own, 2)]
    two = [(a, b, False) for own, other in combinations(bodies, 2) for a, b in product(own, other)]
    return [Pair(a, b, frozenset({letters(a), letters(b)}), same) for a, b, same in (*one, *two)]


def forms() -> dict[str, list[str]]:
    """By id of an organisation its names, each once."""
    path = Path(programmes.folder(programmes.EXAMPLE), "agents.yaml")
    agents = parse_document(path.read_bytes(), name=path.name).data["agents"]
    return {
        agent["id"]: list(
            dict.fromkeys(
                name["text"]
                for name in agent["names"]
                if name["lang"] in LANGUAGES and name.get("type") not in LEFT_OUT
            )
        )
        for agent in agents
        if agent["kind"] not in ("person", "place")
    }


def letters(text: str) -> str:
    if any("\u4e00" <= letter <= "\u9fff" for letter in text):
        return "zh"
    return "ru" if any("\u0400" <= letter <= "\u04ff" for letter in text) else "en"
