"""How the thesaurus is written: one file for each scheme, its concepts in three languages, and what each is to others.

The first label of a language is the preferred one, the others say the same. ``hidden`` are forms by which a concept is
looked for and that are not shown: words that are wrong, or were used once. Described for its users in
``docs/thesaurus.md``.
"""

from __future__ import annotations

from diptych.engines.values import shape as s
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, MapOf, Records, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LANGUAGES = ("en", "ru", "zh-hans")
"""Every concept has a preferred label in each."""

FORMAT = "thesaurus/1"


class Concept(Record):
    """One thing that professions have words for."""

    id: str
    en: tuple[str, ...]
    ru: tuple[str, ...]
    zh_hans: tuple[str, ...]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Ids; the other concept need not say it too."""
    hidden: Mapping[str, tuple[str, ...]] = {}
    definition: Mapping[str, str] = {}
    note: Mapping[str, str] = {}
    """The scope note, where the professions of the countries mean different things by words that look alike."""
    scheme: str = ""
    """Set when it is read: the id of the file it stands in."""
    narrower: tuple[str, ...] = ()
    """Set when it is read."""

    def labels(self, language: str) -> tuple[str, ...]:
        """Preferred first."""
        held: tuple[str, ...] = getattr(self, language.replace("-", "_"))
        return held

    def preferred(self, language: str) -> str:
        return self.labels(language)[0]


class Scheme(Record):
    """A field of work with its concepts."""

    id: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    concepts: tuple[Concept, ...] = ()


LABELS = ListOf(Text(longest=200))
TEXTS = MapOf(Code(LANGUAGES, "a language"), s.TEXT)
CONCEPT = Records(
    Concept,
    "id",
    *LANGUAGES,
    id=s.SLUG,
    en=LABELS,
    ru=LABELS,
    broader=ListOf(s.SLUG),
    related=ListOf(s.SLUG),
    hidden=MapOf(Code(LANGUAGES, "a language"), LABELS),
    definition=TEXTS,
    note=TEXTS,
    also={"zh-hans": LABELS},
)
SCHEME = Records(
    Scheme,
    "id",
    "title",
    "about",
    "concepts",
    id=s.SLUG,
    title=TEXTS,
    about=TEXTS,
    concepts=ListOf(CONCEPT, unique="id"),
    also={"diptych": Code((FORMAT,), "a format")},
)


def read_scheme(data: Any) -> Scheme:
    """A scheme from plain data; :class:`Malformed` with every trouble of its form.

    >>> labels = {"en": ["print"], "ru": ["копия"], "zh-hans": "拷贝"}
    >>> scheme = {"id": "film", "title": {"en": "Film"}, "about": {"en": "…"}, "concepts": [{"id": "print", **labels}]}
    >>> read_scheme(scheme).concepts[0].preferred("zh-hans")
    '拷贝'
    """
    known = {name: value for name, value in data.items() if name != "diptych"} if isinstance(data, dict) else data
    scheme: Scheme = s.read(SCHEME, known)
    return scheme.replace(concepts=tuple(concept.replace(scheme=scheme.id) for concept in scheme.concepts))
