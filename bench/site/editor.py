"""Somebody who fills in a dossier: opens the page, types, and has the form sent as the page's script sends it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import cycle
from urllib.parse import urlencode

from bench.measure import expect
from bench.site.exchange import Answer, Connection

FORM = re.compile(r'<form id="dossier".*?</form>', re.DOTALL)
TAG = re.compile(r"<(/?)(input|select|option)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')

BURSTS = 3
"""Pauses in typing what stands in one field; at each the form is sent."""


@dataclass(frozen=True)
class Field:
    name: str
    value: str
    typed: bool
    """Whether it is filled in letter by letter, rather than ticked or chosen."""


class Editor:
    """Types an example's own text over again, field after field, so that in the end it stands there as before.

    Half a word is no country and half an amount is another share: what is sent in between is what people send.
    """

    def __init__(self, port: int, *, language: str, example: str) -> None:
        self.language, self.example = language, example
        self.connection = Connection(port)
        page = f"/{language}/check/?example={example}"
        opened = self.connection.get(page)
        expect(f"status of {page}", opened.status, 200)
        self.fields = fields(form(opened.text))
        self.headers = {
            "Accept-Encoding": "gzip, deflate, br, zstd",
            "Cookie": opened.headers["set-cookie"].partition(";")[0],
            "HX-Current-URL": f"http://{self.connection.host}{page}",
            "HX-Request": "true",
            "HX-Target": "findings",
            "HX-Trigger": "dossier",
        }
        self.waited: list[float] = []
        """What each answer took, in seconds."""
        self.redrawn = 0
        """Answers that brought the whole form anew."""

    def typing(self, begin: float) -> Iterator[None]:
        """Type for ever; every step sends the form once. ``begin`` is how far down the form to begin, from 0 to 1."""
        written = [field for field in self.fields if field.typed and field.value]
        start = int(begin * len(written))
        for field in cycle(written[start:] + written[:start]):
            for burst in range(1, BURSTS + 1):
                self.send(field.name, field.value[: max(1, len(field.value) * burst // BURSTS)])
                yield

    def send(self, name: str = "", text: str = "") -> str:
        """Send the form with this text in this field, take over what the answer brings, and return its page."""
        self.fields = [replace(field, value=text) if field.name == name else field for field in self.fields]
        body = urlencode([(field.name, field.value) for field in self.fields]).encode()
        before = time.perf_counter()
        answer = self.connection.post(f"/{self.language}/check/do/", body, self.headers)
        self.waited.append(time.perf_counter() - before)
        expect(f"status after typing {text!r} as {name}", answer.status, 200)
        page = answer.text
        self._take_over(answer, page)
        return page

    def _take_over(self, answer: Answer, page: str) -> None:
        if "hx-retarget" in answer.headers:
            self.redrawn += 1
            self.fields = fields(form(page))
        else:
            # The link, the revision and the layout stand in the only fields that are not of the form's own making.
            state = {field.name: field.value for field in fields(page)}
            self.fields = [replace(field, value=state.get(field.name, field.value)) for field in self.fields]


def form(page: str) -> str:
    found = FORM.search(page)
    expect("a form on the page", found is not None, True)
    return found[0] if found else ""


def fields(html: str) -> list[Field]:
    """The fields a browser would send, in their order; our own templates put every value in double quotes."""
    found: list[Field] = []
    select = ""
    for end, tag, inside in TAG.findall(html):
        told = {name: unescape(value) for name, value in ATTRIBUTE.findall(inside)}
        kind = told.get("type", "text")
        if tag == "select":
            select = "" if end else told["name"]
            if select:
                found.append(Field(select, "", typed=False))
        elif tag == "option" and "selected" in told:
            found[-1] = Field(select, told.get("value", ""), typed=False)
        elif tag == "input" and (kind not in ("checkbox", "radio") or "checked" in told):
            found.append(Field(told["name"], told.get("value", ""), typed=kind == "text"))
    return found
