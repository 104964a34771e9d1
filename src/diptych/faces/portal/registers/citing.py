"""Sources of the facts on a page, numbered in the order in which they are first cited."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import foreign, page_of
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.terms import SOURCE_KINDS, term
from diptych.registers.sources.enums import MEMORY
from diptych.registers.sources.queries.sources import title_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Source


class Cites(Record):
    """Where a fact comes from: numbers of the page's list of sources."""

    numbers: tuple[int, ...]
    unverified: bool
    """Whether nobody has looked it up; it is then shown, but not as a fact."""


NOTHING = Cites(numbers=(), unverified=False)


class SourceLine(Record):
    """One source of the list at the end of a page. Its address is not among it: none is ever a link."""

    number: int
    id: str
    href: str
    outlet: str
    title: str
    lang: str
    """Language of the title, empty where it is the reader's."""
    lang_name: str
    supplied: bool
    """Whether the title is ours."""
    date: str
    kind: str


class Citing:
    """Collects the sources of a page while it is put together."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._numbers: dict[str, int] = {}
        self._sources: list[Source] = []

    def cite(self, fact: Any) -> Cites:
        """The sources of a fact: its first and its further ones, which have been fetched with it."""
        sources = [] if fact.source_id is None else [fact.source]
        further = getattr(fact, "_prefetched_objects_cache", {}).get("citations", ())
        return self.of([*sources, *(citation.source for citation in further)], getattr(fact, "unverified", False))

    def of(self, sources: list[Source], unverified: bool = False) -> Cites:
        looked_up = [source for source in sources if source.pk != MEMORY]
        return Cites(numbers=tuple(self._number(source) for source in looked_up), unverified=unverified)

    def _number(self, source: Source) -> int:
        if source.pk not in self._numbers:
            self._numbers[source.pk] = len(self._numbers) + 1
            self._sources.append(source)
        return self._numbers[source.pk]

    def sources(self) -> list[SourceLine]:
        """The list for the end of the page."""
        return [source_line(source, self.language, number) for number, source in enumerate(self._sources, start=1)]


def source_line(source: Source, language: Language, number: int = 0) -> SourceLine:
    return SourceLine(
        number=number,
        id=source.pk,
        href=page_of("source", source.pk),
        outlet=source.outlet,
        title=source.title,
        lang=foreign(title_language(source.lang, source.title_supplied), language),
        lang_name=language.language(source.lang),
        supplied=source.title_supplied,
        date=dates(source.date, language) if source.date else "",
        kind=term(language, SOURCE_KINDS, source.kind),
    )
