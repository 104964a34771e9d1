"""Which of the names of a thing is the best for a reader."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

NO_BEST = 9
"""More than any distance between languages."""


def best(rows: Iterable[tuple[str, str, str, str]], tag: str, types: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Of the names of several things (id, text, language, type), the best for a reader of a language for each."""
    chosen: dict[str, tuple[tuple[int, int], str, str]] = {}
    for id, text, lang, kind in rows:
        near = 0 if lang == tag else 1 if lang.split("-")[0] == tag.split("-")[0] else 2 if lang == "en" else 3
        # A form of another kind helps only where there is nothing else.
        weight = (near, types.index(kind)) if kind in types else (NO_BEST, near)
        if id not in chosen or weight < chosen[id][0]:
            chosen[id] = (weight, text, lang)
    return {id: (text, lang) for id, (_weight, text, lang) in chosen.items()}
