"""What the front page shows of the slate: calls that are open, films approved and not finished."""

from __future__ import annotations

from diptych.apps.slate.queries.public import films_public, not_finished, public_films, the_programme
from diptych.apps.slate.queries.rounds import parties_of
from diptych.engines.values.record import Record
from diptych.faces.portal.slate.calls import open_calls
from diptych.faces.portal.slate.films import film_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.faces.portal.slate.calls import CallLine
    from diptych.faces.portal.slate.films import FilmLine
    from diptych.kernel.texts import Language

ROWS = 6
"""Films shown; the slate has the others."""


class SlateFront(Record):
    """Nothing of it is shown where there is nothing."""

    calls: tuple[CallLine, ...]
    films: tuple[FilmLine, ...]


def front_of_slate(language: Language, at: datetime) -> SlateFront:
    """Ten queries at the most."""
    programme = the_programme()
    if not programme:
        return SlateFront(calls=(), films=())
    films = public_films(not_finished(films_public(programme))[:ROWS])
    lines = film_lines(films, language, parties_of(programme)) if films else ()
    return SlateFront(calls=open_calls(language, at), films=tuple(lines))
