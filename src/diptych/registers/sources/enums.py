"""Words of a closed vocabulary."""

from __future__ import annotations

from django.db.models import TextChoices


class Reason(TextChoices):
    """Why reports disagree."""

    AS_OF = "as_of"
    ROUNDING = "rounding"
    SCOPE = "scope"
    CURRENCY = "currency"
    DEFINITION = "definition"
    TRANSLATION = "translation"
    PLAN_CHANGED = "plan_changed"
    SOURCE_ERROR = "source_error"
    UNEXPLAINED = "unexplained"


MEMORY = "memory"
"""The source of what its compiler knows and has not looked up. What is cited from it alone is not verified."""
