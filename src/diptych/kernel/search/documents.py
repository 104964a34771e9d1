"""What is handed to the index: one document for each thing that can be found.

>>> film = Document(kind="work", id="red-silk", texts=(Text(text="Красный шёлк", lang="ru", title=True),))
>>> film.key, film.part
(('work', 'red-silk'), '')
"""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Text(Record):
    """One text of a document, in one language."""

    text: str
    lang: str = ""
    """A BCP 47 tag; empty where nobody knows, as of most names."""
    title: bool = False
    """Whether the document is called so: weighs more than what it says."""


class Document(Record):
    """One thing as it is found."""

    kind: str
    """As it was declared: ``work``."""
    id: str
    """Its key among those of its kind. Behind a ``#`` stands a part of a page: an article of an agreement."""
    texts: tuple[Text, ...] = ()
    refs: tuple[str, ...] = ()
    """What it is about and who had part in it, by kind and id: ``agent:roman-karmen``. Somebody who gets another name
    is found by it in all of these, and none of them is indexed anew."""
    facets: Mapping[str, tuple[str, ...]] = {}
    """Codes by which results are narrowed: ``{"country": ("CN", "RU")}``. Its kind is one without being named."""
    year: int | None = None
    weight: int = 0
    """How much is made of it, in whatever unit (credits, links); decides between what else is equal."""
    names: tuple[Text, ...] = ()
    """What it is suggested by while somebody types; its titles, if there are none."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.id

    @property
    def part(self) -> str:
        return self.id.partition("#")[2]
