"""Claims: one thing that one source says about one thing. They are never merged."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diptych.kernel.keeping.models import Listed
from diptych.registers.sources.enums import Reason
from diptych.registers.sources.formats import quantity
from diptych.registers.sources.models.cited import Cited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Claim(Cited, Listed):
    """What a source says: a sum of money, a number with its unit, a date, a word.

    The subject is a thing of any register, or the market as a whole. A claim that a close reading found belongs to its
    article; others belong to their subject.
    """

    id = models.CharField(primary_key=True, max_length=160)
    """The owner's id, or a word for it, and a key: ``red-silk/ru-w1``."""
    article = models.ForeignKey("sources.Article", on_delete=models.CASCADE, null=True, related_name="claims")
    subject_type = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=160)
    measure = models.CharField(max_length=80)
    """What it speaks of: box_office, admissions, release_date, …"""
    value = models.TextField(blank=True)
    """As it is written; a sum of money stands in ``amount`` instead."""
    value_to = models.CharField(max_length=500, blank=True)
    number = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    """The value, where it is a quantity; not for years and dates."""
    unit = models.CharField(max_length=80, blank=True)
    amount = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    """Whole units of the currency. None where only words were printed: see ``qualifier`` and ``printed``."""
    currency = models.CharField(max_length=3, blank=True)
    restated = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    """The same sum as the source itself converts it into another currency."""
    restated_currency = models.CharField(max_length=3, blank=True)
    qualifier = models.CharField(max_length=80, blank=True)
    """exact, over, about, nearly, up_to, …"""
    scope = models.CharField(max_length=500, blank=True)
    """What is counted: opening_weekend, cumulative, forecast, …"""
    territory = models.CharField(max_length=2, blank=True)
    city = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=500, blank=True)
    side = models.CharField(max_length=2, blank=True)
    """The country whose share is meant."""
    screens = models.PositiveIntegerField(null=True)
    screenings = models.PositiveIntegerField(null=True)
    admissions = models.PositiveBigIntegerField(null=True)
    rank = models.PositiveIntegerField(null=True)
    year = models.CharField(max_length=4, blank=True)
    """The year that is counted."""
    date = models.CharField(max_length=21, blank=True)
    """When what it tells of happened."""
    as_of = models.CharField(max_length=10, blank=True)
    """The state of the count."""
    as_of_latest = models.DateField(null=True)
    reported = models.CharField(max_length=10, blank=True)
    """When it was said."""
    reported_latest = models.DateField(null=True)
    period_start = models.CharField(max_length=10, blank=True)
    period_start_earliest = models.DateField(null=True)
    period_end = models.CharField(max_length=10, blank=True)
    period_end_latest = models.DateField(null=True)
    period_basis = models.CharField(max_length=80, blank=True)
    """``memory`` where nobody has looked the period up."""
    upstream = models.CharField(max_length=500, blank=True)
    """Whom the source quotes: the id of an agent, or a name."""
    interpreter = models.CharField(max_length=160, blank=True)
    printed = models.CharField(max_length=500, blank=True)
    """The figure as it was printed."""
    converted_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="conversions")
    """The claim that this one restates in another currency."""
    text = models.TextField(blank=True)
    """The claim in a sentence of ours."""
    note = models.TextField(blank=True)

    DERIVED = ("number",)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "position"], name="claim_subject"),
            models.Index(fields=["measure", "id"], name="claim_measure"),
            # Asked for with the lists that claims stand in: planners would else read whole lists.
            models.Index(fields=["upstream", "subject_type", "article"], name="claim_upstream"),
            models.Index(fields=["interpreter", "subject_type", "article"], name="claim_interpreter"),
            models.Index(fields=["subject_type", "subject_id"], name="claim_unverified", condition=Q(unverified=True)),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(id="") & ~Q(subject_id="") & ~Q(measure=""), name="claim_says_what"),
            models.CheckConstraint(condition=Q(amount=None) | ~Q(currency=""), name="claim_amount_has_currency"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="claim_amount_not_negative"),
        ]

    def __str__(self) -> str:
        return self.id

    @classmethod
    def derived(cls, row: dict[str, Any], sources: Sequence[str]) -> dict[str, Any]:
        return {**super().derived(row, sources), "number": quantity(row["value"], row["unit"])}


class Conflict(Listed):
    """Where claims disagree, and why. None of them is marked true."""

    id = models.CharField(primary_key=True, max_length=160)
    owner_type = models.CharField(max_length=20)
    owner_id = models.CharField(max_length=160)
    about = models.CharField(max_length=500)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner_type", "owner_id", "position"], name="conflict_owner")]
        constraints = [
            models.CheckConstraint(condition=~Q(id="") & ~Q(owner_id=""), name="conflict_has_owner"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="conflict_reason_known"),
        ]

    def __str__(self) -> str:
        return self.id


class ConflictSide(Listed):
    """What one source says where others say something else: a claim on record, or a value with its source."""

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="sides")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, related_name="conflict_sides")
    value = models.CharField(max_length=500, blank=True)
    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conflict", "position"], name="conflictside_position"),
            models.CheckConstraint(
                condition=Q(claim__isnull=False, value="", source=None)
                | (Q(claim=None, source__isnull=False) & ~Q(value="")),
                name="conflictside_claim_or_value_with_source",
            ),
        ]
