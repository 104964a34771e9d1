"""What the page of a film is made of."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.portal.registers.chart import Chart
    from diptych.faces.portal.registers.citing import Cites, SourceLine
    from diptych.faces.portal.registers.claims import Disagreement, Report
    from diptych.faces.portal.registers.labels import Label
    from diptych.faces.portal.slate.films import FilmLine


class Line(Record):
    """One fact with its sources: what it is, what is said, in which language, and what stands beside it."""

    term: str
    text: str
    lang: str = ""
    lang_name: str = ""
    beside: str = ""
    note: str = ""
    href: str = ""
    cites: Cites


class Part(Record):
    """Who took part in one capacity."""

    role: str
    agents: tuple[tuple[Label, Cites], ...]


class FilmSide(Record):
    """What one side has to show: its country, when the film ran there, what was reported, who made and showed it."""

    country: str
    name: str
    facts: tuple[Line, ...]
    companies: tuple[Part, ...]


class Reports(Record):
    """Reports of one measure."""

    measure: str
    sides: tuple[tuple[str, tuple[Report, ...]], ...]
    """By territory; the empty one holds what speaks of none."""
    count: int
    drawn: bool
    """Whether it is one of those that people come for: box office, admissions."""


class Step(Record):
    """One dated thing that happened to a film."""

    when: str
    datetime: str
    what: str
    where: str
    event: Label | None
    note: str
    planned: bool
    cites: Cites


class Carrier(Record):
    """An agreement between the countries of a film."""

    id: str
    title: str
    check: str
    """The address at which the film is held against it."""
    example: bool
    """Whether a dossier of this very film is there to open."""


class FilmPage(Record):
    """Everything the registers know of a film, in words."""

    id: str
    kind: str
    title: str
    """The one a reader of this language knows it by."""
    panels: tuple[dict[str, str], ...]
    under: dict[str, str] | None
    dotted: tuple[Any, ...]
    directors: tuple[Label, ...]
    relation: str
    status: str
    sides: tuple[FilmSide, ...]
    charts: tuple[Chart, ...]
    reports: tuple[Reports, ...]
    in_articles: tuple[Report, ...]
    conflicts: tuple[Disagreement, ...]
    contradictions: tuple[Any, ...]
    slate: FilmLine | None
    """What the sides decided of it, where it came to the registers by way of the slate."""
    titles: tuple[Line, ...]
    credits: tuple[Part, ...]
    others: tuple[Part, ...]
    """Companies of no side of the programme."""
    versions: tuple[Line, ...]
    """Languages spoken, time and place it is set in, identifiers."""
    steps: tuple[Step, ...]
    events: tuple[tuple[Label, str], ...]
    carriers: tuple[Carrier, ...]
    notes: str
    sources: tuple[SourceLine, ...]
    changed: str
    structured: tuple[dict[str, Any], ...]
    """The same for machines: see :mod:`diptych.faces.portal.structured`."""
