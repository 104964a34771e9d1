"""Lists of the registers as tables: the columns of each, and its rows, some hundreds of things at a time."""

from __future__ import annotations

from itertools import islice

from django.utils.translation import override

from diptych.apps.programme.bundles import MARKET
from diptych.apps.programme.queries.events import drives_listed
from diptych.apps.programme.queries.programmes import documents_listed
from diptych.engines.values.record import Record
from diptych.faces.portal.registers import cells, documents, events, film_list, people_list, sources
from diptych.faces.portal.registers.listing import Filter
from diptych.registers.authority.queries.agents import agents_listed
from diptych.registers.sources.queries.claims import claims_listed
from diptych.registers.works.queries.works import works_listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from django.db.models import QuerySet

    from diptych.faces.portal.registers.cells import Row
    from diptych.kernel.texts import Language

    Rows = Callable[[list[Any], Language], Iterable[Row]]

AT_ONCE = 500
"""Things whose lists and names are fetched together."""


def _(text: str) -> str:
    return text


class Sheet(Record):
    """One list as a table."""

    title: str
    filters: Callable[[Language], list[Filter]]
    """Those of the page of the list."""
    query: Callable[..., QuerySet[Any]]
    heads: tuple[str, ...]
    """What the columns are called, after the id and the address that every table begins with."""
    rows: Rows
    """See :mod:`.cells`."""
    is_by_name: bool = False
    """Whether its order is that of names in the reader's language, which the query is told."""


HEADS = (_("Id"), _("Address"))


def heads(sheet: Sheet, language: Language) -> list[str]:
    return [language.gettext(head) for head in (*HEADS, *sheet.heads)]


def batches(sheet: Sheet, language: Language, origin: str, chosen: dict[str, Any]) -> Iterator[list[Row]]:
    """The rows of what the filters leave, in the order of the list, 500 at a time.

    For every 500 the queries of the list's lists, and one or two for names. ``origin`` is scheme and host of the site.
    """
    by_name = {"tag": language.tag} if sheet.is_by_name else {}
    things = iter(sheet.query(**chosen, **by_name).iterator(chunk_size=AT_ONCE))
    while batch := list(islice(things, AT_ONCE)):
        # Whoever takes the rows may do other things in between, in another language.
        with override(language.code):
            rows: list[Row] = [(id, f"{origin}{path}", *rest) for id, path, *rest in sheet.rows(batch, language)]
        yield rows


# The lists ------------------------------------------------------------------------------------------------------------


def _none(_language: Language) -> list[Filter]:
    return []


def _box_office(**chosen: Any) -> QuerySet[Any]:
    return _with_sources(claims_listed(subject_type="work", **chosen).filter(measure__startswith="box_office"))


def _of_the_market(**chosen: Any) -> QuerySet[Any]:
    return _with_sources(claims_listed(subject_type=MARKET, **chosen))


def _with_sources(claims: QuerySet[Any]) -> QuerySet[Any]:
    return claims.select_related("source", "converted_from").order_by("subject_id", "position", "id")


def _of_claims(language: Language) -> list[Filter]:
    say = language.gettext
    return [
        Filter(name="territory", label=say(_("Territory (two letters)"))),
        Filter(name="currency", label=say(_("Currency (three letters)"))),
        Filter(name="source", label=say(_("Source (id)"))),
    ]


def _of_films(language: Language) -> list[Filter]:
    return [Filter(name="subject", label=language.gettext(_("Film (id)"))), *_of_claims(language)]


CHANGED = _("Last changed")
CLAIMS = (
    _("What it speaks of"),
    _("What is measured"),
    _("Figure"),
    _("Number"),
    _("Currency or unit"),
    _("How exact"),
    _("Territory"),
    _("Circumstances"),
    _("Reported on"),
    _("As printed"),
    _("According to"),
    _("Source (id)"),
    _("Outlet"),
    _("Title of the source"),
    _("Unverified"),
    _("Note"),
)

SHEETS: dict[str, Sheet] = {
    "films": Sheet(
        title=_("Films"),
        filters=film_list.filters,
        query=works_listed,
        heads=(
            _("Title"),
            _("Other titles"),
            _("Kind of film"),
            _("Part in the programme"),
            _("How far it is"),
            _("Year"),
            _("Countries"),
            _("Companies"),
            _("First release in cinemas"),
            CHANGED,
        ),
        rows=cells.film_rows,
    ),
    "people": Sheet(
        title=_("People and organisations"),
        filters=lambda language: [*people_list.filters(language), people_list.letters(language)],
        is_by_name=True,
        query=agents_listed,
        heads=(
            _("Name"),
            _("Other forms of the name"),
            _("Person or organisation"),
            _("Country"),
            _("What they do"),
            CHANGED,
        ),
        rows=cells.agent_rows,
    ),
    "events": Sheet(
        title=_("Events"),
        filters=events.filters,
        query=events.events_chosen,
        heads=(
            _("Name"),
            _("Other names"),
            _("Kind of event"),
            _("Series"),
            _("Number of the edition"),
            _("Begin"),
            _("End"),
            _("Places"),
            _("Organisers"),
            CHANGED,
        ),
        rows=cells.event_rows,
    ),
    "drives": Sheet(
        title=_("Collecting drives"),
        filters=_none,
        query=drives_listed,
        heads=(
            _("Name"),
            _("Other names"),
            _("Organisers"),
            _("Territories"),
            _("Announced on"),
            _("Opens on"),
            _("Closes on"),
            _("Who may take part"),
            _("Purpose"),
            _("How far it is"),
            CHANGED,
        ),
        rows=cells.drive_rows,
    ),
    "documents": Sheet(
        title=_("Documents"),
        filters=documents.filters,
        query=documents_listed,
        heads=(
            _("Name"),
            _("Other names"),
            _("Kind of document"),
            _("What it stands for"),
            _("Date"),
            _("Place"),
            _("Parties"),
            _("Valid until"),
            CHANGED,
        ),
        rows=cells.document_rows,
    ),
    "sources": Sheet(
        title=_("Sources"),
        filters=sources.filters,
        query=sources.documents_listed,
        heads=(
            _("Title"),
            _("Language of the text"),
            _("Outlet"),
            _("Country of the outlet"),
            _("Kind of source"),
            _("Date"),
            _("Archive reference"),
            _("Number of claims"),
            CHANGED,
        ),
        rows=cells.source_rows,
    ),
    "market": Sheet(
        title=_("Figures of the market"), filters=_of_claims, query=_of_the_market, heads=CLAIMS, rows=cells.claim_rows
    ),
    "box-office": Sheet(
        title=_("Reported box office"), filters=_of_films, query=_box_office, heads=CLAIMS, rows=cells.claim_rows
    ),
}
