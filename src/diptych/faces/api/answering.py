"""Answers as JSON: those that follow from their address are made once, those that follow from the registers hold until
these change, the others are not kept. Only what may be kept carries an ETag."""

from __future__ import annotations

import hashlib
import json

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from diptych import __version__
from diptych.engines.values.record import Record
from diptych.kernel.audit.queries.entries import public_edition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.texts import Language

FRESH = 300
"""Seconds for which a cache need not ask again; a new day or a new release is seen that soon."""

KEPT = 256
"""Answers of one kind that a process keeps; the largest has about a hundred kilobytes."""


class Page(Record):
    """An answer ready to be sent, any number of times."""

    body: bytes
    etag: str
    tag: str
    """Its language, as Content-Language names it."""


def page(data: Any, language: Language) -> Page:
    """An answer to be kept. Its ETag is that of the bytes, so that it is the same in every process that made them."""
    body = _written(data)
    return Page(body=body, etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"', tag=language.tag)


def send(request: HttpRequest, kept: Page) -> HttpResponse:
    """A kept answer, or 304 to a client that holds it."""
    response = _answer(kept.body, kept.tag)
    response["ETag"] = kept.etag
    response["Cache-Control"] = f"public, max-age={FRESH}"
    found = get_conditional_response(request, etag=kept.etag, response=response)
    assert isinstance(found, HttpResponse), "a response was given"
    return found


def computed(data: Any, language: Language) -> HttpResponse:
    """An answer about somebody's dossier: nobody keeps it."""
    response = _answer(_written(data), language.tag)
    response["Cache-Control"] = "no-store"
    return response


def _written(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _answer(body: bytes, tag: str) -> HttpResponse:
    response = HttpResponse(body, content_type="application/json", headers={"Content-Language": tag})
    patch_vary_headers(response, ("Accept-Language",))
    return response


# What follows from the registers: true until the next change ----------------------------------------------------------


def edition(request: HttpRequest, language: Language) -> str:
    """The ETag of an answer that follows from its address, its language and the registers as they are: every change
    of these has its number in the ledger. One query."""
    parts = "\n".join((__version__, request.get_full_path(), language.tag, public_edition()))
    return f'"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'


def still_held(request: HttpRequest, etag: str, language: Language) -> HttpResponse | None:
    """304 to a client that holds this edition, 412 to one that insists on another; None where it has to be made."""
    found = get_conditional_response(request, etag=etag)
    return None if found is None else _of_edition(found, etag, language)


def fresh(data: Any, etag: str, language: Language) -> HttpResponse:
    """An answer made from the registers: kept by whoever likes, but asked for anew each time, so that edits show."""
    return _of_edition(_answer(_written(data), language.tag), etag, language)


def _of_edition(response: HttpResponse, etag: str, language: Language) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = language.tag
    patch_vary_headers(response, ("Accept-Language",))
    return response
