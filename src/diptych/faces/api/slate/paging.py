"""Pages of lists that go on while one reads them: each begins after the last row of the one before."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from diptych.faces.api.problems import Problem
from diptych.faces.api.registers.asked import USUAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from django.db.models import Model, QuerySet
    from django.http import HttpRequest

    T = TypeVar("T", bound=Model)


def after(rows: QuerySet[T], name: str, cursor: str | None, *, moment: str = "") -> QuerySet[T]:
    """What comes after a place, in lists by a ``moment`` (the latest first, then by id), or by id alone, downwards.

    A Problem where the cursor is none of this list.
    """
    if cursor is None:
        return rows
    at, id = _place(name, cursor, dated=bool(moment))
    if not moment:
        return rows.filter(pk__lt=id)
    return rows.filter(Q(**{f"{moment}__lt": at}) | Q(**{moment: at, "pk__gt": id}))


def _place(name: str, cursor: str, *, dated: bool) -> tuple[datetime | None, UUID]:
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found = json.loads(raw)
        list_name, at, id = found
        if list_name != name or not isinstance(id, str) or isinstance(at, str) != dated:
            raise ValueError(cursor)
        moment = datetime.fromisoformat(at) if dated else None
        if moment is not None and moment.tzinfo is None:
            raise ValueError(cursor)
        return moment, UUID(id)
    except (ValueError, TypeError, RecursionError, binascii.Error):
        raise Problem("bad_cursor", found=cursor) from None


def place_of(name: str, row: Any, *, moment: str = "") -> str:
    """The place of a row, for the page after it."""
    at = getattr(row, moment).isoformat() if moment else None
    text = json.dumps([name, at, str(row.pk)], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def paged(
    request: HttpRequest, rows: QuerySet[T], name: str, asked: dict[str, Any], *, moment: str = ""
) -> tuple[list[T], str | None]:
    """The rows of the page that is asked for, and the address of the next one. One query."""
    limit = asked.get("limit", USUAL)
    found = list(after(rows, name, asked.get("cursor"), moment=moment)[: limit + 1])
    cursor = place_of(name, found[limit - 1], moment=moment) if len(found) > limit else None
    return found[:limit], following(request, cursor)


def following(request: HttpRequest, cursor: str | None) -> str | None:
    """The address of the next page; none without a cursor."""
    if not cursor:
        return None
    parameters = request.GET.copy()
    parameters["cursor"] = cursor
    return f"{request.path}?{parameters.urlencode(safe=',')}"
