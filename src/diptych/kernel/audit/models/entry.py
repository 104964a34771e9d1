"""Entries: one change each, written once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Func, Q

from diptych.kernel.audit import audiences
from diptych.kernel.audit.actions import LONGEST, Misused
from diptych.kernel.audit.actors import KINDS
from diptych.kernel.audit.models.written import WrittenField

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


class Circle(Func):
    """The kind of an audience: its first nine letters, which are all of ``CN`` and ``parties``, and the same for all
    proposals. Written without parameters, so that both databases see it is what their index holds."""

    template = "substr(%(expressions)s, 1, 9)"
    output_field = models.TextField()


class Entry(models.Model):
    """One change: who did what to which thing, when, why, and what was there before and after.

    It holds labels as they were at that moment, and no reference to other tables, so that it outlives what it tells of.
    """

    sequence = models.PositiveBigIntegerField(primary_key=True)
    """Counts from 1 without a gap."""
    previous = models.CharField(max_length=64)
    """The hash of the entry before; unique, so that two entries cannot follow one."""
    hash = models.CharField(max_length=64)
    """The seal of the digest in its place; see :mod:`diptych.kernel.audit.chain`."""
    digest = models.CharField(max_length=64)
    """The seal of what the entry says, its place apart."""
    salt = models.CharField(max_length=32)
    """128 bits of chance: whoever sees the digest alone cannot find out what it stands for by trying."""
    action = models.CharField(max_length=LONGEST)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor_id = models.CharField(max_length=255)
    actor_label = models.TextField()
    party = models.CharField(max_length=255, blank=True)
    """For whom the actor acted; empty for nobody but themselves."""
    audience = models.CharField(max_length=audiences.LONGEST, blank=True)
    """Who may see the entry; see :mod:`diptych.kernel.audit.audiences`."""
    programme = models.CharField(max_length=255, blank=True)
    """The programme whose parties are meant by that."""
    thing_type = models.CharField(max_length=100)
    """As in ``works.work``."""
    thing_id = models.CharField(max_length=255)
    label = WrittenField()
    """What the thing was called: a text, or texts by language."""
    before = WrittenField()
    """What changed, as it was; None where there was nothing."""
    after = WrittenField()
    """What changed, as it is from then on; None where nothing is left."""
    reason = models.TextField(blank=True)
    request = models.CharField(max_length=255, blank=True)
    """The request it happened in, as the logs call it."""

    objects = Entries.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["thing_type", "thing_id", "sequence"], name="audit_entry_thing"),
            models.Index(fields=["audience", "sequence"], name="audit_entry_audience"),
            models.Index(Circle("audience"), F("sequence"), name="audit_entry_circle"),
            models.Index(fields=["actor_id", "sequence"], name="audit_entry_actor"),
            models.Index(fields=["action", "sequence"], name="audit_entry_action"),
            models.Index(fields=["at"], name="audit_entry_at"),
        ]
        constraints = [
            # Not as options of the fields: to those PostgreSQL is given a second index each, for what nobody asks.
            models.UniqueConstraint(fields=["previous"], name="audit_entry_previous"),
            models.UniqueConstraint(fields=["hash"], name="audit_entry_hash"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="audit_entry_from_one"),
            models.CheckConstraint(condition=Q(actor_kind__in=KINDS), name="audit_entry_actor_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.thing_type}:{self.thing_id}"

    def save(self, *_args: Any, **_options: Any) -> NoReturn:
        _refuse()

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        _refuse()
