"""Sources as they are read."""

from __future__ import annotations

from django.db.models import Count, Prefetch

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.keeping.finding import called, different
from diptych.kernel.keeping.models import Latest
from diptych.kernel.keeping.reading import links_to
from diptych.registers.sources.models import Article, ArticleTrait, Claim, Contradiction, Mention, Source

NOTES = "en"
"""The language that notes, sentences and titles of ours are written in."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from diptych.kernel.keeping.reading import Link


def sources_listed(
    *, kind: str = "", lang: str = "", country: str = "", year: int | None = None, text: str = ""
) -> QuerySet[Source]:
    """Sources, the latest first, those without a date last; one query.

    Of ``text`` every word begins one of the title or of the outlet's name.
    """
    found = Source.objects.order_by(Latest("date_latest"), "id")
    if kind:
        found = found.filter(kind=kind)
    if lang:
        found = found.filter(lang=lang)
    if country:
        found = found.filter(outlet_country=country)
    if year:
        found = found.filter(date_latest__year=year)
    return called(found, text)


def what_sources_are() -> dict[str, list[str]]:
    """The kinds, languages and countries of outlets that there are among the sources; three queries."""
    columns = {"kind": "kind", "lang": "lang", "country": "outlet_country"}
    return {name: different(Source, column) for name, column in columns.items()}


def numbers_of_claims(ids: list[str]) -> dict[str, int]:
    """How many claims cite each of these sources; one query."""
    rows = Claim.objects.filter(source__in=ids).values_list("source_id").annotate(number=Count("id"))
    return dict(rows.values_list("source_id", "number"))


def labels(ids: Iterable[str], _tag: str) -> dict[str, tuple[str, str]]:
    """The title of each source, the same whoever reads, and its language; one query."""
    rows = Source.objects.filter(pk__in=set(ids)).values_list("pk", "title", "lang", "title_supplied")
    return {id: (title, title_language(lang, supplied)) for id, title, lang, supplied in rows}


def title_language(lang: str, supplied: bool) -> str:
    """The language of a source's title: that of its text, or of our notes where the title is ours."""
    return NOTES if supplied else lang


class SourcePage(Record):
    """A source with all it says."""

    source: Source
    claims: list[Claim]
    """On record for their subjects."""
    readings: list[Article]
    """Close readings of it, each with ``found`` (claims), ``against`` (contradictions), ``traits``, ``about``."""
    copies: list[Article]
    """Readings of other texts that were made from it."""
    links: list[Link]
    """Every thing that cites it, and in which of its fields."""


def source_page(id: str) -> SourcePage:
    """Everything a source says and whatever cites it; Refused("no_thing").

    Nine queries.
    """
    source = Source.objects.filter(pk=id).first()
    if source is None:
        raise Refused("no_thing", kind="source", id=id)
    claims = Claim.objects.filter(source=id, article=None).order_by("subject_type", "subject_id", "position")
    readings = Article.objects.filter(source=id).select_related("of").order_by("position")
    return SourcePage(
        source=source,
        claims=list(claims.select_related("converted_from")),
        readings=list(readings.prefetch_related(*_parts_of_readings())),
        copies=list(Article.objects.filter(of=id).select_related("source").order_by("position")),
        links=links_to("source", id),
    )


def readings_listed(*, source: str = "", relation: str = "", group: str = "") -> QuerySet[Article]:
    """Close readings with their source and what it was made from, in their order; one query.

    ``group`` is one of texts that go back to one original.
    """
    asked = {"source": source, "relation": relation, "syndication_group": group}
    found = Article.objects.filter(**{name: value for name, value in asked.items() if value})
    return found.select_related("source", "of").order_by("position", "id")


def syndicated_with(groups: Iterable[str]) -> QuerySet[Article]:
    """The readings of groups of texts, each of which goes back to one original; one query."""
    return readings_listed().filter(syndication_group__in=set(groups))


def _parts_of_readings() -> list[Prefetch[str]]:
    against = Contradiction.objects.select_related("claim", "other__source").order_by("position")
    return [
        Prefetch("claims", Claim.objects.order_by("position"), to_attr="found"),
        Prefetch("contradictions", against, to_attr="against"),
        Prefetch("page_traits", ArticleTrait.objects.order_by("position"), to_attr="traits"),
        Prefetch("mentions", Mention.objects.order_by("subject_type", "position"), to_attr="about"),
    ]
