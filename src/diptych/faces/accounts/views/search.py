"""Search: the page of what was found, and what may be meant while one types."""

from __future__ import annotations

from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from diptych.faces.accounts.access import person_at
from diptych.faces.asked import asked_of
from diptych.faces.portal.search.found import found_page
from diptych.faces.portal.search.records import Keeping, Way
from diptych.faces.portal.search.suggesting import offers
from diptych.faces.portal.shelf import pack
from diptych.faces.portal.shelved import sent
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.searching import SAID
from diptych.kernel.limits import spend
from diptych.kernel.search.queries.saved import search_asked, search_kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.faces.asked import Wish
    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.models import SavedSearch


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found for the text and the choices in the address: what is public, and what who asks may read besides.

    Whoever asks too often is told so in words.
    """
    wish = asked_of(request)
    if wish.text or wish.chosen:
        spend(request, "search")
    return page_of(request, wish)


def page_of(request: HttpRequest, wish: Wish, *, name: str = "", error: str = "") -> HttpResponse:
    """The page of a question; with what was typed as its name, and why it could not be kept under that."""
    person = person_at(request)
    kept = search_kept(wish.saved, person=person) if person and wish.saved else None
    keeping = _keeping(request, wish, person, name, error)
    page = found_page(wish, current_language(), person, kept=kept, keeping=keeping)
    return own_answer(request, "search/page.html", {"page": page}, status=422 if error else 200)


def _keeping(request: HttpRequest, wish: Wish, person: Person | None, name: str, error: str) -> Keeping | None:
    if not wish.text and not wish.chosen:
        return Keeping(list=reverse("account-searches"), error=error) if person else None
    if person is None:
        return Keeping(sign_in=f"{reverse('account_login')}?{urlencode({'next': wish.address})}")
    found = search_asked(wish.query, person=person)
    said = SAID.get(request.GET.get("said", ""), "") if found else ""
    return Keeping(
        kept=_way(found) if found else None,
        name=name or wish.text[:100],
        error=error,
        said=current_language().gettext(said) if said else "",
    )


def _way(saved: SavedSearch) -> Way:
    return Way(text=saved.name, href=reverse("account-searches"))


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """What may be meant by what is being typed, as a piece of a page for <combo-box>."""
    spend(request, "suggest")
    found = offers(request.GET.get("q", ""), current_language(), person_at(request))
    return own_answer(request, "search/offered.html", {"offered": found})


def own_answer(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """An answer that differs by who asks: what somebody signed in was told is kept by nobody, and what everybody is
    told by their own browser alone, which asks before it shows it again."""
    if person_at(request) is None:
        answer = sent(request, pack(render_to_string(template, context, request).encode()), "Cookie")
        del answer["Cache-Control"]
        patch_cache_control(answer, private=True, no_cache=True)
        return answer
    answer = render(request, template, context, status=status)
    patch_vary_headers(answer, ("Cookie",))
    patch_cache_control(answer, private=True, no_cache=True, no_store=True)
    return answer
