"""Pictures of pages, for those who pass on their addresses."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from diptych.faces.portal.pictures import KINDS, Picture, draw, of_site, of_thing
from diptych.faces.portal.shelf import Shelf
from diptych.faces.portal.shelved import without_content
from diptych.kernel.limits import spend
from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest

SHELF = Shelf(room=256)
"""Pictures of this process by what is on them: some 40 kB each, so at most some ten megabytes."""

PNG = "image/png"
A_DAY = 24 * 3600


@require_safe
def site(request: HttpRequest, code: str) -> HttpResponse:
    """The picture of every page that has none of its own."""
    return _answer(request, of_site(_language(code)))


@require_safe
def thing(request: HttpRequest, code: str, kind: str, id: str) -> HttpResponse:
    """The picture of one thing."""
    language = _language(code)
    if kind not in KINDS:
        raise Http404
    # Labels come with the addresses of pages, which are in the language of the moment.
    with override(code):
        picture = of_thing(kind, id, language)
    if picture is None:
        raise Http404
    return _answer(request, picture)


def _language(code: str) -> Language:
    if code not in LANGUAGES:
        raise Http404
    return Language(code)


def _answer(request: HttpRequest, picture: Picture) -> HttpResponse:
    """The picture, drawn only where it is not kept here and the asker has another or none."""
    digest = picture.digest
    headers = {"ETag": f'"{digest}"', "Cache-Control": f"public, max-age={A_DAY}"}
    if known := without_content(request, headers, PNG):
        return known

    def make() -> bytes:
        spend(request, "picture")
        return draw(picture)

    return HttpResponse(SHELF.get(digest, make).plain, headers=headers, content_type=PNG)
