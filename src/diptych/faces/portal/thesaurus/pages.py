"""The index of concepts, and the page of each, in the reader's language."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from diptych.engines.names.sorting import sort_key
from diptych.engines.values.record import Record
from diptych.thesaurus import LANGUAGES, concept, concepts, schemes
from diptych.thesaurus.export import TAGS
from diptych.thesaurus.queries.concepts import found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diptych.kernel.texts import Language
    from diptych.thesaurus.format import Concept

FILTERS = ("q", "scheme")

LONGEST_QUESTION = 100


class Word(Record):
    """A label in its language."""

    text: str
    lang: str


class Line(Record):
    """One concept of a list."""

    id: str
    label: str
    others: tuple[Word, ...]
    """What it is called in the languages the reader did not choose."""
    noted: bool
    """Whether there is something to mind about it."""


class Index(Record):
    """The index as asked for."""

    q: str
    scheme: str
    schemes: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, tuple[Line, ...]], ...]
    """Title and description of a scheme, with its concepts; one group without either where words were looked for."""
    found: int
    total: int
    refused: str
    """A scheme that is none."""

    @property
    def filtered(self) -> bool:
        return bool(self.q or self.scheme)


class Called(Record):
    """Labels of one language, the preferred first."""

    language: str
    lang: str
    preferred: str
    others: tuple[str, ...]


class Page(Record):
    """One concept."""

    id: str
    label: str
    scheme: tuple[str, str]
    """Its title, and the address of its part of the index."""
    called: tuple[Called, ...]
    """The reader's language first."""
    definition: str
    note: str
    broader: tuple[Line, ...]
    narrower: tuple[Line, ...]
    related: tuple[Line, ...]
    search: str
    """The address of a search for it."""


def index(language: Language, q: str, scheme: str) -> Index:
    """Concepts that have a label like ``q``, of one scheme where given. No query."""
    known = {one.id: language.pick(one.title) for one in schemes()}
    chosen = scheme if scheme in known else ""
    q = " ".join(q.split())[:LONGEST_QUESTION]
    rows = found(q, scheme=chosen)
    groups: list[tuple[str, str, tuple[Line, ...]]] = []
    if q:
        groups = [("", "", tuple(line(one, language) for one in rows))] if rows else []
    else:
        for one in schemes():
            own = _in_order((row for row in rows if row.scheme == one.id), language)
            if own:
                groups.append((language.pick(one.title), language.pick(one.about), tuple(own)))
    return Index(
        q=q,
        scheme=chosen,
        schemes=tuple(known.items()),
        groups=tuple(groups),
        found=len(rows),
        total=len(concepts()),
        refused="" if chosen == scheme else scheme[:40],
    )


def _in_order(rows: Iterable[Concept], language: Language) -> Sequence[Line]:
    lines = [line(one, language) for one in rows]
    # As names of organisations are: no part of a term is a family name, to go before the others.
    return sorted(lines, key=lambda one: (sort_key(one.label, language=language.code, kind="organisation"), one.id))


def line(one: Concept, language: Language) -> Line:
    return Line(
        id=one.id,
        label=one.preferred(language.code),
        others=tuple(Word(text=one.preferred(code), lang=TAGS[code]) for code in LANGUAGES if code != language.code),
        noted=bool(one.note),
    )


def page(id: str, language: Language) -> Page:
    """Everything about one concept; Refused("unknown_concept"). No query."""
    one = concept(id)
    scheme = next(held for held in schemes() if held.id == one.scheme)
    order = sorted(LANGUAGES, key=lambda code: code != language.code)
    label = one.preferred(language.code)
    return Page(
        id=id,
        label=label,
        scheme=(language.pick(scheme.title), f"{reverse('thesaurus')}?{urlencode({'scheme': scheme.id})}"),
        called=tuple(
            Called(
                language=language.language(TAGS[code]),
                lang=TAGS[code],
                preferred=one.preferred(code),
                others=one.labels(code)[1:],
            )
            for code in order
        ),
        definition=one.definition.get(language.code, ""),
        note=one.note.get(language.code, ""),
        broader=tuple(line(concept(other), language) for other in one.broader),
        narrower=tuple(_in_order((concept(other) for other in one.narrower), language)),
        related=tuple(_in_order((concept(other) for other in one.related), language)),
        search=f"{reverse('search')}?{urlencode({'q': label})}",
    )
