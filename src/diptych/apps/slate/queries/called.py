"""What proposals, films and calls are called for a reader of a language."""

from __future__ import annotations

from diptych.apps.slate.models import Proposal, Round, RoundText
from diptych.apps.slate.queries.public import films_public, public_films, the_programme
from diptych.registers.authority.queries.agents import best

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Called = dict[str, tuple[str, str]]

ORIGINAL, OTHER = "original", "other"


def proposal_labels(ids: Iterable[str], tag: str) -> Called:
    """Proposals by id: title and its language, as typed until they are filed and then as filed last; one without a
    title goes by its reference. One query, and no question who may read them."""
    rows = Proposal.objects.filter(pk__in=list(ids)).values_list("pk", "titles", "reference")
    named = best(
        (
            (str(id), text, lang, OTHER if at else ORIGINAL)
            for id, titles, _ in rows
            for at, (lang, text) in enumerate(titles)
        ),
        tag,
        (ORIGINAL, OTHER),
    )
    return {str(id): named.get(str(id), (reference, "")) for id, _titles, reference in rows}


def film_labels(ids: Iterable[str], tag: str) -> Called:
    """Films that are public, by id, with the title that the public is told. Three queries."""
    films = public_films(films_public(the_programme()).filter(pk__in=list(ids)))
    rows = [(str(film.id), text, lang, how) for film in films for lang, text, how in film.titles]
    return best(rows, tag, ("original", "checked", "translated"))


def call_labels(ids: Iterable[str], tag: str) -> Called:
    """Calls by id; one query."""
    rows = RoundText.objects.filter(round__in=list(ids)).order_by("round", "pk")
    return best(
        ((str(id), text, lang, OTHER) for id, text, lang in rows.values_list("round_id", "name", "lang")), tag, (OTHER,)
    )


def call_slugs(ids: Iterable[str]) -> dict[str, str]:
    """The parts of their addresses; one query."""
    return {str(id): slug for id, slug in Round.objects.filter(pk__in=list(ids)).values_list("pk", "slug")}
