"""What a request asks: parameters and bodies, read by the same shapes that describe them to machines."""

from __future__ import annotations

import re
from datetime import date

from diptych.engines.treaty.consistency import EARLIEST, LATEST
from diptych.engines.treaty.dossier import FORMS, Dossier
from diptych.engines.treaty.dossier_format import read_dossier, schema
from diptych.engines.treaty.pack import LAYERS
from diptych.engines.values import shape as s
from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, Parsed, Records, Shape
from diptych.faces.api.problems import MEDIA_TYPE, Problem
from diptych.kernel import clock, limits
from diptych.kernel.documents import LARGEST_FILE, parse_document
from diptych.kernel.files.receiving import most_for
from diptych.kernel.texts import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

    from diptych.engines.values.shape import Path

STANDS = ("in_force", "signed", "draft", "terminated", "not_yet", "unknown")
"""What a text may be on a date."""


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


class WholeDossier(Shape):
    """A dossier within a request: read as it would be from a file, its troubles placed within the request."""

    expected = "mapping"
    bare = False

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Dossier | None:
        try:
            return read_dossier(value)
        except Malformed as error:
            troubles += [trouble.replace(path=(*path, *trouble.path)) for trouble in error.troubles]
            return None

    def schema(self) -> dict[str, Any]:
        return schema()


class Query(Record):
    """What the address asks after its question mark."""

    language: str | None = None
    on: date | None = None
    country: str | None = None
    form: str | None = None
    status: str | None = None
    layer: str | None = None


class Body(Record):
    """What is to be assessed."""

    dossier: Dossier = Dossier()
    agreement: str | None = None
    on: date | None = None


DAY = Parsed(
    "date",
    _day,
    minimum=EARLIEST,
    maximum=LATEST,
    schema={"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
)
LANGUAGE = Code(LANGUAGES, "a language of the product")

WORDED = Records(Query, language=LANGUAGE)
DATED = Records(Query, language=LANGUAGE, on=DAY)
FILTERED = Records(
    Query,
    language=LANGUAGE,
    on=DAY,
    country=s.COUNTRY,
    form=Code(FORMS, "a form"),
    status=Code(STANDS, "what a text may be on a date"),
    layer=Code(LAYERS, "a layer"),
)
ONE_AGREEMENT = Records(Body, dossier=WholeDossier(), agreement=s.SLUG, on=DAY)
ALL_AGREEMENTS = Records(Body, dossier=WholeDossier(), on=DAY)


def read_query(request: HttpRequest, shape: Records, *, any_type: bool = False) -> Query:
    """The parameters of a request whose answer its client can take; one that is not known is refused. An answer of
    ``any_type`` is what it is."""
    if not any_type:
        _check_accepted(request)
    twice = [name for name, values in request.GET.lists() if len(values) > 1]
    troubles = [Trouble(code="twice", path=(name,), found=s.excerpt(name), expected="1") for name in twice]
    found: Query | None = shape.read(request.GET.dict(), (), troubles)
    # Of a parameter that has to be there and is not, the place is its name.
    troubles = [row if row.path else row.replace(path=(str(row.expected),)) for row in troubles]
    if troubles:
        raise Problem("bad_parameter", troubles=troubles, place="parameter")
    assert found is not None, "what has no trouble was read"
    return found


def read_body(request: HttpRequest, shape: Records, *, cost: str) -> Body:
    """The body of a request, once its client has been counted; ``cost`` is what the answer takes, by its kind."""
    if request.content_type != "application/json":
        raise Problem("wrong_media_type", found=request.content_type, headers={"Accept": "application/json"})
    limits.spend(request, cost)
    data = parsed(request)
    troubles: list[Trouble] = []
    # A dossier must be there, but may say nothing yet: everything in it is unknown then.
    if isinstance(data, dict) and data.get("dossier") is None:
        troubles.append(Trouble(code="missing_field", expected="dossier"))
    found: Body | None = shape.read(data, (), troubles)
    if troubles:
        raise Problem("malformed", troubles=troubles)
    assert found is not None, "what has no trouble was read"
    return found


def parsed(request: HttpRequest) -> Any:
    """The body of a request as plain data; Problem("unreadable") with the place where it cannot be read."""
    try:
        return parse_document(request.body, name="body.json").data
    except Malformed as error:
        (trouble,) = error.troubles
        raise Problem("unreadable", troubles=error.troubles, mark=error.document.mark(trouble.path)) from None


def day(asked: date | None) -> date:
    """The date of law: today unless one is asked for."""
    return asked or clock.today()


def check_length(request: HttpRequest) -> None:
    """Refuse a body that is too large before any of it is read, and one that does not say how large it is.

    Where files are sent, they may be as large as that address takes, and the form around them as any other body.
    """
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdigit() and int(length) > LARGEST_FILE and int(length) > LARGEST_FILE + most_for(request):
        raise Problem("too_large")
    if not length and "HTTP_TRANSFER_ENCODING" in request.META:
        raise Problem("length_required")


def _check_accepted(request: HttpRequest) -> None:
    if not (request.accepts("application/json") or request.accepts(MEDIA_TYPE)):
        raise Problem("not_acceptable", found=request.headers["Accept"])
