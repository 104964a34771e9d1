"""What the things behind records are called, and where people and programs read of them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override

from diptych.faces.places import ALONE, LABELS, PAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.kernel.texts import Language

Place = tuple[str, str]
"""Kind and id of a thing."""


def labels(places: Iterable[Place], language: Language) -> dict[Place, dict[str, str]]:
    """What things are called in the reader's language, or in the best there is; one query for each kind of thing."""
    asked: dict[str, set[str]] = {}
    for kind, id in places:
        if kind in LABELS:
            asked.setdefault(kind, set()).add(id)
    return {
        (kind, id): {"text": text, "lang": lang}
        for kind, ids in asked.items()
        for id, (text, lang) in LABELS[kind](ids, language.tag).items()
    }


def page(kind: str, id: str, language: Language) -> str | None:
    """Where people read of a thing in their language; readings of articles are on the page of their source."""
    with override(language.code):
        if kind in ALONE:
            return reverse(ALONE[kind])
        return reverse(PAGES[kind], kwargs={"id": id}) if kind in PAGES else None
