"""What every fact has: a source, and further ones."""

from __future__ import annotations

from django.db import models

from diptych.registers.sources.enums import MEMORY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Cited(models.Model):
    """A fact with the source that is cited first. Without one it cannot be saved.

    A fact that several sources give has further ones in a table of its own, its ``citations``.
    """

    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="+")
    unverified = models.BooleanField(default=False)
    """Whether nobody has looked it up: its only source is the memory of whoever wrote it down."""

    class Meta:
        abstract = True

    @classmethod
    def derived(cls, _row: dict[str, Any], sources: Sequence[str]) -> dict[str, Any]:
        return {"unverified": all(source == MEMORY for source in sources)}


class Citation(models.Model):
    """A further source of a fact, in the order of citation; the first stands with the fact."""

    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["fact", "source"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(condition=models.Q(position__gte=1), name="%(app_label)s_%(class)s_after_first"),
        ]
