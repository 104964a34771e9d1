"""Works and what they are called."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.keeping.models import Kept, Latest, Listed, Word
from diptych.registers.sources.models import Citation, Cited
from diptych.registers.works.enums import Status, TitleType, WorkKind


class Work(Kept):
    """A film, a series or a programme as a work, whatever versions of it there are."""

    kind = models.CharField(max_length=20, choices=WorkKind.choices)
    relation = models.CharField(max_length=80, blank=True)
    """Why it is here: coproduction, reference, festival_programme, …"""
    year = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=20, choices=Status.choices, blank=True)
    notes = models.TextField(blank=True)

    class Meta(Kept.Meta):
        indexes = [
            models.Index(Latest("year"), "id", name="work_by_year"),
            models.Index("kind", Latest("year"), "id", name="work_kind"),
            models.Index("relation", Latest("year"), "id", name="work_relation"),
        ]
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=WorkKind.values), name="work_kind_known"),
            models.CheckConstraint(condition=Q(status__in=["", *Status.values]), name="work_status_known"),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__range=(1850, 2200)), name="work_year_within_film_history"
            ),
        ]


class WorkWord(Word):
    """A word of any title of a work."""

    thing = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="words")


class WorkCountry(Listed):
    """A country of a work."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "position"], name="workcountry_position"),
            models.UniqueConstraint(fields=["country", "work"], name="workcountry_once"),
        ]


class Title(Cited, Listed):
    """A title in one language."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="titles")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)
    type = models.CharField(max_length=20, choices=TitleType.choices)

    class Meta:
        indexes = [
            models.Index(fields=["work"], name="title_unverified", condition=Q(unverified=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["work", "position"], name="title_position"),
            models.CheckConstraint(condition=~Q(text=""), name="title_has_text"),
            models.CheckConstraint(condition=Q(type__in=TitleType.values), name="title_type_known"),
        ]

    def __str__(self) -> str:
        return self.text


class TitleCitation(Citation):
    fact = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="citations")


class SpokenLanguage(Cited, Listed):
    """A language spoken in a work, by ISO 639-3."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="spoken_languages")
    code = models.CharField(max_length=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "position"], name="spokenlanguage_position")]


class SpokenLanguageCitation(Citation):
    fact = models.ForeignKey(SpokenLanguage, on_delete=models.CASCADE, related_name="citations")


class Setting(Cited):
    """When and where a work is set."""

    work = models.OneToOneField(Work, on_delete=models.CASCADE, related_name="setting")
    year = models.CharField(max_length=21, blank=True)
    """A year or more; two with a slash where it has two times."""
    year_earliest = models.DateField(null=True)
    year_latest = models.DateField(null=True)
    place = models.CharField(max_length=500, blank=True)


class SettingCitation(Citation):
    fact = models.ForeignKey(Setting, on_delete=models.CASCADE, related_name="citations")


class Identifier(Cited, Listed):
    """What a work is called by another catalogue: EIDR, ISAN, IMDb, Wikidata."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "position"], name="identifier_position"),
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_of_one_work"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class IdentifierCitation(Citation):
    fact = models.ForeignKey(Identifier, on_delete=models.CASCADE, related_name="citations")
