"""What search engines are told of: every page of the site in each of its languages, and when it last changed."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import override
from markupsafe import Markup

from diptych import agreements as library
from diptych.apps.slate.queries.public import films_public, public_calls, the_programme
from diptych.engines.values.record import Record
from diptych.faces.places import PAGES
from diptych.kernel.keeping.thing import named
from diptych.kernel.texts import Language
from diptych.registers.sources.enums import MEMORY
from diptych.thesaurus import concepts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import Any

THINGS_OF_A_PART = 2_000
"""With three languages each this makes some three megabytes; a part may have 50,000 addresses and 50 MB."""

MOST_PARTS = 10_000
"""Of one kind; beyond it nothing is looked for."""

MOST_FILMS = 10_000
"""Of the slate, the latest: they stand in one part with the pages that are no thing's own."""

SITE = "site"
"""The part that names pages which are no thing's own."""

ALONE = (
    "front",
    "films",
    "people",
    "events",
    "drives",
    "documents",
    "sources",
    "market",
    "slate",
    "calls",
    "ledger",
    "agreements",
    "thesaurus",
    "check",
    "about",
    "accessibility",
    "privacy",
    "imprint",
)

X_DEFAULT = "en"
"""The language of a page for those who read none of the site's."""

HEAD = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Page(Record):
    """A page of the site, whatever its language."""

    name: str
    id: str = ""
    changed: datetime | None = None


def index(origin: str) -> str:
    """The list of the parts. Two queries for each kind of thing that has pages."""
    rows = [(f"{origin}{reverse('sitemap', kwargs={'kind': SITE, 'number': 1})}", None)]
    for kind in PAGES:
        things = named(kind).model.objects
        count, changed = things.count(), things.aggregate(last=Max("changed_at"))["last"]
        for number in range(-(-count // THINGS_OF_A_PART)):
            rows.append((f"{origin}{reverse('sitemap', kwargs={'kind': kind, 'number': number + 1})}", changed))
    body = Markup("").join(Markup("<sitemap><loc>{}</loc>{}</sitemap>\n").format(loc, _last(day)) for loc, day in rows)
    return HEAD + Markup('<sitemapindex xmlns="{}">\n{}</sitemapindex>\n').format(SCHEMA, body)


def part(kind: str, number: int, origin: str) -> str | None:
    """One part; None where there is none. One query, four for the part of the site."""
    pages: list[Page] = []
    if kind == SITE and number == 1:
        pages = list(_site())
    elif kind in PAGES and 1 <= number <= MOST_PARTS:
        pages = list(_things(kind, number))
    if not pages:
        return None
    body = Markup("").join(_entries(pages, origin))
    return HEAD + Markup('<urlset xmlns="{}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{}</urlset>\n').format(
        SCHEMA, body
    )


def _site() -> Iterator[Page]:
    yield from (Page(name=name) for name in ALONE)
    yield from (Page(name="agreement", id=id) for id in library.ids())
    yield from (Page(name="concept", id=id) for id in concepts())
    programme = the_programme()
    yield from (Page(name="call", id=row.slug, changed=row.changed_at) for row in public_calls(programme))
    films = films_public(programme).values_list("pk", flat=True)
    yield from (Page(name="slate-film", id=str(id)) for id in films[:MOST_FILMS])


def _things(kind: str, number: int) -> Iterator[Page]:
    start = (number - 1) * THINGS_OF_A_PART
    rows = named(kind).model.objects.order_by("pk").values_list("pk", "changed_at")
    for id, changed in rows[start : start + THINGS_OF_A_PART]:
        if id != MEMORY:
            yield Page(name=PAGES[kind], id=id, changed=changed)


def _entries(pages: Iterable[Page], origin: str) -> Iterator[Markup]:
    """One entry for each language of each page, in which the others are named."""
    found: list[list[tuple[str, str]]] = []
    pages = list(pages)
    for code, _name in settings.LANGUAGES:
        tag = Language(code).tag
        with override(code):
            found.append([(tag, f"{origin}{_address(page)}") for page in pages])
    for page, versions in zip(pages, zip(*found, strict=True), strict=True):
        default = [("x-default", address) for tag, address in versions if tag == X_DEFAULT]
        others = Markup("").join(
            Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>').format(*version)
            for version in (*versions, *default)
        )
        for _tag, address in versions:
            yield Markup("<url><loc>{}</loc>{}{}</url>\n").format(address, _last(page.changed), others)


def _address(page: Page) -> str:
    arguments: dict[str, Any] = {"id": page.id} if page.id else {}
    return reverse(page.name, kwargs=arguments)


def _last(changed: datetime | None) -> Markup:
    return Markup("<lastmod>{}</lastmod>").format(changed.isoformat(timespec="seconds")) if changed else Markup()
