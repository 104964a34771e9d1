"""What stands on the picture that goes with the address of a page, wherever that is passed on; and the picture itself.

Typst is given the template, the words as JSON and the folder of the fonts, as for the printed assessment.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst
from django.core.exceptions import ValidationError

from diptych.apps.programme.queries.events import drives_listed, events_listed, expeditions_listed
from diptych.apps.programme.queries.programmes import documents_listed, programme_labels, programme_page
from diptych.apps.slate.queries.public import films_public, public_films, the_programme
from diptych.engines.values.record import Record
from diptych.faces.portal.printing.fonts import FOLDER
from diptych.faces.portal.printing.typesetting import NOWHERE, drawable, fonts, language_of
from diptych.faces.portal.registers.film_list import best_titles, in_order
from diptych.faces.portal.registers.named import span
from diptych.faces.portal.registers.namings import preferred
from diptych.faces.portal.registers.sides import panels, parties
from diptych.faces.portal.slate.films import film_line
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.figures import dates
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.authority.queries.agents import agents_listed
from diptych.registers.works.queries.works import works_listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from diptych.kernel.texts import Language

TEMPLATE = Path(__file__).parent / "printing" / "picture.typ"

WIDTH, HEIGHT = 1200, 630
"""Pixels; what those who show such pictures ask for."""

ROOM = 150
"""Letters of a title that there is room for, a Han letter counted as two; what is longer is cut."""


def _(text: str) -> str:
    return text


class Picture(Record):
    """What is drawn: titles, one or two or three; beneath them another one; a line of facts."""

    language: Language
    panels: tuple[dict[str, str], ...]
    under: dict[str, str] | None
    line: str

    @property
    def data(self) -> str:
        """The words as the template reads them; of the same words the same text."""
        shown = {
            "lang": language_of(self.language.tag),
            "panels": [_piece(row) for row in self.panels],
            "under": _piece(self.under) if self.under else None,
            "line": self.line,
        }
        return json.dumps(drawable(shown), ensure_ascii=False)

    @property
    def digest(self) -> str:
        """The same for the same drawing."""
        return hashlib.sha256(f"{_ground()}{self.data}".encode()).hexdigest()[:32]


def _piece(row: dict[str, str]) -> dict[str, str | None]:
    return {"text": _cut(row["text"]), "lang": language_of(row["lang"])}


def _cut(text: str) -> str:
    room = ROOM
    for index, character in enumerate(text):
        room -= 2 if ord(character) >= 0x2E80 else 1
        if room < 0:
            return f"{text[:index].rstrip()}…"
    return text


@cache
def _ground() -> str:
    """What a drawing depends on beside its words."""
    return hashlib.sha256(TEMPLATE.read_bytes()).hexdigest() + version("typst")


def draw(picture: Picture) -> bytes:
    """The picture as PNG; a tenth of a second."""
    compiler = typst.Compiler(
        TEMPLATE.read_bytes(),
        root=FOLDER,
        font_paths=fonts(),
        sys_inputs={"picture": picture.data},
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    made = compiler.compile(format="png", ppi=72)
    assert isinstance(made, bytes), "it has one page"
    return made


# What is on it --------------------------------------------------------------------------------------------------------


def of_site(language: Language) -> Picture:
    """The site's own: its name, and the programme it is about. Eight queries."""
    programme = programme_page()
    labels = programme_labels([programme.pk], language.tag) if programme else {}
    line = language.gettext(_("Joint films, article by article, in Russian, Chinese and English"))
    if programme and programme.pk in labels:
        line = labels[programme.pk][0]
    return Picture(language=language, panels=(), under=None, line=line)


def of_thing(kind: str, id: str, language: Language) -> Picture | None:
    """That of a film, a person, an event …; None where there is none. At most twelve queries."""
    query, said = KINDS[kind]
    try:
        thing = query().filter(pk=id).first()
    except ValidationError:  # What is asked for is no id of this kind.
        thing = None
    return said(thing, language) if thing is not None else None


def _told(
    names: Iterable[tuple[str, str]], countries: Sequence[str], language: Language, facts: Iterable[str]
) -> Picture:
    shown, under = panels(names, countries, language)
    return Picture(language=language, panels=tuple(shown), under=under, line=" · ".join(filter(None, facts)))


def _film(work: Any, language: Language) -> Picture:
    made_in = [row.country for row in work.countries.all()]
    facts = (
        term(language, terms.WORK_KINDS, work.kind),
        str(work.year or ""),
        language.listed(territory(language, code) for code in made_in),
    )
    return _told(best_titles(work), in_order(made_in, parties()), language, facts)


def _of_the_slate() -> Any:
    return films_public(the_programme())


def _slate_film(film: Any, language: Language) -> Picture:
    (found,) = public_films([film])
    line = film_line(found, language, parties())
    return Picture(
        language=language,
        panels=line.panels,
        under=line.under,
        line=" · ".join(filter(None, (line.form, line.stage_word))),
    )


def _agent(agent: Any, language: Language) -> Picture:
    names = list(agent.names.all())
    texts = [(name.text, name.lang) for name in (preferred(names) or names)] or [(agent.pk, "")]
    facts = (
        language.listed(term(language, terms.AGENT_ROLES, row.role) for row in agent.roles.all())
        or term(language, terms.AGENT_KINDS, agent.kind),
        territory(language, agent.country) if agent.country else "",
    )
    return _told(texts, parties(), language, facts)


def _named(kind: Callable[[Any, Language], str], when: Callable[[Any, Language], str]) -> Callable[..., Picture]:
    """How things with plain names are told: what each is, and when it was."""

    def said(thing: Any, language: Language) -> Picture:
        names = [(name.text, name.lang) for name in thing.names.all()] or [(thing.pk, "")]
        return _told(names, parties(), language, (kind(thing, language), when(thing, language)))

    return said


def _lasted(thing: Any, language: Language) -> str:
    return span(thing.start, thing.end, language)


KINDS: dict[str, tuple[Callable[..., Any], Callable[..., Picture]]] = {
    "film": (works_listed, _film),
    "slate-film": (_of_the_slate, _slate_film),
    "person": (agents_listed, _agent),
    "event": (events_listed, _named(lambda row, said: term(said, terms.EVENT_KINDS, row.kind), _lasted)),
    "drive": (
        drives_listed,
        _named(
            lambda _row, said: term(said, terms.THINGS, "drive"),
            lambda row, said: dates(row.announced, said) if row.announced else "",
        ),
    ),
    "expedition": (expeditions_listed, _named(lambda _row, said: term(said, terms.THINGS, "expedition"), _lasted)),
    "document": (
        documents_listed,
        _named(
            lambda row, said: term(said, terms.DOCUMENT_KINDS, row.kind),
            lambda row, said: dates(row.date, said) if row.date else "",
        ),
    ),
}
"""Pages that have a picture of their own, by the names of their addresses."""
