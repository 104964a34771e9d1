"""People, organisations and places that texts name, made links to their pages.

Whether a text names somebody is asked of the registers once for a whole page: while it is drawn, texts leave a mark
where they stand; when it is drawn they are all looked through together, and take the place of their marks.
"""

from __future__ import annotations

import re
from contextvars import ContextVar

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

_texts: ContextVar[list[Said] | None] = ContextVar("texts", default=None)

# Two of the code points that Unicode leaves to private use; what people write has none of them on these pages.
BEGIN, END = "\ue400", "\ue401"
_MARK = re.compile(f"{BEGIN}(\\d+){END}")


def prose(text: object, lang: str | None = None) -> Markup:
    """A text of a page; on pages drawn with mentions whoever it names is a link.

    Its language is said where it is known; a text of ours has none or an empty one.
    """
    texts = _texts.get()
    told = str(text)
    if texts is None or isinstance(text, Markup) or BEGIN in told or END in told:
        return escape(text)
    texts.append((told, lang or None))
    return Markup(f"{BEGIN}{len(texts) - 1}{END}")


def drawn_with_mentions(template: str, context: dict[str, Any], request: HttpRequest) -> str:
    """A page from its template, with links to those whom its texts name, each once in a text. One query beside its own.

    A page does not lead to itself.
    """
    texts: list[Said] = []
    token = _texts.set(texts)
    try:
        page = render_to_string(template, context, request)
    finally:
        _texts.reset(token)
    if not texts:
        return page
    drawn = [_linked(text, spans, request.path) for (text, _lang), spans in zip(texts, marked_all(texts), strict=True)]
    return _MARK.sub(lambda found: drawn[int(found[1])], page)


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
