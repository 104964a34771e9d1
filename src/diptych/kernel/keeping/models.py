"""What every thing that is kept has in its table."""

from __future__ import annotations

from django.db import models
from django.db.models import F, OrderBy, Q
from django.db.models.functions import Collate
from django.db.models.indexes import IndexExpression
from django.utils.deconstruct import deconstructible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler


class Kept(models.Model):
    """A thing with a permanent id, which is its address too, and a count of its changes."""

    id = models.CharField(primary_key=True, max_length=160)
    position = models.PositiveIntegerField(default=0)
    """Its place in the document it came from; later ones follow."""
    revision = models.PositiveIntegerField(default=1)
    """Counts its changes; what is saved over another revision than it was made from is refused."""
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(id=""), name="%(app_label)s_%(class)s_has_id"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="%(app_label)s_%(class)s_revision_from_one"),
        ]

    def __str__(self) -> str:
        return self.id


class Word(models.Model):
    """A word that things are found by, in a table of its own for each kind of ``thing``.

    It is derived from what the things are called, and written with it.
    """

    pk = models.CompositePrimaryKey("word", "thing")
    word = models.BinaryField(max_length=160)
    """In UTF-8: bytes have one order in every database, so that a beginning is a range; letters have one in each."""

    class Meta:
        abstract = True


class Listed(models.Model):
    """One row of a list that belongs to a thing, in the order in which the list was given."""

    position = models.PositiveIntegerField()

    class Meta:
        abstract = True


@deconstructible(path="diptych.kernel.keeping.models.Latest")
class Latest(OrderBy):
    """The order of a column with the latest first and the unknown last, for lists and for their indexes."""

    def __init__(self, column: str) -> None:
        super().__init__(F(column), descending=True, nulls_last=True)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **options: Any) -> Any:
        # There what is unknown is the smallest of all, so it comes last by itself; an index would refuse to be told.
        plain = OrderBy(self.expression, descending=self.descending)
        return plain.as_sql(compiler, connection, **options)


# An index takes the orders it has been told of, and no kinds of them.
IndexExpression.register_wrappers(OrderBy, Latest, Collate)
