"""Documents that facts are cited from."""

from __future__ import annotations

from django.db import models

from diptych.kernel.keeping.models import Kept, Latest, Word


class Source(Kept):
    """A document that says something. What is known of it is kept; it is neither fetched nor linked to."""

    outlet = models.CharField(max_length=500)
    outlet_country = models.CharField(max_length=2)
    lang = models.CharField(max_length=35)
    """The language of its text."""
    date = models.CharField(max_length=10, blank=True)
    """When it was published, as precisely as is known."""
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    kind = models.CharField(max_length=80)
    title = models.CharField(max_length=500)
    title_supplied = models.BooleanField(default=False)
    """Whether the title is ours, because none was seen."""
    address = models.CharField(max_length=2000, blank=True)
    """Where it was seen. Text, never a link: among mirrors of news there are many that nobody should be led to."""
    archive = models.CharField(max_length=500, blank=True)
    """Where a copy is kept."""
    note = models.TextField(blank=True)

    class Meta(Kept.Meta):
        indexes = [
            models.Index(Latest("date_latest"), "id", name="source_by_date"),
            models.Index("kind", Latest("date_latest"), "id", name="source_kind"),
            models.Index("lang", Latest("date_latest"), "id", name="source_lang"),
            models.Index("outlet_country", Latest("date_latest"), "id", name="source_country"),
        ]


class SourceWord(Word):
    """A word of a source's title or of the name of its outlet."""

    thing = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="words")
