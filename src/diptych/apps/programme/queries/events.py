"""Events, expeditions and drives as they are read."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from diptych.apps.programme.models import (
    Drive,
    DriveCitation,
    DriveLine,
    DriveName,
    DriveOrganiser,
    DriveTerritory,
    DriveVariant,
    DriveWindow,
    Event,
    EventCitation,
    EventName,
    EventOrganiser,
    EventPerson,
    EventPlace,
    EventPlaceCitation,
    EventWork,
    Expedition,
    ExpeditionCitation,
    ExpeditionName,
)
from diptych.engines.values.errors import Refused
from diptych.kernel.keeping.finding import called, different
from diptych.kernel.keeping.models import Latest
from diptych.registers.authority.queries.agents import best

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any, TypeVar

    from django.db.models import Model, QuerySet

    Row = TypeVar("Row", bound=Model)


def events_listed(
    *,
    kind: str = "",
    series: str = "",
    country: str = "",
    earliest: date | None = None,
    latest: date | None = None,
    text: str = "",
) -> QuerySet[Event]:
    """Events with names, places and organisers, the latest first, those without a date last.

    ``earliest`` and ``latest`` leave those that may have taken place between these days; of ``text`` every word begins
    one of a name. Four queries, whatever the number of events.
    """
    found = Event.objects.order_by(Latest("start_earliest"), "id")
    if kind:
        found = found.filter(kind=kind)
    if series:
        found = found.filter(series=series)
    if country:
        found = found.filter(pk__in=EventPlace.objects.filter(country=country).values("event"))
    if earliest:
        day = earliest.isoformat()
        # What has no end is over with the day, the month or the year it began in.
        is_open = Q(end_latest=None) & (Q(start_earliest__gte=earliest) | Q(start__in=[day[:7], day[:4]]))
        found = found.filter(Q(end_latest__gte=earliest) | is_open)
    if latest:
        found = found.filter(start_earliest__lte=latest)
    return called(found, text).prefetch_related(
        Prefetch("names", EventName.objects.order_by("position")),
        Prefetch("places", EventPlace.objects.order_by("position")),
        Prefetch("organisers", EventOrganiser.objects.order_by("position")),
    )


def event_page(id: str) -> Event:
    """An event with all its lists and sources; Refused("no_thing"). Eight queries."""
    found = Event.objects.filter(pk=id).select_related("source")
    return _one(
        found.prefetch_related(
            _citations(EventCitation),
            Prefetch("names", EventName.objects.order_by("position")),
            Prefetch(
                "places",
                EventPlace.objects.order_by("position")
                .select_related("source")
                .prefetch_related(_citations(EventPlaceCitation)),
            ),
            Prefetch("organisers", EventOrganiser.objects.order_by("position").select_related("agent")),
            Prefetch("works", EventWork.objects.order_by("position").select_related("work")),
            Prefetch("people", EventPerson.objects.order_by("position").select_related("agent")),
        ),
        "event",
        id,
    )


def kinds_of_events() -> list[str]:
    """Every kind of event there is; one query."""
    return different(Event, "kind")


def series_of_events() -> list[str]:
    """Every series that events are editions of; one query."""
    return different(Event, "series")


def countries_of_events() -> list[str]:
    """Every country that events took place in; one query."""
    return different(EventPlace, "country")


def years_of_events() -> list[int]:
    """Every year in which events began, the latest first; one query."""
    return [day.year for day in Event.objects.exclude(start_earliest=None).dates("start_earliest", "year", "DESC")]


def starts_near(day: date, *, later: bool) -> list[str]:
    """When the events began that come next after a day, or last before it, as it is written of them, the nearest first.

    One query; at most twenty.
    """
    if later:
        found = Event.objects.filter(start_earliest__gt=day).order_by("start_earliest", "id")
    else:
        found = Event.objects.filter(start_earliest__lt=day).order_by("-start_earliest", "id")
    return list(found.values_list("start", flat=True)[:20])


def events_of(agent: str) -> QuerySet[Event]:
    """The events that an agent organised or took part in, with ``his_parts``, the rows of ``people``. Three queries."""
    took_part = EventPerson.objects.filter(agent=agent).values("event")
    organised = EventOrganiser.objects.filter(agent=agent).values("event")
    return (
        Event.objects.filter(pk__in=took_part.union(organised))
        .order_by(Latest("start_earliest"), "id")
        .prefetch_related(
            Prefetch("names", EventName.objects.order_by("position")),
            Prefetch("people", EventPerson.objects.filter(agent=agent).order_by("position"), to_attr="his_parts"),
        )
    )


def events_with(work: str) -> QuerySet[Event]:
    """The events at which a work was shown or spoken of, with names; two queries."""
    found = Event.objects.filter(pk__in=EventWork.objects.filter(work=work).values("event"))
    return found.order_by("start_earliest", "id").prefetch_related(
        Prefetch("names", EventName.objects.order_by("position"))
    )


def labels(ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """What events are called for a reader of a language: name and its language, by id. One query."""
    return _labels(EventName, "event_id", ids, tag)


def drive_labels(ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """The same of drives."""
    return _labels(DriveName, "drive_id", ids, tag)


def expedition_labels(ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """The same of expeditions."""
    return _labels(ExpeditionName, "expedition_id", ids, tag)


def _labels(model: Any, owner: str, ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    rows = model.objects.filter(**{f"{owner}__in": set(ids)}).order_by(owner, "position")
    # Every name is as good as the others but for its language.
    return best(((id, text, lang, "") for id, text, lang in rows.values_list(owner, "text", "lang")), tag, ("",))


def expedition_page(id: str) -> Expedition:
    """An expedition with names and sources; Refused("no_thing"). Three queries."""
    found = Expedition.objects.filter(pk=id).select_related("source", "agent")
    names = Prefetch("names", ExpeditionName.objects.order_by("position"))
    return _one(found.prefetch_related(_citations(ExpeditionCitation), names), "expedition", id)


def expeditions_listed(*, agent: str = "") -> QuerySet[Expedition]:
    """Journeys, of one agent or of all, the latest first; one query."""
    found = Expedition.objects.order_by(Latest("start_earliest"), "id")
    return found.filter(agent=agent) if agent else found


def expeditions_of(agent: str) -> QuerySet[Expedition]:
    """The journeys of an agent, with names; two queries."""
    found = Expedition.objects.filter(agent=agent).order_by("start_earliest", "id")
    return found.prefetch_related(Prefetch("names", ExpeditionName.objects.order_by("position")))


def drives_listed() -> QuerySet[Drive]:
    """Drives with names, organisers and territories, the latest announced first; four queries."""
    return Drive.objects.order_by(Latest("announced_earliest"), "position").prefetch_related(*_of_drives())


def drives_of(agent: str) -> QuerySet[Drive]:
    """The drives that an agent organised, the latest announced first; one query."""
    organised = DriveOrganiser.objects.filter(agent=agent).values("drive")
    return Drive.objects.filter(pk__in=organised).order_by(Latest("announced_earliest"), "position")


def drives_compared() -> QuerySet[Drive]:
    """Drives with all that is known of them but their sources, the latest announced first; seven queries."""
    return drives_listed().prefetch_related("lines", "windows", "variants")


def drive_page(id: str) -> Drive:
    """A drive with all that is known of it; Refused("no_thing"). Eight queries."""
    found = Drive.objects.filter(pk=id).select_related("source")
    return _one(
        found.prefetch_related(
            *_of_drives(),
            _citations(DriveCitation),
            Prefetch("lines", DriveLine.objects.order_by("list", "position")),
            Prefetch("windows", DriveWindow.objects.order_by("position").select_related("source")),
            Prefetch("variants", DriveVariant.objects.order_by("position").select_related("source")),
        ),
        "drive",
        id,
    )


def _of_drives() -> list[Prefetch[str]]:
    return [
        Prefetch("names", DriveName.objects.order_by("position")),
        Prefetch("organisers", DriveOrganiser.objects.order_by("position")),
        Prefetch("territories", DriveTerritory.objects.order_by("position")),
    ]


def _citations(model: Any) -> Prefetch[str]:
    return Prefetch("citations", model.objects.order_by("position").select_related("source"))


def _one(found: QuerySet[Row], kind: str, id: str) -> Row:
    row = found.first()
    if row is None:
        raise Refused("no_thing", kind=kind, id=id)
    return row
