"""Reads the form of a page as a browser would, and sends it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client


class Fields(HTMLParser):
    """The fields of the form with an id, by name, with what stands in them."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id
        self.inside = False
        self.found: dict[str, str] = {}
        self.buttons: list[str] = []
        self._area: str | None = None
        self._choice: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = told.get("id") == self.id
        if not self.inside or ("name" not in told and tag != "option"):
            return
        if tag == "input":
            self.found[told["name"]] = told.get("value", "")
        elif tag == "textarea":
            self._area, self.found[told["name"]] = told["name"], ""
        elif tag == "select":
            self._choice, self.found[told["name"]] = told["name"], ""
        elif tag == "option" and self._choice and "selected" in told:
            self.found[self._choice] = told["value"]
        elif tag == "button":
            self.buttons.append(told["value"])

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        self._area = None if tag == "textarea" else self._area
        self._choice = None if tag == "select" else self._choice


def form_of(answer: Any, id: str = "record") -> Fields:
    fields = Fields(id)
    fields.feed(answer.content.decode())
    return fields


def opened(client: Client, address: str) -> dict[str, str]:
    """What the form of a page holds."""
    answer = client.get(address)
    assert answer.status_code == 200
    return form_of(answer).found


def text_of(answer: Any) -> str:
    """What a page says, without tags."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))
