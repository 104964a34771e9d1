"""People, organisations and places that texts name, made links to their pages.

Whether a text names somebody is asked of the registers once for a whole page: while it is drawn, texts leave a mark
where they stand; when it is drawn they are all looked through together, and take the place of their marks.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from secrets import token_hex

from django.template.loader import render_to_string
from django.urls import reverse
from markupsafe import Markup, escape

from diptych.registers.authority.queries.mentions import marked_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from django.http import HttpRequest

    from diptych.registers.authority.queries.mentions import Span

    Said = tuple[str, str | None]
    """A text and its language."""

# Two of the code points that Unicode leaves to private use, which separate nothing and mean nothing to a page.
BEGIN, END = "\ue400", "\ue401"


class _Drawing:
    """The texts of a page that is being drawn."""

    def __init__(self) -> None:
        self.texts: list[Said] = []
        # A sign that nobody can have written before: names and texts may hold any character.
        self.sign = token_hex(8)

    def mark(self, text: str, lang: str | None) -> str:
        self.texts.append((text, lang))
        return f"{BEGIN}{self.sign}.{len(self.texts) - 1}{END}"

    def filled(self, page: str, drawn: Sequence[str]) -> str:
        return re.sub(f"{BEGIN}{self.sign}\\.(\\d+){END}", lambda found: drawn[int(found[1])], page)


_drawing: ContextVar[_Drawing | None] = ContextVar("drawing", default=None)


def prose(text: object, lang: str | None = None) -> Markup:
    """A text of a page; on pages drawn with mentions whoever it names is a link.

    Its language is said where it is known; a text of ours has none or an empty one.
    """
    drawing = _drawing.get()
    if drawing is None or isinstance(text, Markup):
        return escape(text)
    return Markup(drawing.mark(str(text), lang or None))


def drawn_with_mentions(template: str, context: dict[str, Any], request: HttpRequest) -> str:
    """A page from its template, with links to those whom its texts name, each once in a text. One query beside its own.

    A page does not lead to itself.
    """
    drawing = _Drawing()
    token = _drawing.set(drawing)
    try:
        page = render_to_string(template, context, request)
    finally:
        _drawing.reset(token)
    if not drawing.texts:
        return page
    found = zip(drawing.texts, marked_all(drawing.texts), strict=True)
    return drawing.filled(page, [_linked(text, spans, request.path) for (text, _lang), spans in found])


def _linked(text: str, spans: Sequence[Span], here: str) -> str:
    parts: list[str] = []
    at = 0
    seen = set()
    for span in spans:
        href = reverse("person", kwargs={"id": span.agent})
        if span.agent in seen or href == here:
            continue
        seen.add(span.agent)
        name = escape(text[span.start : span.end])
        parts += [escape(text[at : span.start]), Markup('<a class="mention" href="{}">{}</a>').format(href, name)]
        at = span.end
    return "".join((*parts, escape(text[at:])))
