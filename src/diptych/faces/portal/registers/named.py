"""Small things that several pages say alike: what a thing is called, how long something lasted."""

from __future__ import annotations

from diptych.faces.portal.registers.labels import Label, foreign, page_of
from diptych.faces.wording.registers.figures import dates
from diptych.registers.authority.queries.agents import best

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from diptych.kernel.texts import Language


def named(
    kind: str, id: str, names: Iterable[Any], language: Language, types: tuple[str, ...] = ("",)
) -> tuple[Label, str]:
    """What a thing is called, of names that were fetched with it, and the language of that name; no query.

    ``types`` are those of names that may stand for it, the best first.
    """
    rows = ((id, name.text, name.lang, getattr(name, "type", "")) for name in names)
    text, lang = best(rows, language.tag, types).get(id, (id, ""))
    return Label(text=text, lang=foreign(lang, language), href=page_of(kind, id), kind=kind, id=id), lang


def span(start: str, end: str, language: Language) -> str:
    """Two dates of which either may not be known, and both may be one; empty where neither is."""
    if not start:
        return language.gettext(_("until {date}")).format(date=dates(end, language)) if end else ""
    return dates(f"{start}/{end}" if end and end != start else start, language)


def _(text: str) -> str:
    return text
