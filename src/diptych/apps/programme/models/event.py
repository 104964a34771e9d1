"""Festivals, meetings, exhibitions; and journeys that films came from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.keeping.models import Kept, Latest, Listed, Word
from diptych.registers.authority.models import Agent
from diptych.registers.sources.models import Citation, Cited
from diptych.registers.works.models import Work


class Event(Cited, Kept):
    """Something that took place, or is to. What its lists say without a source of their own, its sources say."""

    kind = models.CharField(max_length=80)
    series = models.CharField(max_length=80, blank=True)
    """What it is an edition of."""
    edition = models.PositiveSmallIntegerField(null=True)
    start = models.CharField(max_length=10, blank=True)
    start_earliest = models.DateField(null=True)
    end = models.CharField(max_length=10, blank=True)
    end_latest = models.DateField(null=True)
    note = models.TextField(blank=True)

    class Meta(Kept.Meta):
        indexes = [
            models.Index(Latest("start_earliest"), "id", name="event_by_date"),
            models.Index("kind", Latest("start_earliest"), "id", name="event_kind"),
            models.Index("series", Latest("start_earliest"), "id", name="event_series"),
        ]
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                condition=Q(start_earliest=None) | Q(end_latest=None) | Q(end_latest__gte=models.F("start_earliest")),
                name="event_ends_after_it_begins",
            ),
        ]


class EventWord(Word):
    """A word of any name of an event."""

    thing = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="words")


class EventCitation(Citation):
    fact = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="citations")


class EventName(Listed):
    """What an event is called, in one language."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="eventname_position")]

    def __str__(self) -> str:
        return self.text


class EventPlace(Listed):
    """Where an event took place, and when if it went from place to place."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="places")
    city = models.CharField(max_length=500, blank=True)
    country = models.CharField(max_length=2)
    venue = models.CharField(max_length=500, blank=True)
    dates = models.CharField(max_length=21, blank=True)
    dates_earliest = models.DateField(null=True)
    dates_latest = models.DateField(null=True)
    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, null=True, related_name="+")
    """Where the place has sources of its own; else those of the event hold."""

    class Meta:
        indexes = [models.Index(fields=["country"], name="eventplace_country")]
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="eventplace_position")]


class EventPlaceCitation(Citation):
    fact = models.ForeignKey(EventPlace, on_delete=models.CASCADE, related_name="citations")


class EventOrganiser(Listed):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="organisers")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="organised_events")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="eventorganiser_position")]


class EventWork(Listed):
    """A work at an event: one of the register, or a title of which there is no record."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="works")
    work = models.ForeignKey(Work, on_delete=models.PROTECT, null=True, related_name="at_events")
    title = models.CharField(max_length=500, blank=True)
    lang = models.CharField(max_length=35, blank=True)
    director = models.CharField(max_length=500, blank=True)
    year = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="eventwork_position"),
            models.CheckConstraint(
                condition=Q(work__isnull=False, title="") | (Q(work=None) & ~Q(title="")),
                name="eventwork_of_register_or_title",
            ),
        ]


class EventPerson(Listed):
    """Somebody's part in an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="people")
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="at_events")
    role = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="eventperson_position")]


class Expedition(Cited, Kept):
    """A journey on which somebody filmed."""

    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="expeditions")
    start = models.CharField(max_length=10, blank=True)
    start_earliest = models.DateField(null=True)
    end = models.CharField(max_length=10, blank=True)
    end_latest = models.DateField(null=True)
    note = models.TextField(blank=True)


class ExpeditionCitation(Citation):
    fact = models.ForeignKey(Expedition, on_delete=models.CASCADE, related_name="citations")


class ExpeditionName(Listed):
    expedition = models.ForeignKey(Expedition, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["expedition", "position"], name="expeditionname_position")]
