"""Words of a closed vocabulary."""

from __future__ import annotations

from django.db.models import TextChoices


class Level(TextChoices):
    """What a document stands for in a programme."""

    PROGRAMME = "programme"
    PROJECT = "project"
    PROPOSAL = "proposal"
    TREATY_POINTER = "treaty_pointer"


class Lines(TextChoices):
    """What a drive says in lists of short texts."""

    WHAT = "what"
    FORM_FIELDS = "form_fields"
    PROCESS = "process"
    RULES = "rules"
    MODES = "modes"
    CONTRIBUTOR_GETS = "contributor_gets"


class Page(TextChoices):
    """Lists in which a field of work of a programme can be followed."""

    FILMS = "films"
    PEOPLE = "people"
    EVENTS = "events"
    DRIVES = "drives"
    DOCUMENTS = "documents"
    SOURCES = "sources"
    MARKET = "market"
