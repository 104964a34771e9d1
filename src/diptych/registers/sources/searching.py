"""Sources as they are searched: what they are called, and what close readings found them to say."""

from __future__ import annotations

from diptych.kernel.keeping.reading import records, records_in
from diptych.kernel.search.declaring import same, searchable
from diptych.kernel.search.documents import Document
from diptych.kernel.search.phrasing import cities, coded, countries, distinct, facets, said, year_of
from diptych.registers.sources.domain.things import ARTICLE, SOURCE
from diptych.registers.sources.enums import MEMORY
from diptych.registers.sources.formats import quantity
from diptych.registers.sources.models import Article, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from diptych.kernel.search.declaring import Change
    from diptych.kernel.search.documents import Text

    Data = Mapping[str, Any]


def claimed(claims: Iterable[Data]) -> Iterator[Text]:
    """What claims say in words: figures and dates are looked up in lists, not searched."""
    claims = list(claims)
    for claim in claims:
        yield from said(claim.get("text"))
        value = claim.get("value", "")
        if claim.get("unit") != "bool" and quantity(value, claim.get("unit", "")) is None:
            yield from said(value if any(letter.isalpha() for letter in value) else "")
        for name in ("note", "place"):
            yield from said(claim.get(name))
    yield from cities(claim.get("city") for claim in claims)
    yield from coded(*(claim.get("measure") for claim in claims))


def disputed(conflicts: Iterable[Data]) -> Iterator[Text]:
    """What sources do not agree about."""
    for conflict in conflicts:
        yield from said(conflict["about"])
        yield from said(conflict.get("note"))


# Sources --------------------------------------------------------------------------------------------------------------


def documents(ids: Sequence[str]) -> Iterator[Document]:
    """Sources with what their articles claim; the memory of whoever wrote a fact down is none to be found.

    Eight queries for every 500.
    """
    readings = _readings(ids)
    for id, source in records_in(SOURCE.rows, [id for id in ids if id != MEMORY]).items():
        articles = readings.get(id, [])
        claims = [claim for article in articles for claim in article.get("claims", ())]
        year = year_of(source.get("date"))
        yield Document(
            kind="source",
            id=id,
            texts=distinct(
                (
                    *said(source["title"], "" if source["title_supplied"] else source["lang"], title=True),
                    *said(source["outlet"]),
                    *claimed(claims),
                    *said(source.get("note")),
                    *coded(source["kind"]),
                    *countries([source["outlet_country"]]),
                )
            ),
            refs=tuple(dict.fromkeys((f"source:{id}", *_about(articles, claims)))),
            facets=facets(year=year, type=source["kind"], language=source["lang"], country=source["outlet_country"]),
            year=year,
            weight=1 + len(claims),
            names=tuple(said(source["title"], "" if source["title_supplied"] else source["lang"])),
        )


def _readings(ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    rows = Article.objects.filter(source__in=ids).order_by("pk").values_list("pk", flat=True)
    found: dict[str, list[dict[str, Any]]] = {}
    for article in records(ARTICLE, list(rows)).values():
        found.setdefault(article["source"], []).append(article)
    return found


def _about(articles: Iterable[Data], claims: Iterable[Data]) -> Iterator[str]:
    """The things that a source speaks of."""
    for article in articles:
        for kind in ("event", "work"):
            yield from (f"{kind}:{id}" for id in article.get(f"{kind}s", ()))
    yield from (f"{claim['subject_type']}:{claim['subject_id']}" for claim in claims if claim["subject_type"])


def _read_in(changes: Sequence[Change]) -> Iterator[str]:
    """The sources of articles that changed, those that they were readings of before too."""
    ids = [change.id for change in changes]
    yield from Article.objects.filter(pk__in=ids).values_list("source_id", flat=True)
    yield from (change.before["source"] for change in changes if change.before and "source" in change.before)


searchable(
    "source",
    documents=documents,
    ids=lambda: Source.objects.order_by("pk").values_list("pk", flat=True).iterator(),
    follows={"sources.source": same, "sources.article": _read_in},
)
