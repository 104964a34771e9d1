"""Works as they are read."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch

from diptych.engines.values.errors import Refused
from diptych.kernel.keeping.finding import called, different
from diptych.kernel.keeping.models import Latest
from diptych.registers.authority.queries.agents import best
from diptych.registers.works.enums import TitleType
from diptych.registers.works.models import (
    Company,
    CompanyCitation,
    Credit,
    CreditCitation,
    Identifier,
    IdentifierCitation,
    Release,
    ReleaseCitation,
    SettingCitation,
    SpokenLanguage,
    SpokenLanguageCitation,
    Title,
    TitleCitation,
    Work,
    WorkCountry,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from django.db.models import QuerySet

BEST_TITLES = (TitleType.ORIGINAL, TitleType.RELEASE, TitleType.TRANSLATED)


def works_listed(
    *,
    kind: str = "",
    relation: str = "",
    status: str = "",
    country: str = "",
    territory: str = "",
    year: int | None = None,
    agent: str = "",
    role: str = "",
    text: str = "",
) -> QuerySet[Work]:
    """Works with titles, countries, companies and releases, the latest year first, those without one last.

    ``country`` is one of the work's, ``territory`` one where it was released; ``agent`` and ``role`` are of one credit
    or company; of ``text`` every word begins one of any title. Five queries, whatever the number of works.
    """
    found = Work.objects.order_by(Latest("year"), "id")
    for name, value in (("kind", kind), ("relation", relation), ("status", status), ("year", year)):
        if value:
            found = found.filter(**{name: value})
    if country:
        found = found.filter(pk__in=WorkCountry.objects.filter(country=country).values("work"))
    if territory:
        found = found.filter(pk__in=Release.objects.filter(territory=territory).values("work"))
    if agent or role:
        part = {name: value for name, value in (("agent", agent), ("role", role)) if value}
        found = found.filter(pk__in=_with_part(**part))
    return called(found, text).prefetch_related(
        Prefetch("titles", Title.objects.order_by("position")),
        Prefetch("countries", WorkCountry.objects.order_by("position")),
        Prefetch("companies", Company.objects.order_by("position")),
        Prefetch("releases", Release.objects.order_by("position")),
    )


def work_page(id: str) -> Work:
    """A work with everything its register has of it, every fact with its sources.

    Seventeen queries at the most; claims and conflicts are asked for by
    :mod:`diptych.registers.sources.queries.claims`. Refused("no_thing").
    """
    found = Work.objects.filter(pk=id).prefetch_related(
        Prefetch("countries", WorkCountry.objects.order_by("position")),
        Prefetch("titles", _cited(Title, TitleCitation)),
        Prefetch("spoken_languages", _cited(SpokenLanguage, SpokenLanguageCitation)),
        Prefetch("identifiers", _cited(Identifier, IdentifierCitation)),
        Prefetch("credits", _cited(Credit, CreditCitation, "agent")),
        Prefetch("companies", _cited(Company, CompanyCitation, "agent")),
        Prefetch("releases", _cited(Release, ReleaseCitation)),
        "setting__source",
        Prefetch("setting__citations", SettingCitation.objects.order_by("position").select_related("source")),
    )
    work = found.first()
    if work is None:
        raise Refused("no_thing", kind="work", id=id)
    return work


def _cited(model: Any, citations: Any, *joined: str) -> Any:
    """Facts in their order with their first source, and their further ones in ``citations.all()``."""
    further = citations.objects.order_by("position").select_related("source")
    rows = model.objects.order_by("position").select_related("source", *joined)
    return rows.prefetch_related(Prefetch("citations", further))


def works_of(agent: str) -> QuerySet[Work]:
    """The works that an agent has a part in, with titles and with that agent's parts alone, each with every source:
    ``his_credits`` and ``his_companies`` are lists. Six queries."""
    return (
        Work.objects.filter(pk__in=_with_part(agent=agent))
        .order_by(Latest("year"), "id")
        .prefetch_related(
            Prefetch("titles", Title.objects.order_by("position")),
            Prefetch("credits", _cited(Credit, CreditCitation).filter(agent=agent), to_attr="his_credits"),
            Prefetch("companies", _cited(Company, CompanyCitation).filter(agent=agent), to_attr="his_companies"),
        )
    )


def _with_part(**part: str) -> Any:
    """The works in which somebody has such a part, as a person or as a company."""
    return Credit.objects.filter(**part).values("work").union(Company.objects.filter(**part).values("work"))


def releases_at(event: str) -> QuerySet[Release]:
    """What was shown at an event, each release with its work and source; one query."""
    return Release.objects.filter(event=event).select_related("work", "source").order_by("date_earliest", "id")


def releases_between(earliest: date, latest: date) -> QuerySet[Release]:
    """Releases that may lie between two days, both included, with work and source; one query."""
    # A date is known to the year at least, so none that began in an earlier year can reach these days.
    begun = date(earliest.year, 1, 1)
    found = Release.objects.filter(date_earliest__range=(begun, latest), date_latest__gte=earliest)
    return found.select_related("work", "source").order_by("date_earliest", "id")


def dates_near(day: Any, *, later: bool) -> list[str]:
    """The dates, as they are written, of the releases that come next after a day, or last before it, the nearest first.

    One query; at most twenty.
    """
    if later:
        found = Release.objects.filter(date_earliest__gt=day).order_by("date_earliest", "id")
    else:
        found = Release.objects.filter(date_earliest__lt=day).order_by("-date_earliest", "id")
    return list(found.values_list("date", flat=True)[:20])


def labels(ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """What works are called for a reader of a language: title and its language, by id. One query."""
    rows = Title.objects.filter(work__in=set(ids)).order_by("work", "position")
    return best(rows.values_list("work_id", "text", "lang", "type"), tag, BEST_TITLES)


def countries_of_works() -> list[str]:
    """Every country that works were made in; one query."""
    return different(WorkCountry, "country")


def territories_of_releases() -> list[str]:
    """Every territory that works were released in; one query."""
    return different(Release, "territory")


def relations_of_works() -> list[str]:
    """Every reason for which works are in the register; one query."""
    return different(Work, "relation")


def years_of_works() -> list[int]:
    """Every year that works are of, the latest first; one query."""
    return different(Work, "year")[::-1]
