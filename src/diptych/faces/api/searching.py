"""The operations that search: what is found by a question, and what may be meant by the beginning of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Router

from diptych.apps.slate.queries.reaching import bound
from diptych.faces.api import searched
from diptych.faces.api.answering import computed
from diptych.faces.api.asking import read_query
from diptych.faces.api.languages import language_of
from diptych.faces.api.searched import SEARCH, SUGGEST, describe
from diptych.faces.api.slate.callers import caller
from diptych.kernel import limits
from diptych.kernel.search.queries.searching import search, suggested

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.permissions.person import Person

router = Router(tags=["Search"])


def _asking(request: HttpRequest) -> Person | None:
    """Who asks: nobody in particular, or the owner of a token within its reach."""
    if "Authorization" not in request.headers:
        return None
    return bound(caller(request, "read").reach)


@router.get(
    "/search",
    operation_id="search",
    summary="Search everything",
    response={200: searched.SearchResults},
    openapi_extra=describe(SEARCH),
    url_name="search",
)
def found(request: HttpRequest) -> HttpResponse:
    """What is found for `q`, the best first: films, people, organisations, events, documents, agreements article by
    article, sources, in whatever language they are described. All its words are looked for, and where too little has
    them all, some. With a token also the proposals that its owner may read; nothing else is counted or hinted at."""
    person = _asking(request)
    asked: Any = read_query(request, SEARCH)
    limits.spend(request, "search")
    language = language_of(request)
    results = search(
        asked.get("q", ""),
        person=person,
        language=language.code,
        kinds=asked.get("kind", ()),
        facets=searched.narrowed(asked),
        page=asked.get("page", 1),
        per_page=asked.get("limit", searched.USUAL),
        order=asked.get("order", "best"),
    )
    return _own(computed(searched.results(request, results, language), language))


@router.get(
    "/suggest",
    operation_id="suggest",
    summary="Suggest while somebody types",
    response={200: searched.Suggestions},
    openapi_extra=describe(SUGGEST),
    url_name="suggest",
)
def offered(request: HttpRequest) -> HttpResponse:
    """What may be meant by the beginning of a name or a title: in any script, in pinyin or its initials, in Latin
    letters for Cyrillic, with the wrong keyboard."""
    person = _asking(request)
    asked: Any = read_query(request, SUGGEST)
    limits.spend(request, "suggest")
    language = language_of(request)
    rows = suggested(
        asked.get("q", ""), person=person, language=language.code, most=asked.get("most", searched.OFFERED)
    )
    return _own(computed(searched.suggestions(rows, language), language))


def _own(answer: HttpResponse) -> HttpResponse:
    """It depends on who asks."""
    patch_vary_headers(answer, ("Authorization",))
    return answer
