"""Which language a request is answered in: the one its address names, else the one it accepts best, else English."""

from __future__ import annotations

from functools import cache

from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest


def language_of(request: HttpRequest) -> Language:
    """The language of the answer; a cookie has no say, since an answer follows from its request alone."""
    asked = request.GET.get("language", "")
    if asked in LANGUAGES:
        return language(asked)
    for tag, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if tag == "*":
            break
        try:
            return language(get_supported_language_variant(tag))
        except LookupError:
            continue
    return language("en")


@cache
def language(code: str) -> Language:
    """A language, its names read from disk once."""
    return Language(code)
