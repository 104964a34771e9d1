"""What every template can call: words, addresses, files of the front end, values as a reader's language writes them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.templatetags.static import static
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import get_language, override
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from diptych.faces.portal.polish import polish
from diptych.faces.portal.registers.mentioning import prose
from diptych.faces.portal.slate.moments import clock
from diptych.faces.portal.structured import json_ld
from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from django.http import HttpRequest

THEMES = ("light", "dark")

LETTERS = ("fonts", "han")
"""Styles that hold nothing but the faces of letters: Latin and Cyrillic, Chinese."""


LOCALES = {"ru": "ru_RU", "zh-hans": "zh_CN", "en": "en_GB"}
"""The languages of the site as Open Graph writes them."""

PICTURED = frozenset({"film", "person", "event", "drive", "expedition", "document", "slate-film"})
"""Pages whose picture shows what they are about."""


@cache
def _language(code: str) -> Language:
    return Language(code)


def current_language() -> Language:
    """The language of this request, as Django's own middleware found it in the address or the browser's wishes."""
    code = get_language() or settings.LANGUAGE_CODE
    return _language(code if code in LANGUAGES else settings.LANGUAGE_CODE)


def _(text: str) -> str:
    return current_language().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    return current_language().ngettext(one, many, count)


def fill(text: str, **parts: Any) -> Markup:
    """A translated sentence with its fields filled; what is not markup is escaped, so links may stand in it."""
    return Markup(escape(text)).format(**parts)


def code(text: str) -> Markup:
    """Something to be typed as it stands, in a sentence."""
    return Markup('<code translate="no">{}</code>').format(text)


def once() -> Markup:
    """The field by which a form that is sent again is known: another each time it is drawn."""
    return Markup('<input type="hidden" name="once" value="{}" autocomplete="off">').format(uuid4())


def on_clock(at: datetime, zone: str) -> str:
    """A moment by the clocks of a time zone, as the reader's language writes it."""
    return clock(at, zone, current_language())


def address(name: str, /, **arguments: Any) -> str:
    """The address of a page in the language of this request."""
    return reverse(name, kwargs=arguments or None)


@cache
def _manifest() -> dict[str, Any]:
    """The files of the front end's build; without it the site has neither style nor script and is not ready."""
    path = Path(settings.STATIC_ROOT) / "diptych" / ".vite" / "manifest.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        found = {}
    return found


def styles(entry: str = "src/main.ts") -> list[str]:
    """Addresses of the styles of an entry."""
    part = _manifest().get(entry, {})
    return [static(f"diptych/{name}") for name in part.get("css", ())]


def assets(entry: str = "src/main.ts") -> Markup:
    """Tags for an entry of the front end: its styles, then its script."""
    # While developing, the front end is built again under a server that runs on.
    part = (_manifest.__wrapped__ if settings.DEBUG else _manifest)().get(entry)
    if part is None:
        return Markup()
    styles = [static(f"diptych/{name}") for name in part.get("css", ())]
    tags = [Markup('<link rel="stylesheet" href="{}">').format(name) for name in styles]
    file = static(f"diptych/{part['file']}")
    kind = '<link rel="stylesheet" href="{}">' if file.endswith(".css") else '<script type="module" src="{}"></script>'
    tags.append(Markup(kind).format(file))
    return Markup("\n").join(tags)


def letters(name: str, fetched: tuple[str, ...]) -> Markup:
    """Tags for the faces of letters. Where they have yet to be fetched, the page is painted before they are used:
    frontend/src/letters.ts sees to that, and nothing has to be seen to without a script."""
    tags = assets(f"src/styles/{name}.css")
    if name in fetched:
        return tags
    waiting = tags.replace(">", Markup(' media="print" data-letters="{}">').format(name))
    return Markup("{}<noscript>{}</noscript>").format(waiting, tags)


def fetched(request: HttpRequest) -> tuple[str, ...]:
    """The letters that this browser has in its cache, as far as a cookie tells."""
    told = request.COOKIES.get("letters", "").split(".")
    return tuple(name for name in LETTERS if name in told)


def page(request: HttpRequest) -> dict[str, Any]:
    """What every page is given besides its own content."""
    theme = request.COOKIES.get("theme", "")
    return {
        "language": current_language(),
        "languages": languages(request),
        "fetched": fetched(request),
        "theme": theme if theme in THEMES else "",
        "origin": origin_of(request),
        "picture": _picture(request),
    }


def _picture(request: HttpRequest) -> str:
    """The address of the picture that goes with a page: that of the thing it is about, else that of the site."""
    match, code = request.resolver_match, current_language().code
    if match is not None and match.url_name in PICTURED and "id" in match.kwargs:
        return reverse("picture", kwargs={"code": code, "kind": match.url_name, "id": str(match.kwargs["id"])})
    return reverse("picture-site", kwargs={"code": code})


def origin_of(request: HttpRequest) -> str:
    """Scheme and host of the site; empty where the request names a host that is not ours, as on the page saying so."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """The same page in every language of the product, its query kept."""
    here = current_language().code
    try:
        match = resolve(request.path_info)
    except Resolver404:
        match = None
    query = request.META.get("QUERY_STRING", "")
    found = []
    for code, name in settings.LANGUAGES:
        with override(code):
            try:
                path = reverse(match.view_name, args=match.args, kwargs=match.kwargs) if match else reverse("front")
            except NoReverseMatch:
                path = reverse("front")
        found.append(
            {
                "code": code,
                "tag": _language(code).tag,
                "locale": LOCALES[code],
                "name": name,
                "url": f"{path}?{query}" if query and match else path,
                "path": path,
                "current": code == here,
            }
        )
    return found


def environment(**options: Any) -> Environment:
    """Jinja's environment: strict about names, so that a misspelt one fails in a test and not in silence."""
    made = Environment(**{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})
    made.globals.update(
        _=_,
        ngettext=ngettext,
        code=code,
        fill=fill,
        once=once,
        prose=prose,
        on_clock=on_clock,
        url=address,
        static=static,
        assets=assets,
        letters=letters,
        current_language=current_language,
        json_ld=json_ld,
    )
    made.filters["polish"] = polish
    return made
