"""What the things that a page speaks of are called in the reader's language, and where their own pages are."""

from __future__ import annotations

from django.urls import reverse

from diptych.engines.values.record import Record
from diptych.faces.places import ALONE, LABELS, PAGES
from diptych.faces.wording.registers.terms import THINGS_MANY, term
from diptych.kernel.keeping.reading import kinds_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diptych.kernel.texts import Language


class Label(Record):
    """The name of a thing, and its page."""

    text: str
    lang: str
    """Empty where it is the reader's own."""
    href: str
    kind: str = ""
    id: str = ""

    def __str__(self) -> str:
        return self.text


class Labels:
    """Names of many things, looked up together: one query for each kind of thing."""

    def __init__(self, language: Language, wanted: Mapping[str, Iterable[str]]) -> None:
        self.language = language
        self._found: dict[tuple[str, str], tuple[str, str]] = {}
        self.add(wanted)

    def add(self, wanted: Mapping[str, Iterable[str]]) -> None:
        for kind, ids in wanted.items():
            # Of some kinds there is one thing, and it has no name of its own.
            if kind in LABELS and (left := {id for id in ids if id and (kind, id) not in self._found}):
                rows = LABELS[kind](left, self.language.tag)
                self._found |= {(kind, id): row for id, row in rows.items()}

    def of(self, kind: str, id: str) -> Label:
        """The label of a thing; its bare id where it has no name or none was asked for, of figures of the market what
        they are."""
        text, lang = self._found.get((kind, id), (self._unnamed(kind, id), ""))
        return Label(text=text, lang=foreign(lang, self.language), href=page_of(kind, id), kind=kind, id=id)

    def _unnamed(self, kind: str, id: str) -> str:
        return term(self.language, THINGS_MANY, kind) if kind == "market" else id

    def whoever(self, id_or_name: str) -> Label:
        """Somebody who is named by an id of the register or, where there is no record, by a name."""
        if ("agent", id_or_name) in self._found:
            return self.of("agent", id_or_name)
        return Label(text=id_or_name, lang="", href="")


def page_of(kind: str, id: str) -> str:
    """The address of a thing's page in the reader's language."""
    return reverse(PAGES[kind], kwargs={"id": id}) if kind in PAGES else reverse(ALONE[kind])


def foreign(lang: str, language: Language) -> str:
    """The language of a text for the page to name, empty where it is that of the page."""
    return "" if lang == language.tag else lang


def label_mixed(labels: Labels, ids: Iterable[str]) -> dict[str, Label]:
    """Labels of things of any kind by their bare ids; about one query for each kind there is."""
    kinds = kinds_of(ids)
    wanted: dict[str, list[str]] = {}
    for id, kind in kinds.items():
        if kind in LABELS:
            wanted.setdefault(kind, []).append(id)
    labels.add(wanted)
    return {id: labels.of(kind, id) for id, kind in kinds.items()}
