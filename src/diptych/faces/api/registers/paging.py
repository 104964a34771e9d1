"""Pages of a list that stay as they are while records come and go: each begins after the last record of the one
before, wherever that stands by then."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q

from diptych.faces.api.problems import Problem
from diptych.kernel.keeping.models import Latest
from diptych.kernel.keeping.shapes import is_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from django.db.models import QuerySet


class Order:
    """The order of a query, made a strict one by the id where it is not, and the place of a record in it.

    A column in which something may be unknown is ordered by :class:`Latest`.
    """

    def __init__(self, list_name: str, query: QuerySet[Any]) -> None:
        self.list_name = list_name
        asked = query.query.order_by
        self.terms = asked if asked[-1] == "id" else (*asked, "id")
        self.columns = [_Column(term, query.model) for term in self.terms]

    def cursor(self, row: Mapping[str, Any]) -> str:
        """The place of a record, for the page after it."""
        place = [self.list_name, *(column.written(row[column.name]) for column in self.columns)]
        return base64.urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")

    def after(self, cursor: str) -> list[Q]:
        """What comes after a place, as stretches of the list one after another, each of which an index holds in order:
        all at once a database would gather and sort the whole rest of the list.

        A Problem where the cursor is none of this list.
        """
        try:
            place = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
            name, *values = place if isinstance(place, list) else [None]
            if name != self.list_name:
                raise ValueError(cursor)
            read = [column.read(value) for column, value in zip(self.columns, values, strict=True)]
        except (ValueError, RecursionError, binascii.Error, ValidationError):
            raise Problem("bad_cursor", found=cursor) from None
        stretches = []
        for number in reversed(range(len(read))):
            same = Q()
            for column, value in zip(self.columns[:number], read, strict=False):
                same &= column.same(value)
            stretches += [same & beyond for beyond in self.columns[number].beyond(read[number])]
        return stretches

    def heads(
        self, query: QuerySet[Any], cursor: str | None, most: int, further: Iterable[str]
    ) -> list[dict[str, Any]]:
        """The first records of a list, or the first after a place: what tells their places, and further columns.

        At the most one query for each column of the order, and one more.
        """
        columns = dict.fromkeys((*(column.name for column in self.columns), *further))
        found: list[dict[str, Any]] = []
        for stretch in [Q()] if cursor is None else self.after(cursor):
            if len(found) < most:
                rest = query.filter(stretch).order_by(*self.terms)
                found += rest.values(*columns)[: most - len(found)]
        return found


class _Column:
    """One column of an order."""

    def __init__(self, term: Any, model: Any) -> None:
        self.has_latest_first = isinstance(term, Latest)
        self.name = term.expression.name if self.has_latest_first else term
        self.field = model._meta.get_field(self.name)

    def written(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    def read(self, value: Any) -> Any:
        """A value of this column again; ValueError or ValidationError where it cannot be one."""
        if value is None and self.field.null:
            return None
        if self.name == "id":
            if not (isinstance(value, str) and is_id(value)):
                raise ValueError(value)
            return value
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            raise ValueError(value)
        found = self.field.to_python(value)
        self.field.run_validators(found)
        return found

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value: Any) -> list[Q]:
        """What stands after a value in this column alone."""
        if not self.has_latest_first:
            return [Q(**{f"{self.name}__gt": value})]
        return [] if value is None else [Q(**{f"{self.name}__lt": value}), Q(**{f"{self.name}__isnull": True})]
