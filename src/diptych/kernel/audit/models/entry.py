"""Entries: one change each, written once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.audit.actions import LONGEST, Misused
from diptych.kernel.audit.actors import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def _refuse() -> NoReturn:
    raise Misused("the ledger is added to by record and record_many, and never changed")


class Entries(models.QuerySet["Entry"]):
    """Entries as they are read; the database itself refuses too what is refused here."""

    def update(self, **_values: Any) -> NoReturn:
        _refuse()

    def delete(self) -> NoReturn:
        _refuse()

    def bulk_update(self, *_args: Any, **_options: Any) -> NoReturn:
        _refuse()


class Entry(models.Model):
    """One change: who did what to which thing, when, why, and what was there before and after.

    It holds labels as they were at that moment, and no reference to other tables, so that it outlives what it tells of.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    """Counts from 1 without a gap."""
    previous = models.CharField(max_length=64, unique=True)
    """The hash of the entry before; unique, so that two entries cannot follow one."""
    hash = models.CharField(max_length=64, unique=True)
    """See :func:`diptych.kernel.audit.chain.seal`."""
    action = models.CharField(max_length=LONGEST)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor_id = models.CharField(max_length=255)
    actor_label = models.TextField()
    party = models.CharField(max_length=255, blank=True)
    """For whom the actor acted; empty for nobody but themselves."""
    thing_type = models.CharField(max_length=100)
    """As in ``works.work``."""
    thing_id = models.CharField(max_length=255)
    label = models.JSONField()
    """What the thing was called: a text, or texts by language."""
    before = models.JSONField(null=True)
    """What changed, as it was; null where there was nothing."""
    after = models.JSONField(null=True)
    """What changed, as it is from then on; null where nothing is left."""
    reason = models.TextField(blank=True)
    request = models.CharField(max_length=255, blank=True)
    """The request it happened in, as the logs call it."""

    objects = Entries.as_manager()

    class Meta:
        indexes = [models.Index(fields=["thing_type", "thing_id", "sequence"], name="audit_entry_thing")]
        constraints = [
            models.CheckConstraint(condition=Q(sequence__gte=1), name="audit_entry_from_one"),
            models.CheckConstraint(condition=Q(actor_kind__in=KINDS), name="audit_entry_actor_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.thing_type}:{self.thing_id}"

    def save(self, *_args: Any, **_options: Any) -> NoReturn:
        _refuse()

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        _refuse()


CONTENT = tuple(field.attname for field in Entry._meta.concrete_fields if field.attname != "hash")
"""The columns that the hash of an entry seals: every other one."""
