"""What was found, row by row: what it is called, what it is, and the words that were asked for in their place."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.found import shown, told
from diptych.faces.portal.registers.labels import foreign
from diptych.faces.wording.searching import ONE, value_word
from diptych.kernel.search.highlighting import Wanted, marked
from diptych.kernel.search.queries.searching import documents_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diptych.kernel.search.documents import Document, Text
    from diptych.kernel.search.queries.searching import Results
    from diptych.kernel.search.tokens import Tokenizer
    from diptych.kernel.texts import Language

TELLING = ("work", "agent")
"""Kinds whose types say what they are: a documentary film, a place."""

MOST_NAMES = 3
"""Other names of one thing by which it was found."""

MOST_COUNTRIES = 3
"""Of what belongs to more of them, none is named."""


class Piece(Record):
    """A part of a text; ``hit`` where it is what was asked for."""

    text: str
    hit: bool = False


class Line(Record):
    """A text in pieces, and its language; empty where that is the reader's own."""

    pieces: tuple[Piece, ...]
    lang: str
    cut_before: bool = False
    cut_after: bool = False

    @property
    def hits(self) -> bool:
        return any(piece.hit for piece in self.pieces)


class Row(Record):
    """One thing that was found."""

    kind: str
    kind_word: str
    href: str
    title: Line
    within: str
    """Of a part, what the whole is called."""
    others: tuple[Line, ...]
    """Other names in which something stands that was asked for, where nothing of it stands in the title."""
    told: Line | None
    """The passage in which most of it stands."""
    facts: tuple[str, ...]
    """A few words on what it is: type, countries, year."""


class Marker:
    """Marks what was asked for; nothing where nothing was."""

    def __init__(self, results: Results) -> None:
        self._wanted = Wanted(results.plan)
        self._tokenizer: Tokenizer | None = results.tokenizer

    def line(self, text: str, lang: str) -> Line:
        if self._tokenizer is None or not self._wanted:
            return Line(pieces=(Piece(text=text),), lang=lang)
        pieces = marked(text, self._wanted, self._tokenizer)
        return Line(pieces=tuple(Piece(text=piece.text, hit=piece.hit) for piece in pieces), lang=lang)


def rows_of(results: Results, language: Language) -> Iterator[Row]:
    """The rows of a page; what is gone since the index was asked is left out. Some queries for each kind of thing."""
    documents, marker = documents_of(results.hits), Marker(results)
    for found in shown(results.hits, language):
        document = documents.get((found.kind, found.id))
        texts: Sequence[Text] = document.texts if document else ()
        title = marker.line(found.label, foreign(found.lang, language))
        yield Row(
            kind=found.kind,
            kind_word=_kind_word(found.kind, document, language),
            href=found.page,
            title=title,
            within=found.within,
            others=() if title.hits else tuple(_other_names(texts, found.label, marker, language)),
            told=_told(texts, results, language),
            facts=tuple(_facts(document, language)) if document else (),
        )


def _other_names(texts: Sequence[Text], label: str, marker: Marker, language: Language) -> Iterator[Line]:
    """The names by which it was found, when that is not the one it is shown under."""
    shown = 0
    for text in texts:
        if text.title and text.text != label:
            line = marker.line(text.text, foreign(text.lang, language))
            if line.hits:
                yield line
                shown += 1
                if shown == MOST_NAMES:
                    return


def _told(texts: Sequence[Text], results: Results, language: Language) -> Line | None:
    found = told(texts, results, language)
    if found is None:
        return None
    return Line(
        pieces=tuple(Piece(text=text, hit=hit) for text, hit in found.pieces),
        lang=foreign(found.lang, language),
        cut_before=found.cut_before,
        cut_after=found.cut_after,
    )


def _kind_word(kind: str, document: Document | None, language: Language) -> str:
    """What it is, in a word: its type, where that says it all."""
    types = document.facets.get("type", ()) if document and kind in TELLING else ()
    return value_word(language, "type", types[0]) if types else language.gettext(ONE.get(kind, kind))


def _facts(document: Document, language: Language) -> Iterator[str]:
    for value in () if document.kind in TELLING else document.facets.get("type", ())[:1]:
        yield value_word(language, "type", value)
    # An agreement is named by its countries.
    countries = document.facets.get("country", ()) if document.kind != "agreement" else ()
    for value in countries if len(countries) <= MOST_COUNTRIES else ():
        yield value_word(language, "country", value)
    if document.year:
        yield str(document.year)
