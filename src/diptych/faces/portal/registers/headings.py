"""What a thing with names in several languages is headed by."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import Label, foreign, page_of
from diptych.faces.portal.registers.sides import panels, parties
from diptych.registers.authority.queries.agents import best

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.kernel.texts import Language

    Names = Sequence[tuple[str, str]]


class Heading(Record):
    """The names of a thing, each where it belongs."""

    title: str
    """The one a reader of this language knows it by."""
    panels: tuple[dict[str, str], ...]
    """Those in the languages of the programme's sides."""
    under: dict[str, str] | None
    further: tuple[dict[str, str], ...]
    """Those that stand in neither, each with the name of its language."""


def heading(id: str, names: Names, language: Language) -> Heading:
    """Names (text, language) as the head of a page. Seven queries, for the sides of the programme."""
    titles, under = panels(names, parties(), language)
    shown = [row["text"] for row in (*titles, *([under] if under else []))]
    return Heading(
        title=_best(id, names, language)[0],
        panels=tuple(titles),
        under=under,
        further=tuple(
            {"text": text, "lang": foreign(lang, language), "language": language.language(lang)}
            for text, lang in names
            if text not in shown
        ),
    )


def named(kind: str, id: str, names: Names, language: Language) -> Label:
    """The name that a reader of this language knows a thing by, with its page; no query."""
    text, lang = _best(id, names, language)
    return Label(text=text, lang=foreign(lang, language), href=page_of(kind, id), kind=kind, id=id)


def others(names: Names, shown: Label, sides: Sequence[str], language: Language) -> tuple[dict[str, str], ...]:
    """The names of a thing in the languages of the sides, but for the one that is shown already; no query."""
    titles, _under = panels(names, sides, language)
    return tuple(
        {"text": title["text"], "lang": foreign(title["lang"], language)}
        for title in titles
        if title["text"] != shown.text
    )


def _best(id: str, names: Names, language: Language) -> tuple[str, str]:
    # Every name is as good as the others but for its language.
    return best(((id, text, lang, "") for text, lang in names), language.tag, ("",))[id]
