"""Words of a closed vocabulary."""

from __future__ import annotations

from django.db.models import TextChoices


class WorkKind(TextChoices):
    """What is made."""

    FEATURE = "feature"
    DOCUMENTARY = "documentary"
    DOCUMENTARY_SERIES = "documentary_series"
    TV_SERIES = "tv_series"
    ANIMATION_FEATURE = "animation_feature"
    ANIMATION_SERIES = "animation_series"


class Status(TextChoices):
    """How far it is, by the last report."""

    ANNOUNCED = "announced"
    PLANNED = "planned"
    RELEASED = "released"
    BROADCAST = "broadcast"


class TitleType(TextChoices):
    """What a title is, beside the others."""

    ORIGINAL = "original"
    RELEASE = "release"
    TRANSLATED = "translated"
    VARIANT = "variant"
    ALTERNATIVE = "alternative"
    WORKING = "working"
    SHORT = "short"
    TRANSLITERATION = "transliteration"
    CONVERSION = "conversion"
    MACHINE_TRANSLATION = "machine_translation"
    MISSPELLING = "misspelling"
    SUPPLIED = "supplied"


AS_PRINTED = {TitleType.MISSPELLING, TitleType.MACHINE_TRANSLATION}
"""Titles that are kept because they are wrong."""


class ReleaseType(TextChoices):
    """How a work is made available."""

    PREMIERE = "premiere"
    PREVIEW = "preview"
    FESTIVAL = "festival"
    THEATRICAL = "theatrical"
    TV = "tv"
    ONLINE = "online"
    PLANNED = "planned"
    PRESENTATION = "presentation"
    AWARD = "award"
    SPECIAL_SCREENING = "special_screening"
