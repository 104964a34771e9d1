"""A browser of somebody at the desk: pages by their addresses, and what stands on them."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client

HTMX = {"HTTP_HX_REQUEST": "true"}


class Browser:
    """Asks in English below the desk."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, path: str, **more: Any) -> HttpResponse:
        return self.client.get(f"/en/desk/{path}", **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
        return self.client.post(f"/en/desk/{path}", data or {}, **more)

    def of(self, proposal: Any, part: str = "", **more: Any) -> HttpResponse:
        return self.get(f"proposals/{proposal.pk}/{part}", **more)

    def to(self, proposal: Any, part: str, data: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
        return self.post(f"proposals/{proposal.pk}/{part}", data, **more)


def text(answer: HttpResponse) -> str:
    """What somebody reads on a page."""
    body = answer.content.decode()
    body = body[body.find("<main") :] if "<main" in body else body
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def carried(answer: HttpResponse) -> dict[str, str]:
    """The hidden fields of the forms of a page."""
    found = re.findall(r'<input type="hidden"(?: id="[^"]*")? name="([^"]+)" value="([^"]*)"', answer.content.decode())
    return {name: unescape(value) for name, value in found}


def gone_to(answer: HttpResponse) -> tuple[int, str]:
    """The status, and the end of the address that is gone on to."""
    where = answer.headers.get("Location", "")
    return answer.status_code, re.sub(r"^/en/desk/(proposals/)?([0-9a-f-]{36}/)?", "", where)
